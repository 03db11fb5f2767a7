"""The table of clock offsets, one for each server URL."""

from nxwa_desktop.storage.sqlite import Database

_SAVE = (
    "INSERT INTO clock_offsets (url, offset_ms, learnt_at) VALUES (?, ?, ?)"
    " ON CONFLICT (url) DO UPDATE SET offset_ms = excluded.offset_ms, learnt_at = excluded.learnt_at"
)


class ClockOffsets:
    """Reads and writes offsets in milliseconds, by URL. Every method raises `StorageError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> dict[str, int]:
        """The stored offsets in milliseconds, by URL."""
        return dict(self._database.query("SELECT url, offset_ms FROM clock_offsets"))

    def save(self, url: str, offset_ms: int, at: int) -> None:
        """Keep what was learnt at `at` (milliseconds since the epoch)."""
        self._database.execute(_SAVE, (url, offset_ms, at))
