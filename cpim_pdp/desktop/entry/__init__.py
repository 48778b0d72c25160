"""The form in which an activity is logged and changed."""
