"""The guide: its pages as they come with the program, and the window that shows them."""
