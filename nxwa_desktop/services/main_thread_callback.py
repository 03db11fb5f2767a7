"""The only way from a worker thread to the main thread: queued calls of a QObject that lives there."""

import contextlib
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

T = TypeVar("T")

Call = Callable[[], object]


class _Receiver(QObject):
    """Runs calls in the thread it lives in."""

    called = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.closed = False
        # Queued even within one thread: an answer that is there at once must not overtake the line that asks for it.
        self.called.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def _run(self, call: Call) -> None:
        if not self.closed:
            call()


class _LockedReceiver:
    """Guards a receiver against deletion while a worker emits its signal, which would crash the process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._receiver: _Receiver | None = _Receiver()

    def post(self, call: Call) -> None:
        """Queue `call` for the receiver's thread; nothing happens after `close`. Callable from any thread."""
        with self._lock:
            if self._receiver is not None:
                # At the interpreter's end Qt's side may be gone already.
                with contextlib.suppress(RuntimeError):
                    self._receiver.called.emit(call)

    def close(self) -> None:
        """Drop the calls that are still queued. Call it in the receiver's thread."""
        with self._lock:
            receiver, self._receiver = self._receiver, None
        if receiver is not None:
            receiver.closed = True
            with contextlib.suppress(RuntimeError):  # at the interpreter's end Qt's side may be gone already
                receiver.deleteLater()


class MainThreadCallback(QObject):
    """Calls functions in the thread it was made in, until it is closed or deleted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._receiver = _LockedReceiver()
        self.destroyed.connect(self._receiver.close)

    def call(self, function: Callable[..., object], *args: object) -> None:
        """Queue `function(*args)`. Callable from any thread."""
        self._receiver.post(lambda: function(*args))

    def when_done(
        self, future: "Future[T]", then: Callable[[T], object], otherwise: Callable[[BaseException], object]
    ) -> None:
        """Queue `then(result)`, or `otherwise(error)`, once `future` is done; a cancelled one gives CancelledError."""

        def settle() -> None:
            if future.cancelled():
                otherwise(CancelledError())
            elif (error := future.exception()) is not None:
                otherwise(error)
            else:
                then(future.result())

        receiver = self._receiver
        future.add_done_callback(lambda _: receiver.post(settle))

    def close(self) -> None:
        """Deliver nothing from now on, not even what is queued."""
        self._receiver.close()
