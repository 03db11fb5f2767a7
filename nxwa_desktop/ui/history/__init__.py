"""The page of the messages sent."""
