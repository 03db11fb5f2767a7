"""The field of a secret: hidden unless the person has it shown."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from nxwa_desktop.ui.widgets.bounded_line import BoundedLine
from nxwa_desktop.ui.widgets.icons import IconLabel
from nxwa_desktop.ui.widgets.inside_field import INSET, InsideField
from nxwa_desktop.ui.widgets.link_button import LinkButton


class SecretLine(BoundedLine):
    """A line edit for a secret, with a button in it that shows what is typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Never into a clipboard, a dictionary or a prediction.
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.toggle = LinkButton(self.tr("Show"))
        self.toggle.setCheckable(True)
        self.toggle.toggled.connect(self._show_typed)
        self.toggle.hide()
        lock = IconLabel()
        lock.show_icon("lock", "muted")
        self._inside = InsideField(self)
        self._inside.put_before(lock)
        self._inside.put_after(self.toggle)
        self.textChanged.connect(self._typed)
        self._typed("")

    @property
    def room(self) -> int:
        """The width in pixels for the text."""
        margins = self.textMargins()
        return self.width() - margins.left() - margins.right() - 2 * INSET

    def _typed(self, text: str) -> None:
        self.toggle.setVisible(bool(text))
        self._inside.arrange()

    def _show_typed(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.toggle.setText(self.tr("Hide") if shown else self.tr("Show"))
        self._inside.arrange()
        self.setFocus()
