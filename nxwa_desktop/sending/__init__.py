"""One send, from a message to its outcome."""
