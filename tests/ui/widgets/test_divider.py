"""The line between two parts: what the mouse drags the keys move."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from nxwa_desktop.ui.widgets.divider import STEP, Divider

Key = Qt.Key


@pytest.fixture
def direction(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def divider(qtbot: QtBot, orientation: Qt.Orientation) -> Divider:
    made = Divider(orientation, "Width of the form")
    qtbot.addWidget(made)
    for _ in range(2):
        part = QPlainTextEdit()
        part.setMinimumSize(50, 50)
        made.addWidget(part)
    made.resize(600, 600)
    made.setSizes([300, 300])
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.mark.parametrize(
    ("orientation", "back", "forth", "others"),
    [
        (Qt.Orientation.Horizontal, Key.Key_Left, Key.Key_Right, (Key.Key_Up, Key.Key_Down)),
        (Qt.Orientation.Vertical, Key.Key_Up, Key.Key_Down, (Key.Key_Left, Key.Key_Right)),
    ],
)
def test_the_arrows_along_its_way_move_it(
    qtbot: QtBot, orientation: Qt.Orientation, back: Key, forth: Key, others: tuple[Key, ...]
) -> None:
    parts = divider(qtbot, orientation)
    first = parts.sizes()[0]
    handle = parts.handle(1)
    assert handle.accessibleName() == "Width of the form"
    for key, place in ((forth, first + STEP), (forth, first + 2 * STEP), (back, first + STEP)):
        QTest.keyClick(handle, key)
        assert parts.sizes()[0] == place
    for key in others:
        QTest.keyClick(handle, key)
    assert parts.sizes()[0] == first + STEP


@pytest.mark.usefixtures("direction")
def test_mirrored_the_line_goes_where_the_arrow_points(qtbot: QtBot, qapp: QApplication) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    parts = divider(qtbot, Qt.Orientation.Horizontal)
    handle = parts.handle(1)
    before = handle.x()
    QTest.keyClick(handle, Key.Key_Right)
    assert handle.x() == before + STEP


def test_neither_part_goes_out_of_view(qtbot: QtBot) -> None:
    parts = divider(qtbot, Qt.Orientation.Horizontal)
    for key in (Key.Key_Left, Key.Key_Right):
        for _ in range(40):
            QTest.keyClick(parts.handle(1), key)
        assert min(parts.sizes()) >= 50


def test_tab_leads_to_it_and_its_place_can_be_seen(qtbot: QtBot) -> None:
    parts = divider(qtbot, Qt.Orientation.Horizontal)
    handle = parts.handle(1)
    unfocused = handle.grab().toImage()
    handle.setFocus(Qt.FocusReason.TabFocusReason)
    assert handle.hasFocus()
    assert handle.grab().toImage() != unfocused
