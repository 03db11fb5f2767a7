"""The choice of the template's language: a documented code, or an unknown one kept unchanged."""

import functools
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from nxwa_desktop.protocol.message import Field, FieldKind
from nxwa_desktop.protocol.template_languages import Language, documented_languages, is_documented, search
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.field_validation import FieldValidation
from nxwa_desktop.ui.compose.field_edit import ComposedLine
from nxwa_desktop.ui.compose.template_fix_links import TemplateFixLinks
from nxwa_desktop.ui.i18n.language_names import language_label, matching_languages
from nxwa_desktop.ui.widgets.finding_note import show_finding
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.note import Note
from nxwa_desktop.ui.widgets.palette import colours_of

if TYPE_CHECKING:  # the first picture shows no list
    from PySide6.QtGui import QStandardItemModel
    from PySide6.QtWidgets import QAbstractItemView

LANGUAGE = Field(FieldKind.LANGUAGE)
Known = Callable[[], Mapping[str, str]]
"""Gives the languages that the chosen template is known in, with their status."""


class _Search(QComboBox):
    """A combo box with search: Enter or leaving it chooses the best match."""

    def __init__(self, composer: Composer, known: Known, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composer = composer
        self._known = known
        self.typing = False
        # One of Python's from the start: PySide would look among all classes of widgets for what the box makes itself.
        self.line = ComposedLine()
        self.setLineEdit(self.line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(14)
        self.setMinimumContentsLength(14)
        self.show_code(composer.message.language)
        self.line.textEdited.connect(self._typed)
        self.activated.connect(self._picked)

    @functools.cached_property
    def popup(self) -> "QAbstractItemView":
        """The list of what is typed, built at the first letter."""
        from PySide6.QtWidgets import QCompleter, QListView

        completer = QCompleter(self._found, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(10)
        completer.activated.connect(self._completed)
        self.setCompleter(completer)
        popup = completer.popup()
        return popup if popup is not None else QListView(self)

    @functools.cached_property
    def _found(self) -> "QStandardItemModel":
        from PySide6.QtGui import QStandardItemModel

        return QStandardItemModel(self)

    @functools.cached_property
    def _all(self) -> "QStandardItemModel":
        from PySide6.QtGui import QStandardItemModel

        from nxwa_desktop.ui.compose.language_list import LanguageDelegate

        model = QStandardItemModel(self)
        self.setModel(model)
        self.setItemDelegate(LanguageDelegate(self))
        return model

    def show_code(self, code: str) -> None:
        """Show a documented code with its name, any other code unchanged."""
        text = (
            next((language_label(language) for language in documented_languages() if language.code == code), code)
            if code
            else ""
        )
        if (index := self.findData(code) if code else -1) != self.currentIndex():
            self.setCurrentIndex(index)
        if self.line.text() != text:
            self.line.setText(text)
            self.line.setCursorPosition(0)

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        """Open the whole list at the chosen language, the template's languages first."""
        self._fill(self._all, search(""))
        self.show_code(self._composer.message.language)
        super().showPopup()

    def _fill(self, model: "QStandardItemModel", languages: tuple[Language, ...]) -> None:
        from nxwa_desktop.ui.compose.language_list import fill

        others = self.tr("Other languages: not known for this template")
        fill(model, languages, self._known(), others, colours_of(self.palette()))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Set the composer's focus to the language."""
        super().focusInEvent(event)
        self._composer.set_focus(LANGUAGE)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Resolve the typed text and clear the composer's focus."""
        super().focusOutEvent(event)
        if event.reason() is Qt.FocusReason.PopupFocusReason:
            return
        self._settle()
        if self._composer.focus == LANGUAGE:
            self._composer.set_focus(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Choose the best match on Enter, unless a line of the list is chosen; the completer passes its keys on."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        chosen = self._list_is_open and self.popup.currentIndex().isValid()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain and not chosen:
            self._close_list()
            self._settle()
            event.accept()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Ignore the wheel: scrolling the form must not change the language."""
        event.ignore()

    @property
    def _list_is_open(self) -> bool:
        return is_built(self, "popup") and self.popup.isVisible()

    def _close_list(self) -> None:
        if self._list_is_open:
            self.popup.hide()

    def _typed(self, text: str) -> None:
        self._fill(self._found, matching_languages(text))
        _ = self.popup  # opened by Qt, once this is over
        self.typing = True  # what is being typed is not put into other words
        self._composer.edit(LANGUAGE, text.strip())
        self.typing = False

    def settle(self) -> None:
        """Close the list and resolve the typed text while the box keeps the focus."""
        if self.hasFocus():
            self._close_list()
            self._settle()

    def _settle(self) -> None:
        """Replace the typed text by the best match; keep and mark a text without one."""
        code = self._composer.message.language
        if code and not is_documented(code) and (found := matching_languages(code)):
            self._composer.edit(LANGUAGE, found[0].code)
        self.show_code(self._composer.message.language)

    def _picked(self, row: int) -> None:
        self._take(self.itemData(row) if row >= 0 else None)

    def _completed(self, label: str) -> None:
        self._take(
            next((language.code for language in documented_languages() if language_label(language) == label), None)
        )

    def _take(self, code: object) -> None:
        if isinstance(code, str):
            self._composer.edit(LANGUAGE, code)
            self.show_code(code)


class LanguageBox(QWidget):
    """The language's combo box with its note below."""

    def __init__(
        self, composer: Composer, field_validation: FieldValidation, known: Known, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._composer = composer
        self._field_validation = field_validation
        self.box = _Search(composer, known)
        self.box.setAccessibleName(self.tr("Language"))
        self.box.line.setAccessibleName(self.tr("Language"))
        self.box.line.setPlaceholderText(self.tr("Type a name or a code, for example Spanish or es_MX"))
        self.note = Note(caption=True)
        column = QVBoxLayout(self)
        flat(column, gap=4)
        column.addWidget(self.box)
        column.addWidget(self.note)
        self.fixes = TemplateFixLinks(composer, field_validation, self.box.line)
        column.addWidget(self.fixes)
        self.setFocusProxy(self.box)

    def refresh(self) -> None:
        """Update the code from the composer, unless it is being typed."""
        if not self.box.typing:
            self.box.show_code(self._composer.message.language)
        self.show_findings()

    def show_findings(self) -> None:
        """Show the finding of the field."""
        finding = self._field_validation.shown_finding(LANGUAGE)
        show_finding(self.note, finding, self.box)
        self.fixes.offer(finding)
