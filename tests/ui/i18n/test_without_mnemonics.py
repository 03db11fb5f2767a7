"""Texts without mnemonics, for macOS."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from nxwa_desktop.system.window_languages import ENGLISH, WindowLanguage
from nxwa_desktop.ui.i18n.languages import LanguageManager
from nxwa_desktop.ui.i18n.without_mnemonics import remove_marks


@pytest.fixture
def on_mac(qapp: QApplication) -> Iterator[LanguageManager]:
    manager = LanguageManager(platform="darwin")
    yield manager
    manager.close()


def said(text: str) -> str:
    return QCoreApplication.translate("EditMenu", text)


def test_neither_letters_in_brackets_nor_underlined_ones_are_left(on_mac: LanguageManager) -> None:
    assert (said("Cu&t"), said("Nobody translates this")) == ("Cut", "Nobody translates this")
    assert on_mac.use_language(WindowLanguage.CHINESE.value)
    assert (said("Cu&t"), said("Nobody &translates this")) == ("剪切", "Nobody translates this")
    # Qt's own, which finds the entries of the clipboard in the menu by these words.
    assert QCoreApplication.translate("QCocoaMenuItem", "Cut") == said("Cu&t")
    assert QCoreApplication.translate("QCocoaMenuItem", "Select All") == said("Select &all")
    assert on_mac.use_language(ENGLISH)
    assert said("Cu&t") == "Cut"
    on_mac.close()
    assert said("Cu&t") == "Cu&t"


@pytest.mark.parametrize(
    ("text", "bare"),
    [("&Save", "Save"), ("保存(&S)", "保存"), ("Salt && &pepper", "Salt && pepper"), ("a & b", "a & b")],
)
def test_only_the_marks_of_mnemonics_are_removed(text: str, bare: str) -> None:
    assert remove_marks(text) == bare
