"""Choosing and editing accounts."""
