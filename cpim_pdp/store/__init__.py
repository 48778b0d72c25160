"""The one file that a log is: schema and migrations, reading and writing, journal, evidence, backups."""
