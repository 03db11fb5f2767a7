"""The form that a message is composed in."""
