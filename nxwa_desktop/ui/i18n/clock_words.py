"""Sentences about the offset of this computer's clock."""

from PySide6.QtCore import QCoreApplication

MINUTE, HOUR, DAY = 60, 3_600, 86_400


def _tr(text: str) -> str:
    return QCoreApplication.translate("ServerClock", text)


def clock_words(offset_ms: int) -> str:
    """A sentence about a clock that is corrected by `offset_ms`; empty for 0."""
    if not offset_ms:
        return ""
    text = (
        _tr("This computer's clock is {0} slow. Time stamps are corrected by that; set the clock right.")
        if offset_ms > 0
        else _tr("This computer's clock is {0} fast. Time stamps are corrected by that; set the clock right.")
    )
    return text.format(span(round(abs(offset_ms) / 1000)))


def span(seconds: int) -> str:
    """A length of time in its two largest units."""
    if seconds < MINUTE:
        return _tr("{0} s").format(seconds)
    if seconds < HOUR:
        return _tr("{0} min {1} s").format(*divmod(seconds, MINUTE))
    if seconds < DAY:
        hours, rest = divmod(seconds, HOUR)
        return _tr("{0} h {1} min").format(hours, rest // MINUTE)
    days, rest = divmod(seconds, DAY)
    return (_tr("1 day {1} h") if days == 1 else _tr("{0} days {1} h")).format(days, rest // HOUR)
