"""Fetching a picture from servers on loopback, good and bad."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from nxwa_desktop.protocol.hosts import is_intranet
from nxwa_desktop.validation.image_download import MAX_REDIRECTS, fetch_image
from nxwa_desktop.validation.image_rules import MAX_BYTES, FetchedImage, FetchFailure, ImageFinding, image_findings
from tests.support.raw_server import Certificate, Peer, RawServer, answering, closed_port, full_backlog, http, names

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 50


def but_here(host: str) -> bool:
    """The servers of these tests are on the internet."""
    return host not in {"127.0.0.1", "localhost"} and is_intranet(host)


def fetch(link: str, is_private: Callable[[str], bool] = but_here, **limits: Any) -> FetchedImage:
    return asyncio.run(fetch_image(link, is_private=is_private, **limits))


def moved(to: str) -> bytes:
    return http(b"", "302 Found", f"Location: {to}")


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def test_a_picture_comes_whole() -> None:
    with RawServer(answering(http(PNG))) as server:
        seen = fetch(server.url())
        request = server.peers[0].received.lower()
    assert seen == FetchedImage(server.url(), address="127.0.0.1", status=200, data=PNG)
    assert request.startswith(b"get /saas/wa/send http/1.1")
    assert b"accept-encoding: identity" in request
    for secret in (b"cookie", b"authorization", b"accesskey", b"referer"):
        assert secret not in request


def test_reading_stops_past_five_megabytes() -> None:
    def serve(peer: Peer) -> None:
        peer.read_request()
        peer.send(b"HTTP/1.1 200 OK\r\n\r\n" + PNG)
        while True:  # until the client has enough
            peer.send(b"\0" * 65536)

    with RawServer(serve) as server:
        seen = fetch(server.url())
    assert len(seen.data) == MAX_BYTES + 1
    assert seen.failure is None


def test_redirects_are_followed_and_shown() -> None:
    with RawServer(answering(http(PNG))) as end, RawServer(answering(moved(end.url()))) as server:
        seen = fetch(server.url())
    assert (seen.hops, seen.data, seen.status) == ((end.url(),), PNG, 200)


def test_a_redirect_may_be_relative() -> None:
    def serve(peer: Peer) -> None:
        first = b"/saas/wa/send" in peer.read_request()
        peer.send(moved("../b.png") if first else http(PNG))

    with RawServer(serve) as server:
        seen = fetch(server.url())
    assert seen.hops == (server.url().replace("/wa/send", "/b.png"),)
    assert seen.data == PNG


def test_a_loop_of_redirects_ends() -> None:
    with RawServer(answering(moved("/again"))) as server:
        seen = fetch(server.url())
        assert len(server.peers) == MAX_REDIRECTS + 1
    assert seen.failure is FetchFailure.TOO_MANY_REDIRECTS


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://example.com/a", "javascript:alert(1)", "data:,x"])
def test_nothing_but_the_web_is_followed(target: str) -> None:
    with RawServer(answering(moved(target))) as server:
        seen = fetch(server.url())
    assert (seen.failure, seen.hops, seen.data) == (FetchFailure.REDIRECT_NOT_HTTP, (target,), b"")


@pytest.mark.parametrize(
    "link", ["", "x", "https://", "http://a:99999/", "http://[::1", "ftp://a/", "http://user:pass@127.0.0.1/", "\ud800"]
)
def test_what_is_no_link(link: str) -> None:
    assert fetch(link).failure is FetchFailure.BAD_LINK


def test_nobody_listens() -> None:
    assert fetch(f"http://127.0.0.1:{closed_port()}/").failure is FetchFailure.REFUSED


def test_nobody_accepts() -> None:
    with full_backlog() as port:
        assert fetch(f"http://127.0.0.1:{port}/", step=0.2).failure is FetchFailure.TIMED_OUT


def test_a_name_that_nobody_knows() -> None:
    assert fetch("http://name.invalid/").failure is FetchFailure.NAME_NOT_FOUND


@pytest.mark.parametrize(
    ("serve", "failure"),
    [
        (lambda peer: peer.read_request(), FetchFailure.UNREACHABLE),
        (answering(b"\0\1\2 no http\r\n\r\n"), FetchFailure.UNREACHABLE),
        (answering(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort"), FetchFailure.UNREACHABLE),
        (answering(b"HTTP/1.1 302 Found\r\nLocation: http://[\r\nContent-Length: 0\r\n\r\n"), FetchFailure.BAD_LINK),
    ],
)
def test_broken_answers(serve: Callable[[Peer], None], failure: FetchFailure) -> None:
    with RawServer(serve) as server:
        assert fetch(server.url()).failure is failure


def test_a_drip_is_given_up() -> None:
    def serve(peer: Peer) -> None:
        peer.read_request()
        peer.send(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
        while not peer.stopped.wait(0.02):
            peer.send(b"x")

    begun = time.monotonic()
    with RawServer(serve) as server:
        assert fetch(server.url(), total=0.3).failure is FetchFailure.TIMED_OUT
    assert time.monotonic() - begun < 5


def test_a_certificate_that_nobody_trusts(tmp_path: Path) -> None:
    certificate = Certificate(tmp_path, "localhost")
    with RawServer(answering(http(PNG)), tls=certificate.server_context()) as server:
        seen = fetch(server.url("localhost"))
    assert seen.failure is FetchFailure.TLS
    assert seen.detail


# The private network


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LOCALHOST.", "127.1", "2130706433", "[::ffff:127.0.0.1]"])
def test_a_link_to_the_private_network_is_not_asked(scheme: str, host: str) -> None:
    with RawServer(answering(http(PNG))) as server:
        seen = fetch(server.url(host).replace("http", scheme, 1), is_intranet)
        assert not server.accepted.is_set()
    assert (seen.failure, seen.data, seen.status) == (FetchFailure.PRIVATE, b"", None)


def test_nor_is_where_a_redirect_leads_to() -> None:
    with RawServer(answering(http(PNG))) as inside:
        target = inside.url("127.0.0.2")
        with RawServer(answering(moved(target))) as server:
            seen = fetch(server.url())
        assert not inside.accepted.is_set()
    assert (seen.failure, seen.hops, seen.data) == (FetchFailure.PRIVATE, (target,), b"")
    assert image_findings(seen) == (ImageFinding(FetchFailure.PRIVATE, ("127.0.0.2",)),)


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_name_is_judged_by_the_address_that_was_reached(monkeypatch: pytest.MonkeyPatch, scheme: str) -> None:
    names(monkeypatch, lambda: ["127.0.0.1"])
    with RawServer(Peer.wait_closed) as server:
        seen = fetch(server.url("pictures.example.com").replace("http", scheme, 1), is_intranet)
        assert server.done.wait(10)
        assert server.peers[0].received == b""
    assert (seen.failure, seen.address) == (FetchFailure.PRIVATE, "127.0.0.1")
    assert image_findings(seen) == (ImageFinding(FetchFailure.PRIVATE, ("pictures.example.com (127.0.0.1)",)),)


def test_a_name_that_means_another_address_by_the_next_hop_is_judged_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    names(monkeypatch, lambda: ["127.0.0.1"])
    reached: list[str] = []

    def is_private(host: str) -> bool:
        reached.extend([host] if host == "127.0.0.1" else [])
        return len(reached) > 1

    with RawServer(answering(moved("/again"))) as server:
        seen = fetch(server.url("pictures.example.com"), is_private)
        assert len([peer for peer in server.peers if peer.received]) == 1
    assert seen.failure is FetchFailure.PRIVATE


def test_a_proxy_on_this_computer_is_asked_for_public_links_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    with RawServer(answering(http(PNG))) as proxy:
        monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{proxy.port}")
        private = [fetch(f"http://{host}/", is_intranet) for host in ("10.0.0.1", "intranet", "router.lan", "0x7f.1")]
        assert not proxy.accepted.is_set()
        seen = fetch("http://pictures.example.com/a.png", is_intranet)
    assert {each.failure for each in private} == {FetchFailure.PRIVATE}
    assert (seen.failure, seen.data, seen.address) == (None, PNG, "")


def test_a_cancellation_ends_it_at_once() -> None:
    async def scenario(server: RawServer) -> float:
        task = asyncio.create_task(fetch_image(server.url(), is_private=but_here))
        assert await asyncio.to_thread(server.accepted.wait, 5)
        begun = time.monotonic()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return time.monotonic() - begun

    with RawServer(lambda peer: peer.wait_closed()) as server:
        assert asyncio.run(scenario(server)) < 1
        assert server.done.wait(5)
