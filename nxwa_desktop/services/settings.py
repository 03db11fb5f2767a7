"""Reads and writes the settings of `storage/settings.py`."""

import contextlib
import logging
import weakref
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from nxwa_desktop.protocol.account import SANDBOX
from nxwa_desktop.storage.settings import Setting, SettingValues
from nxwa_desktop.system import private_files as private

_log = logging.getLogger(__name__)


class Settings(SettingValues, QObject):
    """The settings in their INI file, which Qt writes.

    `changed(str)`: the attribute of that name changed. Setting an invalid value raises ValueError.
    """

    changed = Signal(str)

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        QObject.__init__(self, parent)
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
            import shutil
            import tempfile

            _log.error("the settings are not kept: %s", error)
            folder = tempfile.mkdtemp()
            weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
            return Path(folder) / file.name
        with contextlib.suppress(OSError):  # a file that cannot be written is still read
            private.make_folder(file.parent)
            private.make_file(file)
        return file

    def stored(self, key: str) -> object:
        """The value in the store; None where there is none."""
        value = self._store.value(key)
        return bytes(value.data()) if isinstance(value, QByteArray) else value

    def store(self, setting: Setting[Any], value: str | bytes) -> None:
        """Store a value, which Qt writes when the event loop is idle, and emit `changed`."""
        before = setting.__get__(self, type(self))
        # Qt writes Python's bytes as a type of their own, which an older program cannot read.
        self._known[setting.key] = kept = QByteArray(value) if isinstance(value, bytes) else value
        self._put_back()
        self._store.setValue(setting.key, kept)
        if setting.__get__(self, type(self)) != before:
            self.changed.emit(setting.name)

    @property
    def opens_sandbox(self) -> bool:
        """The sandbox was chosen last, and no account is the default: only the user leaves it."""
        return (self.default_account, self.last_account) == ("", SANDBOX)

    def save(self) -> None:
        """Write to disk now."""
        self._put_back()
        self._store.sync()

    def _put_back(self) -> None:
        """Restore all values where the file was deleted: Qt would write only those set from now on."""
        from nxwa_desktop.storage.file_identity import size_of

        if self._known and not size_of(self._file):
            self._usable(self._file)
            for key, value in self._known.items():
                self._store.setValue(key, value)


def _set_aside(file: Path) -> None:
    """Copy a file that could not be read: the next write replaces all of it."""
    damaged = file.with_suffix(".damaged.ini")
    with contextlib.suppress(OSError):
        private.make_file(damaged)
        import shutil

        shutil.copyfile(file, damaged)
