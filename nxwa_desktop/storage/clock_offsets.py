"""By how much this computer's clock was off, as each server said last."""

import logging
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING

from nxwa_desktop.clock import Clock

if TYPE_CHECKING:  # the window imports this before its first picture, and that does without sqlite3
    from nxwa_desktop.storage.database import Database
    from nxwa_desktop.storage.stores import Stores, StoreThread

_log = logging.getLogger(__name__)

_SAVE = (
    "INSERT INTO clock_offsets (url, offset_ms, learnt_at) VALUES (?, ?, ?)"
    " ON CONFLICT (url) DO UPDATE SET offset_ms = excluded.offset_ms, learnt_at = excluded.learnt_at"
)


class ClockOffsets:
    """Reads and writes offsets in milliseconds, by URL. Every method raises `StorageError`."""

    def __init__(self, database: "Database") -> None:
        self._database = database

    def all(self) -> dict[str, int]:
        """What was learnt."""
        return dict(self._database.query("SELECT url, offset_ms FROM clock_offsets"))

    def save(self, url: str, offset_ms: int, at: int) -> None:
        """Keep what was learnt at `at` (milliseconds since the epoch)."""
        self._database.execute(_SAVE, (url, offset_ms, at))


def keep_offsets(
    clock: Clock, stores: "StoreThread", then: Callable[[str, int], object] | None = None
) -> "Future[None]":
    """Tell the clock what was learnt before, and keep what it learns from now on; done when it has been told.

    What is sent after this call is stamped with that knowledge. Nothing waits for the keeping, and a disk that fails
    is only noted. `then(url, offset_ms)` is called as `Clock.on_learnt` is, which this takes.
    """

    def recall(opened: "Stores") -> None:
        clock.remember(opened.clock_offsets.all())

    def keep(url: str, offset_ms: int) -> None:
        at = time.time_ns() // 1_000_000
        saved = stores.submit(lambda opened: opened.clock_offsets.save(url, offset_ms, at))
        saved.add_done_callback(_note_failure)
        if then is not None:
            then(url, offset_ms)

    clock.on_learnt = keep
    recalled = stores.submit(recall)
    recalled.add_done_callback(_note_failure)
    return recalled


def _note_failure(done: "Future[None]") -> None:
    if not done.cancelled() and (error := done.exception()) is not None:
        _log.warning("the clock's offsets could not be read or written: %s", error)
