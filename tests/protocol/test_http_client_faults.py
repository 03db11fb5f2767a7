"""Everything that goes wrong on the way ends in exactly one outcome."""

import asyncio
import contextlib
import errno
import gzip
import socket
import threading
import time
from collections.abc import Callable

import pytest
import truststore
from hypothesis import given, settings
from hypothesis import strategies as st

from nxwa_desktop.protocol.http_client import Limits, Reply
from nxwa_desktop.protocol.outcome import Accepted, NotSent, NotSentReason, Unknown, UnknownReason
from nxwa_desktop.protocol.signing import SignedRequest
from tests.support.raw_server import (
    ACCEPTED,
    HEAD,
    MIB,
    Peer,
    RawServer,
    answering,
    closed_port,
    full_backlog,
    http,
    names,
    post,
    signed,
)

QUICK = Limits(connect=0.3, read=0.3, total=5.0)


def not_sent(reply: Reply) -> NotSentReason:
    assert isinstance(reply.outcome, NotSent), reply.outcome
    assert (reply.answer, reply.http_status, reply.received_at) == (b"", None, None)
    return reply.outcome.reason


def unknown(reply: Reply) -> UnknownReason:
    assert isinstance(reply.outcome, Unknown), reply.outcome
    assert reply.outcome.http_status == reply.http_status
    return reply.outcome.reason


# Before anything is sent


def test_a_closed_port_refuses() -> None:
    assert not_sent(post(f"http://127.0.0.1:{closed_port()}/")) is NotSentReason.REFUSED


def test_all_addresses_of_a_name_that_refuse_are_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    names(monkeypatch, lambda: ["::1", "127.0.0.1", "127.0.0.2"])
    assert not_sent(post(f"http://localhost:{closed_port()}/")) is NotSentReason.REFUSED


def test_a_name_that_is_not_known_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def look_up() -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    names(monkeypatch, look_up)
    reply = post("http://localhost/")
    assert reply.outcome == NotSent(NotSentReason.NAME_NOT_FOUND, "Name or service not known")


def test_an_unreachable_network_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    # Broadcast addresses take no connection, on any system.
    names(monkeypatch, lambda: ["255.255.255.255"])
    assert not_sent(post("http://localhost/", QUICK)) is NotSentReason.UNREACHABLE


def test_a_name_that_is_never_found_ends_by_the_connect_time(monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()
    names(monkeypatch, lambda: ["127.0.0.1"] if over.wait(20) else [])
    assert not_sent(post("http://localhost/", QUICK)) is NotSentReason.CONNECT_TIMEOUT
    over.set()


@pytest.mark.parametrize("limits", [QUICK, Limits(connect=5.0, read=5.0, total=0.2)], ids=["connect", "total"])
def test_a_server_that_accepts_no_one_ends_by_the_clock(limits: Limits) -> None:
    with full_backlog() as port:
        assert not_sent(post(f"http://127.0.0.1:{port}/", limits)) is NotSentReason.CONNECT_TIMEOUT


def test_the_systems_own_time_out_is_one_too(monkeypatch: pytest.MonkeyPatch) -> None:
    async def connect(_: asyncio.AbstractEventLoop, __: socket.socket, ___: object) -> None:
        raise TimeoutError(errno.ETIMEDOUT, "Connection timed out")

    names(monkeypatch, lambda: ["127.0.0.1", "127.0.0.2"])
    with contextlib.closing(asyncio.new_event_loop()) as loop:
        monkeypatch.setattr(type(loop), "sock_connect", connect)
    assert not_sent(post("http://localhost/")) is NotSentReason.CONNECT_TIMEOUT


def test_a_bug_before_the_send_is_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    def look_up() -> list[str]:
        raise RecursionError

    names(monkeypatch, look_up)
    assert post("http://localhost/").outcome == NotSent(NotSentReason.INTERNAL, "RecursionError")


def test_a_trust_store_that_cannot_be_opened_is_told_as_tls(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: int) -> None:
        raise OSError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(truststore, "SSLContext", broken)
    assert post("https://127.0.0.1/").outcome == NotSent(NotSentReason.TLS, "Permission denied")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "nonsense",
        "/saas/wa/send",
        "ftp://127.0.0.1/",
        "ftp://127.0.0.1:80/",
        "http://",
        "http:///path",
        "http://[::1",
        "http://127.0.0.1:0/",
        "http://127.0.0.1:65536/",
        "http://127.0.0.1:99999/",
        "http://127.0.0.1:-1/",
        "http://127.0.0.1:port/",
        "http://exa mple.test/",
        "http://\x00/",
        "http://\ud800.test/",
        "http://" + "a" * 70_000 + ".test/",
    ],
)
def test_a_url_that_cannot_be_used_is_a_bad_request(url: str) -> None:
    assert not_sent(post(url)) is NotSentReason.BAD_REQUEST


