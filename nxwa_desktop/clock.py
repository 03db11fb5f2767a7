"""The time a request is stamped with: this computer's, corrected by what the servers said. No Qt."""

import threading
import time
from collections.abc import Callable

FARTHEST_MS = 366 * 24 * 3_600_000
"""A date farther away than a year is no clock's: a gateway made it up."""
TOLERANCE_MS = 5_000
"""A smaller difference is left alone: the `Date` header has whole seconds and travels for a while."""


class Clock:
    """Wall clock in milliseconds since the epoch, with one learnt offset for each endpoint's URL."""

    def __init__(self, now: Callable[[], float] = time.time) -> None:
        self._now = now
        self._offsets: dict[str, int] = {}
        self._lock = threading.Lock()

    def local_ms(self) -> int:
        """This computer's own time."""
        return int(self._now() * 1000)

    def stamp_ms(self, url: str) -> int:
        """The time as the server behind `url` sees it: taken now, never kept."""
        return self.local_ms() + self.offset_ms(url)

    def offset_ms(self, url: str) -> int:
        """What is added to this computer's time for `url`; 0 while the two agree within the tolerance."""
        with self._lock:
            return self._offsets.get(url, 0)

    def learn(self, url: str, *, server_ms: int, sent_ms: int, received_ms: int) -> None:
        """Note the `Date` header of an answer, asked for and received at this computer's `sent_ms`, `received_ms`.

        A slow server may have written it at any moment between the two: only what lies outside them is a difference.
        """
        if abs(server_ms - received_ms) > FARTHEST_MS:
            return
        offset = min(server_ms - sent_ms, 0) + max(server_ms - received_ms, 0)
        with self._lock:
            self._offsets[url] = offset if abs(offset) > TOLERANCE_MS else 0
