"""Times as people say them: "12 min ago", "Yesterday", "Today 10:24:07", "1.5 s"."""

import re

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale

MINUTE_MS, HOUR_MS = 60_000, 3_600_000
_YEAR = re.compile(r"(?:\s'\w+')?[\s,]{0,3}y+(?:年|년|\.|\s?'[^']*'\.?)?")
"""The year in a locale's pattern of dates, with the words and signs that belong to it."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("RelativeTime", text)


def date_of(at_ms: int) -> QDate:
    """The day of a moment (milliseconds since the epoch) in the person's zone."""
    return QDateTime.fromMSecsSinceEpoch(at_ms).date()


def day_name(date: QDate) -> str:
    """A day: today, yesterday, or its date, without the year where that is this one."""
    today = QDate.currentDate()
    days = date.daysTo(today)
    if days in {0, 1}:
        return _tr("Yesterday") if days else _tr("Today")
    pattern = QLocale().dateFormat(QLocale.FormatType.LongFormat)
    if date.year() == today.year():
        pattern = _YEAR.sub("", pattern).strip(" ,")
    return QLocale().toString(date, pattern)


def relative_time(at_ms: int, now_ms: int, *, with_day: bool = False) -> str:
    """How long ago a moment of today was, else its clock time; `with_day`: its date, where it was not today."""
    at = QDateTime.fromMSecsSinceEpoch(at_ms)
    ago = now_ms - at_ms
    if at.date() != date_of(now_ms) or ago < -MINUTE_MS:
        if with_day:
            return QLocale().toString(at.date(), QLocale.FormatType.ShortFormat)
        return QLocale().toString(at.time(), QLocale.FormatType.ShortFormat)
    if ago < MINUTE_MS:
        return _tr("just now")
    if ago < HOUR_MS:
        return _tr("{0} min ago").format(ago // MINUTE_MS)
    return _tr("{0} h ago").format(ago // HOUR_MS)


def duration(ms: int) -> str:
    """How long something took: "212 ms", "1.5 s", "30 s"."""
    seconds = QLocale().toString(ms / 1000, "f", 1 if ms < 10_000 else 0)
    return _tr("{0} ms").format(ms) if ms < 1000 else _tr("{0} s").format(seconds)


def day_and_time(at_ms: int) -> str:
    """The day and the time to the second."""
    at = QDateTime.fromMSecsSinceEpoch(at_ms)
    return f"{day_name(at.date())} {at.time().toString('HH:mm:ss')}"


def short_time(at_ms: int) -> str:
    """The time of day, without seconds."""
    return QLocale().toString(QDateTime.fromMSecsSinceEpoch(at_ms).time(), QLocale.FormatType.ShortFormat)
