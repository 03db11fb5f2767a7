"""Times of the history as people say them."""

import pytest
from PySide6.QtCore import QDate, QDateTime, QLocale, QTime
from PySide6.QtWidgets import QApplication

from nxwa_desktop.ui.i18n.relative_time import day_name, relative_time

NOON = QDateTime(QDate.currentDate(), QTime(12, 0)).toMSecsSinceEpoch()
SECOND, MINUTE, HOUR = 1_000, 60_000, 3_600_000


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("ago", "text"),
    [
        (0, "just now"),
        (59 * SECOND, "just now"),
        (-5 * SECOND, "just now"),
        (MINUTE, "1 min ago"),
        (59 * MINUTE, "59 min ago"),
        (HOUR, "1 h ago"),
        (11 * HOUR, "11 h ago"),
        (25 * HOUR, "11:00"),
        (-HOUR, "13:00"),
    ],
)
def test_how_long_ago_it_was_today_and_the_clock_time_before(ago: int, text: str) -> None:
    assert relative_time(NOON - ago, NOON).removesuffix(" AM").replace("1:00 PM", "13:00") == text


def test_the_days_have_names(qapp: QApplication) -> None:
    today = QDate.currentDate()
    assert [day_name(today.addDays(-days)) for days in (0, 1)] == ["Today", "Yesterday"]
    assert str(today.year() - 1) in day_name(today.addYears(-1))
    assert qapp is not None


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en_US", "Friday, November 20"),
        ("en_GB", "Friday, 20 November"),
        ("zh_CN", "11月20日星期五"),
        ("es_ES", "viernes, 20 de noviembre"),
        ("tr_TR", "20 Kasım Cuma"),
        ("hu_HU", "november 20., péntek"),
        ("ru_RU", "пятница, 20 ноября"),
    ],
)
def test_a_day_of_this_year_is_written_without_it(monkeypatch: pytest.MonkeyPatch, locale: str, text: str) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(locale))
    monkeypatch.setattr(QDate, "currentDate", lambda: QDate(2026, 11, 24))
    try:
        assert day_name(QDate(2026, 11, 20)) == text
    finally:
        QLocale.setDefault(before)
