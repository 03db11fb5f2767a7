"""A fixed wall clock: import it before any module of the program keeps a reference to the real one."""

import datetime
import time

from PySide6.QtCore import QDate, QDateTime


class FixedClock:
    """Replaces the wall clock by a time that changes only when it is set."""

    def __init__(self, now: float) -> None:
        self.now = now
        time.time = lambda: self.now
        time.time_ns = lambda: round(self.now * 1_000_000_000)
        time.clock_gettime = lambda _: self.now  # the one that nobody can set: the two agree
        # Qt asks the system.
        QDate.currentDate = staticmethod(lambda: self._qt().date())  # type: ignore[method-assign]
        QDateTime.currentDateTime = staticmethod(self._qt)  # type: ignore[method-assign, assignment]

    def _qt(self) -> QDateTime:
        return QDateTime.fromMSecsSinceEpoch(round(self.now * 1000))


TODAY = datetime.datetime(2026, 11, 24, 10, 24, tzinfo=datetime.UTC).timestamp()
CLOCK = FixedClock(TODAY)
