"""The walks through windows find what they are there for: one defect of each kind, and none in a window without."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from nxwa_desktop.ui.widgets.named_combo_box import NamedComboBox
from tests.support.accessibility_walk import defects, unreached
from tests.support.capabilities import NAMES_BY_LABEL
from tests.support.layout_walk import cramped


class Clickable(QLabel):
    """What looks for a click and hears no key."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()


Clickable.__module__ = "nxwa_desktop.ui.made_up"


def named(widget: QWidget, name: str) -> QWidget:
    widget.setAccessibleName(name)
    return widget


def boxed(box: QComboBox) -> QComboBox:
    box.addItem("chosen")
    box.setAccessibleName("Outcome")
    return box


def labelled_elsewhere() -> QWidget:
    """A box whose label is not among the children of its parent."""
    around, inner = QWidget(), QWidget()
    column = QVBoxLayout(around)
    column.addWidget(label := QLabel("&Region"))
    column.addWidget(inner)
    box = QComboBox(inner)
    box.addItem("Global")
    label.setBuddy(box)
    return around


def split() -> QSplitter:
    splitter = QSplitter()
    for name in ("One", "Two"):
        splitter.addWidget(QPushButton(name))
    return splitter


def squeezed(widget: QWidget, width: int) -> QWidget:
    widget.setFixedWidth(width)
    return widget


def piled() -> QWidget:
    around = QWidget()
    around.setMinimumSize(200, 80)
    for left in (0, 20):
        QPushButton("Pile", around).setGeometry(left, 0, 120, 40)
    return around


def sticking_out() -> QWidget:
    around = QWidget()
    around.setFixedSize(100, 40)
    QPushButton("Far", around).setGeometry(50, 0, 120, 40)
    return around


def page(height: int = 30) -> QWidget:
    made = QLabel("wide")
    made.setFixedSize(900, height)
    return made


def too_wide() -> QScrollArea:
    area = QScrollArea()
    area.setWidget(page())
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


def far_down() -> QScrollArea:
    area = QScrollArea()
    area.setWidget(page(2000))
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def tabs() -> QWidget:
    made = QTabWidget()
    made.setAccessibleName("Texts")
    made.addTab(QLabel("x"), "A very long name of a tab")
    made.setUsesScrollButtons(False)
    return squeezed(made, 60)


@pytest.fixture
def window(qtbot: QtBot) -> Callable[..., QWidget]:
    def show(*widgets: QWidget) -> QWidget:
        top = QWidget()
        top.setWindowTitle("Window")
        qtbot.addWidget(top)
        column = QVBoxLayout(top)
        for widget in (*widgets, QPushButton("First"), QPushButton("Last")):
            column.addWidget(widget)
        top.resize(500, 400)
        with qtbot.waitActive(top):
            top.show()
            top.activateWindow()
        return top

    return show


def test_a_window_without_defects(window: Callable[..., QWidget]) -> None:
    label = QLabel("&Name")
    edit = QLineEdit()
    label.setBuddy(edit)
    top = window(label, edit, boxed(NamedComboBox()), QPushButton("&Go"))
    assert defects(top) == []
    assert cramped(top) == []
    assert unreached(top, press) == []


@pytest.mark.parametrize(
    ("make", "complaint"),
    [
        (QPushButton, "has no name"),
        (QLineEdit, "has no name"),
        pytest.param(lambda: boxed(QComboBox()), "has no name", marks=NAMES_BY_LABEL.needed),
        (labelled_elsewhere, "has no name on Windows"),
        (lambda: QPushButton("✕"), "which is no word"),
        (lambda: Clickable("click here"), "answers the mouse, and no key"),
        (split, "moved by no key"),
        (far_down, "no key leads to what stands"),
        (lambda: QPushButton("&First"), ""),
    ],
)
def test_what_is_kept_from_people_is_found(
    window: Callable[..., QWidget], make: Callable[[], QWidget], complaint: str
) -> None:
    found = defects(window(make()))
    assert any(complaint in line for line in found) if complaint else found == []


def test_two_that_want_one_key_are_found(window: Callable[..., QWidget]) -> None:
    assert defects(window(QPushButton("&Save"), QPushButton("&Send"))) == [
        "Alt+S in the window stands for &Save and &Send"
    ]


@pytest.mark.parametrize(
    ("make", "complaint"),
    [
        (lambda: squeezed(QPushButton("A long text on a button"), 40), "needs"),
        (lambda: squeezed(QLabel("A long text on a label"), 40), "needs"),
        (piled, "lies on"),
        (sticking_out, "leaves its parent"),
        (too_wide, "of a page 900 wide"),
        (tabs, "needs"),
    ],
)
def test_what_has_too_little_room_is_found(
    window: Callable[..., QWidget], make: Callable[[], QWidget], complaint: str
) -> None:
    found = cramped(window(make()))
    assert any(complaint in line for line in found), found


def test_a_trap_and_what_lies_beyond_it_are_found(window: Callable[..., QWidget]) -> None:
    top = window(named(QPlainTextEdit(), "Takes every Tab"))
    found = unreached(top, press)
    assert any("does not lead on" in line for line in found)
    assert any("“First”: Tab does not lead to it" in line for line in found)


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)
