"""The language of the window: the system's choice, and switching."""

import sys

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, Qt, QTranslator
from PySide6.QtGui import QGuiApplication

from nxwa_desktop.system.resources import resource
from nxwa_desktop.system.window_languages import ENGLISH, PSEUDO_LANGUAGES, PSEUDO_RTL, WindowLanguage

VARIABLE = "NXWA_LANGUAGE"
"""The environment variable that overrides the setting."""


def system_language() -> str:
    """The first of the system's languages that the window is translated to, else English."""
    for name in QLocale.system().uiLanguages():
        locale = QLocale(name)
        if name == "zh":
            continue  # added by Qt, for traditional Chinese too
        for each in WindowLanguage:
            own = QLocale(each.value)
            # Simplified Chinese is not chosen for readers of traditional Chinese.
            if (own.language(), own.script()) == (locale.language(), locale.script()):
                return each.value
    return ENGLISH


def locale_of(code: str) -> QLocale:
    """The locale for dates and numbers: the system's where it has that language, else the language's own."""
    system, own = QLocale.system(), QLocale(ENGLISH if code in PSEUDO_LANGUAGES else code)
    unset = own.language() == QLocale.Language.English and system.language() == QLocale.Language.C
    if unset or system.language() == own.language():
        return system
    # A language without a territory uses the system's.
    return own if "_" in code else QLocale(own.language(), system.territory())


class LanguageManager(QObject):
    """Installs the translators of a language. English, the language of the sources, has none but on macOS."""

    def __init__(self, parent: QObject | None = None, platform: str = sys.platform) -> None:
        super().__init__(parent)
        self._without_mnemonics = platform == "darwin"
        self._translators: list[QTranslator] = []
        self._code = ENGLISH
        self._install([])

    @property
    def code(self) -> str:
        """The code of the current language."""
        return self._code

    def use_language(self, chosen: str) -> bool:
        """Switch to a language, the system's for an empty or unknown code; False if nothing changed.

        Widgets that exist are not retranslated.
        """
        known = {*(each.value for each in WindowLanguage), *PSEUDO_LANGUAGES}
        code = chosen if chosen in known else system_language()
        QLocale.setDefault(locale_of(code))
        if code == self._code:
            return False
        self._remove()
        self._code = code
        self._install(_translators(code, self))
        mirrored = code == PSEUDO_RTL
        direction = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
        if QGuiApplication.layoutDirection() != direction:
            QGuiApplication.setLayoutDirection(direction)
        return True

    def close(self) -> None:
        """Remove the translators and go back to English."""
        self._remove()
        if self._code == PSEUDO_RTL:
            QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._code = ENGLISH

    def _install(self, translators: list[QTranslator]) -> None:
        if self._without_mnemonics:
            from nxwa_desktop.ui.i18n.without_mnemonics import WithoutMnemonics

            translators = [WithoutMnemonics(translators[::-1], self)]
        self._translators = translators
        for translator in translators:
            QCoreApplication.installTranslator(translator)

    def _remove(self) -> None:
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
            translator.deleteLater()
        self._translators = []


def _translators(code: str, parent: QObject) -> list[QTranslator]:
    """The translators of a language, Qt's first. Texts of a missing file stay English."""
    if code == ENGLISH:
        return []
    if code in PSEUDO_LANGUAGES:
        from nxwa_desktop.ui.i18n.pseudo import PseudoTranslator

        return [PseudoTranslator(parent, mirrored=code == PSEUDO_RTL)]
    qt, own = QTranslator(parent), QTranslator(parent)
    qt.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    own.load(str(resource(f"translations/{code}.qm")))
    return [qt, own]
