"""The scroll area as high as its words."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from nxwa_desktop.ui.widgets.fitted_pane import FittedPane
from tests.support.layout_requests import askers_for_layout


def test_it_rests_once_it_is_laid_out(qtbot: QtBot) -> None:
    window, label = QWidget(), QLabel("One line")
    qtbot.addWidget(window)
    pane = FittedPane(label)
    column = QVBoxLayout(window)
    column.addWidget(pane)
    column.addStretch(1)
    window.show()
    label.setText("Two\nlines")
    askers_for_layout()
    assert pane.height() == pane.maximumHeight() == label.sizeHint().height()
    assert askers_for_layout() == []
