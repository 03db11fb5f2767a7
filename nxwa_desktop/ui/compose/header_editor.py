"""The editor of the header: its kind, and its text or image link."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from nxwa_desktop.protocol.message import Field, FieldKind, HeaderKind, ImageHeader, TextHeader
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.field_validation import FieldValidation
from nxwa_desktop.templates.saved_template import SavedTemplate
from nxwa_desktop.ui.compose.field_edit import FieldEdit
from nxwa_desktop.ui.compose.image_link import ImageLink
from nxwa_desktop.ui.compose.parameter_rows import ParameterRows
from nxwa_desktop.ui.compose.size_counter import SizeCounter
from nxwa_desktop.ui.compose.template_fix_links import TemplateFixLinks
from nxwa_desktop.ui.widgets.finding_note import show_finding
from nxwa_desktop.ui.widgets.label_column import ROW_GAP, LabelColumn, labelled
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.note import Note
from nxwa_desktop.ui.widgets.section_heading import SectionHeading
from nxwa_desktop.ui.widgets.segmented_control import SegmentedControl

HEADER_TEXT = Field(FieldKind.HEADER_TEMPLATE)
KINDS = tuple(HeaderKind)


class HeaderEditor(QWidget):
    """A section that shows what the template's header needs. Its kind can be chosen where no saved template says it.

    `image_made(ImageLink)`: the link's editor exists.
    """

    image_made = Signal(object)

    def __init__(
        self,
        composer: Composer,
        field_validation: FieldValidation,
        labels: LabelColumn,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._composer = composer
        self._field_validation = field_validation
        self._labels = labels
        self._image: ImageLink | None = None
        self._text: FieldEdit | None = None
        self.note, self.text_note = Note(caption=True), Note(caption=True)
        self.counter = SizeCounter(composer, FieldKind.HEADER_TEXT)
        self.heading = SectionHeading(self.tr("Header"), self.counter)
        self.texts = ParameterRows(composer, field_validation, FieldKind.HEADER_TEXT, labels)
        self._column = QVBoxLayout(self)
        flat(self._column, gap=ROW_GAP)
        self._column.addWidget(self.heading)
        self._column.addWidget(self._build_choice())
        self.fixes = TemplateFixLinks(composer, field_validation, self.kinds)
        self.fixes.used.connect(self._focus_first)
        self._column.addWidget(self._build_notes())
        self._column.addWidget(self.texts)
        self.refresh(None, editing=True)

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
        """The edit of the template's header text, while it can be changed."""
        return self._text if self._text is not None and not self._text_row.isHidden() else None

    @property
    def buttons(self) -> dict[HeaderKind, QAbstractButton]:
        """The buttons that choose a kind."""
        return dict(zip(KINDS, self.kinds.segments, strict=True))

    def refresh(self, saved: SavedTemplate | None, *, editing: bool) -> None:
        """Update kind and editors from the composer; `saved`: the template, `editing`: its texts can be changed."""
        header = self._composer.message.header
        free = saved is None or saved.header_kind is not header.kind
        self._choice.setVisible(free)
        self.kinds.show_choice(KINDS.index(header.kind))
        self.heading.show_kind("" if free else self._kind_word(header.kind))
        self.texts.setVisible(isinstance(header, TextHeader))
        if isinstance(header, TextHeader) and (free or editing):
            self._text_edit().refresh()
            self._text_row.show()
        elif self._text is not None:
            self._text_row.hide()
        self._show_text_finding()
        self.texts.refresh(saved)
        if isinstance(header, ImageHeader):
            example = saved.header_examples[0] if saved is not None and saved.header_examples else ""
            self._image_link().refresh(example)
            self._image_link().show()
        elif self._image is not None:
            self._image.hide()
        nothing = isinstance(header, TextHeader) and not header.parameters and not editing
        self.setVisible(free or bool(self.fixes.links) or not (header.kind is HeaderKind.NONE or nothing))

    def show_findings(self) -> None:
        """Show the finding of the image's link, or of the header and its text."""
        self._show_text_finding()
        if self.fixes.links:
            self.show()
        if self.link is not None and self._image is not None:
            self._image.show_findings()

    def _build_choice(self) -> QWidget:
        words = (self.tr("&None"), self.tr("Te&xt"), self.tr("&Image"))
        self.kinds = SegmentedControl(self.tr("Kind of header"), words)
        self.kinds.chosen.connect(lambda number: self._composer.set_header(KINDS[number]))
        for segment in self.kinds.segments:
            segment.setAccessibleDescription(self.tr("Kind of header"))
        around = QWidget()
        row = labelled(self._labels.label(self.tr("Kind")), around)
        inner = QVBoxLayout(around)
        flat(inner)
        inner.addWidget(self.kinds)
        inner.setAlignment(self.kinds, Qt.AlignmentFlag.AlignLeading)
        self._choice = QWidget()
        self._choice.setLayout(row)
        return self._choice

    def _build_notes(self) -> QWidget:
        indent = QWidget()  # as wide as the labels
        indent.setFixedWidth(self._labels.width)
        self._labels.resized.connect(indent.setFixedWidth)
        self._notes = QWidget()
        self._notes.setLayout(labelled(indent, self.note, self.fixes))
        return self._notes

    def _kind_word(self, kind: HeaderKind) -> str:
        match kind:
            case HeaderKind.NONE:
                return ""
            case HeaderKind.TEXT:
                return self.tr("text")
            case HeaderKind.IMAGE:
                return self.tr("image")

    def _show_text_finding(self) -> None:
        finding = self._field_validation.shown_finding(HEADER_TEXT)
        self.fixes.offer(finding)
        # What can be mended is about the header as a whole, anything else about its text.
        whole = bool(self.fixes.links)
        show_finding(self.note, finding if whole else None, self.kinds)
        self._notes.setVisible(whole)
        show_finding(self.text_note, finding if self.text is not None and not whole else None, self.text)

    def _focus_first(self) -> None:
        """Focus the first field of the header that a fix made."""
        row = self.texts.row(0)
        target = self.link or (row.edit if row is not None else None)
        if target is not None:
            target.setFocus()

    def _image_link(self) -> ImageLink:
        if self._image is None:
            self._image = ImageLink(self._composer, self._field_validation, self._labels)
            self._column.addWidget(self._image)
            QWidget.setTabOrder(self.kinds.segments[-1], self._image.edit)
            QWidget.setTabOrder(self._image.edit, self._image.button)
            self.image_made.emit(self._image)
        return self._image

    def _text_edit(self) -> FieldEdit:
        """Build the text header's editor lazily: most templates have none."""
        if self._text is None:
            self._text = FieldEdit(self._composer, HEADER_TEXT)
            self._text.setPlaceholderText(self.tr("Optional: the template's header, with its {{variable}}"))
            self._text.setAccessibleName(self.tr("Header text of the template"))
            self._text_row = QWidget()
            self._text_row.setLayout(
                labelled(self._labels.label(self.tr("Header text"), self._text), self._text, self.text_note)
            )
            self._column.insertWidget(3, self._text_row)
            QWidget.setTabOrder(self.kinds.segments[-1], self._text)
        return self._text
