"""The page of the message: form, preview, result and Send."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nxwa_desktop.services.container import ServiceContainer
from nxwa_desktop.ui.compose.compose_form import ComposeForm
from nxwa_desktop.ui.compose.problem_bar import ProblemBar
from nxwa_desktop.ui.preview.preview_tabs import PreviewTabs
from nxwa_desktop.ui.result.result_area import ResultArea
from nxwa_desktop.ui.result.send_button import SendButton
from nxwa_desktop.ui.widgets.divider import Divider
from nxwa_desktop.ui.window.bottom_bar import BottomBar
from nxwa_desktop.ui.window.sandbox_banner import Endings, SandboxBanner
from nxwa_desktop.ui.window.top_bar import TopBar


class ComposePage(QWidget):
    """Arranges what belongs to one message; the main window connects it to the controllers."""

    def __init__(self, services: ServiceContainer, *, endings: Endings, parent: QWidget | None = None) -> None:
        """`endings` gives the answers that can be rehearsed in the sandbox."""
        super().__init__(parent)
        self.top = TopBar(services.account_service)
        self.form = ComposeForm(services.composer, services.field_validation)
        self.preview = PreviewTabs(services.composer)
        self.problems = ProblemBar(services.field_validation, services.last_send)
        self.send_button = SendButton(lambda: services.account_service.awaits_keyring)
        self.sandbox_banner = SandboxBanner(services.composer, endings)
        self.results = ResultArea(services.last_send)
        self._arrange()

    def _arrange(self) -> None:
        self.splitter = Divider(Qt.Orientation.Horizontal, self.tr("Width of the form"))
        self.splitter.addWidget(self.form)
        self.splitter.addWidget(self.preview)
        self.splitter.setStretchFactor(0, 6)
        self.splitter.setStretchFactor(1, 7)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.top)
        self.column.addWidget(self.sandbox_banner)
        self.column.addWidget(self.splitter, 1)
        self.column.addWidget(self.results)
        self.column.addWidget(BottomBar(self.problems, self.send_button))
