"""The wall clock stands still: to be imported before anything of the program remembers the other one."""

import datetime
import time


class ServerClock:
    """Stands, until somebody moves it."""

    def __init__(self, now: float) -> None:
        self.now = now
        time.time = lambda: self.now
        time.time_ns = lambda: round(self.now * 1_000_000_000)
        time.clock_gettime = lambda _: self.now  # the one that nobody can set: the two agree


TODAY = datetime.datetime(2026, 11, 24, 10, 24, tzinfo=datetime.UTC).timestamp()
CLOCK = ServerClock(TODAY)
