"""The program started while it runs: one window, raised; in another session two windows on one database."""

import contextlib
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nxwa_desktop.storage.send_log import Entry
from nxwa_desktop.system.paths import Paths
from tests.end_to_end.other_process import START_MS, Program
from tests.support import program as shell
from tests.support.x11 import PATIENCE_MS, InputDevices

RECIPIENTS = ("8613600009759", "8613600009760")


@pytest.fixture
def cover(qtbot: QtBot, devices: InputDevices) -> QWidget:
    """Another program's window, which has the keyboard."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    window.show()
    devices.focus(window)
    return window


class Windows:
    """Starts the program, with or without its getting a window."""

    def __init__(self, qtbot: QtBot, devices: InputDevices, stack: contextlib.ExitStack) -> None:
        self._qtbot = qtbot
        self._hands = devices
        self._stack = stack

    def open(self, *arguments: str, extra: dict[str, str] | None = None) -> Program:
        """Start it and wait for its window."""
        process = self._stack.enter_context(shell.started(*arguments, extra=extra))
        program = Program(self._qtbot, self._hands, process)
        program.wait_for_window()
        return program

    def start_again(self, *arguments: str) -> int:
        """Start it and wait until it has ended by itself; its status."""
        with shell.started(*arguments) as process:
            self._qtbot.waitUntil(lambda: process.poll() is not None, timeout=START_MS)
            assert process.stdout is not None
            assert process.stderr is not None
            assert process.stdout.read() + process.stderr.read() == b""
        return int(process.returncode)

    def focused(self) -> str:
        """Id of the window that has the keyboard."""
        return self._hands.do("getwindowfocus").strip()


@pytest.fixture
def windows(qtbot: QtBot, devices: InputDevices) -> Iterator[Windows]:
    with contextlib.ExitStack() as stack:
        yield Windows(qtbot, devices, stack)


def test_starting_again_raises_the_running_window_and_ends(
    qtbot: QtBot, devices: InputDevices, windows: Windows, cover: QWidget
) -> None:
    first = windows.open("--sandbox")
    devices.focus(cover)
    before = windows.focused()
    assert windows.start_again() == 0
    qtbot.waitUntil(lambda: windows.focused() != before, timeout=PATIENCE_MS)
    assert windows.focused() == first._window
    assert first.process.poll() is None
    first.close()
    assert first.process.returncode == 0
    assert not first.complaint()
    windows.open("--sandbox").close()


def test_a_window_that_was_killed_is_no_obstacle(windows: Windows) -> None:
    first = windows.open("--sandbox")
    first.process.kill()
    first.process.wait(PATIENCE_MS / 1000)
    second = windows.open("--sandbox")
    assert windows.start_again("--sandbox") == 0
    assert second.process.poll() is None


def test_another_session_has_its_own_window_and_no_row_is_lost(
    qtbot: QtBot, devices: InputDevices, windows: Windows, recorded: Callable[[], tuple[Entry, ...]]
) -> None:
    # On this one display a second session can only be told by its name.
    both = [windows.open("--sandbox", extra={"WAYLAND_DISPLAY": name}) for name in ("", "nxwa-another")]
    for program, recipient in zip(both, RECIPIENTS, strict=True):
        devices.focus_id(program._window)
        program.type_message(recipient)
        devices.press("Escape", "ctrl+Return", delay_ms=60)

        def is_recorded(recipient: str = recipient) -> bool:
            return any(row.outgoing.recipient == recipient and row.outcome for row in recorded())

        qtbot.waitUntil(is_recorded, timeout=START_MS)
    assert len(recorded()) == 2
    for program in both:
        program.close()
        assert program.process.returncode == 0
        assert not program.complaint()


@pytest.fixture
def recorded() -> Callable[[], tuple[Entry, ...]]:
    """What lies in the database, newest first."""
    paths = Paths.of_user()

    def look() -> tuple[Entry, ...]:
        return shell.rows(paths) if paths.database_file.exists() else ()

    return look
