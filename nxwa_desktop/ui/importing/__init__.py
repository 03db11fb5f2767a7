"""Dialogs and drop target for importing messages."""
