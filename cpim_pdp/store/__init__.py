"""The one file that a log is: schema, reading and writing, journal, evidence, backups."""
