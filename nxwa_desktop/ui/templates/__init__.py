"""The saved templates."""
