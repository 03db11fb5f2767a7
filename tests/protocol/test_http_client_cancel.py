"""A cancellation ends a send within 100 ms in every phase, and says truthfully whether anything was sent."""

import asyncio
import threading
import time
from collections.abc import Callable

import pytest

from nxwa_desktop.protocol.http_client import DEFAULT_LIMITS, Client, Limits, Reply
from nxwa_desktop.protocol.outcome import Accepted, NotSent, NotSentReason, Unknown, UnknownReason
from nxwa_desktop.protocol.signing import SignedRequest
from tests.support.raw_server import (
    ACCEPTED,
    HEAD,
    MIB,
    Peer,
    RawServer,
    answering,
    full_backlog,
    http,
    names,
    reason_of,
    run,
    signed,
)

ROUNDS = 10


class Place:
    """Where a send has to be when it is cancelled. Each round has an event of its own: no earlier one can set it."""

    def __init__(self) -> None:
        self.event = threading.Event()


def cancel(
    url: str | SignedRequest,
    place: Place,
    limits: Limits = DEFAULT_LIMITS,
    *,
    times: int = 1,
    within: float = 0.1,
) -> Reply:
    """Send, cancel when `place` is reached, and see that `post` returns quickly and leaves nothing behind.

    At most ten rounds, until one is quick: others work on this computer too. Each has the same outcome.
    """
    request = url if isinstance(url, SignedRequest) else signed(url)

    async def round_of(client: Client) -> tuple[Reply, float]:
        place.event = threading.Event()
        task = asyncio.ensure_future(client.post(request))
        assert await asyncio.to_thread(place.event.wait, 10)
        begun = time.perf_counter()
        for _ in range(times):
            task.cancel()
            await asyncio.sleep(0)
        reply = await task
        assert task.cancelling() == 0
        return reply, time.perf_counter() - begun

    rounds = [run(round_of, limits)]
    while rounds[-1][1] >= within and len(rounds) < ROUNDS:
        rounds.append(run(round_of, limits))
    assert rounds[-1][1] < within, rounds
    assert len({type(reply.outcome) for reply, _ in rounds}) == 1
    return rounds[0][0]


def read_head(peer: Peer) -> None:
    peer.read_until(b"\r\n\r\n")


def read_all(peer: Peer) -> None:
    peer.read_request()


def read_a_little(peer: Peer) -> None:
    peer.sock.recv(10)


def read_no_more(peer: Peer) -> None:
    peer.stopped.wait(20)


class Reached(Place):
    """A server that says when it has come to the interesting place."""

    def __init__(self, serve: Callable[[Peer], None], then: Callable[[Peer], None] = Peer.wait_closed) -> None:
        super().__init__()
        self._serve, self._then = serve, then

    def __call__(self, peer: Peer) -> None:
        event = self.event
        self._serve(peer)
        event.set()
        self._then(peer)


@pytest.mark.parametrize("times", [1, 2, 5])
def test_cancelled_while_the_name_is_looked_up(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    place, over = Place(), threading.Event()

    def look_up() -> list[str]:
        place.event.set()
        over.wait(20)
        return ["127.0.0.1"]

    names(monkeypatch, look_up)
    assert cancel("http://localhost/", place, times=times).outcome == NotSent(NotSentReason.CANCELLED)
    over.set()


@pytest.mark.parametrize("times", [1, 2, 5])
def test_cancelled_while_connecting(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    place = Place()

    def look_up() -> list[str]:
        place.event.set()
        return ["127.0.0.1"]

    names(monkeypatch, look_up)
    with full_backlog() as port:
        reply = cancel(f"http://localhost:{port}/", place, times=times)
    assert reply.outcome == NotSent(NotSentReason.CANCELLED)


@pytest.mark.parametrize("times", [1, 2, 5])
def test_cancelled_in_the_tls_handshake(times: int) -> None:
    serve = Reached(read_a_little)
    with RawServer(serve) as server:
        reply = cancel(server.url().replace("http:", "https:"), serve, times=times)
        assert server.done.wait(5), "the connection was left open"
    assert reply.outcome == NotSent(NotSentReason.CANCELLED)


def test_cancelled_while_a_proxy_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    serve = Reached(read_head)
    with RawServer(serve) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.port}")
        reply = cancel("https://api.example.test/", serve)
    assert reply.outcome == NotSent(NotSentReason.CANCELLED)


@pytest.mark.parametrize("times", [1, 2, 5])
def test_cancelled_while_sending(times: int) -> None:
    serve = Reached(read_head, read_no_more)
    with RawServer(serve) as server:
        reply = cancel(signed(server.url(), bytes(20 * MIB)), serve, times=times)
    assert reply.outcome == Unknown(UnknownReason.CANCELLED)


@pytest.mark.parametrize("times", [1, 2, 5])
def test_cancelled_while_waiting(times: int) -> None:
    serve = Reached(read_all)
    with RawServer(serve) as server:
        reply = cancel(server.url(), serve, times=times)
        assert server.done.wait(5), "the connection was left open"
    assert reply.outcome == Unknown(UnknownReason.CANCELLED)


@pytest.mark.parametrize("times", [1, 2, 5])
def test_cancelled_while_the_answer_drips(times: int) -> None:
    def first(peer: Peer) -> None:
        peer.read_request()
        peer.send(HEAD + b"Content-Length: 1000\r\n\r\n" + b"{" * 10)

    def more(peer: Peer) -> None:
        while not peer.stopped.wait(0.005):
            peer.send(b"{")

    serve = Reached(first, more)
    with RawServer(serve) as server:
        assert reason_of(cancel(server.url(), serve, times=times)) is UnknownReason.CANCELLED


def test_cancelled_in_a_flood_of_tiny_chunks() -> None:
    place = Place()

    def serve(peer: Peer) -> None:
        event = place.event
        peer.read_request()
        peer.send(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
        while not peer.stopped.is_set():
            peer.send(b"1\r\nx\r\n" * 10_000)
            event.set()

    with RawServer(serve) as server:
        # What has been read already, ten thousand chunks at most, is parsed to its end; coverage makes that slow.
        assert reason_of(cancel(server.url(), place, within=1.0)) is UnknownReason.CANCELLED


def test_a_cancellation_that_comes_with_the_whole_answer_loses() -> None:
    async def late(client: Client) -> Reply:
        task = asyncio.ensure_future(client.post(signed(server.url())))
        tasks.append(task)
        reply = await task
        assert task.cancelling() == 0
        return reply

    def clock() -> float:
        tasks.pop().cancel()
        return time.time()

    tasks: list[asyncio.Task[Reply]] = []
    with RawServer(answering(http(ACCEPTED))) as server:
        assert run(late, clock=clock).outcome == Accepted("wamid.1", "t1")


def test_an_earlier_cancellation_is_left_to_its_owner() -> None:
    async def last_words(client: Client) -> tuple[Reply, int]:
        task = asyncio.current_task()
        assert task is not None
        task.cancel()
        try:
            await asyncio.sleep(0)
        except asyncio.CancelledError:
            reply = await client.post(signed(server.url()))
        cancels = task.cancelling()
        task.uncancel()
        return reply, cancels

    with RawServer(answering(http(ACCEPTED))) as server:
        reply, cancels = run(last_words)
    assert (reply.outcome, cancels) == (Accepted("wamid.1", "t1"), 1)
