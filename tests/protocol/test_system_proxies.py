"""The proxy settings of Windows, as the registry has them, and the address that a person types."""

import asyncio
import contextlib
import sys
import types
import urllib.request
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop.protocol import http_client, system_proxies
from nxwa_desktop.protocol.http_client import Client
from nxwa_desktop.protocol.outcome import NotSentReason
from nxwa_desktop.protocol.proxy_address import proxy_address
from tests.support.raw_server import Peer, RawServer, closed_port, http, post, reason_of, signed

HOST = "api.example.test"


def refusing(peer: Peer) -> None:
    peer.read_until(b"\r\n\r\n")
    peer.send(http(b"", "403 Forbidden"))


async def send_through(proxy: str) -> object:
    return reason_of(await Client(proxy=lambda: proxy).post(signed(f"https://{HOST}/")))


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """The values of Windows' internet settings."""
    values: dict[str, object] = {}

    @contextlib.contextmanager
    def open_key(root: object, path: str) -> Iterator[object]:
        yield path

    def query(key: object, name: str) -> tuple[object, int]:
        if name not in values:
            raise FileNotFoundError(name)
        return values[name], 1

    fake = types.SimpleNamespace(HKEY_CURRENT_USER=1, OpenKey=open_key, QueryValueEx=query)
    monkeypatch.setitem(sys.modules, "winreg", fake)
    monkeypatch.setattr(urllib.request, "getproxies", dict)
    return values


@pytest.mark.parametrize(
    ("platform", "proxies", "listed", "expected"),
    [
        ("win32", {"https": "http://127.0.0.1:1"}, True, True),
        ("win32", {"https": "http://127.0.0.1:1"}, False, False),
        ("win32", {}, True, False),
        ("linux", {"https": "http://127.0.0.1:1"}, True, False),
    ],
)
def test_an_exception_of_the_system_is_honoured(
    monkeypatch: pytest.MonkeyPatch, platform: str, proxies: dict[str, str], listed: bool, expected: bool
) -> None:
    monkeypatch.setattr(urllib.request, "getproxies", lambda: proxies)
    monkeypatch.setattr(urllib.request, "proxy_bypass", lambda host: int(listed and host == HOST))
    assert asyncio.run(system_proxies.is_bypassed(HOST, platform)) is expected


def test_a_host_that_is_an_exception_is_asked_without_the_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    async def bypassed(host: str) -> bool:
        return host == HOST

    with RawServer(refusing) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.port}")
        assert reason_of(post(f"https://{HOST}/")) is NotSentReason.PROXY
        monkeypatch.setattr(system_proxies, "is_bypassed", bypassed)
        assert reason_of(post(f"https://{HOST}/")) is NotSentReason.NAME_NOT_FOUND


@pytest.mark.parametrize("address", ["", "http://127.0.0.1:9/proxy.pac"])
def test_a_script_is_told_of_where_the_server_is_not_reached(
    monkeypatch: pytest.MonkeyPatch, registry: dict[str, object], address: str
) -> None:
    registry |= {"AutoConfigURL": address} if address else {}
    monkeypatch.setattr(http_client, "has_script", lambda: system_proxies.has_script("win32"))
    expected = NotSentReason.PROXY_SCRIPT if address else NotSentReason.NAME_NOT_FOUND
    assert reason_of(post(f"https://{HOST}/")) is expected
    assert not system_proxies.has_script("linux")


def test_the_chosen_proxy_comes_before_the_environment_s(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{closed_port()}")
    with RawServer(refusing) as proxy:
        assert asyncio.run(send_through(f"http://127.0.0.1:{proxy.port}")) is NotSentReason.PROXY
        assert proxy.peers[0].received.startswith(f"CONNECT {HOST}:443 ".encode())


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", ""),
        ("  ", ""),
        (" proxy.example.com:8080 ", "http://proxy.example.com:8080"),
        ("HTTP://Proxy:3128/", "http://proxy:3128"),
        ("https://10.0.0.1:443", "https://10.0.0.1:443"),
        ("[::1]:3128", "http://[::1]:3128"),
        ("proxy.example.com", None),
        ("http://user:word@proxy:8080", None),
        ("socks5://proxy:1080", None),
        ("proxy:99999", None),
        ("http://proxy:80/path", None),
        ("http://[::1", None),
        ("two words:80", None),
    ],
)
def test_an_address_as_typed(typed: str, expected: str | None) -> None:
    assert proxy_address(typed) == expected


@given(st.text(max_size=60) | st.from_regex(r"\A(https?://)?[a-z0-9.:\[\]-]{1,20}:[0-9]{1,6}/?\Z"))
def test_an_address_that_is_kept_is_one(typed: str) -> None:
    address = proxy_address(typed)
    assert address is None or proxy_address(address) == address
