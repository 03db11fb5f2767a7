import os
import shutil
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from nxwa_desktop.services.settings import Settings
from nxwa_desktop.storage.settings import SETTINGS, StoredSettings
from tests.support.capabilities import MODE_BITS, SPECIAL_FILES
from tests.support.setting_values import VALUES, Value
from tests.support.storage import device_in, has_rights


def test_what_is_saved_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "new folder" / "settings.ini"
    settings = Settings(file)
    settings.last_account = '0f, "1"; ü %41\n'
    settings.geometry = bytes(range(256))
    settings.save()
    again = Settings(file)
    assert again.last_account == '0f, "1"; ü %41\n'
    assert again.geometry == bytes(range(256))


def test_a_missing_file_means_the_defaults(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    assert (settings.last_account, settings.geometry) == ("", b"")


@pytest.mark.parametrize(
    "content",
    [
        b"\x00\xff\xfe garbage",
        b"[account\nlast",
        b"[account]\nlast=a, b, c\n[window]\ngeometry=text\nsplitter=1, 2\n",
        b"[account]\nlast=@ByteArray(abc)\n[window]\ngeometry=@Size(1 2)\nsplitter=@Point(1 2)\n",
        b"[account]\nlast=@Invalid()\n[window]\ngeometry=@Invalid()\n",
        b"[account]\nlast=@Variant(\\0\\0\\0\\x2\\0\\0\\0\\x5)\n[window]\ngeometry=@Rect(1 2 3 4)\n",
    ],
)
def test_a_damaged_file_or_a_wrong_type_means_the_defaults(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "settings.ini"
    file.write_bytes(content)
    settings = Settings(file)
    assert (settings.last_account, settings.geometry) == ("", b"")


@given(st.binary(max_size=60) | st.text('[]acount/lswidgemrypi=@()\\\n ,"0', max_size=80).map(str.encode))
@hypothesis_settings(deadline=None, max_examples=200)
def test_no_file_makes_it_raise(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    file = tmp_path_factory.mktemp("settings") / "settings.ini"
    file.write_bytes(b"[account]\nlast=" + content + b"\n[window]\ngeometry=" + content)
    settings = Settings(file)
    assert isinstance(settings.last_account, str)
    assert isinstance(settings.geometry, bytes)


def test_a_place_that_cannot_be_written_is_borne(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.last_account = "a"
    settings.save()
    assert settings.last_account == "a"
    assert StoredSettings(tmp_path).last_account == ""


DEFAULTS = {name: values.default for name, values in VALUES.items()}


def test_every_setting_has_its_values_here() -> None:
    assert {setting.name for setting in SETTINGS} == VALUES.keys()
    assert len({setting.key for setting in SETTINGS}) == len(SETTINGS)


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, each in VALUES.items() for value in each.kept])
def test_what_is_set_is_told_once_and_read_again(tmp_path: Path, name: str, value: Value) -> None:
    settings = Settings(tmp_path / "settings.ini")
    told: list[str] = []
    settings.changed.connect(told.append)
    setattr(settings, name, value)
    setattr(settings, name, value)
    assert told == ([] if DEFAULTS[name] == value else [name])
    settings.save()
    for again in (Settings(tmp_path / "settings.ini"), StoredSettings(tmp_path / "settings.ini")):
        assert {each: getattr(again, each) for each in DEFAULTS} == {**DEFAULTS, name: value}


@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name, each in VALUES.items() for value in each.senseless]
)
def test_what_makes_no_sense_is_refused(tmp_path: Path, name: str, value: Value) -> None:
    settings = Settings(tmp_path / "settings.ini")
    settings.changed.connect(lambda _: pytest.fail("nothing has changed"))
    with pytest.raises(ValueError, match=f"^{value!s}$"):
        setattr(settings, name, value)
    assert getattr(settings, name) == DEFAULTS[name]


@pytest.mark.parametrize(
    "percent",
    [b"", b"abc", b"12.5", b"-100", b"0", b"79", b"201", b"99999999999", "１５０".encode(), b"1, 2", b"@Size(1 2)"],
)
def test_a_wrong_value_is_the_default_and_costs_no_other_value(tmp_path: Path, percent: bytes) -> None:
    file = tmp_path / "settings.ini"
    file.write_bytes(
        b"[window]\nlanguage=klingon\ntheme=pink\nfont_percent=" + percent + b"\n"
        b"[message]\nlanguage=xx_YY\n[account]\ndefault=@Point(1 2)\nlast=kept\n"
    )
    settings = Settings(file)
    for each in (settings, StoredSettings(file)):
        assert {name: getattr(each, name) for name in DEFAULTS} == {**DEFAULTS, "last_account": "kept"}
    settings.theme = "dark"
    settings.save()
    again = Settings(file)
    assert (again.theme, again.last_account, again.font_percent) == ("dark", "kept", 100)
    assert b"klingon" in file.read_bytes(), "nobody has chosen another: a later version may know it"


