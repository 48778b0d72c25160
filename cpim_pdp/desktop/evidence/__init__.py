"""Files that prove activities, as the window takes and shows them."""
