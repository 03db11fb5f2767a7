"""What Qt writes is read without Qt."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QPoint, QSettings

from nxwa_desktop.storage.ini_file import read_ini

# Half a character is no text of Qt's, and PySide takes a byte order mark at the start of one for what it says.
TEXTS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff\ufffe")
    | st.sampled_from('@(),;="\\ %#[]09afx\n'),
    max_size=12,
)


def written(file: Path, values: dict[str, object]) -> Path:
    store = QSettings(str(file), QSettings.Format.IniFormat)
    for key, value in values.items():
        store.setValue(key, value)
    store.sync()
    return file


@given(st.dictionaries(st.sampled_from(["window/a", "window/b", "account/a"]), TEXTS | st.binary(max_size=12)))
def test_texts_and_bytes_are_read_as_qt_wrote_them(
    tmp_path_factory: pytest.TempPathFactory, values: dict[str, str | bytes]
) -> None:
    file = tmp_path_factory.mktemp("ini") / "settings.ini"
    qt = {key: QByteArray(value) if isinstance(value, bytes) else value for key, value in values.items()}
    assert read_ini(written(file, dict(qt))) == values if values else read_ini(file) == {}


def test_lists_and_types_of_qt_are_left_out(tmp_path: Path) -> None:
    values: dict[str, object] = {"a/list": ["x", "y"], "a/point": QPoint(1, 2), "a/text": "kept"}
    assert read_ini(written(tmp_path / "settings.ini", values)) == {"a/text": "kept"}


@given(st.binary(max_size=80) | st.text('[]a/=@ByteArray()\\x"0,;\n \U0001f600', max_size=80).map(str.encode))
def test_no_file_makes_it_raise(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    file = tmp_path_factory.mktemp("ini") / "settings.ini"
    file.write_bytes(b"[a]\nb=" + content)
    assert all(key.strip() for key in read_ini(file))
