"""Other processes for the storage tests: real ones, spoken to by lines, killed if they outstay their welcome."""

import contextlib
import functools
import os
import queue
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nxwa_desktop.storage.send_log import Outgoing
from nxwa_desktop.storage.sqlite import Database

if TYPE_CHECKING:  # the other processes do without
    import pytest

TABLE = "CREATE TABLE t (k INTEGER PRIMARY KEY, v TEXT CHECK (v <> 'no')) STRICT"
"""The schema of the tests that need only some table."""


def rows(database: Database) -> list[tuple[object, ...]]:
    """What stands in it."""
    return database.query("SELECT k, v FROM t ORDER BY k")


def mode(place: Path) -> int:
    """The rights of a file or folder."""
    return stat.S_IMODE(place.stat().st_mode)


def has_rights(place: Path, bits: int) -> bool:
    """True if a file or folder has these rights, or the system gives rights by other means than these bits."""
    return mode(place) == bits or os.name != "posix"


def device_in(folder: Path) -> Path:
    """A device like the null device that a test may lose; a pipe where none can be made. Never the system's own."""
    device = folder / "device"
    try:
        os.mknod(device, stat.S_IFCHR | 0o666, os.makedev(1, 3))
    except PermissionError:
        os.mkfifo(device)
    device.chmod(0o666)
    return device


class Child:
    """A Python process that runs a script; it and the test exchange lines."""

    def __init__(self, script: str, *arguments: str | Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", script, *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            bufsize=1,
        )
        self._bound = threading.Timer(60, self._process.kill)
        self._bound.start()
        self._lines = queue.SimpleQueue[str | None]()
        self._has_ended = False
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def read(self, within: float | None = None) -> str:
        """The next line; empty once the process has ended. Raises TimeoutError after so many seconds."""
        if self._has_ended:
            return ""
        try:
            line = self._lines.get(timeout=within)
        except queue.Empty:
            raise TimeoutError from None
        self._has_ended = line is None
        return line or ""

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(line.rstrip("\n"))
        self._lines.put(None)

    def write(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def kill(self) -> None:
        """End the process by SIGKILL and wait until it is gone."""
        self._process.kill()
        self._process.wait()

    def stop(self) -> None:
        self.kill()
        self._bound.cancel()
        self._bound.join()
        self._reader.join(10)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()


@contextlib.contextmanager
def child(script: str, *arguments: str | Path) -> Iterator[Child]:
    process = Child(script, *arguments)
    try:
        yield process
    finally:
        process.stop()


def inject(monkeypatch: "pytest.MonkeyPatch", prefix: str, code: int, *, times: int) -> None:
    """Let SQLite fail with `code` on the first `times` statements that start with `prefix`."""
    left = [None] * times

    class Failing(sqlite3.Connection):
        def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
            if sql.startswith(prefix) and left:
                left.pop()
                error = sqlite3.OperationalError("injected")
                error.sqlite_errorcode = code
                raise error
            return super().execute(sql, parameters)

    monkeypatch.setattr(sqlite3, "connect", functools.partial(sqlite3.connect, factory=Failing))


def outgoing(send_id: str = "send-1", *, body: bytes = b'{"to":"8613600009759"}') -> Outgoing:
    return Outgoing(
        send_id=send_id,
        account_id="a1",
        account_name="Acme Support",
        url="https://api.nxcloud.com/saas/wa/send",
        recipient="8613600009759",
        template_name="order_update",
        language="en_US",
        body=body,
        started_at=1_655_710_885_431,
    )


BEGIN_AND_WAIT = """
import sys
from pathlib import Path
from nxwa_desktop.storage.sqlite import Database
from nxwa_desktop.storage.send_log import History
from nxwa_desktop.storage.process_lock import ProcessOwner
from tests.support.storage import outgoing

file = Path(sys.argv[1])
owner = ProcessOwner(file.parent)
History(Database(file), owner).begin(outgoing("theirs"))
print(owner.token, flush=True)
sys.stdin.readline()
"""
"""Begins a send in the database named, prints its process's token, and stays until it is told otherwise."""
