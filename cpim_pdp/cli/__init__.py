"""The command line: the program's second face, with everything that can be done to a log."""
