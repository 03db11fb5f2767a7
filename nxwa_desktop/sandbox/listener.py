"""A loopback TCP server with one thread per connection, which stops without waiting for its peers."""

import contextlib
import io
import selectors
import socket
import threading
import time
from collections.abc import Callable
from typing import BinaryIO, NamedTuple

from nxwa_desktop.sandbox.connection_stream import ConnectionStream

LOOPBACK = "127.0.0.1"

_IDLE_TIMEOUT = 30.0
_STOP_PATIENCE = 0.2
_ACCEPT_PAUSE = 0.05
MAX_CONNECTIONS = 32
"""Connections served at once; others wait in the system's queue."""


class Connection(NamedTuple):
    """The two streams of a connection: from the peer and to it."""

    incoming: BinaryIO
    outgoing: BinaryIO
    port: int
    """The listener's."""


class Listener:
    """A TCP server from construction until `close`. Raises OSError if it cannot listen.

    `serve` gets each connection on a new thread, with the event that is set on `close`. It may raise OSError; the
    connection is closed after it in any case.
    """

    def __init__(self, serve: Callable[[Connection, threading.Event], None]) -> None:
        self._serve = serve
        self._stopping = threading.Event()
        self._ended = False
        self._lock = threading.Lock()
        self._free = threading.Semaphore(MAX_CONNECTIONS)
        self._connections: dict[socket.socket, threading.Thread] = {}
        with contextlib.ExitStack() as opened:
            self._socket = opened.enter_context(socket.create_server((LOOPBACK, 0), backlog=128))
            self._socket.setblocking(False)
            self._stopped, self._waker = socket.socketpair()
            opened.enter_context(self._stopped)
            opened.enter_context(self._waker)
            self._selector = opened.enter_context(selectors.DefaultSelector())
            for watched in (self._socket, self._stopped):
                self._selector.register(watched, selectors.EVENT_READ)
            self._opened = opened.pop_all()
        self.port: int = self._socket.getsockname()[1]
        self._acceptor = threading.Thread(target=self._accept_until_closed, name="nxwa-sandbox", daemon=True)
        self._acceptor.start()

    def close(self) -> None:
        """Close every connection, within milliseconds, or a fraction of a second if a thread hangs."""
        self._stopping.set()
        self._waker.close()  # which wakes every thread
        self._acceptor.join()
        self._socket.close()
        with self._lock:
            threads = tuple(self._connections.values())
        deadline = time.monotonic() + _STOP_PATIENCE
        for thread in threads:
            thread.join(max(0.0, deadline - time.monotonic()))
        with self._lock:
            for connection in self._connections:
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
            self._ended = True
            self._close_sockets()

    def _close_sockets(self) -> None:
        """Close what every thread waits for, once no thread is left."""
        if self._ended and not self._connections:
            self._opened.close()

    def _accept_until_closed(self) -> None:
        # Closing a socket wakes its accept on some systems only; a second socket wakes the wait on all of them.
        while True:
            self._selector.select()
            while not self._free.acquire(timeout=_ACCEPT_PAUSE):
                if self._stopping.is_set():
                    return
            if self._stopping.is_set():
                return
            self._accept()

    def _accept(self) -> None:
        try:
            connection, _ = self._socket.accept()
        except OSError:
            # Out of descriptors, or the peer has left: retry after a pause.
            self._free.release()
            self._stopping.wait(_ACCEPT_PAUSE)
            return
        thread = threading.Thread(target=self._run, args=(connection,), name="nxwa-sandbox-peer", daemon=True)
        with self._lock:
            self._connections[connection] = thread
        thread.start()

    def _run(self, connection: socket.socket) -> None:
        try:
            with (
                contextlib.suppress(OSError),
                ConnectionStream(connection, self._stopped, _IDLE_TIMEOUT) as stream,
                io.BufferedReader(stream) as incoming,
                io.BufferedWriter(stream) as outgoing,
            ):
                self._serve(Connection(incoming, outgoing, self.port), self._stopping)
                stream.drain()
        finally:
            with self._lock:
                del self._connections[connection]
                connection.close()
                self._close_sockets()
            self._free.release()
