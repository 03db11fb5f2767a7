"""The program as a process of its own, and input to its window."""

import subprocess
import time

from pytestqt.qtbot import QtBot

from tests.support.x11 import PATIENCE_MS, InputDevices, ask_to_close

TITLE = "NXCloud WhatsApp messages"
START_MS = 15_000


class Program:
    """The window of another process."""

    def __init__(self, qtbot: QtBot, devices: InputDevices, process: "subprocess.Popen[bytes]") -> None:
        self._qtbot = qtbot
        self._hands = devices
        self.process = process
        self._window = ""

    def wait_for_window(self) -> None:
        search = ("search", "--onlyvisible", "--all", "--pid", str(self.process.pid), "--name", TITLE)

        def appeared() -> bool:
            assert self.process.poll() is None, "the program has ended"
            self._window = self._hands.do(*search, may_fail=True).strip()
            return bool(self._window)

        self._qtbot.waitUntil(appeared, timeout=START_MS)
        self._hands.focus_id(self._window)

    @property
    def window_id(self) -> str:
        """X's number for the window, once it is there."""
        return self._window

    def type_message(self, recipient: str) -> None:
        # Its reactions cannot be waited for from here: as fast as nobody types, but no faster.
        self._hands.type(f"{recipient}\torder_update\ten_US\t", delay_ms=60)

    def close(self) -> float:
        """Ask the window to close; the seconds until the process has ended."""
        before = time.monotonic()
        ask_to_close(int(self._window))
        self._qtbot.waitUntil(lambda: self.process.poll() is not None, timeout=PATIENCE_MS)
        return time.monotonic() - before

    def complaint(self) -> str:
        """What it wrote to stderr; to be asked when it has ended."""
        assert self.process.stderr is not None
        return self.process.stderr.read().decode()
