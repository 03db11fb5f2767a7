"""The scroll area as high as its words."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from nxwa_desktop.ui.widgets.fitted_pane import FittedPane


class _Requests(QObject):
    """Counts what is asked to be laid out in the whole program."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


def test_it_rests_once_it_is_laid_out(qtbot: QtBot, qapp: QApplication) -> None:
    """It asked for the next layout with each one, and kept a processor busy as long as the window was open."""
    window, label = QWidget(), QLabel("One line")
    qtbot.addWidget(window)
    pane = FittedPane(label)
    column = QVBoxLayout(window)
    column.addWidget(pane)
    column.addStretch(1)
    window.show()
    label.setText("Two\nlines")
    _turns()
    assert pane.height() == pane.maximumHeight() == label.sizeHint().height()

    requests = _Requests()
    qapp.installEventFilter(requests)
    _turns()
    qapp.removeEventFilter(requests)
    assert requests.count == 0


def _turns() -> None:
    for _ in range(20):
        QCoreApplication.processEvents()
