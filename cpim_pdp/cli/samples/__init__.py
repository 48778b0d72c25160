"""Logs of invented holders, to try the program on: the same numbers give the same content."""
