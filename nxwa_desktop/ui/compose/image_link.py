"""The editor of a header image's link, with its check."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nxwa_desktop.protocol.message import Field, FieldKind
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.field_validation import FieldValidation
from nxwa_desktop.ui.compose.field_edit import FieldEdit
from nxwa_desktop.ui.i18n.plain_text import shortened, tip_text
from nxwa_desktop.ui.widgets.finding_note import show_finding
from nxwa_desktop.ui.widgets.icons import IconLabel
from nxwa_desktop.ui.widgets.inside_field import InsideField
from nxwa_desktop.ui.widgets.label_column import LabelColumn, labelled
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.link_button import LinkButton
from nxwa_desktop.ui.widgets.note import Note

IMAGE = Field(FieldKind.HEADER_IMAGE)


class ImageLink(QWidget):
    """A row with the link; the check starts and stops at the end of its field. Built lazily.

    `check_wanted()`, `stop_wanted()`.
    """

    check_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, composer: Composer, field_validation: FieldValidation, labels: LabelColumn) -> None:
        super().__init__()
        self._field_validation = field_validation
        self._running = False
        self.edit = FieldEdit(composer, IMAGE)
        self.edit.setAccessibleName(self.tr("Image link"))
        self.edit.editingFinished.connect(self._show_start)
        drawing = IconLabel()
        drawing.show_icon("image", "muted")
        self._inside = InsideField(self.edit)
        self._inside.put_before(drawing)
        self.button = LinkButton(self.tr("Check"))
        self.button.setToolTip(tip_text(self.tr("Look whether this computer can fetch the image")))
        self.button.clicked.connect(self._pressed)
        self._inside.put_after(self.button)
        self.note = Note(caption=True)
        self.seen = Note(live=True, caption=True)
        column = QVBoxLayout(self)
        flat(column)
        label = labels.label(self.tr("Image lin&k"), self.edit)
        column.addLayout(labelled(label, self.edit, self.note, self.seen))

    def refresh(self, example: str) -> None:
        """Update link and finding from the composer; `example` is the link in the saved template."""
        self.edit.setPlaceholderText(shortened(example) or "https://example.com/picture.jpg")
        self.edit.refresh()
        self.show_findings()

    def show_findings(self) -> None:
        """Show the finding of the link."""
        show_finding(self.note, self._field_validation.shown_finding(IMAGE), self.edit)

    def show_running(self, *, running: bool) -> None:
        """Show the button that starts the check, or the one that stops it."""
        self._running = running
        self.button.setText(self.tr("Stop") if running else self.tr("Check"))
        self._inside.arrange()
        if running:
            self.seen.show_text(self.tr("Looking…"))

    def show_seen(self, text: str, role: str = "muted") -> None:
        """Show the result of the check; an empty text hides it."""
        drawings = {"muted": "", "good": "check"}
        self.seen.show_text(text, drawing=drawings.get(role, role) if text else "", role=role)

    def _show_start(self) -> None:
        """Show the beginning of a long link once the cursor has left it."""
        if not self.edit.hasFocus():
            self.edit.home(False)

    def _pressed(self) -> None:
        wanted = self.stop_wanted if self._running else self.check_wanted
        wanted.emit()
