"""The settings dialog: which values are applied, and when; a number that is still being typed is not."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from nxwa_desktop.storage.retention import Retention
from nxwa_desktop.ui.settings.settings_dialog import SettingsDialog
from nxwa_desktop.ui.widgets.palette import DARK, LIGHT, qt_palette


class Harness:
    """An open dialog, and what it told."""

    def __init__(self, qtbot: QtBot, retention: Retention) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.show()
        self.dialog = SettingsDialog(retention, self.window)
        self.history = self.dialog.history
        self.told: list[object] = []
        self.dialog.changed.connect(self.told.append)
        self.dialog.delete_wanted.connect(self._delete)
        self.dialog.open()
        qtbot.waitExposed(self.dialog)

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
    harness.dialog.close()
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
    assert harness.dialog.isVisible(), "Enter ends the typing, not the dialog"
    assert harness.history.days.text() == "7 days"
    harness.type_days("1")
    assert harness.history.days.text() == "1 day"


@pytest.mark.parametrize("way", ["button", "escape", "cross"])
def test_a_number_that_was_typed_and_not_left_counts_when_the_dialog_goes(harness: Harness, way: str) -> None:
    harness.type_days("45")
    if way == "button":
        QTest.mouseClick(harness.dialog.close_button, Qt.MouseButton.LeftButton)
    elif way == "escape":
        QTest.keyClick(harness.dialog, Qt.Key.Key_Escape)
    else:
        harness.dialog.close()
    assert harness.told == [Retention(True, 45)]


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


def test_every_part_can_be_reached_by_its_key_and_by_tab(harness: Harness, qtbot: QtBot) -> None:
    harness.history.keep.setFocus()
    order: list[QWidget] = [
        harness.history.days,
        harness.history.delete,
        harness.dialog.close_button,
        harness.history.keep,
    ]
    for widget in order:
        QTest.keyClick(harness.dialog.focusWidget(), Qt.Key.Key_Tab)
        assert harness.dialog.focusWidget() is widget
    keys = [harness.history.keep.text(), harness.history.delete.text()]
    labels = [label for label in harness.dialog.findChildren(QLabel) if label.buddy() is harness.history.days]
    keys += [label.text() for label in labels]
    letters = [QKeySequence.mnemonic(text).toString() for text in keys]
    assert all(letters)
    assert len(set(letters)) == len(letters) == 3
    assert harness.history.days.accessibleName()


def test_the_window_behind_waits_and_nothing_else(harness: Harness) -> None:
    assert harness.dialog.windowModality() is Qt.WindowModality.WindowModal
    assert harness.dialog.testAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)


def test_more_sections_stand_below(harness: Harness) -> None:
    more = QLabel("Font size")
    harness.dialog.add_section("Appearance", more)
    QApplication.processEvents()
    assert more.mapToGlobal(QPoint()).y() > harness.history.mapToGlobal(QPoint()).y() + harness.history.height()


@pytest.mark.usefixtures("big_letters")
def test_large_letters_are_not_cut(harness: Harness) -> None:
    for _ in range(5):
        QApplication.processEvents()
    section = harness.history
    for part in (section.keep, section.days, section.delete):
        assert part.width() >= part.minimumSizeHint().width()
        assert section.rect().contains(part.geometry()), part
    harness.dialog.resize(400, 300)
    QApplication.processEvents()
    assert harness.dialog.close_button.isVisible()


def test_the_explanation_follows_the_colours(harness: Harness) -> None:
    note = harness.history._note
    assert note.palette().windowText().color().name() == LIGHT.muted
    QApplication.setPalette(qt_palette(DARK))
    QApplication.processEvents()
    assert note.palette().windowText().color().name() == DARK.muted
