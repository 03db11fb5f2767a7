"""The arguments of the command line that are no command's own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from nxwa_desktop import __version__
from nxwa_desktop.cli.main import run_command_line
from nxwa_desktop.system.paths import Paths
from tests.cli.conftest import Command
from tests.support.program import message_file, message_text


def test_version(command: Command, paths: Paths) -> None:
    assert command("--version") == (0, f"nxwa-desktop {__version__}\n", "")
    assert not paths.data_folder.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["send"],
        ["send", "x.json"],
        ["send", "x.json", "--account", "A", "--sandbox"],
        ["send", "x.json", "--unheard-of"],
        ["account"],
        ["unheard-of"],
        ["--sandbox", "send", "x.json", "--account", "A"],
        ["--sandbox", "account", "list"],
    ],
)
def test_arguments_that_make_no_sense(arguments: list[str], paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run_command_line(arguments, paths=paths)
    assert ended.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "error: " in said.err


def test_nothing_to_do(command: Command) -> None:
    for arguments in (["--sandbox", "--sandbox"], ["--selftest", "send", "x.json", "--sandbox"]):
        assert command(*arguments) == (2, "", "Nothing to do: see nxwa-desktop --help.\n")


def test_help(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run_command_line(["send", "--help"], paths=paths)
    assert ended.value.code == 0
    assert "--dry-run" in capsys.readouterr().out


def test_output_into_a_file_is_the_body_whatever_the_system_prefers(tmp_path: Path) -> None:
    body = message_file(tmp_path, message_text("8613600009759", "李雷 😀"))
    plain = {name: value for name, value in os.environ.items() if name != "PYTHONIOENCODING"}
    made = subprocess.run(
        [sys.executable, "-X", "utf8=0", "-m", "nxwa_desktop", "send", body, "--sandbox", "--dry-run"],
        env={
            **plain,
            "LC_ALL": "C",
            "PYTHONCOERCECLOCALE": "0",
            "HOME": str(tmp_path),
        },
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert "李雷 😀".encode() in made.stdout
