"""The exact bytes of a request or an answer: as text, or as JSON formatted for reading."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from nxwa_desktop.protocol.json_layout import pretty_json
from nxwa_desktop.services.json_preview_lines import escape_invisible
from nxwa_desktop.ui.i18n.plain_text import tip_text
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind, set_kind
from nxwa_desktop.ui.widgets.fonts import CAPTION, ScaledFont
from nxwa_desktop.ui.widgets.labels import breakable, plain_label
from nxwa_desktop.ui.widgets.layouts import flat

_START = 20
"""Pixels before the text, as in the rest of the details."""


class ExactText(QWidget):
    """Facts in one line, the text below, and how it is shown."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data = b""
        self._missing = ""
        self._shown = ""
        self.facts = plain_label(wrap=True, selectable=True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        ScaledFont(self.text, CAPTION, bold=False, fixed=True)
        self.text.setAccessibleName(name)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.formatted = QCheckBox(self.tr("&Formatted"))
        self.formatted.setToolTip(tip_text(self.tr("Format the JSON for reading. Copying copies the exact text")))
        self.formatted.setChecked(True)
        self.formatted.toggled.connect(self._show)
        self.copy = set_kind(QPushButton(self.tr("Copy")), ButtonKind.QUIET, small=True)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.exact))
        row = QHBoxLayout()
        flat(row)
        row.addWidget(self.formatted)
        row.addStretch(1)
        row.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(_START, 12, _START, 12)
        column.addWidget(self.facts)
        column.addWidget(self.text, 1)
        column.addLayout(row)

    @property
    def exact(self) -> str:
        """The exact text, as sent or received."""
        return self._data.decode("utf-8", "replace")

    def show_data(self, data: bytes, missing: str, facts: str = "") -> None:
        """Show these bytes, or the reason why there are none."""
        self._data, self._missing = data, missing
        self.facts.setText(breakable(facts))
        self.facts.setVisible(bool(facts))
        for part in (self.formatted, self.copy):
            part.setEnabled(bool(data))
        self._show()

    def _show(self) -> None:
        text = self.exact if self._data else self._missing
        if self._data and self.formatted.isChecked():
            text = pretty_json(text) or text
        text = escape_invisible(text)
        # What is selected in it stays so while it says the same.
        if text != self._shown:
            self._shown = text
            self.text.setPlainText(text)