@pytest.mark.parametrize("value", ["schlüssel", "牛", "a\nb", "a\r\nX-Evil: 1", "a\x00b", " padded", "\ud800"])
@pytest.mark.parametrize("name", ["accessKey", "sign"])
def test_a_header_that_cannot_be_sent_is_a_bad_request_and_not_quoted(name: str, value: str) -> None:
    with RawServer(answering(http(ACCEPTED))) as server:
        reply = post(SignedRequest(server.url(), ((name, value),), b"{}"))
    assert not_sent(reply) is NotSentReason.BAD_REQUEST
    assert isinstance(reply.outcome, NotSent)
    assert reply.outcome.detail in {"UnicodeEncodeError", "LocalProtocolError"}
    assert all(peer.received == b"" for peer in server.peers)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(), max_size=30), st.tuples(st.text(st.characters(), max_size=8), st.text(max_size=8)))
def test_no_url_and_no_header_raises(rest: str, header: tuple[str, str]) -> None:
    port = closed_port()
    for url in (rest, f"http://127.0.0.1:{port}/{rest}", f"http://127.0.0.1:{port}"):
        reply = post(SignedRequest(url, (header,), b"{}"))
        assert not_sent(reply) in {NotSentReason.BAD_REQUEST, NotSentReason.REFUSED}


# After something was sent


def test_a_reset_right_after_accepting_may_have_cost_the_request() -> None:
    with RawServer(Peer.reset) as server:
        reply = post(server.url())
    # The reset can be quicker than this side's own view of the connection: then nothing was written.
    reason = unknown(reply) if isinstance(reply.outcome, Unknown) else not_sent(reply)
    assert reason in {UnknownReason.LOST_ANSWER, NotSentReason.UNREACHABLE}


@pytest.mark.parametrize("read", [lambda peer: peer.sock.recv(1), Peer.read_request], ids=["a byte", "the request"])
def test_a_reset_after_the_first_bytes_loses_the_answer(read: Callable[[Peer], object]) -> None:
    def serve(peer: Peer) -> None:
        read(peer)
        peer.reset()

    with RawServer(serve) as server:
        assert unknown(post(server.url())) is UnknownReason.LOST_ANSWER


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        (b"", b""),
        (b"HTTP/1.1 20", b""),
        (b"SSH-2.0-OpenSSH_9.2\r\n", b""),
        (HEAD + b"Content-Le", b""),
        (HEAD + b"Content-Length: 1000\r\n\r\n" + ACCEPTED, ACCEPTED),
        (HEAD + b"Content-Length: 1000\r\n\r\n", b""),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n" % (len(ACCEPTED), ACCEPTED), ACCEPTED),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\nzz\r\n" % (len(ACCEPTED), ACCEPTED), ACCEPTED),
    ],
    ids=["nothing", "status line", "another protocol", "headers", "body", "no body", "chunks", "a broken chunk"],
)
def test_a_truncated_answer_is_lost_even_if_it_looks_like_success(answer: bytes, kept: bytes) -> None:
    with RawServer(answering(answer)) as server:
        reply = post(server.url())
    assert unknown(reply) is UnknownReason.LOST_ANSWER
    assert reply.answer == kept
    assert reply.http_status == (200 if b"\r\n\r\n" in answer else None)


def test_a_reset_in_the_middle_of_the_body_loses_the_answer() -> None:
    proceed = threading.Event()

    def serve(peer: Peer) -> None:
        peer.read_request()
        peer.send(HEAD + b"Content-Length: 1000\r\n\r\n" + ACCEPTED)
        proceed.wait(5)
        peer.reset()

    def clock() -> float:
        proceed.set()
        return time.time()

    with RawServer(serve) as server:
        reply = post(server.url(), clock=clock)
    assert (unknown(reply), reply.http_status) == (UnknownReason.LOST_ANSWER, 200)


@pytest.mark.parametrize(
    "answer",
    [
        b"hello\r\n\r\n",
        ACCEPTED + b"\r\n\r\n",
        b"\x00\x01\x02\x03",
        b"HTTP/9.9 200 OK\r\n\r\n",
        HEAD + b"no colon\r\n\r\n",
        HEAD + b"Content-Length: many\r\n\r\n",
        HEAD + b"X: " + b"x" * 300_000 + b"\r\n\r\n",
        HEAD + b"X: x\r\n" * 50_000 + b"\r\n",
    ],
    ids=["text", "0.9", "binary", "version", "header", "length", "long header", "many headers"],
)
def test_what_is_no_http_is_garbage(answer: bytes) -> None:
    with RawServer(answering(answer)) as server:
        assert unknown(post(server.url())) is UnknownReason.GARBAGE


def test_a_silent_server_ends_by_the_read_time() -> None:
    with RawServer(Peer.wait_closed) as server:
        assert unknown(post(server.url(), QUICK)) is UnknownReason.READ_TIMEOUT


