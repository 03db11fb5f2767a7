"""What is not a proper request: refused in words where somebody listens, never a crash, never a word on stderr."""

import json
import socket
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from nxwa_desktop.sandbox.http import MAX_BODY
from tests.sandbox.posting import PATIENCE, addressed, body_tree, connect, raw, read_all, send, signed, wire_form
from tests.support.recording import Sandbox

START = b"POST /saas/wa/send HTTP/1.1\r\n"


@pytest.fixture
def sandbox(capfd: pytest.CaptureFixture[str]) -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running
        # Whatever a test has sent, the next request is served.
        assert send(running, body_tree()).code == 0
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"hello\r\n\r\n", 400),
        (b"\r\n\r\n", 400),
        (b"POST /saas/wa/send\r\n\r\n", 400),
        (b"POST  HTTP/1.1\r\n\r\n", 400),
        (b"P\xc3\x96ST / HTTP/1.1\r\n\r\n", 400),
        (b"POST /\xc3\x96 HTTP/1.1\r\n\r\n", 400),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\n", 400),
        (b"POST / HTTP/2.0\r\n\r\n", 505),
        (b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\n\r\n", 414),
        (START + b"X: " + b"a" * 9000 + b"\r\n\r\n", 431),
        (START + b"X: 1\r\n" * 101 + b"\r\n", 431),
        (START + b"no colon\r\n\r\n", 400),
        (START + b"A: 1\r\n folded\r\n\r\n", 400),
        (START + b"Space : 1\r\n\r\n", 400),
        (START + b": nameless\r\n\r\n", 400),
        (START + b"Content-Length: -1\r\n\r\n", 400),
        (START + b"Content-Length: +1\r\n\r\n", 400),
        (START + b"Content-Length: 1_0\r\n\r\n", 400),
        (START + b"Content-Length: \xb2\r\n\r\n", 400),
        (START + b"Content-Length:\r\n\r\n", 400),
        (START + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\n12", 400),
        (START + b"Content-Length: 1\r\nContent-Length: 1\r\n\r\n1", 200),
        (START + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 411),
        (START + b"Transfer-Encoding: identity\r\nContent-Length: 1\r\n\r\n1", 411),
        (START + b"Content-Length: %d\r\n\r\n" % (MAX_BODY + 1), 413),
        (START + b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n", 413),
        (START + b"X: 1\r\n" * 99 + b"\r\n", 200),
        (START + b"Content-Length: 00000000000000001\r\n\r\n1", 200),
        (b"POST /saas/wa/send HTTP/1.0\nHost: $HOST\n\n", 200),
    ],
)
def test_refused_by_status(sandbox: Sandbox, data: bytes, status: int) -> None:
    answer = raw(sandbox, data)
    head, _, content = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 %d " % status)
    assert b"\r\nDate: " in head
    tree = json.loads(content)
    assert list(tree) == ["code", "message", "data", "traceId"]
    assert tree["code"] == (1001 if status == 200 else -1)
    assert tree["message"]
    assert tree["data"] is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"POST",
        START,
        START + b"Content-Le",
        START + b"Content-Length: 5\r\n\r\n",
        START + b"Content-Length: 5\r\n\r\n1234",
    ],
)
def test_a_request_without_an_end_is_not_answered(sandbox: Sandbox, data: bytes) -> None:
    assert raw(sandbox, data) == b""
    assert sandbox.requests == ()


def test_refused_before_the_body_is_recorded_without_it(sandbox: Sandbox) -> None:
    raw(sandbox, START + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
    seen = sandbox.wait_for_request(PATIENCE)
    assert (seen.method, seen.path, seen.code, seen.body) == ("POST", "/saas/wa/send", -1, b"")
    assert seen.headers[0] == ("Transfer-Encoding", "chunked")


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "LocalHost"])
def test_the_names_of_this_computer_are_taken(sandbox: Sandbox, name: str) -> None:
    port = sandbox.url.split(":")[2].partition("/")[0]
    assert raw(sandbox, START + f"Host: {name}:{port}\r\n\r\n".encode()).startswith(b"HTTP/1.1 200 ")


