"""What connects widgets, services and dialogs, one module per subject."""
