"""What goes over the wire, and how the answer comes back."""

import asyncio
import hashlib
import os
import time

import pytest

from nxwa_desktop import __version__
from nxwa_desktop.protocol.http_client import Client, Reply
from nxwa_desktop.protocol.outcome import Accepted, NotSentReason, Rejected, Unknown, UnknownReason
from nxwa_desktop.protocol.signature_algorithms import Algorithm
from tests.support.capabilities import LOCAL_ZONE
from tests.support.program import script
from tests.support.raw_server import (
    ACCEPTED,
    Peer,
    RawServer,
    answering,
    closed_port,
    http,
    post,
    reason_of,
    run,
    signed,
)


def test_the_wire_carries_the_documents_headers_and_the_very_bytes() -> None:
    body = '{"name":"牛小信",  "id":10001}'.encode()
    with RawServer(answering(http(ACCEPTED))) as server:
        assert post(signed(server.url(), body)).outcome == Accepted("wamid.1", "t1")
    head, _, sent = server.peers[0].received.partition(b"\r\n\r\n")
    expected = [
        b"POST /saas/wa/send HTTP/1.1",
        b"Host: 127.0.0.1:%d" % server.port,
        b"accessKey: fme2na3kdi3ki",
        b"ts: 1655710885431",
        b"bizType: 2",
        b"action: mt",
        b"sign: "
        + hashlib.md5(
            b"accessKey=fme2na3kdi3ki&action=mt&bizType=2&ts=1655710885431&body=" + body + b"&accessSecret=abciiiko2k3"
        )
        .hexdigest()
        .encode(),
        b"Content-Type: application/json",
        b"Content-Length: %d" % len(body),
        b"User-Agent: nxwa-desktop/" + __version__.encode(),
        b"Accept: */*",
        b"Accept-Encoding: identity",
        b"Connection: close",
    ]
    assert head.split(b"\r\n") == expected
    assert sent == body


def test_the_algorithm_is_announced_where_the_request_says_so() -> None:
    with RawServer(answering(http(ACCEPTED))) as server:
        post(signed(server.url(), algorithm=Algorithm.SHA256))
    assert b"\r\nalgorithm: sha256\r\n" in server.peers[0].received


def test_an_empty_and_a_large_body_arrive_whole() -> None:
    bodies = [b"", os.urandom(3_000_000)]
    with RawServer(answering(http(ACCEPTED))) as server:
        for body in bodies:
            assert isinstance(post(signed(server.url(), body)).outcome, Accepted)
    assert [peer.received.partition(b"\r\n\r\n")[2] for peer in server.peers] == bodies


def test_a_reply_holds_the_answer_as_it_came() -> None:
    answer = http(ACCEPTED, "200 OK", "Date: Sun, 06 Nov 1994 08:49:37 GMT", "Content-Type: text/html; charset=gbk")
    with RawServer(answering(answer)) as server:
        reply = post(server.url(), clock=lambda: 1_700_000_000.25)
    assert reply == Reply(Accepted("wamid.1", "t1"), ACCEPTED, 200, 784111777000, 1_700_000_000_250)


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("Sun, 06 Nov 1994 08:49:37 -0000", 784111777000),
        ("Sun, 06 Nov 1994 09:49:37 +0100", 784111777000),
        ("", None),
        ("yesterday", None),
        ("Sun, 99 Nov 1994 08:49:37 GMT", None),
        ("Sun, 06 Nov 999999999999999999999 08:49:37 GMT", None),
        ("Sun, 06 Nov 1994 08:49:37 +999999999999", None),
        ("\xe9", None),
    ],
)
def test_the_date_header_is_read_or_ignored(date: str, expected: int | None) -> None:
    with RawServer(answering(http(ACCEPTED, "200 OK", f"Date: {date}"))) as server:
        reply = post(server.url())
    assert (reply.outcome, reply.server_date) == (Accepted("wamid.1", "t1"), expected)


@LOCAL_ZONE.needed
def test_a_date_without_a_zone_is_not_local_time(monkeypatch: pytest.MonkeyPatch) -> None:
    with (
        monkeypatch.context() as elsewhere,
        RawServer(answering(http(ACCEPTED, "200 OK", "Date: Sun, 06 Nov 1994 08:49:37 -0000"))) as server,
    ):
        elsewhere.setenv("TZ", "Asia/Shanghai")
        time.tzset()
        reply = post(server.url())
    time.tzset()
    assert reply.server_date == 784111777000


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\n\r\n" + ACCEPTED,
        b"HTTP/1.0 200 OK\r\n\r\n" + ACCEPTED,
        b"HTTP/1.1 200\r\ncontent-length:%d\r\n\r\n%s" % (len(ACCEPTED), ACCEPTED),
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n"
        % (ACCEPTED[:5], len(ACCEPTED) - 5, ACCEPTED[5:]),
        b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </>\r\n\r\n" + http(ACCEPTED),
    ],
    ids=["until close", "1.0", "no phrase", "chunked", "100 and 103 first"],
)
def test_answers_of_every_make_are_read(answer: bytes) -> None:
    with RawServer(answering(answer)) as server:
        reply = post(server.url())
    assert (reply.outcome, reply.answer) == (Accepted("wamid.1", "t1"), ACCEPTED)


