"""The settings of the history: which values are applied, and when; a number that is still being typed is not."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nxwa_desktop.storage.retention import Retention
from nxwa_desktop.ui.settings.history_section import HistorySection
from nxwa_desktop.ui.widgets.palette import DARK, LIGHT, qt_palette
from nxwa_desktop.ui.window.navigation import Place
from tests.ui.window_driver import WindowDriver


class Harness:
    """The section as it is shown, and what it told."""

    def __init__(self, qtbot: QtBot, retention: Retention) -> None:
        self.history = HistorySection()
        qtbot.addWidget(self.history)
        self.told: list[object] = []
        self.history.changed.connect(self.told.append)
        self.history.delete_wanted.connect(self._delete)
        self.history.show_retention(retention)
        self.history.show()
        qtbot.waitExposed(self.history)
        self.history.activateWindow()

    def type_days(self, text: str) -> None:
        self.history.days.setFocus()
        self.history.days.selectAll()
        QTest.keyClicks(self.history.days, text)

    def _delete(self) -> None:
        self.told.append("delete")


@pytest.fixture
def harness(qtbot: QtBot, dressed: None) -> Harness:
    return Harness(qtbot, Retention())


@pytest.mark.parametrize("retention", [Retention(), Retention(False, 7), Retention(True, 3650), Retention(True, 1)])
def test_it_shows_what_is_set_and_tells_nothing(qtbot: QtBot, dressed: None, retention: Retention) -> None:
    harness = Harness(qtbot, retention)
    assert harness.history.keep.isChecked() == retention.keep_contents
    assert harness.history.days.value() == retention.keep_days
    assert harness.history.days.isEnabled() == retention.keep_contents
    harness.history.settle()
    assert harness.told == []


def test_a_number_counts_once_it_is_left(harness: Harness) -> None:
    harness.type_days("30")
    assert harness.history.days.value() == 30
    assert harness.told == [], "a 3 stood there: nobody asked for three days"
    QTest.keyClick(harness.history.days, Qt.Key.Key_Tab)
    assert harness.told == [Retention(True, 30)]
    harness.type_days("7")
    QTest.keyClick(harness.history.days, Qt.Key.Key_Return)
    assert harness.told[1:] == [Retention(True, 7)]
    assert harness.history.days.text() == "7 days"
    harness.type_days("1")
    assert harness.history.days.text() == "1 day"


def test_a_number_that_was_typed_and_not_left_counts_when_the_page_goes(driver: WindowDriver) -> None:
    driver.window.show_place(Place.SETTINGS)
    driver.settle()
    told: list[object] = []
    page = driver.window.settings.page
    page.changed.connect(told.append)
    page.history.days.setFocus()
    page.history.days.selectAll()
    QTest.keyClicks(page.history.days, "45")
    driver.window.show_message()
    assert told == [Retention(True, 45)]


def test_turning_texts_off_is_told_at_once_and_explained(harness: Harness) -> None:
    assert "shorter time applies at once" in harness.history.explanation
    harness.history.keep.click()
    assert harness.told == [Retention(False, 90)]
    assert not harness.history.days.isEnabled()
    assert "cannot be used again" in harness.history.explanation
    assert harness.history.keep.accessibleDescription() == harness.history.explanation
    harness.history.keep.click()
    assert harness.told[1:] == [Retention(True, 90)]
    assert harness.history.days.isEnabled()


@pytest.mark.parametrize(("typed", "stands"), [("0", 90), ("99999", None), ("abc", 90), ("", 90)])
def test_only_days_that_make_sense_get_in(harness: Harness, typed: str, stands: int | None) -> None:
    harness.type_days(typed)
    QTest.keyClick(harness.history.days, Qt.Key.Key_Tab)
    assert 1 <= harness.history.days.value() <= 3650
    if stands is not None:
        assert harness.history.days.value() == stands


def test_the_wheel_changes_nothing(harness: Harness) -> None:
    spin = harness.history.days
    spin.setFocus()
    none, at = QPoint(), QPointF(spin.rect().center())
    no_button = Qt.MouseButton.NoButton
    wheel = QWheelEvent(
        at, spin.mapToGlobal(at), none, QPoint(0, -120), no_button, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(spin, wheel)
    assert spin.value() == 90


def test_deleting_is_asked_for_after_what_was_typed_before_it(harness: Harness) -> None:
    harness.type_days("30")
    QTest.mouseClick(harness.history.delete, Qt.MouseButton.LeftButton)
    assert harness.told == [Retention(True, 30), "delete"]
    assert harness.history.delete.text() == "&Delete history…"


def test_the_explanation_follows_the_colours(harness: Harness) -> None:
    note = harness.history._note
    assert note.palette().windowText().color().name() == LIGHT.muted
    QApplication.setPalette(qt_palette(DARK))
    QApplication.processEvents()
    assert note.palette().windowText().color().name() == DARK.muted
