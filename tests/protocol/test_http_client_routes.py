"""Which way a request takes, and what goes wrong on it: TLS and proxies."""

from pathlib import Path

import pytest

from nxwa_desktop.protocol.http_client import Client, Limits, Reply
from nxwa_desktop.protocol.outcome import Accepted, NotSent, NotSentReason, UnknownReason
from tests.support.capabilities import TRUST_FILE
from tests.support.raw_server import (
    ACCEPTED,
    Certificate,
    Peer,
    RawServer,
    answering,
    closed_port,
    full_backlog,
    http,
    names,
    post,
    reason_of,
    run,
    signed,
    tunnel,
)

HOST = "api.example.test"
QUICK = Limits(connect=0.3, read=0.3, total=5.0)

trusts_file = TRUST_FILE.needed


# TLS


@trusts_file
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_certificate_that_the_system_trusts_is_accepted(
    host: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = Certificate(tmp_path, "localhost", "127.0.0.1")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.path))
    with RawServer(answering(http(ACCEPTED)), tls=certificate.server_context()) as server:
        assert post(server.url(host)).outcome == Accepted("wamid.1", "t1")
    assert server.peers[0].received.startswith(b"POST /saas/wa/send HTTP/1.1\r\n")


def test_a_self_signed_certificate_stops_the_send(tmp_path: Path) -> None:
    certificate = Certificate(tmp_path, "127.0.0.1")
    with RawServer(answering(http(ACCEPTED)), tls=certificate.server_context()) as server:
        reply = post(server.url())
    assert reason_of(reply) is NotSentReason.TLS
    assert server.peers[0].received == b""


@trusts_file
@pytest.mark.parametrize(("name", "expired"), [("127.0.0.2", False), ("127.0.0.1", True)])
def test_a_wrong_name_or_an_expired_certificate_stops_the_send(
    name: str, expired: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = Certificate(tmp_path, name, expired=expired)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.path))
    with RawServer(answering(http(ACCEPTED)), tls=certificate.server_context()) as server:
        reply = post(server.url())
    assert reason_of(reply) is NotSentReason.TLS
    assert isinstance(reply.outcome, NotSent)
    assert reply.outcome.detail.startswith("certificate: ")
    assert server.peers[0].received == b""


@pytest.mark.parametrize("answer", [b"", b"HTTP/1.1 400 Bad Request\r\n\r\n", b"\x15\x03\x01\x00\x02\x02\x28"])
def test_a_server_that_speaks_no_tls_gets_nothing(answer: bytes) -> None:
    def serve(peer: Peer) -> None:
        peer.sock.recv(65536)
        peer.send(answer)

    with RawServer(serve) as server:
        reply = post(server.url().replace("http:", "https:"))
    assert reason_of(reply) is NotSentReason.TLS


def test_a_reset_in_the_handshake_is_told_as_tls() -> None:
    def serve(peer: Peer) -> None:
        peer.sock.recv(100)
        peer.reset()

    with RawServer(serve) as server:
        assert reason_of(post(server.url().replace("http:", "https:"))) is NotSentReason.TLS


def test_a_handshake_that_hangs_ends_by_the_connect_time() -> None:
    with RawServer(Peer.wait_closed) as server:
        reply = post(server.url().replace("http:", "https:"), QUICK)
        assert server.done.wait(5), "the connection was left open"
    assert reason_of(reply) is NotSentReason.CONNECT_TIMEOUT


# Proxies


def test_a_proxy_that_refuses_the_tunnel_means_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    def serve(peer: Peer) -> None:
        peer.read_until(b"\r\n\r\n")
        peer.send(http(b"", "407 Proxy Authentication Required"))

    with RawServer(serve) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://user:word@127.0.0.1:{proxy.port}")
        reply = post(f"https://{HOST}/saas/wa/send")
    assert reply == Reply(
        NotSent(NotSentReason.PROXY, "the proxy answered 407 Proxy Authentication Required"),
    )
    assert proxy.peers[0].received.startswith(b"CONNECT api.example.test:443 HTTP/1.1\r\n")
    assert b"accessKey" not in proxy.peers[0].received


@trusts_file
def test_a_send_through_a_tunnel_arrives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    certificate = Certificate(tmp_path, HOST)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.path))
    upstream = RawServer(answering(http(ACCEPTED)), tls=certificate.server_context())
    with upstream as server, RawServer(tunnel(server.port)) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.port}")
        assert post(f"https://{HOST}/saas/wa/send").outcome == Accepted("wamid.1", "t1")
    assert b"\r\naccessKey: fme2na3kdi3ki\r\n" in server.peers[0].received


@trusts_file
def test_a_loss_behind_a_tunnel_is_unknown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    certificate = Certificate(tmp_path, HOST)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.path))
    with RawServer(answering(b""), tls=certificate.server_context()) as server, RawServer(tunnel(server.port)) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.port}")
        assert reason_of(post(f"https://{HOST}/saas/wa/send")) is UnknownReason.LOST_ANSWER


def test_an_untrusted_server_behind_a_tunnel_is_told_as_tls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    certificate = Certificate(tmp_path, HOST)
    upstream = RawServer(answering(http(ACCEPTED)), tls=certificate.server_context())
    with upstream as server, RawServer(tunnel(server.port)) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.port}")
        assert reason_of(post(f"https://{HOST}/saas/wa/send")) is NotSentReason.TLS


