"""Fixtures that run the command line in a folder of the test."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from nxwa_desktop.cli.main import run_command_line
from nxwa_desktop.storage.secrets.vault import Vault
from nxwa_desktop.system.paths import Paths

Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.below(tmp_path / "own")


@pytest.fixture
def command(paths: Paths, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    def run(*arguments: str, stdin: str | bytes | None = None, vault: Vault | None = None) -> tuple[int, str, str]:
        if stdin is not None:
            data = stdin if isinstance(stdin, bytes) else stdin.encode()
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
        status = run_command_line(list(arguments), paths=paths, vault=vault)
        said = capsys.readouterr()
        return status, said.out, said.err

    return run
