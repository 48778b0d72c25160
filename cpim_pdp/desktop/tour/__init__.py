"""What is where, shown once to who has just begun a log, and again when asked for."""
