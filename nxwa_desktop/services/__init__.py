"""State and background work of the window. QtCore is all of Qt that is known here."""
