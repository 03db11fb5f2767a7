"""The form on the left side of the window, with all editors of a message."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from nxwa_desktop.protocol.message import Field, FieldKind
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.field_validation import FieldValidation
from nxwa_desktop.ui.compose.field_edit import FieldEdit
from nxwa_desktop.ui.compose.header_editor import HEADER_TEXT, IMAGE, HeaderEditor
from nxwa_desktop.ui.compose.language_box import LANGUAGE, LanguageBox
from nxwa_desktop.ui.compose.parameter_rows import ParameterRows
from nxwa_desktop.ui.compose.recipient_field import RECIPIENT, RecipientField
from nxwa_desktop.ui.compose.size_counter import SizeCounter
from nxwa_desktop.ui.compose.text_edit import TextEdit
from nxwa_desktop.ui.widgets.finding_note import show_finding
from nxwa_desktop.ui.widgets.heading import Heading
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.layouts import GAP, column_of, flat
from nxwa_desktop.ui.widgets.mouse_buttons import MouseButtons
from nxwa_desktop.ui.widgets.note import Note

TEMPLATE_NAME = Field(FieldKind.TEMPLATE_NAME)
BODY_TEMPLATE = Field(FieldKind.BODY_TEMPLATE)


class ComposeForm(QScrollArea):
    """A scrolling form of all editors; passes the composer's changes to them and moves the focus to a field."""

    def __init__(self, composer: Composer, field_validation: FieldValidation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composer = composer
        self._field_validation = field_validation
        self.recipient = RecipientField(composer, field_validation)
        self.template_name = FieldEdit(composer, TEMPLATE_NAME)
        self.template_note = Note()
        self.language = LanguageBox(composer, field_validation)
        self.text = TextEdit(composer, BODY_TEMPLATE)
        self.text_note = Note()
        self.header = HeaderEditor(composer, field_validation)
        self.body = ParameterRows(composer, field_validation, FieldKind.BODY)
        self.header_size = SizeCounter(composer, FieldKind.HEADER_TEXT)
        self.body_size = SizeCounter(composer, FieldKind.BODY)
        self._postponed: set[Field] = set()
        self._page = QWidget()
        self._least = 0
        self._mouse = MouseButtons(self)
        self._arrange()
        composer.edited.connect(self._edited)
        composer.restructured.connect(self.refresh)
        field_validation.shown_changed.connect(self._show_findings)
        self._mouse.released.connect(self._show_postponed)
        for rows in (self.header.texts, self.body):
            rows.focus_moved.connect(self._show_row)

    def refresh(self) -> None:
        """Update every editor from the composer."""
        self.recipient.refresh()
        self.template_name.refresh()
        self.language.refresh()
        self.text.refresh()
        self.header.refresh()
        self.body.refresh()
        self._show_findings(TEMPLATE_NAME)
        self._show_findings(BODY_TEMPLATE)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The width of all editors, as the form scrolls vertically only."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._page.minimumSizeHint().width() + bar, super().minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Update the geometry when the page needs another width."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self._page:
            width = self._page.minimumSizeHint().width()
            if width != self._least:
                self._least = width
                self.updateGeometry()
        return super().eventFilter(watched, event)

    def go_to(self, field: Field) -> None:
        """Put the cursor into `field` and scroll to it."""
        editor = self._editor(field)
        if editor is not None:
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self._show_row(editor)

    def _arrange(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Opaque scroll bars keep a repaint of the form from spreading to its parents.
        self.verticalScrollBar().setAutoFillBackground(True)
        page = self._page
        column = QVBoxLayout(page)
        flat(column, gap=2 * GAP)
        column.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        column.addLayout(self._build_address())
        column.addWidget(Heading(self.tr("Header"), self.header_size))
        column.addWidget(self.header)
        column.addWidget(Heading(self.tr("Body"), self.body_size))
        column.addWidget(self.body)
        column.addStretch(1)
        self.setWidget(page)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _build_address(self) -> QGridLayout:
        self.template_name.setAccessibleName(self.tr("Template name"))
        self.template_name.setPlaceholderText(self.tr("Name as approved, for example order_update"))
        self.text.setAccessibleName(self.tr("Template text"))
        self.text.setPlaceholderText(self.tr("Optional: paste the template's text; its {{variables}} name the rows"))
        template = column_of(self.template_name, self.template_note)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GAP)
        grid.setVerticalSpacing(GAP + 4)
        grid.setColumnStretch(1, 1)
        for line, (name, editor, buddy) in enumerate(
            (
                (self.tr("&To"), self.recipient, self.recipient.edit),
                (self.tr("Tem&plate"), template, self.template_name),
                (self.tr("&Language"), self.language, self.language.box),
                (self.tr("&Wording"), column_of(self.text, self.text_note), self.text),
            )
        ):
            label = plain_label(name)
            label.setBuddy(buddy)
            label.setMinimumHeight(self.template_name.sizeHint().height())
            grid.addWidget(label, line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(editor, line, 1)
        return grid

    def _edited(self, field: Field) -> None:
        match field.kind:
            case FieldKind.RECIPIENT:
                self.recipient.refresh()
            case FieldKind.LANGUAGE:
                self.language.refresh()
            case FieldKind.BODY | FieldKind.HEADER_TEXT:
                if row := self._rows(field.kind).built_row(field.index):
                    row.follow()
            case _:
                if isinstance(editor := self._editor(field), FieldEdit | TextEdit):
                    editor.refresh()

    def _show_findings(self, field: Field) -> None:
        # After a click that leaves a field, its finding waits for the release: the note would move the click's target.
        if self._mouse.held():
            self._postponed.add(field)
            return
        match field.kind:
            case FieldKind.RECIPIENT:
                self.recipient.show_findings()
            case FieldKind.TEMPLATE_NAME:
                show_finding(
                    self.template_note, self._field_validation.shown_finding(TEMPLATE_NAME), self.template_name
                )
            case FieldKind.LANGUAGE:
                self.language.show_findings()
            case FieldKind.HEADER_IMAGE | FieldKind.HEADER_TEMPLATE:
                self.header.show_findings()
            case FieldKind.BODY_TEMPLATE:
                show_finding(self.text_note, self._field_validation.shown_finding(BODY_TEMPLATE), self.text)
            case _:
                if row := self._rows(field.kind).built_row(field.index):
                    row.show_findings()

    def _show_postponed(self) -> None:
        postponed, self._postponed = self._postponed, set()
        for field in postponed:
            self._show_findings(field)

    def _rows(self, kind: FieldKind) -> ParameterRows:
        return self.body if kind is FieldKind.BODY else self.header.texts

    def _editor(self, field: Field) -> QWidget | None:
        match field:
            case _ if field == RECIPIENT:
                return self.recipient.edit
            case _ if field == TEMPLATE_NAME:
                return self.template_name
            case _ if field == LANGUAGE:
                return self.language.box.line
            case _ if field == IMAGE:
                return self.header.link
            case _ if field == BODY_TEMPLATE:
                return self.text
            case _ if field == HEADER_TEXT:
                return self.header.text
            case _:
                row = self._rows(field.kind).row(field.index)
                return row.edit if row else None

    def _show_row(self, row: QWidget) -> None:
        # A row or note just shown has its position only after the pending layout requests.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self.ensureWidgetVisible(row, GAP, 4 * GAP)
