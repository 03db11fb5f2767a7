"""The views of the message, its JSON and its request."""
