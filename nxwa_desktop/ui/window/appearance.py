"""Colours and font size of the whole program: the system's, or those of the settings."""

from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QStyleHints
from PySide6.QtWidgets import QApplication

from nxwa_desktop.services.settings import Settings
from nxwa_desktop.storage.settings import USUAL_FONT
from nxwa_desktop.ui.widgets.palette import colours_for, qt_palette

_SCHEMES = {"system": Qt.ColorScheme.Unknown, "light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
"""Qt's color scheme of each theme, which the frames and dialogs of the system follow as well."""


def apply_scheme(scheme: Qt.ColorScheme) -> None:
    """Set the palette for `scheme` on the application; every visible widget is repainted."""
    palette = qt_palette(colours_for(scheme, high_contrast=_wants_contrast()))
    if QApplication.palette() != palette:
        QApplication.setPalette(palette)


class Appearance(QObject):
    """Follows the settings and, where they leave it to the system, the system while the program runs."""

    def __init__(self, qt: QGuiApplication, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._qt = qt
        self._settings = settings
        self._style_hints = qt.styleHints()
        self._usual = QFont(QApplication.font())
        self._system = _system_font()
        self._scaled = False
        if settings.theme != "system":
            self._follow_theme()
        self._follow_font()
        self._style_hints.colorSchemeChanged.connect(self._scheme_changed)
        if (hints := _accessibility(self._style_hints)) is not None:
            hints.contrastPreferenceChanged.connect(self._scheme_changed)
        qt.applicationStateChanged.connect(self._state_changed)
        settings.changed.connect(self._changed)

    def close(self) -> None:
        """Restore the system's palette and font."""
        self._settings.changed.disconnect(self._changed)
        self._style_hints.colorSchemeChanged.disconnect(self._scheme_changed)
        if (hints := _accessibility(self._style_hints)) is not None:
            hints.contrastPreferenceChanged.disconnect(self._scheme_changed)
        self._qt.applicationStateChanged.disconnect(self._state_changed)
        if self._settings.theme != "system":
            self._style_hints.setColorScheme(Qt.ColorScheme.Unknown)

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        # Once a program has set a font of its own, Qt does not hand on the system's new one. Whoever changes that
        # comes back from another window.
        if self._scaled and state == Qt.ApplicationState.ApplicationActive and (font := _system_font()) != self._system:
            self._system = self._usual = font
            self._follow_font()

    def _changed(self, name: str) -> None:
        if name == "theme":
            self._follow_theme()
        elif name == "font_percent":
            self._follow_font()

    def _follow_theme(self) -> None:
        wanted = _SCHEMES[self._settings.theme]
        self._style_hints.setColorScheme(wanted)
        self._scheme_changed()

    def _scheme_changed(self) -> None:
        wanted = _SCHEMES[self._settings.theme]
        apply_scheme(self._style_hints.colorScheme() if wanted == Qt.ColorScheme.Unknown else wanted)

    def _follow_font(self) -> None:
        percent = self._settings.font_percent
        if percent == USUAL_FONT and not self._scaled:
            return  # untouched, it follows the system by itself
        if not self._scaled:
            # What the system says now: it may have changed since the start.
            self._usual, self._system = QFont(QApplication.font()), _system_font()
        self._scaled = True
        font = QFont(self._usual)
        font.setPointSizeF(self._usual.pointSizeF() * percent / USUAL_FONT)
        if QApplication.font() != font:
            QApplication.setFont(font)


def _accessibility(style_hints: QStyleHints) -> Any:
    """The system's accessibility settings; None before Qt 6.10. Qt deletes them with the wrapper of `style_hints`."""
    hints = getattr(style_hints, "accessibility", None)
    return None if hints is None else hints()


def _wants_contrast() -> bool:
    style_hints = QGuiApplication.styleHints()
    hints = _accessibility(style_hints)
    return hints is not None and hints.contrastPreference() == Qt.ContrastPreference.HighContrast


def _system_font() -> QFont:
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
