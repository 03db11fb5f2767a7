"""Pasting and dropping texts."""
