"""What Windows and macOS show of the program: icons, version, licences. What was written is read again."""

import struct
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter
from PySide6.QtSvg import QSvgRenderer

from nxwa_desktop import __version__
from nxwa_desktop.system.identity import TITLE
from nxwa_desktop.system.resources import resource
from tests.support.capabilities import INSTALLED

PACKAGING = Path(__file__).parents[2] / "packaging"
FORMAT = QImage.Format.Format_ARGB32_Premultiplied


def made(script: str, *arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-P", str(PACKAGING / script), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("artwork")
    done = made("artwork.py", folder)
    assert done.returncode == 0, done.stderr
    return folder


def drawn(side: int) -> QImage:
    """The icon straight from its drawing."""
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(resource("icons/application.svg"))).render(painter)
    painter.end()
    return image.convertToFormat(FORMAT)


def pictures(file: Path) -> list[QImage]:
    """All that Qt finds in it."""
    reader = QImageReader(str(file))
    found = []
    for at in range(reader.imageCount()):
        reader.jumpToImage(at)
        found.append(reader.read().convertToFormat(FORMAT))
    return found


def test_windows_icon_has_every_size(folder: Path) -> None:
    sides = [16, 20, 24, 32, 40, 48, 64, 96, 128, 256]
    found = pictures(folder / "icon.ico")
    assert [image.width() for image in found] == sides
    assert all(image == drawn(side) for image, side in zip(found, sides, strict=True))


def test_the_installer_s_picture_shows_the_icon(folder: Path) -> None:
    image = QImage(str(folder / "installer.bmp"))
    assert (image.width(), image.height()) == (328, 628)  # twice what NSIS has room for
    assert image.pixelColor(82 + 82, 82 + 20) == drawn(164).pixelColor(82, 20)
    assert image.pixelColor(0, 0) == image.pixelColor(327, 627) != image.pixelColor(164, 102)


def test_windows_icon_s_directory_tells_the_truth(folder: Path) -> None:
    data = (folder / "icon.ico").read_bytes()
    reserved, kind, count = struct.unpack_from("<3H", data)
    assert (reserved, kind, count) == (0, 1, 10)
    end = 6 + 16 * count
    for at in range(count):
        width, height, colours, _, planes, bits, size, place = struct.unpack_from("<4B2H2I", data, 6 + 16 * at)
        picture = QImage.fromData(QByteArray(data[place : place + size]))
        assert (picture.width() % 256, picture.height() % 256) == (width, height)
        assert (colours, planes, bits, place) == (0, 1, 32, end)
        end = place + size
    assert end == len(data)


def test_macos_icon_has_every_size_at_1x_and_2x(folder: Path) -> None:
    found = pictures(folder / "icon.icns")
    sides = [image.width() for image in found]
    assert sorted(sides) == [16, 32, 32, 64, 128, 256, 256, 512, 512, 1024]
    assert all(image == drawn(side) for image, side in zip(found, sides, strict=True))


def test_macos_icon_s_parts_fill_it(folder: Path) -> None:
    data = (folder / "icon.icns").read_bytes()
    assert struct.unpack_from(">4sI", data) == (b"icns", len(data))
    kinds, at = [], 8
    while at < len(data):
        kind, size = struct.unpack_from(">4sI", data, at)
        kinds.append(kind)
        at += size
    assert at == len(data)
    assert kinds[:4] == [b"is32", b"s8mk", b"il32", b"l8mk"]
    assert set(kinds[4:]) == {b"ic07", b"ic08", b"ic09", b"ic10", b"ic11", b"ic12", b"ic13", b"ic14"}


def test_version_is_what_pyinstaller_evaluates(folder: Path) -> None:
    def keep(*values: Any, **named: Any) -> Any:
        return (values, named)

    names = ("VSVersionInfo", "FixedFileInfo", "StringFileInfo", "StringTable", "VarFileInfo", "VarStruct")
    text = (folder / "version.txt").read_text(encoding="utf-8")
    strings: dict[str, str] = {}
    namespace = dict.fromkeys(names, keep) | {"StringStruct": strings.__setitem__}
    _, info = eval(text, {"__builtins__": {}}, namespace)
    numbers = info["ffi"][1]["filevers"]
    assert numbers == info["ffi"][1]["prodvers"]
    assert len(numbers) == 4
    assert ".".join(map(str, numbers)).startswith(__version__)
    assert strings["FileVersion"] == strings["ProductVersion"] == __version__
    assert strings["ProductName"] == strings["FileDescription"] == TITLE


def test_linux_pictures_come_from_the_same_place(tmp_path: Path) -> None:
    files = {24: tmp_path / "24.png", 512: tmp_path / "512.png"}
    arguments = [word for side, file in files.items() for word in (str(side), file)]
    assert made("artwork.py", "png", *arguments).returncode == 0
    for side, file in files.items():
        assert QImage(str(file)).convertToFormat(FORMAT) == drawn(side)


def test_a_picture_that_cannot_be_written_is_no_success(tmp_path: Path) -> None:
    done = made("artwork.py", "png", "16", tmp_path / "nowhere" / "16.png")
    assert (done.returncode, "could not be written" in done.stderr) == (1, True)


@INSTALLED.needed
def test_licences_stand_in_the_bundle_with_their_texts(tmp_path: Path) -> None:
    file = tmp_path / "LICENCES.txt"
    texts = {name: f"The text of {name}, ©." for name in ("LGPL-3", "GPL-3", "GPL-2", "Apache-2.0", "MPL-2.0")}
    for name, each in texts.items():
        (tmp_path / name).write_text(f"{each}\n", encoding="utf-8")
    done = made("licences.py", file, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    text = file.read_text(encoding="utf-8")
    listed = text.split("=" * 78, maxsplit=1)[0]
    assert "Debian" not in listed.split("\n", maxsplit=1)[1]
    assert "/usr/" not in listed
    assert "Files: PySide6/* shiboken6/*\n" in listed
    assert "metadata" not in listed
    # What a library brings of its own, and what only another library needs.
    for name in ("httpx", "h11"):
        assert f"\n{name} {version(name)}: LICENSE" in text
    # What only builds or tests.
    assert "\npytest " not in text
    for name, each in texts.items():
        assert f"\n{name}\n{'=' * 78}\n\n{each}\n" in text


def test_no_bundle_goes_without_the_texts(tmp_path: Path) -> None:
    done = made("licences.py", tmp_path / "LICENCES.txt", tmp_path)
    assert done.returncode == 1
    assert "LGPL-3" in done.stderr
    assert not (tmp_path / "LICENCES.txt").exists()
