"""The dock's state before a send: what is still to do, and Send."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from nxwa_desktop.protocol.message import Field, FieldKind
from nxwa_desktop.services.field_validation import FieldValidation
from nxwa_desktop.ui.result.finding_links import FindingLinks
from nxwa_desktop.ui.result.send_button import SendButton
from nxwa_desktop.ui.widgets.account_button import SendLook
from nxwa_desktop.ui.widgets.icons import IconLabel, icon_side
from nxwa_desktop.ui.widgets.layouts import GAP, flat, margins
from nxwa_desktop.ui.widgets.platform_keys import send_words
from nxwa_desktop.ui.widgets.tinted_label import TintedLabel

FEWEST_OF_STATUS = 8
"""Characters of the words beside Send for which there is room at least."""


class ReadyState(QWidget):
    """Says that the message can go out, or what is missing, beside Send. `send_wanted()`, `field_wanted(Field)`."""

    send_wanted = Signal()
    field_wanted = Signal(object)

    def __init__(self, field_validation: FieldValidation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field_validation = field_validation
        self._is_doubtful, self._is_told = False, True
        self._icon = IconLabel()
        self._status = TintedLabel(wrap=True)
        self._keys = TintedLabel()
        self._keys.setText(send_words(self.tr("Ctrl+Enter")))
        self.links = FindingLinks()
        self.send = SendButton()
        self.send.clicked.connect(self.send_wanted)
        self.send.resized.connect(self._fit)
        self.links.chosen.connect(self.field_wanted)
        self._arrange()
        self._shown: object = None
        field_validation.changed.connect(self.refresh)
        field_validation.shown_changed.connect(self.refresh)
        self.refresh()

    @property
    def text(self) -> str:
        """The text beside Send."""
        return self._status.text() if self.links.isHidden() else self.links.text

    def show_doubt(self, *, is_doubtful: bool, is_told: bool = True) -> None:
        """Hold back while an earlier outcome is unknown; `is_told`: the dock names it elsewhere."""
        if (is_doubtful, is_told) != (self._is_doubtful, self._is_told):
            self._is_doubtful, self._is_told = is_doubtful, is_told
            self.refresh()

    def refresh(self) -> None:
        """Update from the field validation."""
        problems, warnings = self._field_validation.problems, self._field_validation.warnings
        listed = self._field_validation.shown_problems or (() if problems else warnings)
        shown = (listed, problems[0].field if problems else None, self._is_doubtful, self._is_told)
        if shown == self._shown:
            return  # what is found changes with each key of a text that is too long
        self._shown = shown
        refit = self.links.show_findings(listed) if listed else False
        if refit or self.links.isHidden() is bool(listed):
            self.links.setVisible(bool(listed))
            self._fit()
        self._status_row.setVisible(not listed)
        self._keys.setVisible(not listed and not problems)
        if problems:
            self.send.show_look(SendLook.QUIET)
            self._show_status(self._next_step(problems[0].field), "", "muted")
            return
        self.send.show_look(SendLook.OUTLINED if self._is_doubtful else SendLook.FILLED)
        if self._is_doubtful and not self._is_told:
            self._show_status(self.tr("An earlier message is undecided"), "warning", "warn")
        elif self._is_doubtful:
            self._show_status(self.tr("Nothing to fix"), "check", "muted")
        else:
            self._show_status(self.tr("Ready to send"), "check", "good")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put Send below the words where there is no room beside them."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        words = FEWEST_OF_STATUS * self.fontMetrics().averageCharWidth()
        if not self.links.isHidden():
            words = self.links.sizeHint().width()
        across = self.send.minimumSizeHint().width() + words + 2 * GAP <= self.width()
        down = QBoxLayout.Direction.TopToBottom
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if across else down)

    def _next_step(self, field: Field) -> str:
        """The next thing to type into a message that nobody has complained about yet."""
        match field.kind:
            case FieldKind.RECIPIENT:
                return self.tr("Type the customer's number")
            case FieldKind.TEMPLATE_NAME:
                return self.tr("Choose a template")
            case FieldKind.LANGUAGE:
                return self.tr("Choose a language")
            case FieldKind.HEADER_IMAGE:
                return self.tr("Type the image's link")
        return self.tr("Fill in the variables")

    def _show_status(self, text: str, drawing: str, role: str) -> None:
        self._status.setText(text)
        self._status.show_role(role)
        self._icon.setVisible(bool(drawing))
        if drawing:
            self._icon.show_icon(drawing, role)
            margins(self._keys_row, icon_side(self) + 6, 0, 0, 0)

    def _arrange(self) -> None:
        self._status_row = QWidget()
        status = QHBoxLayout(self._status_row)
        flat(status, gap=6)
        status.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        status.addWidget(self._status, 1)
        self._keys_row = QHBoxLayout()
        flat(self._keys_row, gap=0)
        self._keys_row.addWidget(self._keys)
        words = QVBoxLayout()
        flat(words, gap=0)
        words.addStretch(1)
        words.addWidget(self._status_row)
        words.addLayout(self._keys_row)
        words.addWidget(self.links)
        words.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        flat(self._row, gap=GAP + 4)
        self._row.addLayout(words, 1)
        self._row.addWidget(self.send, 0, Qt.AlignmentFlag.AlignBottom)
