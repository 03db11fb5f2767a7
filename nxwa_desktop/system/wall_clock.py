"""The time of the computer's clock."""

import datetime
import time


def now_ms() -> int:
    """Milliseconds since the epoch."""
    return time.time_ns() // 1_000_000


def local_midnight_ms() -> int:
    """When today began in the person's zone, in milliseconds since the epoch."""
    begun = datetime.datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    return int(begun.timestamp() * 1000)
