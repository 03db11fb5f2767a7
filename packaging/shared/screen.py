"""A private X server, and a person's hands at it: xdotool."""

import contextlib
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from shared.steps import run, until


class Screen(NamedTuple):
    """The X display with this name."""

    display: str

    def hands(self, *arguments: str) -> str:
        """Do something with mouse or keys; returns what xdotool tells."""
        words = ["xdotool", *arguments]
        return subprocess.run(words, env=self._environment(), capture_output=True, text=True, check=False).stdout

    def shown(self, title: str, seconds: float = 40) -> str:
        """Wait for the window with that title, and return its X id."""
        words = ("search", "--onlyvisible", "--name", title)
        return until(lambda: self.hands(*words).split(), seconds, f"a window named {title}")[-1]

    def focus(self, window: str) -> None:
        """Focus the window as a window manager does."""
        self.hands("windowfocus", "--sync", window)

    def photograph(self, picture: Path) -> None:
        """Save what is on the screen."""
        run(["import", "-window", "root", picture], self._environment())
        print(f"        picture: {picture}", flush=True)

    def _environment(self) -> dict[str, str]:
        return {**os.environ, "DISPLAY": self.display}


@contextlib.contextmanager
def private_screen(size: str) -> Iterator[Screen]:
    """An X server of any free number, stopped at the end."""
    reader, writer = os.pipe()
    words = ["Xvfb", "-displayfd", str(writer), "-screen", "0", size, "-ac", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(words, pass_fds=[writer], stderr=subprocess.DEVNULL)
    os.close(writer)
    try:
        with os.fdopen(reader) as answer:
            number = answer.readline().strip()
        if not number:
            raise SystemExit("Xvfb did not start.")
        yield Screen(f":{number}")
    finally:
        server.terminate()
        server.wait()
