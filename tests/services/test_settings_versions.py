"""Settings of other versions: what an earlier one wrote is read, what a later one wrote is kept."""

import shutil
import uuid
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QSettings, QSize

from nxwa_desktop.services.settings import Settings
from nxwa_desktop.storage.settings import SETTINGS, StoredSettings

KEPT = Path(__file__).parent / "settings"
"""Files that earlier programs wrote: the first (64d7ea0 of 2026-11-23), and the one that had six choices more."""
OURS = ("language", "theme", "font_percent", "default_account", "default_language", "last_account")

Value = str | bytes | list[str] | int | bool
# Half a character is no text of Qt's.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
VALUES: st.SearchStrategy[Value] = (
    TEXTS
    | st.binary(max_size=12)
    | st.lists(TEXTS, min_size=2, max_size=3)
    | st.integers(-(2**31), 2**31 - 1)
    | st.booleans()
)
# A slash makes a group of a key.
NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="/\\"), min_size=1, max_size=8)
GROUPS = st.sampled_from(["window", "account", "message", "General", "future", "未来", "later/deeper"])


def as_written(value: Value) -> object:
    return QByteArray(value) if isinstance(value, bytes) else value


def copied(file: Path) -> Path:
    """Under a name of its own: what one process has read or written under a name, Qt need not read again."""
    copy = file.with_name(f"{uuid.uuid4().hex}.ini")
    if file.exists():
        shutil.copyfile(file, copy)
    return copy


def all_of(file: Path) -> dict[str, object]:
    """What is in the file."""
    store = QSettings(str(copied(file)), QSettings.Format.IniFormat)
    return {key: store.value(key) for key in store.allKeys()}


@pytest.mark.parametrize("name", sorted(file.name for file in KEPT.glob("*.ini")))
def test_what_an_earlier_version_remembered_is_read_and_kept(name: str, tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    shutil.copyfile(KEPT / name, file)
    before = all_of(file)
    settings = Settings(file)
    later = name == "six_choices.ini"
    chosen = ("en", "dark", 110, "a2", "ar") if later else ("", "system", 100, "", "")
    assert tuple(getattr(settings, each) for each in OURS) == (*chosen, "a2")
    assert len(settings.geometry) == 66
    settings.save()
    assert file.read_bytes() == (KEPT / name).read_bytes(), "nothing was changed, so nothing was written"
    settings.theme = "light"
    settings.save()
    assert all_of(file) == before | {"window/theme": "light"}


@given(st.dictionaries(st.tuples(GROUPS, NAMES), VALUES, max_size=6))
def test_what_a_later_version_wrote_survives(
    tmp_path_factory: pytest.TempPathFactory, values: dict[tuple[str, str], Value]
) -> None:
    file = tmp_path_factory.mktemp("settings") / "settings.ini"
    later = QSettings(str(file), QSettings.Format.IniFormat)
    for (group, name), value in values.items():
        later.setValue(f"{group}/{name}", as_written(value))
    later.sync()
    before = all_of(file)
    file = copied(file)
    settings = Settings(file)
    settings.theme = "dark"
    settings.default_account = "a1"
    settings.geometry = b"here"
    settings.save()
    ours = {"window/theme": "dark", "account/default": "a1", "window/geometry": QByteArray(b"here")}
    assert all_of(file) == before | ours


def test_a_choice_that_this_version_does_not_know_is_the_default_and_stays_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    later = {
        "window/theme": "sepia",
        "window/language": "pt_BR",
        "window/font_percent": "250",
        "message/language": "xx",
    }
    store = QSettings(str(file), QSettings.Format.IniFormat)
    for key, value in later.items():
        store.setValue(key, value)
    store.setValue("window/geometry", QSize(3, 4))
    store.sync()
    before = all_of(file)
    file = copied(file)
    settings = Settings(file)
    assert [getattr(settings, each) for each in OURS] == ["", "system", 100, "", "", ""]
    settings.last_account = "a1"
    settings.save()
    assert all_of(file) == before | {"account/last": "a1"}


def test_what_another_window_wrote_meanwhile_is_kept(tmp_path: Path) -> None:
    """A later version's, on the same file."""
    file = tmp_path / "settings.ini"
    settings = Settings(file)
    settings.theme = "dark"
    settings.save()
    # Not by QSettings: within one process all of them are one.
    file.write_text(file.read_text(encoding="utf-8") + "later=1\n[new]\nkey=value\n", encoding="utf-8")
    settings.font_percent = 150
    settings.save()
    assert all_of(file) == {
        "window/theme": "dark",
        "window/later": "1",
        "new/key": "value",
        "window/font_percent": "150",
    }


def test_nothing_is_written_that_an_older_program_could_not_keep(tmp_path: Path) -> None:
    """Texts and bytes alone: a type that its Qt does not know would be lost when it writes the file anew."""
    values: dict[str, object] = {
        "language": "en",
        "theme": "dark",
        "font_percent": 120,
        "default_account": "a1",
        "default_language": "ar",
        "last_account": "a2",
        "geometry": b"here",
        "update_templates": "off",
        "proxy": "http://proxy:3128",
    }
    assert values.keys() == {setting.name for setting in SETTINGS}
    file = tmp_path / "settings.ini"
    settings = Settings(file)
    for name, value in values.items():
        setattr(settings, name, value)
    settings.save()
    assert {type(value) for value in all_of(file).values()} == {str, QByteArray}
    stored = StoredSettings(file)
    assert {name: getattr(stored, name) for name in values} == values, "the command line reads the same"
