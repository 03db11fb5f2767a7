"""Connections to the sandbox."""

import contextlib
import os
import re
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from nxwa_desktop.sandbox.listener import MAX_CONNECTIONS
from nxwa_desktop.sandbox.server import CannotListen
from tests.sandbox.posting import PATIENCE, addressed, body_tree, connect, read_all, recipient, send, signed, wire_form
from tests.support.recording import Sandbox


def threads() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if thread.name.startswith("nxwa-sandbox")}


def test_listens_on_loopback_only(sandbox: Sandbox) -> None:
    assert re.fullmatch(r"http://127\.0\.0\.1:[0-9]+/saas/wa/send", sandbox.url)
    with connect(sandbox) as connection:
        assert connection.getpeername()[0] == "127.0.0.1"
        port = connection.getpeername()[1]
    listeners = {
        tuple(line.split()[1].split(":"))
        for table in ("/proc/net/tcp", "/proc/net/tcp6")
        for line in _lines(table)
        if line.split()[3] == "0A" and int(line.split()[1].split(":")[1], 16) == port
    }
    assert listeners in ({("0100007F", f"{port:04X}")}, set())


def _lines(table: str) -> list[str]:
    path = Path(table)
    return path.read_text(encoding="ascii").splitlines()[1:] if path.exists() else []


def test_many_at_once(sandbox: Sandbox) -> None:
    codes: list[int] = []

    def ask_some() -> None:
        codes.extend(recipient(sandbox, "861360022091").code for _ in range(5))

    askers = [threading.Thread(target=ask_some) for _ in range(8)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join(PATIENCE)
    assert codes == [22091] * 40
    assert len(sandbox.requests) == 40


def test_no_more_than_32_connections_at_once(sandbox: Sandbox) -> None:
    with contextlib.ExitStack() as open_ones:
        idle = [open_ones.enter_context(connect(sandbox)) for _ in range(40)]
        for connection in idle:
            connection.sendall(addressed(sandbox, b"POST /saas/wa/send HTTP/1.1\r\nContent-Length: 1\r\n\r\n"))
        peers: list[threading.Thread] = []
        while len(peers) < MAX_CONNECTIONS:
            peers = [thread for thread in threads() if thread.name == "nxwa-sandbox-peer"]
        assert len(peers) == MAX_CONNECTIONS
        answers: list[bytes] = []
        for connection in idle:  # those that waited are served once others have ended
            connection.sendall(b"x")
            answers.append(read_all(connection)[:13])
        assert answers == [b"HTTP/1.1 200 "] * 40


@contextlib.contextmanager
def no_descriptors_left() -> Iterator[None]:
    """Lower this process's limit to the first free descriptor."""
    resource = pytest.importorskip("resource", reason="descriptor limits are POSIX")
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    first_free = os.dup(0)
    os.close(first_free)
    resource.setrlimit(resource.RLIMIT_NOFILE, (first_free, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_no_descriptor_to_listen_with() -> None:
    sandbox = Sandbox()
    with no_descriptors_left(), pytest.raises(CannotListen):
        sandbox.start()
    with sandbox:
        assert send(sandbox, body_tree()).code == 0


def test_no_descriptor_to_accept_with(sandbox: Sandbox) -> None:
    request = wire_form(signed(sandbox.url, body_tree()))
    with socket.socket() as connection:
        with no_descriptors_left():
            connection.connect(("127.0.0.1", int(sandbox.url.split(":")[2].partition("/")[0])))
            connection.sendall(request)
            with pytest.raises(TimeoutError):
                sandbox.wait_for_request(0.1)
        assert sandbox.wait_for_request(PATIENCE).code == 0
        assert read_all(connection).startswith(b"HTTP/1.1 200 OK")


def is_closed(connection: socket.socket) -> bool:
    """True if the other end has closed: Windows says so of bytes too that were not read."""
    try:
        return connection.recv(1) == b""
    except ConnectionResetError:
        return True


def test_no_thread_is_left_where_a_shutdown_wakes_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    # As on Windows, where another thread's wait for bytes goes on.
    monkeypatch.setattr(socket.socket, "shutdown", lambda *_: None)
    before = threads()
    with contextlib.ExitStack() as connected:
        with Sandbox() as sandbox:
            idle, half = (connected.enter_context(connect(sandbox)) for _ in range(2))
            half.sendall(addressed(sandbox, b"POST /saas/wa/send HTTP/1.1\r\nContent-Length: 9\r\n\r\n"))
            while len(threads() - before) < 3:
                pass
            assert len(threads() - before) == 3  # one accepts
        assert not threads() - before
        assert is_closed(idle)
        assert is_closed(half)
