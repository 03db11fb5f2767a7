"""The languages of the window: which there are, which one the system asks for, and how Qt comes to speak it."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, Qt, QTranslator
from PySide6.QtGui import QGuiApplication

from nxwa_desktop.system.resources import resource

ENGLISH, CHINESE = "en", "zh_CN"
PSEUDO, PSEUDO_RTL = "pseudo", "pseudo-rtl"
"""For developers: English with accents and 40 % longer; the same from right to left."""

_OFFERED = ((ENGLISH, "English"), (CHINESE, "简体中文"))
VARIABLE = "NXWA_LANGUAGE"
"""An environment variable that goes before what is chosen in the settings."""


def offered() -> tuple[tuple[str, str], ...]:
    """Code and own name of each language that a person can choose."""
    return _OFFERED


def system_language() -> str:
    """The first of the system's languages that the window has, else English."""
    for name in QLocale.system().uiLanguages():
        locale = QLocale(name)
        if name == "zh":
            continue  # Qt's own addition, which stands after traditional Chinese too
        if locale.language() == QLocale.Language.English:
            return ENGLISH
        # Who reads traditional characters is not given simplified ones unasked.
        if locale.language() == QLocale.Language.Chinese and locale.script() == QLocale.Script.SimplifiedHanScript:
            return CHINESE
    return ENGLISH


def locale_of(code: str) -> QLocale:
    """The locale for dates and numbers: the system's where it has that language, else the language's own."""
    system = QLocale.system()
    language = QLocale.Language.Chinese if code == CHINESE else QLocale.Language.English
    if system.language() == language or (code != CHINESE and system.language() == QLocale.Language.C):
        return system
    return QLocale(CHINESE) if code == CHINESE else QLocale(language, system.territory())


class LanguageManager(QObject):
    """Switches the language of the program. English is the language of the sources and needs no file."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._translators: list[QTranslator] = []
        self._code = ENGLISH

    @property
    def code(self) -> str:
        """The language spoken now."""
        return self._code

    def speak(self, chosen: str) -> bool:
        """Speak a language from now on, or the system's for an empty or unknown one; False if it was spoken before.

        What already stands on the screen stays as it is.
        """
        known = {code for code, _ in _OFFERED} | {PSEUDO, PSEUDO_RTL}
        code = chosen if chosen in known else system_language()
        QLocale.setDefault(locale_of(code))
        if code == self._code:
            return False
        self._remove()
        self._code = code
        self._translators = _translators(code, self)
        for translator in self._translators:
            QCoreApplication.installTranslator(translator)
        mirrored = code == PSEUDO_RTL
        direction = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
        if QGuiApplication.layoutDirection() != direction:
            QGuiApplication.setLayoutDirection(direction)
        return True

    def close(self) -> None:
        """Fall silent: the application speaks as it did before."""
        self._remove()
        if self._code == PSEUDO_RTL:
            QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._code = ENGLISH

    def _remove(self) -> None:
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
            translator.deleteLater()
        self._translators = []


def _translators(code: str, parent: QObject) -> list[QTranslator]:
    """Those of a language, the one that is asked first last. A file that is missing leaves its texts in English."""
    if code == ENGLISH:
        return []
    if code in {PSEUDO, PSEUDO_RTL}:
        from nxwa_desktop.ui.i18n.pseudo import PseudoTranslator

        return [PseudoTranslator(parent, mirrored=code == PSEUDO_RTL)]
    qt, own = QTranslator(parent), QTranslator(parent)
    qt.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    own.load(str(resource(f"translations/{code}.qm")))
    return [qt, own]