def test_a_damaged_file_is_kept_beside_the_new_one(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    damaged = b"[window]\ntheme=dark\n]]] what a disk makes of a file\n[account]\nlast=precious\n"
    file.write_bytes(damaged)
    settings = Settings(file)
    settings.font_percent = 150
    settings.save()
    assert Settings(file).font_percent == 150
    assert (tmp_path / "settings.damaged.ini").read_bytes() == damaged


def test_a_sound_file_leaves_no_copy(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    settings.theme = "light"
    settings.save()
    Settings(tmp_path / "settings.ini").save()
    assert [file.name for file in tmp_path.iterdir()] == ["settings.ini"]


def test_a_value_reaches_the_disk_by_itself(tmp_path: Path, qtbot: QtBot) -> None:
    settings = Settings(tmp_path / "settings.ini")
    settings.theme = "dark"
    qtbot.waitUntil((tmp_path / "settings.ini").exists)
    assert Settings(tmp_path / "settings.ini").theme == "dark"


# whose file it is


@MODE_BITS.needed
@pytest.mark.parametrize("there", [False, True])
def test_the_file_is_the_owner_s_alone_also_when_it_is_rewritten(tmp_path: Path, there: bool) -> None:
    file = tmp_path / "config" / "settings.ini"
    before = os.umask(0)
    try:
        if there:
            file.parent.mkdir()
            file.write_text("[window]\ntheme=dark\n", encoding="utf-8")
        settings = Settings(file)
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        for theme in ("light", "dark"):
            settings.theme = theme
            settings.save()
            assert [stat.S_IMODE(each.stat().st_mode) & 0o077 for each in file.parent.iterdir()] == [0]
    finally:
        os.umask(before)
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert Settings(file).theme == "dark"


@MODE_BITS.needed
def test_what_is_set_aside_is_the_owner_s_alone(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    file.write_bytes(b"no settings\x00\xff")
    Settings(file)
    assert [stat.S_IMODE(each.stat().st_mode) & 0o077 for each in tmp_path.iterdir()] == [0, 0]


@SPECIAL_FILES.needed
@pytest.mark.parametrize("kind", ["pipe", "loop", "device", "folder"])
def test_what_is_no_file_keeps_nobody_waiting(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "settings.ini"
    match kind:
        case "pipe":
            os.mkfifo(file)
        case "loop":
            file.symlink_to(file)
        case "device":
            file.symlink_to(device_in(tmp_path))
        case _:
            file.mkdir()
    before = [each.lstat().st_mode for each in sorted(tmp_path.iterdir())]
    settings = Settings(file)
    settings.theme = "dark"
    settings.save()
    assert settings.theme == "dark"
    assert StoredSettings(file).theme == "system"
    assert [each.lstat().st_mode for each in sorted(tmp_path.iterdir())] == before


@pytest.mark.parametrize("change", ["folder deleted", "file deleted", "emptied"])
def test_a_file_that_is_gone_gets_back_what_it_had(tmp_path: Path, change: str) -> None:
    file = tmp_path / "config" / "settings.ini"
    before = Settings(file)
    before.language, before.theme = "zh_CN", "dark"
    before.save()
    settings = Settings(file)
    match change:
        case "folder deleted":
            shutil.rmtree(file.parent)
        case "file deleted":
            file.unlink()
        case _:
            file.write_bytes(b"")
    settings.font_percent = 120
    settings.save()
    for each in (settings, Settings(file)):
        assert (each.language, each.theme, each.font_percent) == ("zh_CN", "dark", 120)
    assert has_rights(file, 0o600)


def test_a_file_that_is_gone_is_written_again_by_itself(tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "settings.ini"
    settings = Settings(file)
    settings.theme = "dark"
    settings.save()
    file.unlink()
    settings.font_percent = 120
    qtbot.waitUntil(lambda: StoredSettings(file).font_percent == 120)
    assert StoredSettings(file).theme == "dark"
