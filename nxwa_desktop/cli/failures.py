"""Ends a command after a signal or an unexpected error, with the exit code that fits its progress."""

import contextlib
import logging
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from nxwa_desktop.cli.console import print_to_stderr
from nxwa_desktop.cli.exit_status import NOT_SENT, UNKNOWN
from nxwa_desktop.storage.log_file import PrivateLog

_log = logging.getLogger(__name__)


@dataclass
class Progress:
    """The progress of a command, which decides what may be claimed when it is interrupted."""

    begun: bool = False
    """A message may be on its way."""
    batch_id: str = ""
    """The batch that was begun; empty for a single message."""
    status: int | None = None
    """The exit status, once the command is done."""

    @property
    def status_if_interrupted(self) -> int:
        """The exit status of a command that ends here and now."""
        if self.status is not None:
            return self.status
        return UNKNOWN if self.begun else NOT_SENT


def report_interruption(error: BaseException, progress: Progress, *, is_send: bool) -> int:
    """Report what is known of a command that `error` ended, Ctrl+C included; returns its exit status."""
    cancelled = isinstance(error, KeyboardInterrupt)
    sentence = "Cancelled." if cancelled else log_unexpected(error)
    status = progress.status_if_interrupted
    if progress.status is not None:
        return status  # the command is done and has reported it: only its closing was interrupted
    if progress.batch_id:
        sentence += f" See how the rows ended with: nxwa-desktop batch --resume {progress.batch_id} --dry-run"
    elif status == UNKNOWN:
        sentence += " Nobody can say whether the message went out."
    elif is_send:
        sentence += " Nothing was sent."
    elif not cancelled:
        sentence += " See what is stored with: nxwa-desktop account list."
    print_to_stderr(sentence)
    return status


@contextlib.contextmanager
def interrupted_by_signals() -> Iterator[None]:
    """Let a request to end the process (SIGTERM, SIGHUP) end the command as Ctrl+C does."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {}
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:  # nohup ignores one
            before[number] = signal.signal(number, _interrupt)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _interrupt(number: int, frame: FrameType | None) -> None:
    handler = signal.getsignal(signal.SIGINT)  # the event loop's, while one runs
    if callable(handler):
        handler(signal.SIGINT, frame)
    else:  # a shell starts what runs in the background without it
        raise KeyboardInterrupt


@contextlib.contextmanager
def errors_logged(file: Callable[[], Path]) -> Iterator[None]:
    """Write what is logged, and what nobody caught on another thread, into `file()`: never onto the screen.

    The file is looked for and made once there is something to write.
    """
    handler, root = _LogOnDemand(file), logging.getLogger()
    root.addHandler(handler)
    hooks = threading.excepthook, sys.unraisablehook
    if threading.excepthook is threading.__excepthook__:
        threading.excepthook = _log_thread_error
    if sys.unraisablehook is sys.__unraisablehook__:
        sys.unraisablehook = _log_unraisable
    try:
        yield
    finally:
        threading.excepthook, sys.unraisablehook = hooks
        root.removeHandler(handler)
        handler.close()


def log_unexpected(error: BaseException) -> str:
    """Log an error that nobody expected; a sentence that names it."""
    with contextlib.suppress(Exception):
        _log.critical("nobody caught this", exc_info=error)
    return f"Something went wrong that nobody expected ({type(error).__name__})."


class _LogOnDemand(logging.Handler):
    """Opens the log with the first record. Without one, records are dropped."""

    def __init__(self, file: Callable[[], Path]) -> None:
        super().__init__()
        self._file = file
        self._log: PrivateLog | None = None

    def emit(self, record: logging.LogRecord) -> None:
        with contextlib.suppress(Exception):
            self._log = self._log or PrivateLog(self._file())
            self._log.emit(record)

    def close(self) -> None:
        if self._log is not None:
            self._log.close()
        super().close()


def _log_thread_error(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None:
        log_unexpected(args.exc_value)


def _log_unraisable(found: "sys.UnraisableHookArgs") -> None:
    if found.exc_value is not None:
        log_unexpected(found.exc_value)
