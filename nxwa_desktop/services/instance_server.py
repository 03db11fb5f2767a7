"""Hears who starts the program again, without ever waiting for a caller."""

import contextlib
import socket

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

from nxwa_desktop.system.single_instance import LONGEST, RAISED, Instance

MOST_CALLERS = 8
"""Callers heard at a time; the oldest makes room."""
CALLER_MS = 2_000
"""Milliseconds in which a caller has to say what it wants."""


class InstanceServer(QObject):
    """`rung(Wish)`: another start of the program asks for the window. The caller is told once all have heard it.

    Made after the first picture; from then on the instance can be rung at.
    """

    rung = Signal(object)

    def __init__(self, instance: Instance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._instance = instance
        self._callers: list[_Caller] = []
        self._notifier: QSocketNotifier | None = None
        descriptor = instance.listen()
        if descriptor is not None:
            self._notifier = QSocketNotifier(descriptor, QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._answer)

    def close(self) -> None:
        """Hear nobody any more, and let the next start open a window of its own."""
        if self._notifier is not None:
            self._notifier.setEnabled(False)
        for caller in tuple(self._callers):
            caller.hang_up()
        self._instance.release()

    def _answer(self) -> None:
        line = self._instance.accept()
        if line is None:
            return
        if len(self._callers) == MOST_CALLERS:
            self._callers[0].hang_up()
        caller = _Caller(line, self)
        self._callers.append(caller)
        # Signals, not calls: an object that knew who made it would be freed together with it, in an order that
        # Qt's bindings do not survive.
        caller.spoke.connect(self._hear)
        caller.gone.connect(self._forget)

    def _hear(self, caller: "_Caller") -> None:
        wish = self._instance.understand(caller.said)
        if wish is not None:
            self.rung.emit(wish)
            caller.tell(RAISED)

    def _forget(self, caller: "_Caller") -> None:
        self._callers.remove(caller)
        caller.deleteLater()


class _Caller(QObject):
    """One connection, until it has said one line. `spoke(itself)`: it has, in `said`. `gone(itself)`: it is over."""

    spoke = Signal(object)
    gone = Signal(object)

    def __init__(self, line: socket.socket, parent: QObject) -> None:
        super().__init__(parent)
        self.said = b""
        self._line = line
        self._notifier = QSocketNotifier(line.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._listen)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self.hang_up)
        self._patience.start(CALLER_MS)

    def tell(self, answer: bytes) -> None:
        """Say something short; whoever does not hear it has gone."""
        with contextlib.suppress(OSError):
            self._line.send(answer)

    def hang_up(self) -> None:
        """End the connection."""
        if self._line.fileno() >= 0:
            self._notifier.setEnabled(False)
            self._patience.stop()
            self._line.close()
            self.gone.emit(self)

    def _listen(self) -> None:
        try:
            while more := self._line.recv(LONGEST + 1 - len(self.said)):
                self.said += more
        except BlockingIOError:
            if not self.said.endswith(b"\n"):
                return
            self.spoke.emit(self)
        except OSError:
            pass
        # Also who hung up before the answer: it has opened a window of its own by now.
        self.hang_up()
