"""The exit status of a command."""

DONE = 0
"""Done; of a send: accepted."""
REJECTED = 1
UNUSABLE = 2
"""Arguments or input that cannot be used."""
NOT_SENT = 3
"""Not sent, or not stored."""
UNKNOWN = 4
