"""The languages of the window: the one list of them."""

import enum
from typing import Self


class WindowLanguage(enum.StrEnum):
    """A language of the window: its code, stored and the name of its translation file, and its own name."""

    ENGLISH = "en", "English"
    CHINESE = "zh_CN", "简体中文"

    own_name: str

    def __new__(cls, code: str, own_name: str = "") -> Self:  # noqa: D102 - see the class
        language = str.__new__(cls, code)
        language._value_, language.own_name = code, own_name
        return language


ENGLISH = WindowLanguage.ENGLISH.value
"""The language of the sources, which needs no file."""
PSEUDO, PSEUDO_RTL = PSEUDO_LANGUAGES = ("pseudo", "pseudo-rtl")
"""For developers, and never offered: English with accents and 40 % longer; the same from right to left."""
