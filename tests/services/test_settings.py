from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray

from nxwa_desktop.services.settings import Settings


def test_what_is_saved_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "new folder" / "settings.ini"
    settings = Settings(file)
    settings.last_account = '0f, "1"; ü %41\n'
    settings.geometry = QByteArray(bytes(range(256)))
    settings.splitter = QByteArray(b"\x00")
    settings.save()
    again = Settings(file)
    assert again.last_account == '0f, "1"; ü %41\n'
    assert again.geometry.data() == bytes(range(256))
    assert again.splitter.data() == b"\x00"


def test_a_missing_file_means_the_defaults(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    assert (settings.last_account, settings.geometry, settings.splitter) == ("", QByteArray(), QByteArray())


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
    assert (settings.last_account, settings.geometry, settings.splitter) == ("", QByteArray(), QByteArray())


@given(st.binary(max_size=60) | st.text('[]acount/lswidgemrypi=@()\\\n ,"0', max_size=80).map(str.encode))
@hypothesis_settings(deadline=None, max_examples=200)
def test_no_file_makes_it_raise(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    file = tmp_path_factory.mktemp("settings") / "settings.ini"
    file.write_bytes(b"[account]\nlast=" + content + b"\n[window]\ngeometry=" + content)
    settings = Settings(file)
    assert isinstance(settings.last_account, str)
    assert isinstance(settings.geometry, QByteArray)
    assert isinstance(settings.splitter, QByteArray)


def test_a_place_that_cannot_be_written_is_borne(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.last_account = "a"
    settings.save()
    assert settings.last_account == "a"
