"""The history in little room and with large letters: nothing is cut, and nothing pushes the window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget

from nxwa_desktop.storage.send_records import Resolution
from nxwa_desktop.ui.history.history_filters import Period
from nxwa_desktop.ui.history.history_page import HistoryPage
from tests.ui.window_driver import GOOD, RECIPIENT, WindowDriver, number_ending_in

SMALL = (860, 560)
"""The smallest page beside the navigation with letters twice as large."""


def _history(driver: WindowDriver, percent: int) -> HistoryPage:
    driver.load(GOOD)
    driver.app.composer.edit(RECIPIENT, number_ending_in("90001") + " ")
    driver.finished(driver.window.send)
    driver.window.resize(*SMALL)
    driver.window.history.open()
    page = driver.window.history.page
    driver.until(lambda: page.details.entry is not None)
    driver.app.settings.font_percent = percent
    driver.settle()
    return page


def _cut(page: HistoryPage) -> list[str]:
    """What has less room than its words need, or reaches out of the page."""
    found = []
    for widget in page.findChildren(QWidget):
        if not isinstance(widget, QAbstractButton | QLabel | QComboBox | QLineEdit) or not widget.isVisible():
            continue
        if widget.objectName().startswith("qt_") or isinstance(widget.parent(), QLineEdit | QComboBox):
            continue
        name = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton | QLabel) else "")
        if widget.width() < widget.minimumSizeHint().width() or widget.height() < widget.minimumSizeHint().height():
            found.append(f"{type(widget).__name__} {name!r} has {widget.size()} of {widget.minimumSizeHint()}")
        left = widget.mapTo(page, widget.rect().topLeft()).x()
        if left < 0 or left + widget.width() > page.width():
            found.append(f"{type(widget).__name__} {name!r} from {left} to {left + widget.width()} of {page.width()}")
    return found


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("resolved", [False, True], ids=["open", "resolved"])
def test_nothing_is_cut_in_a_small_window(driver: WindowDriver, percent: int, resolved: bool) -> None:
    page = _history(driver, percent)
    if resolved:
        page.details.card.went_out.click()
        driver.until(lambda: not page.details.card.take_back.isHidden())
        assert page.details.entry is not None
        assert page.details.entry.resolution is Resolution.WENT_OUT
        driver.settle()
    assert _cut(page) == []
    assert (driver.window.width(), driver.window.height()) == SMALL


@pytest.mark.parametrize("percent", [100, 200])
def test_one_day_finds_room_beside_the_others(driver: WindowDriver, percent: int) -> None:
    page = _history(driver, percent)
    page.filters.day.setCurrentIndex(page.filters.day.findData(Period.ONE_DAY.value))
    driver.settle()
    driver.until(lambda: page.details.entry is not None)
    assert _cut(page) == []
    assert driver.window.width() == SMALL[0]


@pytest.mark.parametrize("percent", [100, 200])
def test_what_is_searched_for_can_be_read(make_driver: Callable[..., WindowDriver], percent: int) -> None:
    driver = make_driver(sandbox=True)
    driver.app.settings.font_percent = percent
    driver.until(lambda: driver.app.account_service.in_sandbox)
    search = _history(driver, percent).filters.search
    assert search.width() > search.fontMetrics().horizontalAdvance(search.placeholderText())


def test_rows_grow_with_the_words(driver: WindowDriver) -> None:
    page = _history(driver, 100)
    usual = page.list.rowHeight(0)
    driver.app.settings.font_percent = 200
    driver.settle()
    assert page.list.rowHeight(0) > 1.4 * usual


def test_with_large_letters_list_and_details_are_two_pages(driver: WindowDriver) -> None:
    page = _history(driver, 200)
    assert not page.details.isVisible()
    driver.focus(page.list)
    driver.key(Qt.Key.Key_Return)
    assert page.details.isVisible()
    assert not page.list.isVisible()
    assert page.details.card.went_out.hasFocus()
    assert _cut(page) == []
    page.head.back.click()
    assert page.list.hasFocus()
    driver.key(Qt.Key.Key_Return)
    driver.key(Qt.Key.Key_Escape)
    assert page.list.isVisible()
    driver.app.settings.font_percent = 100
    driver.settle()
    assert page.details.isVisible()
    assert page.list.isVisible()


def test_mirrored_it_fits_as_well(driver: WindowDriver) -> None:
    page = _history(driver, 200)
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    driver.settle()
    assert _cut(page) == []
