"""The settings of the window's language, theme and font size."""

from PySide6.QtWidgets import QSizePolicy

from nxwa_desktop.services.settings import Settings
from nxwa_desktop.storage.settings import LARGEST_FONT, SMALLEST_FONT
from nxwa_desktop.system.window_languages import PSEUDO_LANGUAGES, WindowLanguage
from nxwa_desktop.ui.i18n.plain_text import tip_text
from nxwa_desktop.ui.settings.section import Section, choice_of
from nxwa_desktop.ui.widgets.wheel_safe_spin_box import WheelSafeSpinBox

STEP = 10
"""Percent that one press of an arrow key makes the letters larger."""


class AppearanceSection(Section):
    """Language, theme and font size of the window."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.title = self.tr("Appearance")
        self._settings = settings
        system = self.tr("Same as the system")
        # A language is called what it calls itself: who is lost in the window's finds their own.
        names = [(each.own_name, each.value) for each in WindowLanguage]
        names += [(code, code) for code in PSEUDO_LANGUAGES if code == settings.language]
        self.language = choice_of(settings.language, (system, ""), *names)
        self.theme = choice_of(
            settings.theme, (system, "system"), (self.tr("Light"), "light"), (self.tr("Dark"), "dark")
        )
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
