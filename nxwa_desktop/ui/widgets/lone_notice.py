"""A single notice within a page."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from nxwa_desktop.ui.widgets.notices import NOTE, Action, Notice


class LoneNotice(Notice):
    """A notice of a page; hidden while it has no text."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self.closed.connect(self._close)
        self.hide()

    def show_notice(self, text: str, role: str = NOTE, *actions: Action, closable: bool = True) -> None:
        """Show `text`, one or two sentences, with at most two actions."""
        self.fill(text, role, "", actions, closable=closable)
        self.show()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Re-layout on a resize."""
        super().resizeEvent(event)
        self.fit(self.width())

    def _close(self) -> None:
        self.hide()
