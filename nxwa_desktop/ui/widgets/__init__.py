"""Reusable controls, icons and colours."""