def test_a_server_that_takes_no_body_ends_by_the_clock() -> None:
    def serve(peer: Peer) -> None:
        peer.read_until(b"\r\n\r\n")
        peer.stopped.wait(20)

    with RawServer(serve) as server:
        assert unknown(post(signed(server.url(), bytes(20 * MIB)), QUICK)) is UnknownReason.READ_TIMEOUT


def silent(peer: Peer) -> None:
    peer.stopped.wait(20)


def test_headers_that_went_out_in_part_may_have_been_read() -> None:
    with RawServer(silent) as server:
        request = SignedRequest(server.url(), (("accessKey", "k" * 20 * MIB),), b"{}")
        assert unknown(post(request, QUICK)) is UnknownReason.READ_TIMEOUT


def drip(peer: Peer) -> None:
    peer.read_request()
    peer.send(HEAD + b"Content-Length: 1000\r\n\r\n")
    while not peer.stopped.wait(0.02):
        peer.send(b"{")


def test_a_dripping_answer_ends_by_the_total_time() -> None:
    with RawServer(drip) as server:
        reply = post(server.url(), Limits(read=5.0, total=0.4))
        assert server.done.wait(5), "the connection was left open"
    assert unknown(reply) is UnknownReason.READ_TIMEOUT
    assert reply.answer == b"{" * len(reply.answer) != b""


def test_dripping_headers_end_by_the_total_time() -> None:
    def serve(peer: Peer) -> None:
        peer.read_request()
        while not peer.stopped.wait(0.01):
            peer.send(b"HTTP/1.1 100 Continue\r\n\r\n")

    with RawServer(serve) as server:
        assert unknown(post(server.url(), Limits(read=5.0, total=0.4))) is UnknownReason.READ_TIMEOUT


def flood(piece: bytes) -> Callable[[Peer], None]:
    def serve(peer: Peer) -> None:
        peer.read_request()
        peer.send(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
        while not peer.stopped.is_set():
            peer.send(piece)

    return serve


def test_a_flood_of_tiny_chunks_ends_by_the_total_time() -> None:
    with RawServer(flood(b"1\r\nx\r\n" * 10_000)) as server:
        assert unknown(post(server.url(), Limits(total=0.4))) is UnknownReason.READ_TIMEOUT


def test_an_answer_of_50_mb_is_dropped_at_the_cap() -> None:
    gone_after: list[int] = []

    def serve(peer: Peer) -> None:
        peer.read_request()
        peer.send(HEAD + b"Content-Length: %d\r\n\r\n" % (50 * MIB))
        try:
            for sent in range(50):
                gone_after.append(sent)
                peer.send(b"x" * MIB)
        finally:
            gone_after.append(-1)

    with RawServer(serve) as server:
        reply = post(server.url())
        assert server.done.wait(5), "the connection was left open"
    assert unknown(reply) is UnknownReason.TOO_LARGE
    assert (reply.http_status, len(reply.answer)) == (200, MIB)
    assert len(gone_after) < 50, "the server could send everything"


@pytest.mark.parametrize(("size", "fits"), [(100, True), (101, False)])
def test_the_cap_is_exact(size: int, fits: bool) -> None:
    body = b'{"code":0}'.ljust(size)
    with RawServer(answering(http(body))) as server:
        reply = post(server.url(), Limits(answer_bytes=100))
    assert reply.answer == body[:100]
    assert isinstance(reply.outcome, Accepted) if fits else unknown(reply) is UnknownReason.TOO_LARGE


def test_an_endless_answer_is_dropped_at_the_cap() -> None:
    with RawServer(flood(b"4000\r\n" + bytes(0x4000) + b"\r\n")) as server:
        assert unknown(post(server.url())) is UnknownReason.TOO_LARGE


def test_a_gzip_bomb_is_not_unpacked() -> None:
    bomb = gzip.compress(bytes(100 * MIB))
    with RawServer(answering(http(bomb, "200 OK", "Content-Encoding: gzip"))) as server:
        reply = post(server.url())
    assert (unknown(reply), reply.answer) == (UnknownReason.GARBAGE, bomb)


def test_without_the_trace_the_body_bears_witness(monkeypatch: pytest.MonkeyPatch) -> None:
    """The names of the trace's events are httpcore's; should they change, nothing sent may be called not sent."""

    async def mute(*_: object) -> None: ...

    monkeypatch.setattr("httpcore._trace.Trace.atrace", mute)
    with RawServer(answering(b"")) as server:
        assert unknown(post(server.url())) is UnknownReason.LOST_ANSWER
    assert isinstance(post(f"http://127.0.0.1:{closed_port()}/").outcome, NotSent)


def test_a_bug_after_the_send_is_unknown() -> None:
    def clock() -> float:
        raise RecursionError

    with RawServer(answering(http(ACCEPTED))) as server:
        reply = post(server.url(), clock=clock)
        assert server.done.wait(5), "the connection was left open"
    assert reply.outcome == Unknown(UnknownReason.INTERNAL, "RecursionError", 200)
