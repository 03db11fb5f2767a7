"""The history page: the list of sends and their details."""
