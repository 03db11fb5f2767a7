"""How long ago something was, in words."""

import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

_MINUTE, _HOUR = 60_000, 3_600_000


def time_ago(at_ms: int, now_ms: int) -> str:
    """The words for a past time: minutes or hours on the same day, else the date. Times in ms since the epoch."""
    age = now_ms - at_ms
    if age < _MINUTE:
        return QCoreApplication.translate("TimeAgo", "just now")
    if age < _HOUR:
        return QCoreApplication.translate("TimeAgo", "{0} min ago").format(age // _MINUTE)
    if age < 24 * _HOUR and _day(at_ms) == _day(now_ms):
        return QCoreApplication.translate("TimeAgo", "{0} h ago").format(age // _HOUR)
    return QLocale().toString(QDateTime.fromMSecsSinceEpoch(at_ms).date(), QLocale.FormatType.ShortFormat)


def _day(at_ms: int) -> datetime.date:
    return datetime.datetime.fromtimestamp(at_ms / 1_000).date()  # noqa: DTZ006 - the person's own day
