"""The time of the computer's clock."""

import datetime
import time


def now_ms() -> int:
    """Milliseconds since the epoch."""
    return time.time_ns() // 1_000_000


def local_midnight_ms(at_ms: int | None = None) -> int:
    """When the day of a moment (None: today) began in the person's zone, in milliseconds since the epoch."""
    moment = local_time(now_ms() if at_ms is None else at_ms)
    begun = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    return int(begun.timestamp() * 1000)


def utc_time(at_ms: int) -> datetime.datetime:
    """A stored moment (milliseconds since the epoch) in UTC; the nearest that the calendar has, whatever was stored."""
    return _EPOCH + datetime.timedelta(milliseconds=min(max(at_ms, _EARLIEST_MS), _LATEST_MS))


def local_time(at_ms: int) -> datetime.datetime:
    """A stored moment in the person's zone; in UTC where the system cannot tell: Windows before 1970, after 3000."""
    moment = utc_time(at_ms)
    try:
        return moment.astimezone()
    except (OSError, OverflowError, ValueError):
        return moment


_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
_EARLIEST_MS = -62_135_596_800_000
"""The beginning of the year 1."""
_LATEST_MS = 253_402_300_799_999
"""The end of the year 9999."""
