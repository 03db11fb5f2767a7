"""A scroll area stays alive whatever its content does."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from nxwa_desktop.ui.widgets.settling_scroll_area import SettlingScrollArea


class _LowWhereNarrow(QWidget):
    """Fits beside a scroll bar only, so that without one it needs it. In a plain QScrollArea it ends the process."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setFixedHeight(300 if event.size().width() >= 195 else 100)


def test_a_content_that_fits_beside_a_scroll_bar_only_does_not_fill_the_stack(qtbot: QtBot) -> None:
    area, page, content = SettlingScrollArea(), QWidget(), _LowWhereNarrow()
    qtbot.addWidget(area)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(content)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(page)
    area.resize(200, 200)
    area.show()
    for height in (200, 150, 99, 250, 301):
        area.resize(200, height)
        for _ in range(6):
            QCoreApplication.processEvents()
    assert page.size() == area.viewport().size()
    assert content.height() == 300
