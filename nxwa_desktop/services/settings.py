"""What the window remembers between two starts, as typed attributes."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal


class Settings(QObject):
    """A few values in one INI file. A missing or damaged file means the defaults.

    `language_changed(str)`: the window is to speak another language.
    """

    language_changed = Signal(str)

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def last_account(self) -> str:
        """Id of the account that was chosen last, empty for none."""
        return self._text("account/last")

    @last_account.setter
    def last_account(self, account_id: str) -> None:
        self._store.setValue("account/last", account_id)

    @property
    def language(self) -> str:
        """Code of the window's language; empty for the system's."""
        return self._text("window/language")

    @language.setter
    def language(self, code: str) -> None:
        if code != self.language:
            self._store.setValue("window/language", code)
            self.language_changed.emit(code)

    @property
    def geometry(self) -> QByteArray:
        """The window's place and size as Qt describes them."""
        return self._bytes("window/geometry")

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._store.setValue("window/geometry", value)

    @property
    def splitter(self) -> QByteArray:
        """Where the line between form and preview stands."""
        return self._bytes("window/splitter")

    @splitter.setter
    def splitter(self, value: QByteArray) -> None:
        self._store.setValue("window/splitter", value)

    def save(self) -> None:
        """Write to disk now."""
        self._store.sync()

    def _text(self, key: str) -> str:
        value = self._store.value(key, "")
        return value if isinstance(value, str) else ""

    def _bytes(self, key: str) -> QByteArray:
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()
