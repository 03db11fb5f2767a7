import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from nxwa_desktop import selftest
from nxwa_desktop.protocol.message import Message
from nxwa_desktop.storage.secrets.vault import SecretPlace, Vault
from tests.support.capabilities import SECRET_SERVICE, X11
from tests.support.program import program
from tests.support.secret_service import SecretService

CHECKS = ["imports", "resources", "window", "TLS", "database", "keyring", "sandbox", "workbook"]
LACKING = """
import sys
sys.modules[sys.argv[1]] = None
from nxwa_desktop.selftest import run_selftest
sys.exit(run_selftest())
"""


@pytest.mark.usefixtures("qapp")
def test_a_whole_installation(capsys: pytest.CaptureFixture[str], secret_service: SecretService) -> None:
    assert selftest.run_selftest() == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0].split()[-1] for line in lines[1:-1]] == CHECKS
    assert all(line.startswith("ok ") for line in lines[1:-1])
    assert "ok      keyring: GNOME Keyring" in lines
    assert lines[-1] == "8 passed, 0 failed"


@X11.needed
def test_as_a_program_without_display_or_keyring() -> None:
    ended = program("--selftest", extra={"QT_QPA_PLATFORM": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""})
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "window: Qt platform offscreen" in ended.stdout
    assert "keyring: Secret Service does not answer; " in ended.stdout
    assert ended.stdout.endswith("8 passed, 0 failed\n")


@pytest.mark.parametrize(
    ("module", "check"),
    [
        ("httpx", "imports"),
        pytest.param("secretstorage", "imports", marks=SECRET_SERVICE.needed),
        pytest.param("jeepney", "imports", marks=SECRET_SERVICE.needed),
        ("truststore", "imports"),
        ("sqlite3", "database"),
        ("PySide6.QtWidgets", "window"),
        ("ssl", "TLS"),
    ],
)
def test_what_a_build_lacks_is_told(module: str, check: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", LACKING, module],
        check=False,
        timeout=60,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert ended.returncode == 1
    failed = [line for line in ended.stdout.splitlines() if line.startswith("FAILED")]
    assert check in {line.split()[1].rstrip(":") for line in failed}


def failure(capsys: pytest.CaptureFixture[str], check: str) -> str:
    """What is said of the one check that fails."""
    assert selftest.run_selftest() == 1
    (line,) = [line for line in capsys.readouterr().out.splitlines() if line.startswith("FAILED")]
    assert line.startswith(f"FAILED  {check}: ")
    return line


@pytest.mark.usefixtures("qapp")
def test_drawings_that_are_missing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    selftest.run_selftest()  # whatever else reads resources has them by now
    capsys.readouterr()
    monkeypatch.setattr("nxwa_desktop.system.resources.resource", lambda name: tmp_path / name)
    assert str(tmp_path / "icons") in failure(capsys, "resources")


@pytest.mark.usefixtures("qapp")
def test_drawings_that_cannot_be_shown(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nxwa_desktop.ui.widgets.icons.icon", lambda *_: QIcon())
    assert "SVG drawings cannot be shown" in failure(capsys, "window")


@pytest.mark.usefixtures("qapp")
def test_a_vault_that_forgets(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Vault, "place", lambda *_: SecretPlace.NOWHERE)
    assert "forgot" in failure(capsys, "keyring")


@pytest.mark.usefixtures("qapp")
def test_a_send_that_is_not_accepted(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selftest, "_MESSAGE", Message("8613600022091", "text_template", "en_US"))
    assert "the sandbox answered Rejected" in failure(capsys, "sandbox")


@pytest.mark.parametrize("found", [None, "There is no display."])
def test_a_window_without_a_display_is_tried_on_qts_own(
    monkeypatch: pytest.MonkeyPatch, qapp: QApplication, found: str | None
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "unchanged")
    monkeypatch.setattr("nxwa_desktop.system.display.obstacle", lambda: found)
    assert selftest._window() == f"Qt platform {qapp.platformName()}"
    assert os.environ["QT_QPA_PLATFORM"] == ("offscreen" if found else "unchanged")


def broken() -> str:
    raise RuntimeError("broken")


def test_one_failure_does_not_hide_the_rest(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selftest, "_CHECKS", {"first": broken, "second": lambda: "fine"})
    assert selftest.run_selftest() == 1
    out = capsys.readouterr().out
    assert "FAILED  first: RuntimeError: broken\n" in out
    assert "ok      second: fine\n" in out
    assert out.endswith("1 passed, 1 failed\n")
