"""Input, output and errors that the commands share."""

import contextlib
import errno
import os
import shutil
import sys
from collections.abc import Callable
from concurrent.futures import Future, wait
from typing import TextIO, TypeVar

from nxwa_desktop import texts
from nxwa_desktop.cli.exit_status import NOT_SENT, UNUSABLE
from nxwa_desktop.protocol.account import Account
from nxwa_desktop.storage.accounts import name_key
from nxwa_desktop.storage.errors import StorageError
from nxwa_desktop.storage.secrets.worker import SLOW_AFTER, SecretWorker
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.validation.hidden_characters import escaped

T = TypeVar("T")

WAITING_FOR_KEYRING = "Waiting for the keyring: look for its question."


class CommandError(Exception):
    """The command cannot be done; the text is what the person reads."""

    status = NOT_SENT


class UsageError(CommandError):
    """An argument or an input is invalid."""

    status = UNUSABLE


def wait_for_keyring(asked: "Future[T]") -> T:
    """Wait for an answer of the keyring; after a while, print where to look for its question."""
    if not wait([asked], SLOW_AFTER).done:
        print_to_stderr(WAITING_FOR_KEYRING)
    return asked.result()


async def announce_keyring_wait(secrets: SecretWorker) -> None:
    """Print where to look for the keyring's question, as long as it does not answer. To be cancelled at the end."""
    import asyncio

    while not secrets.awaited:  # noqa: ASYNC110 - that time passes sets no event
        await asyncio.sleep(0.1)
    print_to_stderr(WAITING_FOR_KEYRING)


def print_to_stdout(text: object) -> None:
    """Write one line of the output. The exit status tells the outcome even where nobody reads it."""
    _write(sys.stdout, lambda: print(escaped(str(text))))


def print_to_stderr(text: object) -> None:
    """Write one sentence for a person, beside the output."""
    _write(sys.stderr, lambda: print(escaped(str(text)), file=sys.stderr))


class ProgressLine:
    """A line of standard error that is written over; nothing where that is no terminal."""

    def __init__(self) -> None:
        self._is_shown = sys.stderr is not None and sys.stderr.isatty()
        self._width = 0

    def show(self, text: str) -> None:
        """Show this instead of what stands there."""
        if not self._is_shown:
            return
        line = escaped(text)[: max(shutil.get_terminal_size().columns - 1, 1)]
        blank = " " * (self._width - len(line))
        self._width = len(line)
        _write(sys.stderr, lambda: print(f"\r{line}{blank}", end="", file=sys.stderr, flush=True))

    def clear(self) -> None:
        """Make room for other lines."""
        if self._width:
            self.show("")
            _write(sys.stderr, lambda: print("\r", end="", file=sys.stderr, flush=True))


def finish_output() -> None:
    """Write what is still held back, so that the interpreter's end has nothing to complain about."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            _write(stream, stream.flush)


def _write(stream: TextIO | None, act: Callable[[], object]) -> None:
    try:
        act()
    except (OSError, ValueError) as error:
        if stream is not None:
            _redirect_to_null(stream)
        # A reader that has gone (`| head`) has read enough. Windows calls writing to it an invalid argument.
        gone = isinstance(error, OSError) and error.errno in {errno.EPIPE, errno.EINVAL}
        if stream is not sys.stderr and not gone:
            print_to_stderr("The output could not be written.")


def _redirect_to_null(stream: TextIO) -> None:
    """Lead `stream` nowhere from now on."""
    with contextlib.suppress(OSError, ValueError), open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - no file
        os.dup2(nowhere.fileno(), stream.fileno())


def stored_accounts(storage: StorageWorker) -> tuple[Account, ...]:
    """All accounts. Raises CommandError where they cannot be read."""
    try:
        return storage.submit(lambda opened: opened.accounts.list()).result()
    except StorageError as error:
        raise CommandError(str(texts.storage.storage_problem(error))) from None


def find_account(storage: StorageWorker, name: str) -> Account:
    """The account of that name, whatever its case. Raises UsageError, or CommandError where it cannot be read."""
    accounts = stored_accounts(storage)
    wanted = name_key(name.strip())
    for account in accounts:
        if name_key(account.name) == wanted:
            return account
    known = ", ".join(account.name for account in accounts) or "none yet; add one with: nxwa-desktop account add"
    raise UsageError(f"There is no account called {name}. Known accounts: {known}.")
