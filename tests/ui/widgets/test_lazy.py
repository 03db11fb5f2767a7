"""Parts of a widget that may not be there yet."""

import functools

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nxwa_desktop.ui.widgets.lazy import is_built


class Page:
    @functools.cached_property
    def details(self) -> str:
        return "built"


class Early(QWidget):
    """Asks at every event that Qt sends while `__init__` runs, and after it."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[bool] = []
        self.setPalette(QPalette(QPalette().highlight().color()))
        self.label = "there"

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.asked.append(is_built(self, "label"))


def test_asking_builds_nothing() -> None:
    page = Page()
    assert not is_built(page, "details")
    assert not is_built(page, "details")
    assert page.details == "built"
    assert is_built(page, "details")


def test_an_event_during_init_finds_the_rest_missing(qtbot: QtBot) -> None:
    widget = Early()
    qtbot.addWidget(widget)
    assert widget.asked == [False]
    widget.setPalette(QPalette())
    assert widget.asked == [False, True]
