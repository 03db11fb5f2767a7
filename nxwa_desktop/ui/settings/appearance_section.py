"""The settings of the window's theme, font size and language."""

from nxwa_desktop.services.settings import Settings
from nxwa_desktop.storage.settings import LARGEST_FONT, SMALLEST_FONT, THEMES
from nxwa_desktop.system.window_languages import PSEUDO_LANGUAGES, WindowLanguage
from nxwa_desktop.ui.settings.section import ROOM, Section, choice_of
from nxwa_desktop.ui.widgets.segmented_control import SegmentedControl

STEP = 10
"""Percent between two of the font sizes offered."""


class AppearanceSection(Section):
    """Theme, font size and language of the window."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(self.tr("Appearance"))
        self._settings = settings
        system = self.tr("Same as the system")
        self.theme = SegmentedControl(self.tr("Theme"), (system, self.tr("Light"), self.tr("Dark")))
        self.theme.show_choice(THEMES.index(settings.theme))
        sizes = sorted({*range(SMALLEST_FONT, LARGEST_FONT + 1, STEP), settings.font_percent})
        self.font_percent = choice_of(settings.font_percent, *((self.tr("{0} %").format(size), size) for size in sizes))
        # A language is called what it calls itself: who is lost in the window's finds their own.
        names = [(each.own_name, each.value) for each in WindowLanguage]
        names += [(code, code) for code in PSEUDO_LANGUAGES if code == settings.language]
        self.language = choice_of(settings.language, (system, ""), *names)
        for box in (self.font_percent, self.language):
            box.setMinimumContentsLength(ROOM if box is self.language else 8)
        self._theme_label = self.add(self.tr("&Theme"), self.theme, self.theme.segments[self.theme.choice])
        self.add(self.tr("Font &size"), self.font_percent)
        self.add(self.tr("&Language"), self.language)
        self.theme.chosen.connect(self._theme_chosen)
        self.font_percent.activated.connect(self._font_chosen)
        self.language.activated.connect(self._language_chosen)

    def _theme_chosen(self, number: int) -> None:
        self._theme_label.setBuddy(self.theme.segments[number])
        self._settings.theme = THEMES[number]

    def _font_chosen(self) -> None:
        self._settings.font_percent = int(self.font_percent.currentData())

    def _language_chosen(self) -> None:
        self._settings.language = str(self.language.currentData())
