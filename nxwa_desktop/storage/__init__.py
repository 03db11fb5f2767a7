"""SQLite and the operating system's keyring. No Qt."""
