"""The offer to replace line breaks, tabs and long gaps by spaces, with a preview of the result."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from nxwa_desktop.protocol.message_fields import value_of
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.undo_stack import EditKind
from nxwa_desktop.ui.compose.field_edit import FieldEdit
from nxwa_desktop.ui.widgets.icons import icon_side
from nxwa_desktop.ui.widgets.labels import breakable, plain_label
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.note import NOTE_GAP
from nxwa_desktop.validation.text_rules import collapse_spaces

LONGEST_SHOWN = 400
"""Characters of the result that are shown."""


class SpaceFix(QWidget):
    """A button below a field that previews the result, with buttons to accept and reject it."""

    def __init__(self, composer: Composer, edit: FieldEdit) -> None:
        super().__init__()
        self._composer = composer
        self._edit = edit
        self.ask = QPushButton(self.tr("Use spaces…"))
        self.result = plain_label(wrap=True, selectable=True)
        self.take = QPushButton(self.tr("Replace"))
        self.leave = QPushButton(self.tr("Keep it"))
        self.ask.clicked.connect(self._unfold)
        self.take.clicked.connect(self._replace)
        self.leave.clicked.connect(self._leave)
        self._arrange()
        self.hide()

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """The buttons in tab order."""
        return self.ask, self.take, self.leave

    def offer(self) -> None:
        """Show the button, or the result if it was requested."""
        if self.isHidden():
            self.fold()
            self.show()

    def fold(self) -> None:
        """Hide the result of a text that has changed."""
        self.ask.show()
        for part in (self.result, self.take, self.leave):
            part.hide()

    def _arrange(self) -> None:
        row = QHBoxLayout()
        flat(row)
        for button in self.buttons:
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        flat(column, gap=4)
        # Below the words of the note, not below its drawing.
        column.setContentsMargins(icon_side(self) + NOTE_GAP, 0, 0, 0)
        column.addWidget(self.result)
        column.addLayout(row)

    def _unfold(self) -> None:
        text = collapse_spaces(value_of(self._composer.message, self._edit.field))
        shown = text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"
        self.result.setText(self.tr("It will read: {0}").format(breakable(shown)))
        for part in (self.result, self.take, self.leave):
            part.show()
        self.take.setFocus()
        self.ask.hide()

    def _replace(self) -> None:
        field = self._edit.field
        self._edit.setFocus()
        self._composer.edit(field, collapse_spaces(value_of(self._composer.message, field)), EditKind.SPACED)

    def _leave(self) -> None:
        self.ask.show()
        self.ask.setFocus()
        self.fold()
