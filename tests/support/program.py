"""The program as a person at a shell has it: another process, and what it said."""

import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.storage.send_log import Entry
from nxwa_desktop.system.paths import Paths

PROGRAM = (sys.executable, "-m", "nxwa_desktop")
PATIENCE = 60
FIELDS = [
    *("--access-key", "sandbox2na3kdi3ki"),
    *("--tenant-id", "1"),
    *("--appkey", "pem28kje"),
    *("--business-phone", "8615800001795"),
]
"""An account's, as `account add` takes them, without its endpoint."""


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The test's environment; the program's coverage is not the test's."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COV_")}
    return kept | {"PYTHONIOENCODING": "utf-8"} | dict(extra or {})


def program(
    *arguments: str,
    stdin: str | bytes = b"",
    extra: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run it to its end."""
    ended = subprocess.run(
        [*PROGRAM, *arguments],
        check=False,
        timeout=PATIENCE,
        capture_output=True,
        env=environment(extra),
        input=stdin.encode() if isinstance(stdin, str) else stdin,
    )
    return subprocess.CompletedProcess(ended.args, ended.returncode, ended.stdout.decode(), ended.stderr.decode())


def script(source: str, *arguments: str) -> tuple[str, str]:
    """What a Python process without a display that runs `source` says, and what it says of errors; it must end well."""
    ended = subprocess.run(
        [sys.executable, "-c", source, *arguments],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=True,
    )
    return ended.stdout, ended.stderr


@contextlib.contextmanager
def started(
    *arguments: str,
    stdin: int | IO[bytes] = subprocess.DEVNULL,
    stdout: int | IO[bytes] = subprocess.PIPE,
    terminal: bool = False,
    extra: Mapping[str, str] | None = None,
) -> Iterator[subprocess.Popen[bytes]]:
    """Run it beside the test. `terminal`: `stdin` is one, and becomes the one the program is run from."""
    process = subprocess.Popen(
        [*PROGRAM, *arguments],
        env=environment(extra),
        stdin=stdin,
        stdout=stdout,
        stderr=subprocess.PIPE,
        start_new_session=terminal,
        preexec_fn=_before(terminal),  # noqa: PLW1509 - system calls alone
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait(PATIENCE)
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream is not None:
                stream.close()


def _before(terminal: bool) -> Callable[[], None] | None:
    if os.name != "posix":
        return None
    return _with_terminal if terminal else _interruptible


def _interruptible() -> None:
    # A shell's background job ignores Ctrl+C, and so would every process it starts.
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _with_terminal() -> None:
    import fcntl
    import termios

    _interruptible()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def add(account: Account, paths: Paths | None = None) -> Account:
    """Store an account where the program looks for it."""
    with contextlib.closing(Repositories(paths or Paths.of_user())) as storage:
        storage.accounts.save(account)
    return account


def rows(paths: Paths | None = None) -> tuple[Entry, ...]:
    """What the program has recorded, newest first."""
    with contextlib.closing(Repositories(paths or Paths.of_user())) as storage:
        return storage.history.newest(100)


def message_text(recipient: str = "8613600009759", *texts: str, **others: object) -> str:
    """The JSON of a message with these texts, and of what else it has."""
    parameters = [{"type": "text", "text": text} for text in texts]
    template = {
        "name": "text_template",
        "language": {"code": "en_US", "policy": "deterministic"},
        "components": [{"type": "body", "parameters": parameters}],
    }
    return json.dumps({"to": recipient, "type": "template", "template": template} | others)


def message_file(folder: Path, text: str | bytes, name: str = "message.json") -> str:
    file = folder / name
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return str(file)
