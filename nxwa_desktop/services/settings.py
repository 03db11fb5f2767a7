"""The settings of the window, as typed attributes over one INI file."""

import contextlib
import logging
import shutil
import weakref
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from nxwa_desktop.protocol.template_languages import is_documented
from nxwa_desktop.services.window_languages import PSEUDO_LANGUAGES, WindowLanguage
from nxwa_desktop.storage.file_identity import size_of
from nxwa_desktop.system import private_files as private

T = TypeVar("T")

_log = logging.getLogger(__name__)

LANGUAGES = ("", *(each.value for each in WindowLanguage), *PSEUDO_LANGUAGES)
"""The values of `language`; the empty one follows the system."""
THEMES = ("system", "light", "dark")
SMALLEST_FONT, USUAL_FONT, LARGEST_FONT = 80, 100, 200
"""Font sizes in percent of the system's."""


class Settings(QObject):
    """Values in one INI file; a missing, damaged or invalid one counts as the default.

    `changed(str)`: the attribute of that name changed. Setting an invalid value raises ValueError.
    """

    changed = Signal(str)

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file = self._usable(file)
        self._store = QSettings(str(file), QSettings.Format.IniFormat)
        self._store.allKeys()  # Qt reads a section on its first use
        if self._store.status() == QSettings.Status.FormatError:
            _set_aside(file)
        self._known = {key: self._store.value(key) for key in self._store.allKeys() if key}

    def _usable(self, file: Path) -> Path:
        """Create the file for its owner only (Qt keeps the rights); a temporary one where `file` is no regular file."""
        try:
            private.refuse_special(file)
        except OSError as error:
            import tempfile

            _log.error("the settings are not kept: %s", error)
            folder = tempfile.mkdtemp()
            weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
            return Path(folder) / file.name
        with contextlib.suppress(OSError):  # a file that cannot be written is still read
            private.make_folder(file.parent)
            private.make_file(file)
        return file

    @property
    def language(self) -> str:
        """The window's language, one of `LANGUAGES`."""
        return self._one_of("window/language", LANGUAGES)

    @language.setter
    def language(self, code: str) -> None:
        self._set("language", "window/language", _checked(code, code in LANGUAGES))

    @property
    def theme(self) -> str:
        """Colour scheme, one of `THEMES`."""
        return self._one_of("window/theme", THEMES)

    @theme.setter
    def theme(self, theme: str) -> None:
        self._set("theme", "window/theme", _checked(theme, theme in THEMES))

    @property
    def font_percent(self) -> int:
        """Font size in percent of the system's, 80 to 200."""
        # An INI file holds strings only.
        text = self._text("window/font_percent").strip()
        number = int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else USUAL_FONT
        return number if SMALLEST_FONT <= number <= LARGEST_FONT else USUAL_FONT

    @font_percent.setter
    def font_percent(self, percent: int) -> None:
        fits = SMALLEST_FONT <= percent <= LARGEST_FONT
        self._set("font_percent", "window/font_percent", str(_checked(percent, fits)))

    @property
    def default_account(self) -> str:
        """Id of the account chosen at the start, which may be gone by now; empty for the one used last."""
        return self._text("account/default")

    @default_account.setter
    def default_account(self, account_id: str) -> None:
        self._set("default_account", "account/default", account_id)

    @property
    def default_language(self) -> str:
        """Language code of a new message, empty for none."""
        code = self._text("message/language")
        return code if code and is_documented(code) else ""

    @default_language.setter
    def default_language(self, code: str) -> None:
        self._set("default_language", "message/language", _checked(code, not code or is_documented(code)))

    @property
    def last_account(self) -> str:
        """Id of the account chosen last, empty for none."""
        return self._text("account/last")

    @last_account.setter
    def last_account(self, account_id: str) -> None:
        self._set("last_account", "account/last", account_id)

    @property
    def geometry(self) -> QByteArray:
        """The window's geometry as Qt encodes it."""
        return self._bytes("window/geometry")

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._keep("window/geometry", value)

    @property
    def splitter(self) -> QByteArray:
        """The state of the splitter between form and preview, as Qt encodes it."""
        return self._bytes("window/splitter")

    @splitter.setter
    def splitter(self, value: QByteArray) -> None:
        self._keep("window/splitter", value)

    def save(self) -> None:
        """Write to disk now."""
        self._put_back()
        self._store.sync()

    def _set(self, name: str, key: str, value: str) -> None:
        """Store a value, which Qt writes when the event loop is idle, and emit `changed`."""
        before = getattr(self, name)
        self._keep(key, value)
        if getattr(self, name) != before:
            self.changed.emit(name)

    def _keep(self, key: str, value: object) -> None:
        self._known[key] = value
        self._put_back()
        self._store.setValue(key, value)

    def _put_back(self) -> None:
        """Restore all values where the file was deleted: Qt would write only those set from now on."""
        if self._known and not size_of(self._file):
            self._usable(self._file)
            for key, value in self._known.items():
                self._store.setValue(key, value)

    def _one_of(self, key: str, choices: tuple[str, ...]) -> str:
        value = self._text(key)
        return value if value in choices else choices[0]

    def _text(self, key: str) -> str:
        value = self._store.value(key, "")
        return value if isinstance(value, str) else ""

    def _bytes(self, key: str) -> QByteArray:
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()


def _checked(value: T, fits: bool) -> T:
    if not fits:
        raise ValueError(value)
    return value


def _set_aside(file: Path) -> None:
    """Copy a file that could not be read: the next write replaces all of it."""
    damaged = file.with_suffix(".damaged.ini")
    with contextlib.suppress(OSError):
        private.make_file(damaged)
        shutil.copyfile(file, damaged)
