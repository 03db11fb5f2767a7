"""A notice that stands by itself in a page, for what goes on there."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from nxwa_desktop.ui.widgets.notices import NOTE, Action, Notice


class LoneNotice(Notice):
    """Hidden while it says nothing."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self.closed.connect(self._close)
        self.hide()

    def show_notice(self, text: str, role: str = NOTE, *actions: Action, closable: bool = True) -> None:
        """Show `text`, one sentence or two, and at most two things to do about it."""
        self.fill(text, role, "", actions, closable=closable)
        self.show()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another width wraps the words anew."""
        super().resizeEvent(event)
        self.fit(self.width())

    def _close(self) -> None:
        self.hide()
