"""The settings: the one definition of each, and a reader of their file that does without Qt.

The window reads and writes them through `services/settings.py`, the command line reads them with `StoredSettings`.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Generic, Self, TypeVar, overload

from nxwa_desktop.protocol.template_languages import is_documented
from nxwa_desktop.system.window_languages import PSEUDO_LANGUAGES, WindowLanguage

T = TypeVar("T")

LANGUAGES = ("", *(each.value for each in WindowLanguage), *PSEUDO_LANGUAGES)
"""The values of `language`; the empty one follows the system."""
THEMES = ("system", "light", "dark")
SWITCH = ("on", "off")
SMALLEST_FONT, USUAL_FONT, LARGEST_FONT = 80, 100, 200
"""Font sizes in percent of the system's."""


class Setting(Generic[T]):
    """One setting, as an attribute of `SettingValues`.

    `parse` turns a stored value into one that makes sense, or None: the default counts then. What is set and does not
    come back from `parse` as it was raises ValueError. Texts and bytes alone are stored, as any version can keep them.
    """

    name: str

    def __init__(self, key: str, default: T, parse: Callable[[object], T | None]) -> None:
        self.key = key
        self._default, self._parse = default, parse

    def __set_name__(self, owner: type["SettingValues"], name: str) -> None:
        self.name = name

    @overload
    def __get__(self, values: None, owner: type["SettingValues"]) -> Self: ...

    @overload
    def __get__(self, values: "SettingValues", owner: type["SettingValues"]) -> T: ...

    def __get__(self, values: "SettingValues | None", owner: type["SettingValues"]) -> Self | T:
        if values is None:
            return self
        value = self._parse(values.stored(self.key))
        return self._default if value is None else value

    def __set__(self, values: "SettingValues", value: T) -> None:
        stored = value if isinstance(value, bytes) else str(value)
        if self._parse(stored) != value:
            raise ValueError(value)
        values.store(self, stored)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _bytes(value: object) -> bytes | None:
    return value if isinstance(value, bytes) else None


def _one_of(choices: Sequence[str]) -> Callable[[object], str | None]:
    return lambda value: value if isinstance(value, str) and value in choices else None


def _percent(value: object) -> int | None:
    text = value.strip() if isinstance(value, str) else ""
    if text.isascii() and text.isdecimal() and len(text) < 4 and SMALLEST_FONT <= int(text) <= LARGEST_FONT:
        return int(text)
    return None


def _documented(value: object) -> str | None:
    return value if isinstance(value, str) and (not value or is_documented(value)) else None


def _proxy(value: object) -> str | None:
    if not isinstance(value, str) or not value:
        return _text(value)
    from nxwa_desktop.protocol.proxy_address import proxy_address

    return proxy_address(value)


class SettingValues:
    """All settings; a missing, damaged or invalid value counts as the default."""

    language = Setting("window/language", "", _one_of(LANGUAGES))
    """The window's language, one of `LANGUAGES`."""
    theme = Setting("window/theme", THEMES[0], _one_of(THEMES))
    """Colour scheme, one of `THEMES`."""
    font_percent = Setting("window/font_percent", USUAL_FONT, _percent)
    """Font size in percent of the system's, 80 to 200."""
    default_account = Setting("account/default", "", _text)
    """Id of the account chosen at the start, which may be gone by now; empty for the one used last."""
    default_language = Setting("message/language", "", _documented)
    """Language code of a new message, empty for none."""
    last_account = Setting("account/last", "", _text)
    """Id of the account chosen last, empty for none."""
    update_templates = Setting("templates/update", SWITCH[0], _one_of(SWITCH))
    """Whether NXCloud's list of templates is read by itself, one of `SWITCH`."""
    proxy = Setting("network/proxy", "", _proxy)
    """Address of the proxy; empty for the one that the system knows."""
    geometry = Setting("window/geometry", b"", _bytes)
    """The window's geometry as Qt encodes it."""

    def stored(self, key: str) -> object:
        """The value in the store, a text or bytes where it is one of ours; None where there is none."""
        raise NotImplementedError

    def store(self, setting: Setting[Any], value: str | bytes) -> None:
        """Put a valid value into the store."""
        raise NotImplementedError


SETTINGS: tuple[Setting[Any], ...] = tuple(each for each in vars(SettingValues).values() if isinstance(each, Setting))


class StoredSettings(SettingValues):
    """The settings as they are in the file now, to be read only. Never raises."""

    def __init__(self, file: Path) -> None:
        from nxwa_desktop.storage.ini_file import read_ini

        self._values = read_ini(file)

    def stored(self, key: str) -> object:
        """The value in the file; None where there is none."""
        return self._values.get(key)
