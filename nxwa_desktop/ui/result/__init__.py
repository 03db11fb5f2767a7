"""The Send button, and how the last send ended."""
