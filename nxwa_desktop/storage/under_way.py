"""The processes that have a send or a batch under way, or had one when they ended."""

from nxwa_desktop.storage.sqlite import Database

RUNNING = "SELECT DISTINCT owner FROM batches WHERE state = 'running'"
_SENDING = "SELECT DISTINCT owner FROM history INDEXED BY history_sending WHERE state = 'sending'"


def senders(database: Database) -> list[str]:
    """The tokens of those that have a send under way. Raises StorageError."""
    return [owner for (owner,) in database.query(_SENDING)]


def batch_runners(database: Database) -> list[str]:
    """The tokens of those that have a batch under way. Raises StorageError."""
    return [owner for (owner,) in database.query(RUNNING)]
