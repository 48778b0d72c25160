"""What the system that the program runs on is asked for: to start it, and to show a message."""
