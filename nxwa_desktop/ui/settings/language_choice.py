"""The choice of the language that a new message begins with."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from nxwa_desktop.protocol.template_languages import documented_languages
from nxwa_desktop.services.settings import Settings
from nxwa_desktop.ui.i18n.language_names import language_label, matching_languages
from nxwa_desktop.ui.settings.section import ROOM
from nxwa_desktop.ui.widgets.bounded_line import BoundedLine
from nxwa_desktop.ui.widgets.wheel_safe_combo_box import WheelSafeComboBox


class LanguageChoice(WheelSafeComboBox):
    """A combo box of the documented languages, or none; typing searches, losing focus takes the best match."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.line = BoundedLine()
        self.line.setAccessibleName(self.tr("Language of a new message"))
        self.setLineEdit(self.line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(ROOM)
        self.setMaxVisibleItems(14)
        self.addItem(self.tr("None"), "")
        for language in documented_languages():
            self.addItem(language_label(language), language.code)
        self._build_completer()
        self._show()
        self.activated.connect(self._picked)
        self.line.returnPressed.connect(self.settle)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Replace the typed text by the best match."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.settle()

    def settle(self) -> None:
        """Choose the best match of the typed text, or restore the chosen language."""
        text = self.line.text().strip()
        if text != self.itemText(self.findData(self._settings.default_language)):
            found = matching_languages(text) if text else ()
            if found:
                self._take(found[0].code)
            elif not text:
                self._take("")
        self._show()

    def _build_completer(self) -> None:
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)

    def _picked(self, row: int) -> None:
        self._take(str(self.itemData(row)))
        self._show()

    def _take(self, code: str) -> None:
        self._settings.default_language = code

    def _show(self) -> None:
        self.setCurrentIndex(self.findData(self._settings.default_language))
        self.line.setCursorPosition(0)
