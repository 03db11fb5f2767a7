"""The offsets of the server clock on disk: loaded at the start, saved when one changes."""

import logging
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING

from nxwa_desktop.sending.server_clock import ServerClock
from nxwa_desktop.system.wall_clock import now_ms

if TYPE_CHECKING:  # the window imports this before its first picture, and that does without sqlite3
    from nxwa_desktop.storage.repositories import Repositories
    from nxwa_desktop.storage.worker import StorageWorker

_log = logging.getLogger(__name__)


def store_offsets(
    clock: ServerClock, storage: "StorageWorker", then: Callable[[str, int], object] | None = None
) -> "Future[None]":
    """Load the stored offsets into the clock, and save each new one; the future is done once they are loaded.

    Requests made after this call are stamped with them. Nothing waits for the saving; a failing disk is only logged.
    Sets `ServerClock.on_learnt`; `then(url, offset_ms)` is called in its place.
    """

    def load(opened: "Repositories") -> None:
        clock.restore(opened.clock_offsets.all())

    def save(url: str, offset_ms: int) -> None:
        at = now_ms()
        saved = storage.submit(lambda opened: opened.clock_offsets.save(url, offset_ms, at))
        saved.add_done_callback(_log_failure)
        if then is not None:
            then(url, offset_ms)

    clock.on_learnt = save
    loaded = storage.submit(load)
    loaded.add_done_callback(_log_failure)
    return loaded


def _log_failure(done: "Future[None]") -> None:
    if not done.cancelled() and (error := done.exception()) is not None:
        _log.warning("the clock's offsets could not be read or written: %s", error)
