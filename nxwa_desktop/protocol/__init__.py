"""What the documents say of the endpoint. No Qt, no clock of its own, no files but its two tables."""