@pytest.mark.parametrize(
    "hosts",
    [
        *([], [b"rebound.example:%d"], [b"rebound.example"], [b"localhost"], [b"localhost:80"], [b"127.0.0.1"]),
        *([b"[::1]:%d"], [b"127.0.0.1.:%d"], [b""], [b"127.0.0.1:%d", b"rebound.example"]),
        *([b"127.0.0.1:%d", b"127.0.0.1:%d"], [b"127.0.0.1:%d, rebound.example"], [b"a@127.0.0.1:%d"]),
    ],
)
def test_a_request_that_names_another_host_is_refused_before_its_body(sandbox: Sandbox, hosts: list[bytes]) -> None:
    port = int(sandbox.url.split(":")[2].partition("/")[0])
    named = [host % port if b"%d" in host else host for host in hosts]
    with connect(sandbox) as connection:
        connection.sendall(START + b"".join(b"Host: %b\r\n" % host for host in named))
        connection.sendall(b"Content-Length: 1000\r\n\r\n")
        assert read_all(connection).startswith(b"HTTP/1.1 421 ")
    assert [(seen.code, seen.body) for seen in sandbox.requests] == [(-1, b"")]


def test_a_body_over_the_limit_is_refused_unread(sandbox: Sandbox) -> None:
    with connect(sandbox) as connection:
        connection.sendall(addressed(sandbox, START + b"Content-Length: %d\r\n\r\n" % (MAX_BODY + 1)))
        assert read_all(connection).startswith(b"HTTP/1.1 413 ")


def test_the_largest_body_is_read(sandbox: Sandbox) -> None:
    body = json.dumps(body_tree()).encode()
    assert send(sandbox, body + b" " * (MAX_BODY - len(body))).code == 0


def test_refusal_reaches_a_client_that_is_still_writing(sandbox: Sandbox) -> None:
    with connect(sandbox) as connection:
        connection.sendall(addressed(sandbox, START + b"Content-Length: %d\r\n\r\n" % (4 * MAX_BODY)))
        for _ in range(8):
            connection.sendall(b"x" * (MAX_BODY // 2))
        assert read_all(connection).startswith(b"HTTP/1.1 413 ")


def test_a_body_asked_for_in_advance(sandbox: Sandbox) -> None:
    head, _, body = wire_form(signed(sandbox.url, body_tree())).partition(b"\r\n\r\n")
    with connect(sandbox) as connection:
        connection.sendall(head + b"\r\nExpect: 100-Continue\r\n\r\n")
        assert connection.recv(1000) == b"HTTP/1.1 100 Continue\r\n\r\n"
        connection.sendall(body)
        assert read_all(connection).startswith(b"HTTP/1.1 200 OK\r\n")


def test_byte_by_byte(sandbox: Sandbox) -> None:
    with connect(sandbox) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for byte in wire_form(signed(sandbox.url, body_tree())):
            connection.sendall(bytes([byte]))
        assert b'"code":0' in read_all(connection)


def test_a_client_that_resets(sandbox: Sandbox) -> None:
    with connect(sandbox) as connection:
        # Lingering for zero seconds makes close send a reset.
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        connection.sendall(wire_form(signed(sandbox.url, body_tree())))
    with connect(sandbox) as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        connection.sendall(START)


def test_a_client_that_never_closes_is_left(sandbox: Sandbox) -> None:
    with connect(sandbox) as connection:
        connection.sendall(b"hello\r\n")
        assert read_all(connection).startswith(b"HTTP/1.1 400 ")
        connection.sendall(b"still here")


calm = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@calm
@given(st.binary())
@example(b"\x00" * 20_000)
@example(b"\n" * 20_000)
def test_garbage(sandbox: Sandbox, data: bytes) -> None:
    answer = raw(sandbox, data)
    assert answer == b"" or answer.startswith(b"HTTP/1.1 4")


@calm
@given(st.binary())
def test_any_signed_body(sandbox: Sandbox, body: bytes) -> None:
    answer = send(sandbox, body)
    assert answer.status == 200
    assert answer.code in {1002, 21058}


HEADER_VALUE = st.binary().map(lambda value: value.replace(b"\n", b"").replace(b"\r", b"\xff"))


@calm
@given(
    st.sampled_from([b"accessKey", b"ts", b"bizType", b"action", b"sign", b"Content-Type", b"algorithm", b"Expect"]),
    HEADER_VALUE,
)
def test_any_header_value(sandbox: Sandbox, name: bytes, value: bytes) -> None:
    lines = wire_form(signed(sandbox.url, body_tree())).split(b"\r\n")
    changed = [line for line in lines if not line.startswith(name + b":")]
    changed.insert(1, name + b": " + value)
    assert raw(sandbox, b"\r\n".join(changed)).startswith(b"HTTP/1.1 ")
