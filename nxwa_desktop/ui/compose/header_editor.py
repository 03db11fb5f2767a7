"""The editor of the header: its kind, and its text or image link."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QRadioButton, QVBoxLayout, QWidget

from nxwa_desktop.protocol.message import Field, FieldKind, HeaderKind, ImageHeader, TextHeader
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.field_validation import FieldValidation
from nxwa_desktop.ui.compose.field_edit import FieldEdit
from nxwa_desktop.ui.compose.parameter_rows import ParameterRows
from nxwa_desktop.ui.i18n.plain_text import tip_text
from nxwa_desktop.ui.widgets.finding_note import show_finding
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.layouts import GAP, flat
from nxwa_desktop.ui.widgets.note import Note

IMAGE = Field(FieldKind.HEADER_IMAGE)
HEADER_TEXT = Field(FieldKind.HEADER_TEMPLATE)


class ImageLink(QWidget):
    """The editor of a header image's link, with its check. Built lazily.

    `check_wanted()`, `stop_wanted()`.
    """

    check_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, composer: Composer, field_validation: FieldValidation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field_validation = field_validation
        self._running = False
        self.edit = FieldEdit(composer, IMAGE)
        self.edit.setPlaceholderText("https://example.com/picture.jpg")
        self.edit.setAccessibleName(self.tr("Link of the header image"))
        self.button = QPushButton(self.tr("Check"))
        self.button.setToolTip(tip_text(self.tr("Look whether this computer can fetch the image")))
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._pressed)
        self.note = Note()
        self.seen = Note(live=True)
        label = plain_label(self.tr("Lin&k"))
        label.setBuddy(self.edit)
        row = QHBoxLayout()
        flat(row)
        row.addWidget(label)
        row.addWidget(self.edit, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        flat(column, gap=4)
        column.addLayout(row)
        column.addWidget(self.note)
        column.addWidget(self.seen)

    def refresh(self) -> None:
        """Update link and finding from the composer."""
        self.edit.refresh()
        show_finding(self.note, self._field_validation.shown_finding(IMAGE), self.edit)

    def _pressed(self) -> None:
        wanted = self.stop_wanted if self._running else self.check_wanted
        wanted.emit()

    def show_running(self, *, running: bool) -> None:
        """Show the button that starts the check, or the one that stops it."""
        self._running = running
        self.button.setText(self.tr("Stop") if running else self.tr("Check"))
        if running:
            self.seen.show_text(self.tr("Looking…"))

    def show_seen(self, text: str, role: str = "muted") -> None:
        """Show the result of the check; an empty text hides it."""
        self.seen.show_text(text, drawing=role if text and role != "muted" else "", role=role)


class HeaderEditor(QWidget):
    """A choice of the header's kind with the editor of that kind. `image_made(ImageLink)`: the link's editor exists."""

    image_made = Signal(object)

    def __init__(self, composer: Composer, field_validation: FieldValidation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composer = composer
        self._field_validation = field_validation
        self._image: ImageLink | None = None
        self._text: FieldEdit | None = None
        self.text_note = Note()
        self.texts = ParameterRows(composer, field_validation, FieldKind.HEADER_TEXT)
        self._column = QVBoxLayout(self)
        flat(self._column)
        self._column.addLayout(self._build_choice())
        self._column.addWidget(self.texts)
        self.refresh()

    def _build_choice(self) -> QHBoxLayout:
        self.choice = QButtonGroup(self)
        self.buttons: dict[HeaderKind, QRadioButton] = {}
        row = QHBoxLayout()
        flat(row, gap=2 * GAP)
        for kind in HeaderKind:
            self.buttons[kind] = self._build_kind_button(kind)
            row.addWidget(self.buttons[kind])
        row.addStretch(1)
        return row

    def _build_kind_button(self, kind: HeaderKind) -> QRadioButton:
        button = QRadioButton(self._kind_name(kind))
        button.setAccessibleDescription(self.tr("Kind of header"))
        button.clicked.connect(lambda: self._composer.set_header(kind))
        self.choice.addButton(button)
        return button

    def _kind_name(self, kind: HeaderKind) -> str:
        match kind:
            case HeaderKind.NONE:
                return self.tr("&None")
            case HeaderKind.TEXT:
                return self.tr("Te&xt")
            case HeaderKind.IMAGE:
                return self.tr("&Image")

    @property
    def image(self) -> ImageLink | None:
        """The editor of the image's link; None until it is built."""
        return self._image

    @property
    def link(self) -> FieldEdit | None:
        """The edit of the image's link, while the header is an image."""
        return self._image.edit if self._image is not None and not self._image.isHidden() else None

    @property
    def text(self) -> FieldEdit | None:
        """The edit of the template's header text, while the header is a text."""
        return self._text if self._text is not None and not self._text.isHidden() else None

    def refresh(self) -> None:
        """Update kind and editors from the composer."""
        header = self._composer.message.header
        self._choose(header.kind)
        self.texts.setVisible(isinstance(header, TextHeader))
        if isinstance(header, TextHeader):
            self._text_edit().refresh()
            self._text_edit().show()
        elif self._text is not None:
            self._text.hide()
        self._show_text_finding()
        self.texts.refresh()
        if isinstance(header, ImageHeader):
            self._image_link().refresh()
            self._image_link().show()
        elif self._image is not None:
            self._image.hide()

    def _choose(self, kind: HeaderKind) -> None:
        self.buttons[kind].setChecked(True)
        # The checked button is the tab stop; Qt sets that only after one of them had the focus.
        for button in self.choice.buttons():
            policy = Qt.FocusPolicy.StrongFocus if button.isChecked() else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)

    def show_findings(self) -> None:
        """Show the finding of the image's link, or of the header's text."""
        self._show_text_finding()
        if self.link is not None and self._image is not None:
            self._image.refresh()

    def _show_text_finding(self) -> None:
        show_finding(
            self.text_note,
            self._field_validation.shown_finding(HEADER_TEXT) if self.text is not None else None,
            self.text,
        )

    def _image_link(self) -> ImageLink:
        if self._image is None:
            self._image = ImageLink(self._composer, self._field_validation)
            self._column.addWidget(self._image)
            QWidget.setTabOrder(self.choice.buttons()[-1], self._image.edit)
            QWidget.setTabOrder(self._image.edit, self._image.button)
            self.image_made.emit(self._image)
        return self._image

    def _text_edit(self) -> FieldEdit:
        """Build the text header's editor lazily: most templates have none."""
        if self._text is None:
            self._text = FieldEdit(self._composer, HEADER_TEXT)
            self._text.setPlaceholderText(self.tr("Optional: the template's header, with its {{variable}}"))
            self._text.setAccessibleName(self.tr("Template's header text"))
            self._column.insertWidget(1, self._text)
            self._column.insertWidget(2, self.text_note)
            QWidget.setTabOrder(self.choice.buttons()[-1], self._text)
        return self._text
