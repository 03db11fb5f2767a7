"""Controllers: each connects the widgets, services and dialogs of one subject."""
