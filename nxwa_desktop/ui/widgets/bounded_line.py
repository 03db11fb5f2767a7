"""A line edit with a maximum length, and short-lived hints beside an editor."""

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from nxwa_desktop.ui.i18n.plain_text import tip_text
from nxwa_desktop.ui.widgets.announcing import announce
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.layouts import GAP

LONGEST = 10_000
"""Characters a field shows and takes: far more than WhatsApp does, and few enough to be laid out at each key."""

TOLD_MS = 6_000
"""The duration of the hint that a text was cut or refused."""
_TOLD = "told"


class BoundedLine(QLineEdit):
    """A line edit that cuts a far too long text with a hint; QLineEdit cuts silently."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(LONGEST)
        self.inputRejected.connect(self._tell_cut)

    def _tell_cut(self) -> None:
        told = self.tr("A field takes at most {0} characters. What is more was left out.")
        show_hint(self, told.format(QLocale().toString(LONGEST)))


def show_hint(editor: QWidget, text: str) -> None:
    """Show a hint beside an editor for some seconds."""
    for earlier in editor.findChildren(QLabel, _TOLD):
        earlier.deleteLater()
    tip = plain_label(tip_text(text))
    tip.setParent(editor, Qt.WindowType.ToolTip)
    tip.setObjectName(_TOLD)
    tip.setMargin(GAP)
    tip.setAutoFillBackground(True)
    tip.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    tip.move(editor.mapToGlobal(editor.rect().bottomLeft()))
    tip.show()
    until = QTimer(tip, singleShot=True)
    until.timeout.connect(tip.deleteLater)
    until.start(TOLD_MS)
    announce(editor, text)
