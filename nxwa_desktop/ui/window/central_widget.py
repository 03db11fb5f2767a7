"""The window's content, the navigation and beside it the pages, and the sizes that it is made for."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.ui.widgets.fonts import is_narrow
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.window.navigation import Navigation
from nxwa_desktop.ui.window.sandbox_ribbon import SandboxRibbon

USUAL, SMALLEST = QSize(1180, 760), QSize(860, 560)
_FRAME = QSize(16, 40)
"""The most pixels that a system's frame and title bar add."""


def first_size(screen: QSize) -> QSize:
    """The window's size on a screen of this size: a laptop's at 150 % has fewer pixels than the usual one needs."""
    return USUAL.boundedTo(screen - _FRAME).expandedTo(SMALLEST)


class CentralWidget(QWidget):
    """Arranges the navigation, the ribbon of the sandbox, and the pages."""

    def __init__(
        self, account_service: AccountService, parent: QWidget | None = None, *, opens_sandbox: bool = False
    ) -> None:
        """`opens_sandbox`: the program starts in the sandbox."""
        super().__init__(parent)
        self._account_service, self._opens_sandbox = account_service, opens_sandbox
        self.navigation = Navigation(account_service)
        self.ribbon = SandboxRibbon()
        self.pages = QStackedWidget()
        beside = QVBoxLayout()
        flat(beside, gap=0)
        beside.addWidget(self.ribbon)
        beside.addWidget(self.pages, 1)
        row = QHBoxLayout(self)
        flat(row, gap=0)
        row.addWidget(self.navigation)
        row.addLayout(beside, 1)
        account_service.sandbox_failed.connect(self._forget_sandbox)
        account_service.changed.connect(self._show_ribbon)
        self._show_ribbon()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Adapt the navigation to another width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Adapt the navigation to another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and is_built(self, "pages"):
            self._fit()

    def _fit(self) -> None:
        self.navigation.show_narrow(is_narrow(self))

    def _forget_sandbox(self) -> None:
        self._opens_sandbox = False

    def _show_ribbon(self) -> None:
        """Show the ribbon while messages go to the sandbox.

        Where the program starts there it is shown at once: coming later, it would push the page down.
        """
        service = self._account_service
        opens = service.opening_sandbox or (self._opens_sandbox and not service.loaded)
        self.ribbon.setVisible(service.in_sandbox or (opens and service.chosen is None))
