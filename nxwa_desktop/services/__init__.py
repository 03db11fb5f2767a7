"""What the window does in the background and what it is about. QtCore only."""
