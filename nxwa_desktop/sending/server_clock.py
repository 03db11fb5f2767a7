"""The time stamp of requests: this computer's time, corrected by the servers' `Date` headers. No Qt."""

import threading
import time
from collections.abc import Callable, Mapping

FARTHEST_MS = 366 * 24 * 3_600_000
"""A date farther away than a year is no clock's: a gateway made it up."""
TOLERANCE_MS = 5_000
"""A smaller difference is left alone: the `Date` header has whole seconds and travels for a while."""


def steady_time() -> float:
    """Seconds since some moment, by a clock that nobody sets and that goes on while the computer sleeps."""
    # Windows and macOS count the sleep under another name, where they do.
    clock = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))
    return time.monotonic() if clock is None else time.clock_gettime(clock)


class ServerClock:
    """Wall clock in milliseconds since the epoch, with what each endpoint's URL said of it.

    What a server says is kept in the terms of a steady clock: when somebody sets this computer's clock afterwards,
    the servers' time is known all the same.
    """

    def __init__(self, now: Callable[[], float] = time.time, steady: Callable[[], float] = steady_time) -> None:
        self._now = now
        self._steady = steady
        self._servers: dict[str, float] = {}
        """For each URL its time minus the steady clock's, in milliseconds."""
        self._begun = (now(), steady())
        self._lock = threading.Lock()
        self._reported: dict[str, int] = {}
        self.on_learnt: Callable[[str, int], object] | None = None
        """Called with the URL and its offset, on the thread of `learn`, when it differs from the one last reported."""

    def local_ms(self) -> int:
        """This computer's own time."""
        return int(self._now() * 1000)

    def unadjusted_ms(self) -> int:
        """This computer's time, without changes of its clock since the program began."""
        wall, steady = self._begun
        return int((wall + self._steady() - steady) * 1000)

    def earliest_ms(self) -> int:
        """The earlier of the two, so that a change of the computer's clock makes nothing older than it is."""
        return min(self.local_ms(), self.unadjusted_ms())

    def stamp_ms(self, url: str) -> int:
        """The present time of the server at `url`."""
        return self.local_ms() + self.offset_ms(url)

    def lead_ms(self, url: str) -> int:
        """Server offset (ms) relative to the unadjusted clock; changes only when a response taught something."""
        return self.stamp_ms(url) - self.unadjusted_ms()

    def offset_ms(self, url: str) -> int:
        """Milliseconds to add to this computer's time for `url`; 0 while the two agree within the tolerance."""
        with self._lock:
            server = self._servers.get(url)
        if server is None:
            return 0
        offset = round(self._steady() * 1000 + server - self._now() * 1000)
        return offset if abs(offset) > TOLERANCE_MS else 0

    def learn(self, url: str, *, server_ms: int, sent_ms: int, received_ms: int) -> None:
        """Learn from the `Date` header of an answer requested and received at this computer's `sent_ms`, `received_ms`.

        A slow server may have written it at any moment between the two: only what lies outside them is a difference.
        """
        if abs(server_ms - received_ms) > FARTHEST_MS:
            return
        offset = min(server_ms - sent_ms, 0) + max(server_ms - received_ms, 0)
        self._set(url, offset if abs(offset) > TOLERANCE_MS else 0)
        # The header has whole seconds: a second more or less is no news.
        known = self.offset_ms(url)
        if abs(known - self._reported.get(url, 0)) > 1_000:
            self._reported[url] = known
            if self.on_learnt is not None:
                self.on_learnt(url, known)

    def restore(self, offsets: Mapping[str, int]) -> None:
        """Set the offsets stored by an earlier run, except for URLs that were learnt since."""
        for url, offset in offsets.items():
            if url not in self._servers and abs(offset) <= FARTHEST_MS:
                self._set(url, offset)
                self._reported[url] = offset

    def _set(self, url: str, offset_ms: int) -> None:
        with self._lock:
            self._servers[url] = (self._now() - self._steady()) * 1000 + offset_ms