@pytest.mark.parametrize("answer", [b"", b"garbage\r\n\r\n", None], ids=["closes at once", "no HTTP", "says nothing"])
def test_a_proxy_that_fails_before_the_tunnel_means_not_sent(
    answer: bytes | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def serve(peer: Peer) -> None:
        peer.read_until(b"\r\n\r\n")
        if answer is None:
            peer.wait_closed()
        else:
            peer.send(answer)

    with RawServer(serve) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.port}")
        assert reason_of(post(f"https://{HOST}/saas/wa/send", QUICK)) is NotSentReason.PROXY


def test_an_untrusted_https_proxy_is_told_as_the_proxys_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = Certificate(tmp_path, "127.0.0.1")
    with RawServer(answering(b""), tls=certificate.server_context()) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"https://127.0.0.1:{proxy.port}")
        assert reason_of(post(f"https://{HOST}/saas/wa/send")) is NotSentReason.PROXY


def test_a_proxy_that_cannot_be_reached_is_told_as_the_proxys_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{closed_port()}")
    assert reason_of(post(f"https://{HOST}/saas/wa/send")) is NotSentReason.PROXY
    with full_backlog() as port:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{port}")
        assert reason_of(post(f"https://{HOST}/saas/wa/send", QUICK)) is NotSentReason.PROXY


@pytest.mark.parametrize("setting", ["socks://127.0.0.1:1080", "http://[::1", "nonsense://x"])
def test_proxy_settings_that_cannot_be_used_are_told(setting: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", setting)
    assert reason_of(post(f"https://{HOST}/saas/wa/send")) is NotSentReason.PROXY


@trusts_file
def test_an_encrypted_proxy_is_one_that_the_system_trusts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    certificate, keys = Certificate(tmp_path, "localhost"), tmp_path / "keys"
    monkeypatch.setenv("SSLKEYLOGFILE", str(keys))
    monkeypatch.setattr("certifi.where", lambda: str(certificate.path))
    refusing = answering(http(b"", "403 Forbidden"))
    with RawServer(refusing, tls=certificate.server_context()) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"https://localhost:{proxy.port}")
        untrusted = post(f"https://{HOST}/saas/wa/send").outcome
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate.path))
        assert post(f"https://{HOST}/saas/wa/send").outcome == NotSent(
            NotSentReason.PROXY, "the proxy answered 403 Forbidden"
        )
    assert isinstance(untrusted, NotSent)
    assert (untrusted.reason, untrusted.detail.partition(":")[0]) == (NotSentReason.PROXY, "certificate")
    assert not keys.exists()


@trusts_file
def test_keys_are_written_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    certificate, keys = Certificate(tmp_path, "localhost"), tmp_path / "keys"
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.path))
    monkeypatch.setenv("SSLKEYLOGFILE", str(keys))
    with RawServer(answering(http(ACCEPTED)), tls=certificate.server_context()) as server:
        assert post(server.url("localhost")).outcome == Accepted("wamid.1", "t1")
    assert not keys.exists()


# Plain http


def test_plain_http_does_not_leave_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up: list[str] = []

    def look_up() -> list[str]:
        looked_up.append("asked")
        return ["127.0.0.1"]

    names(monkeypatch, look_up)
    with RawServer(answering(http(ACCEPTED))) as server:
        monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{server.port}")
        for host in (HOST, "localhost.example.test", "0.0.0.0", "128.0.0.1", "127.1", "[::ffff:127.0.0.1]", "[::]"):
            url = server.url(host)
            assert post(url).outcome == NotSent(NotSentReason.NOT_ENCRYPTED), url
            assert post(url.replace("http:", "HTTP:")).outcome == NotSent(NotSentReason.NOT_ENCRYPTED)
        assert post(f"http://localhost@{HOST}:{server.port}/").outcome == NotSent(NotSentReason.NOT_ENCRYPTED)
        assert not server.accepted.is_set()
    assert looked_up == []


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LOCALHOST"])
def test_nothing_for_this_computer_goes_to_a_proxy(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with RawServer(answering(http(b"{}"))) as proxy, RawServer(answering(http(ACCEPTED))) as server:
        monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{proxy.port}")
        monkeypatch.setenv("ALL_PROXY", "socks://127.0.0.1:1080")
        assert post(server.url(host)).outcome == Accepted("wamid.1", "t1")
        assert not proxy.accepted.is_set()


def test_a_change_of_the_proxy_holds_from_the_next_send_on(monkeypatch: pytest.MonkeyPatch) -> None:
    async def change(client: Client) -> Reply:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{closed_port()}")
        assert reason_of(await client.post(signed(f"https://{HOST}/"))) is NotSentReason.PROXY
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.port}")
        return await client.post(signed(f"https://{HOST}/"))

    with RawServer(answering(http(b"", "403 Forbidden"))) as proxy:
        assert run(change).outcome == NotSent(NotSentReason.PROXY, "the proxy answered 403 Forbidden")
    assert proxy.peers[0].received.startswith(b"CONNECT api.example.test:443 HTTP/1.1\r\n")
