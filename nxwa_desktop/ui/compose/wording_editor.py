"""The wording: a quote of the saved template, or an area where it is typed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nxwa_desktop.protocol.message import Field, FieldKind
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.field_validation import FieldValidation
from nxwa_desktop.templates.saved_template import SavedTemplate
from nxwa_desktop.ui.compose.template_fix_links import TemplateFixLinks
from nxwa_desktop.ui.compose.text_edit import TextEdit
from nxwa_desktop.ui.compose.wording_quote import WordingQuote
from nxwa_desktop.ui.widgets.finding_note import show_finding
from nxwa_desktop.ui.widgets.label_column import HINT_GAP
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.link_button import LinkButton
from nxwa_desktop.ui.widgets.note import Note

BODY_TEMPLATE = Field(FieldKind.BODY_TEMPLATE)


class WordingEditor(QWidget):
    """`turned()`: the quote became the area, or the reverse."""

    turned = Signal()

    def __init__(self, composer: Composer, field_validation: FieldValidation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composer = composer
        self._field_validation = field_validation
        self._saved: SavedTemplate | None = None
        self._wants_area = False
        self.quote = WordingQuote()
        self.text = TextEdit(composer, BODY_TEMPLATE)
        self.text.setAccessibleName(self.tr("Wording of the template"))
        self.text.setPlaceholderText(self.tr("Paste the template's text; its {{variables}} name the fields"))
        self.note = Note(caption=True)
        self.hint = Note(caption=True)
        self.show_all = LinkButton()
        self.edit = LinkButton(self.tr("Edit wording"))
        self.back = LinkButton(self.tr("Back to the saved wording"))
        self.show_all.clicked.connect(self._toggle_whole)
        self.quote.refitted.connect(self._offer_all)
        self.edit.clicked.connect(self.open_area)
        self.back.clicked.connect(self._restore)
        self.fixes = TemplateFixLinks(composer, field_validation, self.text)
        self._arrange()

    @property
    def editing(self) -> bool:
        """True while the wording can be changed."""
        return not self.text.isHidden()

    def refresh(self, saved: SavedTemplate | None) -> None:
        """Update from the composer; `saved` is the saved template that the message is of."""
        if saved is None or self._saved is None or saved.id != self._saved.id:
            self._wants_area = False
        self._saved = saved
        self.text.refresh()
        self._show()

    def show_findings(self) -> None:
        """Show the finding of the wording."""
        finding = self._field_validation.shown_finding(BODY_TEMPLATE)
        show_finding(self.note, finding, self.text)
        self.fixes.offer(finding)
        self._show()

    def open_area(self) -> None:
        """Turn the quote into the area and put the cursor into it."""
        self._wants_area = True
        self._show()
        self.turned.emit()
        self.text.setFocus()

    def _arrange(self) -> None:
        links = QHBoxLayout()
        flat(links, gap=14)
        for link in (self.show_all, self.edit, self.back):
            links.addWidget(link)
        links.addStretch(1)
        column = QVBoxLayout(self)
        flat(column, gap=HINT_GAP)
        for part in (self.quote, self.text, self.note, self.fixes, self.hint):
            column.addWidget(part)
        column.addLayout(links)
        self._show()

    def _show(self) -> None:
        message, saved = self._composer.message, self._saved
        same = saved is not None and bool(saved.body_text) and saved.body_text == message.body_text
        quoted = same and not self._wants_area and not self.text.hasFocus()
        had_focus = self.back.hasFocus()
        self.quote.show_wording(message.body_text if quoted else "")
        for part in (self.quote, self.edit):
            part.setVisible(quoted)
        self._offer_all()
        self.text.setVisible(not quoted)
        self.back.setVisible(not quoted and saved is not None and bool(saved.body_text) and not self.fixes.links)
        listed = saved is not None and bool(saved.account_id) and saved.listed_text is None
        self.back.setText(self.tr("Back to NXCloud's wording") if listed else self.tr("Back to the saved wording"))
        self.show_all.setText(self.tr("Show less") if self.quote.whole else self.tr("Show all"))
        if quoted and had_focus:
            self.edit.setFocus()
        self._show_hint()

    def _offer_all(self) -> None:
        """Offer the rest of the wording where there is any."""
        self.show_all.setVisible(not self.quote.isHidden() and not self.quote.fits())

    def _show_hint(self) -> None:
        free = self.editing and self._saved is None and not self.note.text
        words = self.tr("Optional: for the preview and to name the variables. NXCloud sends the approved text.")
        self.hint.show_text(words if free else "")

    def _toggle_whole(self) -> None:
        self.quote.show_whole(not self.quote.whole)
        self._show()

    def _restore(self) -> None:
        saved = self._saved
        if saved is None:
            return
        self._wants_area = False
        self.back.setFocus()
        if self._composer.message.body_text != saved.body_text:
            self._composer.apply_wording(saved)
        self._show()
        self.turned.emit()
