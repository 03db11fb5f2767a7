"""The words of batches: counts, lengths of time, and where a batch stands."""

from PySide6.QtCore import QCoreApplication, QLocale

from nxwa_desktop.ui.i18n.plain_text import isolated


def _tr(text: str) -> str:
    return QCoreApplication.translate("BatchWords", text)


def number(count: int) -> str:
    """A count as people write it, isolated for a sentence."""
    return isolated(QLocale().toString(count))


def customers(count: int) -> str:
    """Whom a batch goes to."""
    return _tr("1 customer") if count == 1 else _tr("{0} customers").format(number(count))


def rows(count: int) -> str:
    """How many rows."""
    return _tr("1 row") if count == 1 else _tr("{0} rows").format(number(count))


def about(seconds: float) -> str:
    """A length of time, roughly."""
    minutes = round(seconds / 60)
    if seconds < 50:
        return _tr("less than a minute")
    if minutes <= 1:
        return _tr("about a minute")
    if minutes < 90:
        return _tr("about {0} minutes").format(number(minutes))
    return _tr("about {0} hours").format(isolated(QLocale().toString(minutes / 60, "f", 1)))


def time_left(seconds: float) -> str:
    """How long a batch still takes, roughly."""
    minutes = round(seconds / 60)
    if seconds < 50:
        return _tr("less than 1 min left")
    if minutes < 90:
        return _tr("about {0} min left").format(number(max(1, minutes)))
    return _tr("about {0} h left").format(isolated(QLocale().toString(minutes / 60, "f", 1)))


def per_second(rate: float) -> str:
    """A pace."""
    return _tr("{0} per second").format(isolated(QLocale().toString(rate, "f", 1)))
