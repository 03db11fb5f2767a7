"""The bytes of one connection, read and written by a thread that can be woken."""

import contextlib
import io
import selectors
import socket
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

_LINGER = 1.0
_Selector = getattr(selectors, "PollSelector", selectors.SelectSelector)  # neither takes a descriptor of its own


class ConnectionStream(io.RawIOBase):
    """Reads and writes a connection until its listener stops.

    Every wait watches `stopped` as well, which becomes readable then: on Windows neither `shutdown` nor `close` ends
    another thread's `recv` reliably. Raises OSError: TimeoutError after `timeout` seconds without a byte,
    ConnectionAbortedError once the listener has stopped.
    """

    def __init__(self, connection: socket.socket, stopped: socket.socket, timeout: float) -> None:
        connection.setblocking(False)
        self._connection, self._stopped, self._timeout = connection, stopped, timeout
        self._selector: selectors.BaseSelector = _Selector()
        for watched in (connection, stopped):
            self._selector.register(watched, selectors.EVENT_READ)

    def close(self) -> None:
        """Close the selector; the connection is its owner's."""
        self._selector.close()
        super().close()

    def readable(self) -> bool:
        """Return True."""
        return True

    def writable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Wait for bytes; 0 at their end."""
        while True:
            self._wait(selectors.EVENT_READ, self._timeout)
            with contextlib.suppress(BlockingIOError):
                return self._connection.recv_into(buffer)

    def write(self, data: "ReadableBuffer") -> int:
        """Send a part of `data`; returns its length."""
        while True:
            self._wait(selectors.EVENT_WRITE, self._timeout)
            with contextlib.suppress(BlockingIOError):
                return self._connection.send(data)

    def drain(self) -> None:
        """Read what the peer sends for a second at most: closing with unread bytes would reset the connection."""
        self._connection.shutdown(socket.SHUT_WR)
        deadline = time.monotonic() + _LINGER
        while (left := deadline - time.monotonic()) > 0:
            self._wait(selectors.EVENT_READ, left)
            if not self._connection.recv(65536):
                return

    def _wait(self, event: int, timeout: float) -> None:
        self._selector.modify(self._connection, event)
        ready = {key.fileobj for key, _ in self._selector.select(timeout)}
        if self._stopped in ready:
            raise ConnectionAbortedError
        if not ready:
            raise TimeoutError
