"""SQLite and files: everything that outlives the program."""
