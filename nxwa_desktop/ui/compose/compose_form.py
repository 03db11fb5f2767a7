"""The form on the left side of the window, with all editors of a message."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QVBoxLayout, QWidget

from nxwa_desktop.protocol.message import Field, FieldKind
from nxwa_desktop.protocol.message_fields import has_field, rows_of, value_of
from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.field_validation import FieldValidation
from nxwa_desktop.services.templates import TemplateService
from nxwa_desktop.ui.compose.field_edit import FieldEdit
from nxwa_desktop.ui.compose.header_editor import HEADER_TEXT, HeaderEditor
from nxwa_desktop.ui.compose.image_link import IMAGE
from nxwa_desktop.ui.compose.language_box import LANGUAGE, LanguageBox
from nxwa_desktop.ui.compose.parameter_rows import ParameterRows
from nxwa_desktop.ui.compose.recipient_field import RECIPIENT, RecipientField
from nxwa_desktop.ui.compose.rehearsal_menu import Endings
from nxwa_desktop.ui.compose.size_counter import SizeCounter
from nxwa_desktop.ui.compose.template_choice import TemplateChoice
from nxwa_desktop.ui.compose.template_field import TEMPLATE_NAME
from nxwa_desktop.ui.compose.wording_editor import BODY_TEMPLATE, WordingEditor
from nxwa_desktop.ui.widgets.fonts import font_scale
from nxwa_desktop.ui.widgets.label_column import ROW_GAP, LabelColumn, labelled
from nxwa_desktop.ui.widgets.layouts import GAP, flat
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.mouse_buttons import MouseButtons
from nxwa_desktop.ui.widgets.section_heading import SectionHeading

MARGIN, NARROW_MARGIN, TOP, BOTTOM = 20, 16, 2, 16
"""Pixels around the form."""


class ComposeForm(QScrollArea):
    """A scrolling form of all editors; passes the composer's changes to them and moves the focus to a field.

    `template_wanted(SavedTemplate)`: a saved template was chosen. `update_wanted()`: NXCloud's list of the templates is
    to be read again.
    """

    template_wanted = Signal(object)
    update_wanted = Signal()

    def __init__(
        self,
        composer: Composer,
        field_validation: FieldValidation,
        templates: TemplateService,
        account_service: AccountService,
        endings: Endings,
        parent: QWidget | None = None,
    ) -> None:
        """`endings` gives the answers that can be rehearsed in the sandbox."""
        super().__init__(parent)
        self._composer = composer
        self.labels = LabelColumn(self)
        self.recipient = RecipientField(composer, field_validation, account_service, endings)
        self.template = TemplateChoice(composer, field_validation, templates)
        self.language = LanguageBox(composer, field_validation, lambda: self.template.languages)
        self.wording = WordingEditor(composer, field_validation)
        self.template_name, self.text = self.template.field, self.wording.text
        self.template_note, self.text_note = self.template.note, self.wording.note
        self.header = HeaderEditor(composer, field_validation, self.labels)
        self.body = ParameterRows(composer, field_validation, FieldKind.BODY, self.labels)
        self.body_size = SizeCounter(composer, FieldKind.BODY)
        self._postponed: set[Field] = set()
        self._page = QWidget()
        self._least = 0
        self._mouse = MouseButtons(self)
        self._arrange()
        self._connect(templates, field_validation)

    def refresh(self) -> None:
        """Update every editor from the composer."""
        self.recipient.refresh()
        self.template.refresh()
        self.language.refresh()
        saved = self.template.saved
        self.wording.refresh(saved)
        self._wording_label.setBuddy(self.text if self.wording.editing else self.wording.edit)
        self.header.refresh(saved, editing=self.wording.editing)
        self.body.refresh(saved)
        self._fit_labels()
        self.template.show_findings()
        self.wording.show_findings()
        self._lay_out()

    def go_to_first_empty(self) -> None:
        """Put the cursor into the recipient if that is empty, else into the first empty value."""
        message = self._composer.message
        kinds = (FieldKind.HEADER_TEXT, FieldKind.BODY)
        rows = [Field(kind, index) for kind in kinds for index in range(len(rows_of(message, kind)))]
        fields = (field for field in (RECIPIENT, IMAGE, *rows) if has_field(message, field))
        self.go_to(next((field for field in fields if not value_of(message, field)), TEMPLATE_NAME))

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

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the column of labels to the width."""
        self._fit_labels(event.size().width())
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the column of labels to the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and is_built(self, "_least"):
            self._fit_labels()

    def go_to(self, field: Field) -> None:
        """Put the cursor into `field` and scroll to it."""
        if field == BODY_TEMPLATE and not self.wording.editing:
            self.wording.open_area()
        editor = self._editor(field)
        if editor is not None:
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self._show_row(editor)

    def _connect(self, templates: TemplateService, field_validation: FieldValidation) -> None:
        self._composer.edited.connect(self._edited)
        self._composer.restructured.connect(self.refresh)
        templates.changed.connect(self.refresh)
        templates.found_empty.connect(self.template.refresh)  # no other editor shows whether there are any
        field_validation.shown_changed.connect(self._show_findings)
        self.recipient.edit.values_wanted.connect(self.go_to_first_empty)
        self.template.chosen.connect(self.template_wanted)
        for part in (self.template, self.language, self.wording, self.header):
            part.fixes.update_wanted.connect(self.update_wanted)
        self.wording.turned.connect(self.refresh)
        self._mouse.released.connect(self._show_postponed)
        for rows in (self.header.texts, self.body):
            rows.focus_moved.connect(self._show_row)

    def _arrange(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Opaque scroll bars keep a repaint of the form from spreading to its parents.
        bar = QScrollBar()
        bar.setAutoFillBackground(True)
        self.setVerticalScrollBar(bar)
        column = QVBoxLayout(self._page)
        flat(column, gap=ROW_GAP)
        for words, editor, buddy in (
            (self.tr("&To"), self.recipient, self.recipient.edit),
            (self.tr("Tem&plate"), self.template, self.template_name),
            (self.tr("&Language"), self.language, self.language.box),
            (self.tr("&Wording"), self.wording, self.text),
        ):
            label = self.labels.label(words, buddy)
            column.addLayout(labelled(label, editor))
        self._wording_label = label
        column.addWidget(self.header)
        column.addWidget(SectionHeading(self.tr("Body"), self.body_size))
        column.addWidget(self.body)
        column.addStretch(1)
        self.setWidget(self._page)
        # The sandbox is typed through as the real thing is: its link comes last.
        QWidget.setTabOrder(self.body.add_button, self.recipient.rehearse)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _fit_labels(self, width: int = 0) -> None:
        """Fit the labels to a viewport `width` pixels wide; 0 for the width it has."""
        narrow = self.window().width() < 1000 * font_scale(self)
        side = NARROW_MARGIN if narrow else MARGIN
        if (layout := self._page.layout()) is not None:
            layout.setContentsMargins(side, TOP, side, BOTTOM)
        room = (width or self.viewport().width()) - 2 * side
        self.labels.fit(room, (*self.header.texts.label_widths, *self.body.label_widths))

    def _edited(self, field: Field) -> None:
        match field.kind:
            case FieldKind.RECIPIENT:
                self.recipient.refresh()
            case FieldKind.LANGUAGE | FieldKind.TEMPLATE_NAME:
                self.refresh()
            case FieldKind.BODY_TEMPLATE:
                self.wording.refresh(self.template.saved)
                self.body_size.refresh()
            case FieldKind.HEADER_TEMPLATE:
                self.header.counter.refresh()
                if edit := self.header.text:
                    edit.refresh()
            case FieldKind.BODY | FieldKind.HEADER_TEXT as kind:
                (self.body_size if kind is FieldKind.BODY else self.header.counter).refresh()
                if row := self._rows(kind).built_row(field.index):
                    row.follow()
            case _:
                if isinstance(editor := self._editor(field), FieldEdit):
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
                self.template.show_findings()
            case FieldKind.LANGUAGE:
                self.language.show_findings()
            case FieldKind.HEADER_IMAGE | FieldKind.HEADER_TEMPLATE:
                self.header.show_findings()
            case FieldKind.BODY_TEMPLATE:
                self.wording.show_findings()
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
                return self.header.text or self.header.kinds.segments[self.header.kinds.choice]
            case _:
                row = self._rows(field.kind).row(field.index)
                return row.edit if row else None

    def _show_row(self, row: QWidget) -> None:
        # A row or note just shown has its position only after the pending layout requests.
        self._lay_out()
        self.ensureWidgetVisible(row, GAP, 4 * GAP)

    def _lay_out(self) -> None:
        """Lay out at once what has changed: Qt takes several turns for it, and would paint squeezed rows in between."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
