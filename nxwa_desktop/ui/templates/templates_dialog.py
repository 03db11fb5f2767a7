"""The templates dialog: search, use, rename, delete, import and export saved templates."""

import functools
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from nxwa_desktop import texts
from nxwa_desktop.importing.template_file import FileRefusal
from nxwa_desktop.protocol.message import HeaderKind
from nxwa_desktop.services.templates import TemplateImport, TemplateService
from nxwa_desktop.templates.saved_template import SavedTemplate
from nxwa_desktop.ui.i18n.plain_text import plain_line, plain_paragraphs, shortened
from nxwa_desktop.ui.i18n.translate import join_sentences, render
from nxwa_desktop.ui.widgets import prompts
from nxwa_desktop.ui.widgets.bounded_line import BoundedLine
from nxwa_desktop.ui.widgets.coloured_frame import tint
from nxwa_desktop.ui.widgets.fonts import ScaledFont
from nxwa_desktop.ui.widgets.icons import icon
from nxwa_desktop.ui.widgets.labels import aligned, breakable, plain_label
from nxwa_desktop.ui.widgets.layouts import GAP, flat
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.note import Note
from nxwa_desktop.ui.widgets.palette import colours_of

SHOWN_TEXT = 600
"""Characters of a template's text that are shown."""


class TemplatesDialog(QDialog):
    """`use_wanted(SavedTemplate)`: the message is to be made from it.

    `message_found(str | Path)`: that text or file holds a message, and the person wants it in the composer.
    """

    use_wanted = Signal(object)
    message_found = Signal(object)

    def __init__(self, template_service: TemplateService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._template_service = template_service
        self._source: str | Path = ""
        self.setWindowTitle(self.tr("Templates"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.search = BoundedLine()
        self.list = QListWidget()
        self.note = Note(live=True)
        self._build_shown()
        self._build_buttons()
        self._arrange()
        self._connect()
        self._fill()
        self.search.setFocus()

    @property
    def template(self) -> SavedTemplate | None:
        """The selected template, or None."""
        index = self.list.currentIndex()
        found = index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None
        return found if isinstance(found, SavedTemplate) else None

    def import_source(self, source: str | Path) -> None:
        """Import the templates of a text or a file."""
        self._source = source
        self.import_button.setEnabled(False)
        self.composer_button.hide()
        if isinstance(source, Path):
            self._template_service.import_from(source)
        else:
            self._template_service.import_text(source)

    def export_to(self, path: Path) -> None:
        """Write all templates into a file."""
        self._template_service.export_to(path)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Re-tint icons and texts on a palette change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and is_built(self, "facts"):
            self._colour()
            self._fill()

    def _colour(self) -> None:
        tint(self.facts, QPalette.ColorRole.WindowText, colours_of(self.palette()).muted)

    def _build_shown(self) -> None:
        self.title = plain_label(wrap=True, selectable=True)
        ScaledFont(self.title, 1.1)
        self.facts = plain_label(wrap=True, selectable=True)
        self.text = plain_label(wrap=True, selectable=True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.why_not = Note()
        self._colour()

    def _build_buttons(self) -> None:
        self.use = QPushButton(self.tr("&Use"))
        self.rename = QPushButton(self.tr("&Rename…"))
        self.duplicate = QPushButton(self.tr("&Duplicate"))
        self.remove = QPushButton(self.tr("De&lete"))
        self.undo = QPushButton(self.tr("U&ndo delete"))
        self.import_button = QPushButton(self.tr("&Import…"))
        self.export_button = QPushButton(self.tr("&Export…"))
        self.composer_button = QPushButton(self.tr("Import in the c&omposer"))
        self.composer_button.hide()
        self.close_button = QPushButton(self.tr("&Close"))
        self.undo.setVisible(self._template_service.removed is not None)
        for button in (
            self.rename,
            self.duplicate,
            self.remove,
            self.undo,
            self.import_button,
            self.export_button,
            self.composer_button,
            self.close_button,
        ):
            button.setAutoDefault(False)
        self.use.setDefault(True)

    def _arrange(self) -> None:
        self.search.setPlaceholderText(self.tr("Search title, name and text"))
        self.search.setAccessibleName(self.tr("Search the templates"))
        self.search.setClearButtonEnabled(True)
        self.list.setAccessibleName(self.tr("Saved templates"))
        left = QVBoxLayout()
        flat(left)
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        acts = QGridLayout()
        acts.setContentsMargins(0, 0, 0, 0)
        acts.setSpacing(GAP)
        for number, button in enumerate((self.use, self.rename, self.duplicate, self.remove)):
            acts.addWidget(button, number // 2, number % 2)
        right = QVBoxLayout()
        flat(right)
        for part in (self.title, self.facts, self.why_not):
            right.addWidget(part)
        right.addWidget(self.text, 1)
        right.addLayout(acts)
        middle = QHBoxLayout()
        flat(middle, gap=2 * GAP)
        middle.addLayout(left, 1)
        middle.addLayout(right, 1)
        bottom = QHBoxLayout()
        flat(bottom)
        for button in (self.import_button, self.export_button, self.undo, self.composer_button):
            bottom.addWidget(button)
        bottom.addStretch(1)
        bottom.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        column.setSpacing(GAP + 4)
        column.addLayout(middle, 1)
        column.addWidget(self.note)
        column.addLayout(bottom)
        width = self.fontMetrics().averageCharWidth()
        self.resize(width * 110, self.fontMetrics().height() * 26)

    def _connect(self) -> None:
        template_service = self._template_service
        template_service.changed.connect(self._fill)
        template_service.imported.connect(self._imported)
        template_service.exported.connect(self._exported)
        template_service.file_failed.connect(self._file_failed)
        # What the disk refuses is told by the window; the next try is free.
        template_service.failed.connect(self._try_again)
        self.search.textChanged.connect(self._fill)
        self.list.currentItemChanged.connect(lambda *_: self._show())
        self.list.itemActivated.connect(lambda _: self._use())
        self.use.clicked.connect(self._use)
        self.rename.clicked.connect(self._rename)
        self.duplicate.clicked.connect(self._duplicate)
        self.remove.clicked.connect(self._remove)
        QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list, self._remove, context=Qt.ShortcutContext.WidgetShortcut)
        self.undo.clicked.connect(self._undo)
        self.import_button.clicked.connect(self._choose_import)
        self.export_button.clicked.connect(self._choose_export)
        self.composer_button.clicked.connect(self._open_in_composer)
        self.close_button.clicked.connect(self.reject)

    def _try_again(self) -> None:
        self.import_button.setEnabled(True)

    def _fill(self) -> None:
        """List the matching templates and keep the selection."""
        chosen, row = self.template, max(0, self.list.currentRow())
        words = self.search.text().casefold().split()
        self.list.clear()
        for template in self._template_service.templates:
            searched = "\n".join((template.title, template.name, template.language, template.body_text)).casefold()
            if all(word in searched for word in words):
                item = QListWidgetItem(shortened(template.title), self.list)
                item.setData(Qt.ItemDataRole.UserRole, template)
                if not template.sendable:
                    item.setIcon(icon("warning", colours_of(self.palette()).warn))
                if chosen is not None and template.id == chosen.id:
                    self.list.setCurrentItem(item)
        if not self.list.currentIndex().isValid() and self.list.count():
            self.list.setCurrentRow(min(row, self.list.count() - 1))
        self.export_button.setEnabled(bool(self._template_service.templates))
        self._show()

    def _show(self) -> None:
        template = self.template
        for button in (self.rename, self.duplicate, self.remove):
            button.setEnabled(template is not None)
        self.use.setEnabled(template is not None and template.sendable)
        if template is None:
            self.title.setText("")
            self.facts.setText("")
            self.why_not.show_text("")
            self.text.setText(
                self.tr("No template matches.")
                if self._template_service.templates
                else self.tr("No template is saved yet. Save one from a message, or import a file of them.")
            )
            return
        self.title.setText(breakable(shortened(template.title)))
        self.facts.setText(breakable(self._facts(template)))
        reasons = join_sentences(*(render(texts.templates.unsendable(reason)) for reason in template.obstacles))
        if reasons:
            reasons = self.tr("Cannot be sent from here. {0}").format(reasons)
        self.why_not.show_text(reasons, drawing="warning", role="warn")
        parts = [template.header_text, template.body_text, template.footer, *(f"[ {b} ]" for b in template.buttons)]
        text = "\n\n".join(part for part in parts if part)
        self.text.setText(breakable(plain_paragraphs(text, SHOWN_TEXT)))

    def _facts(self, template: SavedTemplate) -> str:
        count = len(template.body_labels)
        parameters = self.tr("1 parameter") if count == 1 else self.tr("{0} parameters").format(count)
        facts = [template.name, template.language, self._header_fact(template.header_kind), parameters, template.status]
        return aligned(" · ".join(plain_line(fact) for fact in facts if fact))

    def _header_fact(self, kind: HeaderKind) -> str:
        if not kind.is_known:
            return kind
        match kind:
            case HeaderKind.NONE:
                return ""
            case HeaderKind.TEXT:
                return self.tr("header with a variable")
            case HeaderKind.IMAGE:
                return self.tr("image header")

    def _use(self) -> None:
        if self.template is not None and self.template.sendable:
            self.use_wanted.emit(self.template)
            self.accept()

    def _rename(self) -> None:
        if (template := self.template) is None:
            return
        label = self.tr("Title in this program; the approved name stays {0}").format(plain_line(template.name, 60))
        rename = functools.partial(self._template_service.rename, template)
        prompts.ask_title(self, self.tr("Rename template"), label, template.title, rename)

    def _duplicate(self) -> None:
        if (template := self.template) is not None:
            self._template_service.duplicate(template)

    def _remove(self) -> None:
        if (template := self.template) is not None:
            self._template_service.remove(template)
            self.undo.show()
            self._show_note(self.tr("“{0}” is deleted.").format(plain_line(template.title)))

    def _undo(self) -> None:
        self._template_service.undo_remove()
        self.undo.hide()
        self.note.show_text("")

    def _choose_import(self) -> None:
        dialog = QFileDialog(self, self.tr("Import templates"), "", self.tr("JSON (*.json);;All files (*)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.import_source(Path(name)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _choose_export(self) -> None:
        dialog = QFileDialog(self, self.tr("Export templates"), "", self.tr("JSON (*.json)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.selectFile("templates.json")
        dialog.fileSelected.connect(lambda name: self.export_to(Path(name)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _imported(self, result: TemplateImport) -> None:
        self.import_button.setEnabled(True)
        sentences = texts.templates.import_summary(result.file, result.added, result.known)
        self._show_note(join_sentences(*map(render, sentences)), severe=result.file.refusal is not None)
        self.composer_button.setVisible(result.file.refusal is FileRefusal.MESSAGE)

    def _open_in_composer(self) -> None:
        """Pass a text refused as templates to the composer, as it was."""
        self.accept()
        self.message_found.emit(self._source)

    def _exported(self, count: int) -> None:
        self._show_note(
            self.tr("1 template was exported.") if count == 1 else self.tr("{0} templates were exported.").format(count)
        )

    def _file_failed(self, reason: str) -> None:
        self.import_button.setEnabled(True)
        text = self.tr("The file could not be read or written: {0}. Choose another place and try again.")
        self._show_note(text.format(plain_line(reason)), severe=True)

    def _show_note(self, text: str, *, severe: bool = False) -> None:
        look = "problem" if severe else "info"
        self.note.show_text(breakable(text), drawing=look, role="bad" if severe else "muted")
