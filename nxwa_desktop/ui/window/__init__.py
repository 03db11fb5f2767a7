"""The main window, its menus and what belongs to the whole window."""
