"""The program's style as it is painted: edges that can be seen, and a focus that can be seen."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from nxwa_desktop.ui.widgets.button_kinds import ButtonKind, set_kind
from nxwa_desktop.ui.widgets.focus_ring import FocusRing
from nxwa_desktop.ui.widgets.palette import DARK, HIGH_CONTRAST_DARK, HIGH_CONTRAST_LIGHT, LIGHT, Colours, qt_palette
from nxwa_desktop.ui.widgets.segmented_control import SegmentedControl
from tests.support.contrast import contrast

SETS = pytest.mark.parametrize(
    "colours",
    [LIGHT, DARK, HIGH_CONTRAST_LIGHT, HIGH_CONTRAST_DARK],
    ids=["light", "dark", "light high contrast", "dark high contrast"],
)
Build = Callable[[], QWidget]


def _combo_box() -> QWidget:
    box = QComboBox()
    box.addItem("English")
    return box


def _checked(box: QCheckBox | QRadioButton) -> QWidget:
    box.setChecked(True)
    return box


CONTROLS: dict[str, Build] = {
    "field": QLineEdit,
    "text area": QPlainTextEdit,
    "combo box": _combo_box,
    "spin box": QSpinBox,
    "button": lambda: QPushButton("Cancel"),
    "primary button": lambda: set_kind(QPushButton("Send"), ButtonKind.PRIMARY),
    "dangerous button": lambda: set_kind(QPushButton("Delete"), ButtonKind.DANGER),
    "check box": lambda: QCheckBox("On"),
    "checked box": lambda: _checked(QCheckBox("On")),
    "radio button": lambda: QRadioButton("On"),
    "checked radio button": lambda: _checked(QRadioButton("On")),
    "segments": lambda: SegmentedControl("View", ("Message", "JSON")),
}
FOCUSED = {**CONTROLS, "quiet button": lambda: set_kind(QPushButton("Import"), ButtonKind.QUIET)}


def page_with(qtbot: QtBot, colours: Colours, build: Build) -> tuple[QWidget, QWidget, QPushButton]:
    """A page with the control in the middle, and with another one that has the focus."""
    QApplication.setPalette(qt_palette(colours))
    page, control, other = QWidget(), build(), QPushButton("Other")
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.setContentsMargins(20, 20, 20, 20)
    column.setSpacing(20)
    column.addWidget(control, 0, Qt.AlignmentFlag.AlignLeft)
    column.addWidget(other)
    page.show()
    page.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    return page, control, other


def around(control: QWidget) -> QRect:
    """The part of the page where a control and its focus ring are painted."""
    return QRect(control.mapTo(control.window(), QPoint()), control.size()).adjusted(-6, -6, 6, 6)


def edge_of(control: QWidget) -> QRect:
    """The part of a control that shows it can be used: its indicator, a segment, or all of it."""
    if isinstance(control, QCheckBox | QRadioButton):
        option = QStyleOptionButton()
        control.initStyleOption(option)
        part = QStyle.SubElement.SE_CheckBoxIndicator
        if isinstance(control, QRadioButton):
            part = QStyle.SubElement.SE_RadioButtonIndicator
        return control.style().subElementRect(part, option, control)
    if isinstance(control, SegmentedControl):
        return control.segments[control.choice].geometry()
    return control.rect()


def strongest(image: QImage, rect: QRect, ground: str) -> float:
    """The highest contrast to the ground of what is painted across the left edge of `rect`."""
    row = rect.center().y()
    return max(
        contrast(image.pixelColor(x, row).name(), ground) for x in range(rect.left() - 1, rect.left() + 4) if x >= 0
    )


@SETS
@pytest.mark.parametrize("name", CONTROLS)
def test_what_can_be_used_has_an_edge(qtbot: QtBot, colours: Colours, name: str) -> None:
    """WCAG 2.2, 1.4.11: 3:1 to what is beside it."""
    page, control, _ = page_with(qtbot, colours, CONTROLS[name])
    ground = colours.quiet_soft if isinstance(control, SegmentedControl) else colours.window
    rect = edge_of(control).translated(control.mapTo(page, QPoint()))
    assert strongest(page.grab().toImage(), rect, ground) >= 3


@SETS
@pytest.mark.parametrize("name", FOCUSED)
def test_the_focus_can_be_seen(qtbot: QtBot, colours: Colours, name: str) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    ring = FocusRing(application)
    page, control, other = page_with(qtbot, colours, FOCUSED[name])
    before = page.grab(around(control)).toImage()
    target = control.segments[0] if isinstance(control, SegmentedControl) else control
    target.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(target.hasFocus)
    QApplication.processEvents()
    after = page.grab(around(control)).toImage()
    changed = [
        contrast(after.pixelColor(x, y).name(), before.pixelColor(x, y).name())
        for x in range(after.width())
        for y in range(after.height())
        if after.pixel(x, y) != before.pixel(x, y)
    ]
    assert len(changed) >= 40
    assert max(changed) >= 3
    application.focusChanged.disconnect(ring._focus_changed)
    other.setFocus()


def test_a_problem_is_seen_at_its_field(qtbot: QtBot) -> None:
    page, field, _ = page_with(qtbot, LIGHT, QLineEdit)
    field.setProperty("problem", True)
    field.update()
    image = page.grab().toImage()
    left = field.mapTo(page, QPoint()).x()
    middle = field.geometry().center().y()
    assert image.pixelColor(left, middle).name() == image.pixelColor(left + 1, middle).name() == LIGHT.bad


def test_the_mouse_leaves_no_ring(qtbot: QtBot) -> None:
    page, button, _ = page_with(qtbot, LIGHT, lambda: QPushButton("Cancel"))
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    ring = FocusRing(application)
    where = button.geometry().center()
    QTest.mousePress(page.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    qtbot.waitUntil(button.hasFocus)
    assert ring._frame is None or not ring._frame.isVisible()
    QTest.mouseRelease(page.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    application.focusChanged.disconnect(ring._focus_changed)
    page.close()
