"""What a Linux desktop reads of the program."""

import re
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from nxwa_desktop import __version__
from nxwa_desktop.system.identity import APP_ID, TITLE
from nxwa_desktop.system.resources import resource
from tests.support.capabilities import SHELL

LINUX = Path(__file__).parents[2] / "resources" / "linux"
ENTRY, METAINFO = LINUX / f"{APP_ID}.desktop", LINUX / f"{APP_ID}.metainfo.xml"


@SHELL.needed
@pytest.mark.parametrize(
    "command",
    [
        ["desktop-file-validate", ENTRY],
        ["appstreamcli", "validate", "--strict", "--no-net", METAINFO],
    ],
    ids=lambda command: command[0],
)
def test_the_desktop_s_own_tools_find_nothing_wrong(command: list[str | Path]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout
    assert "error" not in done.stdout


def test_one_id_one_name_one_version() -> None:
    tree = ElementTree.parse(METAINFO)
    entry = ENTRY.read_text(encoding="utf-8")
    assert tree.findtext("id") == APP_ID
    assert tree.findtext("launchable") == f"{APP_ID}.desktop"
    assert tree.findtext("name") == TITLE
    release = tree.find("releases/release")
    assert release is not None
    assert release.get("version") == __version__
    assert f"\nIcon={APP_ID}\n" in entry
    assert f"\nName={TITLE}\n" in entry
    assert f'"nxwa-desktop {__version__}"' in (LINUX / "nxwa-desktop.1").read_text(encoding="utf-8")


def test_every_way_to_start_it_is_one_that_it_knows() -> None:
    commands = re.findall(r"^Exec=(.*)$", ENTRY.read_text(encoding="utf-8"), re.MULTILINE)
    assert commands == ["nxwa-desktop", "nxwa-desktop --new", "nxwa-desktop --sandbox"]


def test_what_is_said_in_english_is_said_in_chinese() -> None:
    entry = ENTRY.read_text(encoding="utf-8")
    for key in ("Name", "GenericName", "Comment", "Keywords"):
        assert len(re.findall(rf"^{key}=", entry, re.MULTILINE)) == len(
            re.findall(rf"^{key}\[zh_CN\]=", entry, re.MULTILINE)
        )


@SHELL.needed
def test_the_manual_is_right() -> None:
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww", "-z", LINUX / "nxwa-desktop.1"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_icon_is_there() -> None:
    assert resource("icons/application.svg").is_file()
