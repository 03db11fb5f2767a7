"""Receives the requests of later starts of the program, without ever waiting for a client."""

import contextlib
import socket

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

from nxwa_desktop.system.single_instance import LONGEST, RAISED, Instance

MAX_CONNECTIONS = 8
"""Connections served at a time; the oldest makes room."""
REQUEST_TIMEOUT_MS = 2_000
"""Milliseconds in which a client has to send its request."""


class SingleInstanceServer(QObject):
    """Serves the connections of an instance from its creation on.

    `activation_requested(ActivationRequest)`: another start asks for the window. Its client is answered once all
    receivers of the signal have returned.
    """

    activation_requested = Signal(object)

    def __init__(self, instance: Instance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._instance = instance
        self._connections: list[_Connection] = []
        self._notifier: QSocketNotifier | None = None
        descriptor = instance.listen()
        if descriptor is not None:
            self._notifier = QSocketNotifier(descriptor, QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._accept)

    def close(self) -> None:
        """Close all connections, and let the next start open a window of its own."""
        if self._notifier is not None:
            self._notifier.setEnabled(False)
        for connection in tuple(self._connections):
            connection.close()
        self._instance.release()

    def _accept(self) -> None:
        client = self._instance.accept()
        if client is None:
            return
        if len(self._connections) == MAX_CONNECTIONS:
            self._connections[0].close()
        connection = _Connection(client, self)
        self._connections.append(connection)
        # Signals, not calls: an object that knew who made it would be freed together with it, in an order that
        # Qt's bindings do not survive.
        connection.received.connect(self._handle)
        connection.closed.connect(self._forget)

    def _handle(self, connection: "_Connection") -> None:
        request = self._instance.parse(connection.data)
        if request is not None:
            self.activation_requested.emit(request)
            connection.reply(RAISED)

    def _forget(self, connection: "_Connection") -> None:
        self._connections.remove(connection)
        connection.deleteLater()


class _Connection(QObject):
    """One client, which sends one line.

    `received(itself)`: the line is in `data`. `closed(itself)`: the connection has ended.
    """

    received = Signal(object)
    closed = Signal(object)

    def __init__(self, client: socket.socket, parent: QObject) -> None:
        super().__init__(parent)
        self.data = b""
        self._socket = client
        self._notifier = QSocketNotifier(client.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)
        self._timeout = QTimer(self)
        self._timeout.setSingleShot(True)
        self._timeout.timeout.connect(self.close)
        self._timeout.start(REQUEST_TIMEOUT_MS)

    def reply(self, answer: bytes) -> None:
        """Send a short answer; a client that has gone does not get it."""
        with contextlib.suppress(OSError):
            self._socket.send(answer)

    def close(self) -> None:
        """End the connection."""
        if self._socket.fileno() >= 0:
            self._notifier.setEnabled(False)
            self._timeout.stop()
            self._socket.close()
            self.closed.emit(self)

    def _read(self) -> None:
        try:
            while more := self._socket.recv(LONGEST + 1 - len(self.data)):
                self.data += more
        except BlockingIOError:
            if not self.data.endswith(b"\n"):
                return
            self.received.emit(self)
        except OSError:
            pass
        # A client that closed before the answer, too: it has opened a window of its own by now.
        self.close()
