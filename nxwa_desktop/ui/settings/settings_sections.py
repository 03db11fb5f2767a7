"""The settings of the window and of new messages. Each choice is written into the settings at once."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QFormLayout, QLabel, QSizePolicy, QWidget

from nxwa_desktop.protocol.template_languages import documented_languages
from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.services.settings import LARGEST_FONT, SMALLEST_FONT, Settings
from nxwa_desktop.services.window_languages import PSEUDO_LANGUAGES, WindowLanguage
from nxwa_desktop.ui.i18n.language_names import language_label, matching_languages
from nxwa_desktop.ui.i18n.plain_text import shortened, tip_text
from nxwa_desktop.ui.widgets.bounded_line import BoundedLine
from nxwa_desktop.ui.widgets.parts import GAP, plain_label
from nxwa_desktop.ui.widgets.wheel_safe_combo_box import WheelSafeComboBox
from nxwa_desktop.ui.widgets.wheel_safe_spin_box import WheelSafeSpinBox

STEP = 10
"""Percent that one press of an arrow key makes the letters larger."""
ROOM = 18
"""Characters of a choice that are shown at least; a longer one does not widen the dialog."""


class Section(QWidget):
    """Labels and what they are about, one below the other; side by side where there is room."""

    title = ""

    def __init__(self) -> None:
        super().__init__()
        self.labels: list[QLabel] = []
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(2 * GAP)
        self._form.setVerticalSpacing(GAP)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def add(self, words: str, control: QWidget) -> None:
        """One line; the mnemonic in its words leads to the control."""
        label = plain_label(words)
        self.labels.append(label)
        label.setBuddy(control)
        self._form.addRow(label, control)


def _choice(current: object, *choices: tuple[str, str]) -> WheelSafeComboBox:
    """A list of words, each with the value it stands for."""
    box = WheelSafeComboBox()
    for words, value in choices:
        box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(current)))
    return box


class AppearanceSection(Section):
    """Language, colours and letters of the window."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.title = self.tr("Appearance")
        self._settings = settings
        system = self.tr("Same as the system")
        # A language is called what it calls itself: who is lost in the window's finds their own.
        names = [(each.own_name, each.value) for each in WindowLanguage]
        names += [(code, code) for code in PSEUDO_LANGUAGES if code == settings.language]
        self.language = _choice(settings.language, (system, ""), *names)
        self.theme = _choice(settings.theme, (system, "system"), (self.tr("Light"), "light"), (self.tr("Dark"), "dark"))
        self.font_percent = WheelSafeSpinBox()
        self.font_percent.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.font_percent.setRange(SMALLEST_FONT, LARGEST_FONT)
        self.font_percent.setSingleStep(STEP)
        self.font_percent.setSuffix(self.tr(" %"))
        self.font_percent.setValue(settings.font_percent)
        self.font_percent.setAccessibleDescription(self.tr("Percent of the system's size"))
        self.font_percent.setToolTip(tip_text(self.tr("Percent of the system's size")))
        self.add(self.tr("&Language"), self.language)
        self.add(self.tr("&Theme"), self.theme)
        self.add(self.tr("Font &size"), self.font_percent)
        self.language.activated.connect(self._language_chosen)
        self.theme.activated.connect(self._theme_chosen)
        self.font_percent.valueChanged.connect(self._font_chosen)

    def _language_chosen(self) -> None:
        self._settings.language = str(self.language.currentData())

    def _theme_chosen(self) -> None:
        self._settings.theme = str(self.theme.currentData())

    def _font_chosen(self, percent: int) -> None:
        self._settings.font_percent = percent


class MessagesSection(Section):
    """The settings for the beginning of a message."""

    def __init__(self, settings: Settings, account_service: AccountService) -> None:
        super().__init__()
        self.title = self.tr("New messages")
        self._settings = settings
        self._account_service = account_service
        self.account = WheelSafeComboBox()
        self.account.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.account.setMinimumContentsLength(ROOM)
        self.language = LanguageChoice(settings)
        self.add(self.tr("&Account at the start"), self.account)
        self.add(self.tr("Language of a &new message"), self.language)
        self._list_accounts()
        self.account.activated.connect(self._account_chosen)
        account_service.changed.connect(self._list_accounts)

    def _list_accounts(self) -> None:
        self.account.clear()
        self.account.addItem(self.tr("The one used last"), "")
        for account in self._account_service.accounts:
            self.account.addItem(shortened(account.name), account.id)
        self.account.setCurrentIndex(max(0, self.account.findData(self._settings.default_account)))

    def _account_chosen(self) -> None:
        self._settings.default_account = str(self.account.currentData())


class LanguageChoice(WheelSafeComboBox):
    """The documented languages and none of them; typing searches, leaving takes the best match."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(ROOM)
        self.setMaxVisibleItems(14)
        self.addItem(self.tr("None"), "")
        for language in documented_languages():
            self.addItem(language_label(language), language.code)
        self.line = BoundedLine()
        self.line.setAccessibleName(self.tr("Language of a new message"))
        self.setLineEdit(self.line)
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
        """Take the best match of what stands there, or show again what was chosen."""
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
