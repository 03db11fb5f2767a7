"""The page of the message: form, preview, result and Send."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nxwa_desktop.services.container import ServiceContainer
from nxwa_desktop.ui.compose.compose_form import ComposeForm
from nxwa_desktop.ui.compose.problem_bar import ProblemBar
from nxwa_desktop.ui.compose.rehearsal_menu import Endings
from nxwa_desktop.ui.preview.preview_tabs import PreviewTabs
from nxwa_desktop.ui.result.result_area import ResultArea
from nxwa_desktop.ui.result.send_button import SendButton
from nxwa_desktop.ui.widgets.divider import Divider
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.window.bottom_bar import BottomBar
from nxwa_desktop.ui.window.compose_head import ComposeHead


class ComposePage(QWidget):
    """Arranges what belongs to one message; the main window connects it to the controllers."""

    def __init__(self, services: ServiceContainer, *, endings: Endings, parent: QWidget | None = None) -> None:
        """`endings` gives the answers that can be rehearsed in the sandbox."""
        super().__init__(parent)
        self.head = ComposeHead()
        self.form = ComposeForm(
            services.composer, services.field_validation, services.templates, services.account_service, endings
        )
        self.preview = PreviewTabs(services.composer, services.last_send, services.earlier_messages, services.templates)
        self.problems = ProblemBar(services.field_validation, services.last_send)
        self.send_button = SendButton(lambda: services.account_service.awaits_keyring)
        self.results = ResultArea(services.last_send)
        self._arrange()

    def _arrange(self) -> None:
        self.splitter = Divider(Qt.Orientation.Horizontal, self.tr("Width of the form"))
        start = QWidget()
        self.form_column = QVBoxLayout(start)
        flat(self.form_column, gap=0)
        self.form_column.addWidget(self.head)
        self.form_column.addWidget(self.form, 1)
        self.splitter.addWidget(start)
        self.splitter.addWidget(self.preview)
        self.splitter.setStretchFactor(0, 6)
        self.splitter.setStretchFactor(1, 7)
        column = QVBoxLayout(self)
        flat(column, gap=0)
        column.addWidget(self.splitter, 1)
        column.addWidget(self.results)
        column.addWidget(BottomBar(self.problems, self.send_button))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the preview below the form where there is no room beside it."""
        super().resizeEvent(event)
        needed = self.form.minimumSizeHint().width() + self.preview.minimumSizeHint().width()
        beside = needed + self.splitter.handleWidth() <= self.width()
        self.splitter.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
