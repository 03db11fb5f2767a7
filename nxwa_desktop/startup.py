"""The start of the window's program: one instance, the application, its style, signals and the log file."""

import contextlib
import logging
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from nxwa_desktop import __version__
from nxwa_desktop.app import App
from nxwa_desktop.services.main_thread_gc import MainThreadGc
from nxwa_desktop.system.display import HEADLESS_ADVICE
from nxwa_desktop.system.identity import APP_ID
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.system.resources import APPLICATION_ICON, resource
from nxwa_desktop.system.single_instance import ActivationRequest, Instance, Show
from nxwa_desktop.ui.widgets.focus_ring import FocusRing
from nxwa_desktop.ui.widgets.program_style import ProgramStyle
from nxwa_desktop.ui.window.appearance import apply_scheme
from nxwa_desktop.ui.window.window_manager import WindowManager

SWITCH_INTERVAL = 0.0005
"""Seconds after which a busy thread lets another one run."""

_log = logging.getLogger(__name__)


def run(show: Show = "window") -> int:
    """Show the window until it is closed; returns the process's exit status."""
    # Threads take turns every 5 ms by default: too long for the window, and for a send, whose steps change threads.
    sys.setswitchinterval(SWITCH_INTERVAL)
    paths = Paths.of_user()
    instance = Instance.claim(paths, ActivationRequest.of_this_start(show))
    if instance is None:
        return 0  # the window that runs already has come to the front
    qt = _make_application()
    garbage_collection = MainThreadGc()
    held = log_errors()
    app = App(paths, sandbox=show == "sandbox", anew=show == "new")
    ending = contextlib.ExitStack()  # in reverse order, and each once
    for close in (instance.release, garbage_collection.close, app.close):
        ending.callback(close)
    app.secrets.begin_with(_forbid_core_dumps)
    app.window.steps_after_draft += (
        app.secrets.start,
        lambda: threading.Thread(target=start_log_file, args=(paths.log_file, held), daemon=True).start(),
        lambda: close_on_signals(app.window_manager),
        lambda: close_with_session(qt, app, ending.close),
        lambda: app.serve_instance(instance),
    )
    app.window.settled.connect(lambda: set_window_icon(qt))
    app.window.show()
    status = qt.exec()
    ending.close()
    if held.holds:  # closed before the file was open
        start_log_file(paths.log_file, held)
    return status


class HeldLog(logging.Handler):
    """Holds what is logged before the log file is open, and hands it and all that follows on to that.

    The standard library's handler with a buffer takes 10 ms to import.
    """

    def __init__(self) -> None:
        super().__init__()
        self._records: list[logging.LogRecord] = []
        self._log: logging.Handler | None = None

    @property
    def holds(self) -> bool:
        """True while something is held."""
        return bool(self._records)

    def emit(self, record: logging.LogRecord) -> None:
        """Hold the record, or hand it on."""
        if self._log is None:
            self._records.append(record)
        else:
            self._log.handle(record)

    def hand_over(self, log: logging.Handler) -> None:
        """Hand what is held on to `log`, and what follows."""
        self.acquire()  # as each thread that logs
        try:
            self._log = log
            for record in self._records:
                log.handle(record)
            self._records.clear()
        finally:
            self.release()

    def discard(self) -> None:
        """Drop what is held, and hold no more."""
        logging.getLogger().removeHandler(self)
        self._records.clear()


def _forbid_core_dumps() -> None:
    """The first that the keyring's thread does: nothing secret is read before, and it takes 4 ms."""
    from nxwa_desktop.system.core_dumps import forbid_core_dumps

    forbid_core_dumps()


def _make_application() -> QApplication:
    set_windows_app_id()
    # Where no window can be opened, Qt aborts the process with a message of its own.
    qInstallMessageHandler(_report_no_display)
    qt = QApplication(sys.argv[:1])
    qInstallMessageHandler(None)
    qt.setApplicationName("nxwa-desktop")
    qt.setApplicationVersion(__version__)
    qt.setDesktopFileName(APP_ID)
    apply_style(qt)
    return qt


def set_window_icon(qt: QApplication, platform: str = sys.platform) -> None:
    """Give every window the program's icon; not in the frozen program for macOS.

    There it would take the place of the bundle's own in the Dock, whose shape and margins are the system's:
    https://doc.qt.io/qt-6/appicon.html.
    """
    if platform != "darwin" or not getattr(sys, "frozen", False):
        qt.setWindowIcon(QIcon(str(resource(APPLICATION_ICON))))


def set_windows_app_id(platform: str = sys.platform) -> None:
    """Set the application id of the Start menu's entry, so that Windows shows both as one button of the taskbar.

    Call it before any window is made.
    """
    if platform != "win32":
        return
    import ctypes

    with contextlib.suppress(OSError, AttributeError):  # a second button is no reason to fail
        ctypes.CDLL("shell32").SetCurrentProcessExplicitAppUserModelID(ctypes.c_wchar_p(APP_ID))


def apply_style(qt: QApplication) -> None:
    """Set the style, and the colours of the system's light or dark scheme; an `App` follows its changes."""
    qt.setStyle(ProgramStyle())
    FocusRing(qt)
    apply_scheme(qt.styleHints().colorScheme())


def close_on_signals(window_manager: WindowManager) -> None:
    """Close the window on SIGINT, SIGTERM and SIGHUP, which Python does not handle while Qt's loop runs."""
    import signal
    import socket

    from PySide6.QtCore import QSocketNotifier

    reader, writer = socket.socketpair()
    for end in (reader, writer):
        end.setblocking(False)
    signal.set_wakeup_fd(writer.fileno())
    notifier = QSocketNotifier(reader.fileno(), QSocketNotifier.Type.Read, window_manager)

    def close_window() -> None:
        reader.recv(64)
        window_manager.close_at_once()

    def stop() -> None:
        signal.set_wakeup_fd(-1)
        for end in (reader, writer):
            end.close()

    notifier.activated.connect(close_window)
    notifier.destroyed.connect(stop)
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if (number := getattr(signal, name, None)) is not None:
            signal.signal(number, lambda *_: None)


def close_with_session(qt: QApplication, app: App, close: Callable[[], object]) -> None:
    """Save when the desktop session ends, and `close()` before the process is killed."""
    from nxwa_desktop.ui.window.session_end import SessionEnd

    SessionEnd(qt, app.window_manager, app.services.drafts, app.storage, close)


def log_errors() -> HeldLog:
    """Log errors from here on; no traceback reaches the user's screen. They are held until `start_log_file`."""
    logging.getLogger().addHandler(held := HeldLog())
    sys.excepthook = _log_exception
    threading.excepthook = _log_thread_exception
    qInstallMessageHandler(_log_qt_message)
    return held


def start_log_file(file: Path, held: HeldLog) -> None:
    """Write what is held into a private file, and what is logged from here on."""
    from nxwa_desktop.storage.log_file import PrivateLog

    try:
        held.hand_over(PrivateLog(file))
    except OSError:
        held.discard()  # logging is optional


def _log_exception(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    _log.critical("nobody caught this", exc_info=(kind, error, trace))


def _log_thread_exception(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None:
        _log_exception(args.exc_type, args.exc_value, args.exc_traceback)


def _report_no_display(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    if kind == QtMsgType.QtFatalMsg:
        print(f"No window can be opened here. {HEADLESS_ADVICE}", file=sys.stderr, flush=True)  # noqa: T201
        os._exit(2)


def _log_qt_message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    level = logging.ERROR if kind in {QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg} else logging.WARNING
    _log.log(level, "Qt: %s", text)