@pytest.mark.parametrize(
    ("status", "body", "expected"),
    [
        ("200 OK", b'{"code":1003,"message":"Invalid signature"}', Rejected(1003, "Invalid signature", "", 200)),
        ("401 No", b'{"code":1003,"message":"Invalid signature"}', Rejected(1003, "Invalid signature", "", 401)),
        ("404 Not Found", b"<html>", Rejected(None, "", "", 404)),
        ("502 Bad Gateway", b"<html>", Unknown(UnknownReason.SERVER_ERROR, "HTTP 502 without a code", 502)),
        ("500 Oops", ACCEPTED, Unknown(UnknownReason.CONTRADICTION, "code 0 under HTTP 500", 500)),
        ("200 OK", b"<html>", Unknown(UnknownReason.GARBAGE, "HTTP 200 without a code", 200)),
    ],
)
def test_an_answer_is_judged_by_status_and_body(status: str, body: bytes, expected: Rejected | Unknown) -> None:
    with RawServer(answering(http(body, status))) as server:
        reply = post(server.url())
    assert (reply.outcome, reply.answer, reply.http_status) == (expected, body, int(status[:3]))


def test_switching_protocols_is_no_answer() -> None:
    answer = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"
    with RawServer(answering(answer)) as server:
        assert reason_of(post(server.url())) in {UnknownReason.SERVER_ERROR, UnknownReason.GARBAGE}


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(status: int) -> None:
    with RawServer(answering(http(ACCEPTED))) as elsewhere:
        answer = http(b"", f"{status} Elsewhere", f"Location: {elsewhere.url()}")
        with RawServer(answering(answer)) as server:
            reply = post(server.url())
        assert not elsewhere.accepted.is_set()
    if status == 303:
        assert reason_of(reply) is UnknownReason.SERVER_ERROR
    else:
        assert reply.outcome == Rejected(None, elsewhere.url(), "", status)


def test_sends_share_neither_connection_nor_cookies() -> None:
    async def twice(client: Client) -> None:
        for _ in range(2):
            assert isinstance((await client.post(signed(server.url()))).outcome, Accepted)

    with RawServer(answering(http(ACCEPTED, "200 OK", "Set-Cookie: session=1; Path=/"))) as server:
        run(twice)
    assert len(server.peers) == 2
    assert all(b"cookie" not in peer.received.lower() for peer in server.peers)


def test_the_connection_is_closed_although_the_server_would_keep_it() -> None:
    def serve(peer: Peer) -> None:
        peer.read_request()
        peer.send(http(ACCEPTED, "200 OK", "Connection: keep-alive"))
        peer.wait_closed()

    async def once(client: Client) -> bool:
        await client.post(signed(server.url()))
        return await asyncio.to_thread(server.done.wait, 5)

    with RawServer(serve) as server:
        assert run(once)


def test_an_early_answer_to_a_body_that_is_still_going_out_is_judged() -> None:
    def serve(peer: Peer) -> None:
        peer.read_until(b"\r\n\r\n")
        peer.send(http(b'{"code":-1}', "413 Too Large"))
        peer.wait_closed()

    with RawServer(serve) as server:
        assert post(signed(server.url(), b"x" * 20_000_000)).outcome == Rejected(-1, "", "", 413)


def test_a_closed_client_sends_nothing() -> None:
    async def late(client: Client) -> Reply:
        await client.aclose()
        return await client.post(signed(server.url()))

    with RawServer(answering(http(ACCEPTED))) as server:
        assert reason_of(run(late)) is NotSentReason.INTERNAL
        assert not server.accepted.is_set()


def test_after_opening_ahead_the_first_send_imports_nothing_more() -> None:
    program = f"""
import sys
from nxwa_desktop.protocol.http_client import Client
from tests.support.raw_server import post
Client().open()
before = set(sys.modules)
print(post("http://127.0.0.1:{closed_port()}/").outcome.reason.value)
print(sorted(name for name in sys.modules.keys() - before if not name.startswith("encodings.")))
"""
    assert script(program)[0].splitlines() == [NotSentReason.REFUSED.value, "[]"]
