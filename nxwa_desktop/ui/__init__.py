"""The window. Every module here may use Qt Widgets."""
