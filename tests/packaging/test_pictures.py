"""The pictures of the window: small, indexed, and there wherever one is shown."""

import re
import struct
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from nxwa_desktop.system.identity import APP_ID
from tests.support.program import environment

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "packaging" / "screenshots"
METAINFO = ROOT / "resources" / "linux" / f"{APP_ID}.metainfo.xml"
PICTURES = sorted(FOLDER.glob("*.png"))
MOST_BYTES = 1_500_000
INDEXED = 3
"""PNG's colour type (PNG specification, IHDR)."""


def header(file: Path) -> tuple[int, int, int, int]:
    """Width, height, bits and colour type."""
    start = file.read_bytes()[:26]
    assert start[:8] == b"\x89PNG\r\n\x1a\n"
    width, height, bits, colours = struct.unpack(">IIBB", start[16:26])
    return width, height, bits, colours


@pytest.mark.parametrize("file", PICTURES, ids=lambda file: file.name)
def test_a_picture_has_a_palette_and_a_sharper_twin(file: Path) -> None:
    width, height, bits, colours = header(file)
    assert (bits <= 8, colours) == (True, INDEXED)
    if not file.stem.endswith("@2x"):
        assert header(file.with_name(f"{file.stem}@2x.png"))[:2] == (2 * width, 2 * height)


def script(file: str, word: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, ROOT / "packaging" / file, word],
        env=environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_every_kept_scene_has_its_pictures() -> None:
    names = script("pictures/scene.py", "--kept").stdout.split()
    assert {file.stem for file in PICTURES} == {f"{name}{sharper}" for name in names for sharper in ("", "@2x")}


def test_a_scene_that_nobody_knows_is_told() -> None:
    done = script("screenshots.py", "elsewhere")
    assert done.returncode == 1
    assert done.stderr.startswith("There is no scene elsewhere.")
    assert len(done.stderr.splitlines()) == 1


def test_every_mock_up_state_has_a_scene_in_both_themes() -> None:
    names = set(script("pictures/scene.py", "--list").stdout.split())
    assert {"compose-unknown", "history-empty", "templates-860", "welcome"} <= names
    assert {f"{name}-dark" for name in names if not name.endswith("-dark")} <= names


def test_what_is_kept_is_shown_somewhere() -> None:
    shown = (ROOT / "README.md").read_text(encoding="utf-8") + METAINFO.read_text(encoding="utf-8")
    kept = script("pictures/scene.py", "--kept").stdout.split()
    assert [name for name in kept if f"packaging/screenshots/{name}.png" not in shown] == []


def test_together_they_are_small() -> None:
    assert PICTURES
    assert sum(file.stat().st_size for file in PICTURES) <= MOST_BYTES


def test_the_software_centre_s_pictures_are_these() -> None:
    images = ElementTree.parse(METAINFO).findall("screenshots/screenshot/image")
    assert images
    for image in images:
        address, _, name = (image.text or "").rpartition("/")
        assert address.startswith("https://")
        assert address.endswith("/packaging/screenshots")
        assert header(FOLDER / name)[:2] == (int(image.get("width", 0)), int(image.get("height", 0)))


def test_every_caption_is_in_both_languages() -> None:
    shots = ElementTree.parse(METAINFO).findall("screenshots/screenshot")
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    for shot in shots:
        assert [caption.get(language) for caption in shot.findall("caption")] == [None, "zh_CN"]


def test_the_readme_s_pictures_are_there_and_told_in_words() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r"packaging/screenshots/[\w@.-]+", text)
    assert shown
    assert [name for name in shown if not (ROOT / name).is_file()] == []
    assert all(re.search(r'alt="[^"]{30,}"', image) for image in re.findall(r"<img [^>]*>", text))
