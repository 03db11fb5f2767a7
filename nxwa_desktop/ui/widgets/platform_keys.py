"""The keys that macOS needs to be others.

Option with a digit types a character there ({ and } on many keyboards), and ⇧⌘3 takes a picture of the screen:
https://developer.apple.com/design/human-interface-guidelines/keyboards. In Qt, Ctrl is the Command key of macOS and
Meta its Control key: https://doc.qt.io/qt-6/qkeysequence.html.
"""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence


def is_mac() -> bool:
    """True where menus and keys follow macOS."""
    return sys.platform == "darwin"


def account_keys(number: int) -> QKeySequence:
    """The keys that choose the account of this number."""
    return QKeySequence(f"Ctrl+Alt+{number}" if is_mac() else f"Alt+{number}")


def view_keys(number: int) -> QKeySequence:
    """The keys that show the view of the message of this number."""
    return QKeySequence(f"Meta+Ctrl+{number}" if is_mac() else f"Ctrl+Shift+{number}")


def delete_keys() -> list[QKeySequence]:
    """The keys that delete what is chosen in a list: Delete, and the key that Macs have in its place."""
    return [QKeySequence(key) for key in (Qt.Key.Key_Delete, *([Qt.Key.Key_Backspace] if is_mac() else []))]


def send_words(usual: str) -> str:
    """The keys that send, as this system writes them; `usual` elsewhere than on macOS."""
    return native_text(QKeySequence("Ctrl+Return")) if is_mac() else usual


def native_text(keys: QKeySequence) -> str:
    """A key sequence as this system writes it."""
    return keys.toString(QKeySequence.SequenceFormat.NativeText)
