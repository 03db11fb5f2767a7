"""The program as a process of its own: how it starts, how it ends, and what it leaves on disk."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from pytestqt.exceptions import TimeoutError as QtBotTimeout
from pytestqt.qtbot import QtBot

from nxwa_desktop.protocol.outcome import Accepted, NotSent, NotSentReason, Outcome, Unknown, UnknownReason
from nxwa_desktop.sandbox.account import SANDBOX_SECRET, sandbox_account
from nxwa_desktop.storage.process_lock import ProcessOwner
from nxwa_desktop.storage.secrets.vault import Vault
from nxwa_desktop.storage.send_log import Entry, History
from nxwa_desktop.storage.sqlite import Database
from nxwa_desktop.system.paths import Paths
from tests.end_to_end.other_process import Program
from tests.support.program import add, started
from tests.support.recording import Sandbox
from tests.support.secret_service import SecretService
from tests.support.x11 import PATIENCE_MS, InputDevices

CLOSING_S = 2.0
"""Promised is one second; the machine that runs the tests may be busy."""
SLOW = "8613600090002"


Start = Callable[..., contextlib.AbstractContextManager[Program]]


@pytest.fixture
def start(qtbot: QtBot, devices: InputDevices) -> Start:
    @contextlib.contextmanager
    def start(*arguments: str) -> Iterator[Program]:
        with started(*arguments) as process:
            program = Program(qtbot, devices, process)
            program.wait_for_window()
            yield program

    return start


@pytest.fixture
def paths() -> Paths:
    return Paths.of_user()


@pytest.fixture
def stored(endpoint: Sandbox, secret_service: SecretService) -> None:
    """An account on disk whose secret is in a real keyring; its endpoint is the test's."""
    account = msgspec.structs.replace(sandbox_account(endpoint.url), sandbox=False, id="practice", name="Practice")
    Vault().write(account.id, SANDBOX_SECRET)
    add(account)


def rows(paths: Paths) -> tuple[Entry, ...]:
    """The history as it lies on disk; nothing is put right by looking."""
    if not paths.database_file.exists():
        return ()
    owner = ProcessOwner(paths.data_folder)
    try:
        with Database(paths.database_file) as database:
            return History(database, owner).newest(5)
    finally:
        owner.release()


def only_outcome(paths: Paths) -> Outcome | None:
    (row,) = rows(paths)
    return row.outcome


def send(qtbot: QtBot, devices: InputDevices, paths: Paths) -> None:
    """Press Ctrl+Enter and wait for the row; once more where the account was not there yet."""
    for patience in (PATIENCE_MS // 3, PATIENCE_MS):
        devices.press("Escape", "ctrl+Return", delay_ms=60)
        with contextlib.suppress(QtBotTimeout):
            qtbot.waitUntil(lambda: bool(rows(paths)), timeout=patience)
            return
    raise AssertionError("Ctrl+Enter sent nothing")


def send_slowly(qtbot: QtBot, devices: InputDevices, paths: Paths, endpoint: Sandbox, program: Program) -> None:
    """Send what is answered after 15 seconds; returns once the request has arrived."""
    program.type_message(SLOW)
    send(qtbot, devices, paths)
    qtbot.waitUntil(lambda: len(endpoint.requests) == 1, timeout=PATIENCE_MS)


def test_it_starts_in_the_sandbox_sends_and_ends(
    qtbot: QtBot, devices: InputDevices, paths: Paths, start: Start
) -> None:
    with start("--sandbox") as program:
        program.type_message("8613600009759")
        send(qtbot, devices, paths)
        qtbot.waitUntil(lambda: only_outcome(paths) is not None, timeout=PATIENCE_MS)
        assert isinstance(only_outcome(paths), Accepted)
        seconds = program.close()
        print(f"closed after {seconds:.3f} s")
        assert program.process.returncode == 0
        assert not program.complaint()
        assert seconds < CLOSING_S
    assert not list((paths.data_folder / "running").glob("*.lock")), "no mark of a process that is gone"


def test_ctrl_q_ends_it(qtbot: QtBot, devices: InputDevices, start: Start) -> None:
    with start("--sandbox") as program:
        devices.press("ctrl+q")
        qtbot.waitUntil(lambda: program.process.poll() is not None, timeout=PATIENCE_MS)
        assert program.process.returncode == 0


@pytest.mark.usefixtures("stored")
def test_closing_while_a_message_is_on_its_way_ends_it_at_once_and_truthfully(
    qtbot: QtBot,
    devices: InputDevices,
    paths: Paths,
    endpoint: Sandbox,
    start: Start,
) -> None:
    with start() as program:
        send_slowly(qtbot, devices, paths, endpoint, program)
        seconds = program.close()
        print(f"closed after {seconds:.3f} s")
        assert program.process.returncode == 0
        assert not program.complaint()
        assert seconds < CLOSING_S
    assert only_outcome(paths) == Unknown(UnknownReason.CANCELLED)


@pytest.mark.usefixtures("stored")
def test_a_kill_in_the_middle_of_a_send_is_told_at_the_next_start(
    qtbot: QtBot, devices: InputDevices, paths: Paths, endpoint: Sandbox, start: Start
) -> None:
    with start() as program:
        send_slowly(qtbot, devices, paths, endpoint, program)
        program.process.kill()
        program.process.wait(PATIENCE_MS / 1000)
    assert only_outcome(paths) is None
    with start() as program:
        qtbot.waitUntil(lambda: only_outcome(paths) is not None, timeout=PATIENCE_MS)
        assert only_outcome(paths) == Unknown(UnknownReason.KILLED)
        program.close()
    assert len(endpoint.requests) == 1, "it is not sent again by itself"


@pytest.mark.usefixtures("stored")
def test_closing_while_the_keyring_hangs_sends_nothing(
    qtbot: QtBot,
    devices: InputDevices,
    paths: Paths,
    endpoint: Sandbox,
    start: Start,
    secret_service: SecretService,
) -> None:
    with start() as program:
        secret_service.freeze()
        program.type_message("8613600009759")
        send(qtbot, devices, paths)
        seconds = program.close()
        print(f"closed after {seconds:.3f} s")
        assert program.process.returncode == 0
        assert not program.complaint()
        assert seconds < CLOSING_S
    outcome = only_outcome(paths)
    assert isinstance(outcome, NotSent)
    assert outcome.reason in {NotSentReason.CANCELLED, NotSentReason.KEYRING_DISMISSED}
    assert not endpoint.requests


@pytest.mark.parametrize("display", [None, ":4711"])
def test_without_a_display_it_says_one_sentence(tmp_path: Path, display: str | None) -> None:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    if display is not None:
        environment["DISPLAY"] = display
    ended = subprocess.run(
        [sys.executable, "-m", "nxwa_desktop"],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert ended.returncode == 2
    assert not ended.stdout
    (sentence,) = ended.stderr.splitlines()
    assert "display" in sentence
    assert "nxwa-desktop send FILE" in sentence
    assert not list(tmp_path.iterdir()), "no core dump"
