"""The numbers that nobody writes to: customers who asked for it."""

from collections.abc import Iterable, Sequence

from nxwa_desktop.storage.sqlite import Database


class NeverSend:
    """Reads and writes the list. Numbers are digits with country code. Every method raises `StorageError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list(self) -> tuple[str, ...]:
        """All numbers, in the order they were added."""
        rows = self._database.query("SELECT recipient FROM never_send ORDER BY added_at, rowid")
        return tuple(recipient for (recipient,) in rows)

    def added_at(self, recipient: str) -> int | None:
        """When the number was added, in milliseconds since the epoch; None where it is not on the list."""
        rows = self._database.query("SELECT added_at FROM never_send WHERE recipient = ?", (recipient,))
        return rows[0][0] if rows else None

    def add(self, recipients: Iterable[str], at: int) -> int:
        """Add these numbers; how many were not there. `at`: milliseconds since the epoch."""
        before = self._size()
        with self._database.transaction():
            self._database.execute_many(
                "INSERT OR IGNORE INTO never_send (recipient, added_at) VALUES (?, ?)",
                ((recipient, at) for recipient in recipients),
            )
        return self._size() - before

    def remove(self, recipients: Sequence[str]) -> None:
        """Remove these numbers."""
        with self._database.transaction():
            self._database.execute_many(
                "DELETE FROM never_send WHERE recipient = ?", ((recipient,) for recipient in recipients)
            )

    def _size(self) -> int:
        ((size,),) = self._database.query("SELECT COUNT(*) FROM never_send")
        return int(size)
