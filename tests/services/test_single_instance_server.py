"""Requests of a second start over real sockets, of both kinds."""

import contextlib
import json
import os
import socket
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from nxwa_desktop.services import single_instance_server
from nxwa_desktop.services.single_instance_server import MAX_CONNECTIONS, SingleInstanceServer
from nxwa_desktop.system.single_instance import LONGEST, ActivationRequest
from tests.support.second_starts import Starts


class ServerClient:
    """A server in this process, the requests it got, and connections to it."""

    def __init__(self, starts: Starts) -> None:
        self.instance = starts.claim()
        self.single_instance_server = SingleInstanceServer(self.instance)
        self.requests: list[ActivationRequest] = []
        self.single_instance_server.activation_requested.connect(self.requests.append)
        self._starts = starts
        self.key = ""
        for file in starts.paths.data_folder.glob("window-*.json"):
            self._port, self.key, _ = json.loads(file.read_text(encoding="utf-8"))

    def call(self) -> socket.socket:
        """A caller's end of a connection."""
        if self._starts.loopback:
            return socket.create_connection(("127.0.0.1", self._port), 5)
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(5)
        (path,) = self._starts.folder.parent.rglob("*.sock")
        line.connect(str(path))
        return line

    def request(self, **more: object) -> bytes:
        return json.dumps({"show": "window", "activation": "t", "key": self.key} | more).encode() + b"\n"


@pytest.fixture
def client(starts: Starts, qapp: object) -> Iterator[ServerClient]:
    client = ServerClient(starts)
    yield client
    client.single_instance_server.close()


def answer(qtbot: QtBot, line: socket.socket) -> bytes:
    """What comes back, while the window's thread goes on."""
    line.setblocking(False)
    said: list[bytes] = []

    def came() -> bool:
        try:
            said.append(line.recv(64))
        except BlockingIOError:
            return False
        except ConnectionResetError:
            said.append(b"")
        return True

    qtbot.waitUntil(came, timeout=10_000)
    return said[0]


def test_a_request_may_come_in_pieces(client: ServerClient, qtbot: QtBot) -> None:
    with client.call() as line:
        request = client.request()
        line.sendall(request[:7])
        qtbot.waitUntil(lambda: len(client.single_instance_server.children()) > 1)
        qtbot.wait(20)
        line.sendall(request[7:])
        assert answer(qtbot, line) == b"raised\n"
    assert client.requests == [ActivationRequest("window", "t")]


@pytest.mark.parametrize(
    "said",
    [
        b"\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b'{"show": "everything"}\n',
        b'{"show": 7}\n',
        b'["window"]\n',
        b"\xff\xfe\x00\n",
        b"{" * 2000 + b"\n",
        b'"\xed\xa0\x80"\n',
        b"x" * (LONGEST + 1),
        b" " * LONGEST + b"{}\n",
    ],
)
def test_garbage_is_not_answered(client: ServerClient, qtbot: QtBot, said: bytes) -> None:
    with client.call() as line:
        line.sendall(said)
        assert not answer(qtbot, line)
    assert client.requests == []
    with client.call() as line:
        line.sendall(client.request())
        assert answer(qtbot, line) == b"raised\n"


@pytest.mark.parametrize("token", ["line\nbreak", "umlaut ä", "x" * 513, "\0"])
def test_a_permission_that_is_none_is_left_out(client: ServerClient, qtbot: QtBot, token: str) -> None:
    with client.call() as line:
        line.sendall(client.request(activation=token))
        assert answer(qtbot, line) == b"raised\n"
    assert client.requests == [ActivationRequest("window", "")]
    assert not ActivationRequest.of_this_start("window", {"XDG_ACTIVATION_TOKEN": token}).activation


@pytest.mark.parametrize("starts", [True], indirect=True, ids=["loopback"])
@pytest.mark.parametrize("key", ["", "0" * 32, "\ud800", None])
def test_a_request_without_the_key_is_refused(client: ServerClient, qtbot: QtBot, key: str | None) -> None:
    with client.call() as line:
        line.sendall(client.request(key=key))
        assert not answer(qtbot, line)
    assert client.requests == []


@pytest.mark.parametrize("starts", [False], indirect=True, ids=["file"])
def test_a_request_of_another_user_is_refused(
    client: ServerClient, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: user)
    with client.call() as line:
        line.sendall(client.request())
        assert not answer(qtbot, line)
    assert client.requests == []


def test_a_caller_that_hung_up_gets_no_window(client: ServerClient, qtbot: QtBot) -> None:
    with client.call() as line:
        line.sendall(client.request())
    with client.call() as line:
        line.sendall(client.request(show="sandbox"))
        assert answer(qtbot, line) == b"raised\n"
    assert client.requests == [ActivationRequest("sandbox", "t")]


def test_silent_callers_hold_nobody_up(client: ServerClient, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(single_instance_server, "REQUEST_TIMEOUT_MS", 60_000)
    with contextlib.ExitStack() as stack:
        silent = [stack.enter_context(client.call()) for _ in range(MAX_CONNECTIONS + 3)]
        line = stack.enter_context(client.call())
        line.sendall(client.request())
        assert answer(qtbot, line) == b"raised\n"
        assert not answer(qtbot, silent[0]), "the oldest made room"


def test_a_silent_caller_is_disconnected(client: ServerClient, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(single_instance_server, "REQUEST_TIMEOUT_MS", 50)
    with client.call() as silent:
        assert not answer(qtbot, silent)


def test_a_slot_may_close_the_server(client: ServerClient, qtbot: QtBot, starts: Starts) -> None:
    client.single_instance_server.activation_requested.connect(client.single_instance_server.close)
    with client.call() as line:
        line.sendall(client.request())
        assert not answer(qtbot, line)
    assert not client.instance.owns
    client.single_instance_server.close()
