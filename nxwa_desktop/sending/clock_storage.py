"""Keeps on disk what the server clock learns, and tells it at the start."""

import logging
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING

from nxwa_desktop.sending.server_clock import ServerClock
from nxwa_desktop.system.wall_clock import now_ms

if TYPE_CHECKING:  # the window imports this before its first picture, and that does without sqlite3
    from nxwa_desktop.storage.worker import Repositories, StorageWorker

_log = logging.getLogger(__name__)


def keep_offsets(
    clock: ServerClock, storage: "StorageWorker", then: Callable[[str, int], object] | None = None
) -> "Future[None]":
    """Tell the clock what was learnt before, and keep what it learns from now on; done when it has been told.

    What is sent after this call is stamped with that knowledge. Nothing waits for the keeping, and a disk that fails
    is only noted. `then(url, offset_ms)` is called as `ServerClock.on_learnt` is, which this takes.
    """

    def recall(opened: "Repositories") -> None:
        clock.remember(opened.clock_offsets.all())

    def keep(url: str, offset_ms: int) -> None:
        at = now_ms()
        saved = storage.submit(lambda opened: opened.clock_offsets.save(url, offset_ms, at))
        saved.add_done_callback(_note_failure)
        if then is not None:
            then(url, offset_ms)

    clock.on_learnt = keep
    recalled = storage.submit(recall)
    recalled.add_done_callback(_note_failure)
    return recalled


def _note_failure(done: "Future[None]") -> None:
    if not done.cancelled() and (error := done.exception()) is not None:
        _log.warning("the clock's offsets could not be read or written: %s", error)
