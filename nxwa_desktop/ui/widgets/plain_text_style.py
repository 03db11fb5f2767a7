"""The program's style: Fusion with plain-text labels."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProxyStyle


class PlainTextStyle(QProxyStyle):
    """Fusion with every label set to plain text, those of Qt's tool tips and dialogs too.

    Qt polishes a tool tip's label before it gives it a text (QTipLabel), and any other label before it asks for its
    size: nothing is ever read as markup.
    """

    def __init__(self) -> None:
        super().__init__("Fusion")

    def polish(self, what: object) -> None:
        """Prepare a widget, or the application or its palette, before it is first shown."""
        if isinstance(what, QLabel) and what.textFormat() is not Qt.TextFormat.PlainText:
            what.setTextFormat(Qt.TextFormat.PlainText)
        super().polish(what)  # type: ignore[call-overload]
