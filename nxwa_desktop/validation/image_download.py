"""Download of a header image as WhatsApp would: no cookies, no secrets, certificates verified, 5 MB at most.

WhatsApp downloads from the internet, so nothing else is contacted here: the download stops at a link or redirect to a
private host and, unless a proxy is used, at a name whose connection reaches a private address. That is checked on the
connection itself, before anything is written to it.
"""

import asyncio
import contextlib
import ssl
from collections.abc import Callable
from typing import Any
from urllib.parse import urljoin

import httpx
import msgspec
import truststore

from nxwa_desktop import __version__
from nxwa_desktop.protocol.hosts import is_intranet, is_loopback
from nxwa_desktop.protocol.http_client import HttpClient, address_of
from nxwa_desktop.protocol.http_errors import ConnectionFailure, causes, connection_failure, tls_problem
from nxwa_desktop.protocol.system_proxies import route
from nxwa_desktop.validation.image_rules import MAX_BYTES, FetchedImage, FetchFailure

MAX_REDIRECTS = 5
"""Redirects that are followed at most."""
TOTAL_S, STEP_S = 30.0, 10.0
"""Seconds for everything, and for each connection or piece."""
_HEADERS = {
    "User-Agent": f"nxwa-desktop/{__version__}",
    "Accept": "image/jpeg, image/png, */*;q=0.1",
    # A cap on decoded bytes would not stop a gzip bomb.
    "Accept-Encoding": "identity",
    "Connection": "close",
}


async def fetch_image(
    link: str,
    *,
    total: float = TOTAL_S,
    step: float = STEP_S,
    is_private: Callable[[str], bool] = is_intranet,
    proxy: str = "",
) -> FetchedImage:
    """Download `link`. Never raises, except when cancelled.

    `is_private`: hosts and addresses not to contact. `proxy`: the person's choice, empty for the system's.
    """
    download = _Download(link, step, is_private, proxy)
    try:
        async with asyncio.timeout(total):
            await download.run()
    except (Exception, BaseExceptionGroup) as error:
        download.fail(error)
    finally:
        await download.drop()
    return download.fetched


class _PrivateError(Exception):
    """The next host, or the address that it resolved to, is private."""


class _Download:
    """The state of one running download."""

    def __init__(self, link: str, step: float, is_private: Callable[[str], bool], proxy: str) -> None:
        self._proxy = proxy
        self.fetched = FetchedImage(link)
        self._is_private = is_private
        self._target = ("", 0)
        self._direct = False
        self._step = step
        self._open: list[Any] = []
        self._location = ""
        self._cause: BaseException | None = None
        """The cause of the failed step's exception, which httpcore's pool strips on the way out."""

    async def run(self) -> None:
        """Download, following redirects."""
        tls = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        link = self.fetched.link
        while (location := await self._fetch(link, tls)) is not None:
            target = urljoin(link, location)
            self._update(hops=(*self.fetched.hops, target))
            if not target.lower().startswith(("http://", "https://")):
                self._update(failure=FetchFailure.REDIRECT_NOT_HTTP)
                return
            if len(self.fetched.hops) > MAX_REDIRECTS:
                self._update(failure=FetchFailure.TOO_MANY_REDIRECTS)
                return
            link = target

    def fail(self, error: BaseException) -> None:
        """Record why nothing was downloaded."""
        if any(isinstance(each, _PrivateError) for each in causes(error, self._cause)):
            failure = FetchFailure.PRIVATE
        elif isinstance(error, httpx.InvalidURL | httpx.UnsupportedProtocol | ValueError):
            failure = FetchFailure.BAD_LINK
        else:
            failure = _FAILURES[connection_failure(error, self._cause)]
        detail = type(error).__name__ if failure is FetchFailure.UNREACHABLE else tls_problem(error, self._cause)
        self._update(failure=failure, detail=detail)

    async def drop(self) -> None:
        """Close all connections. httpx leaves one open when it is cancelled in a TLS handshake."""
        for each in self._open:
            with contextlib.suppress(Exception, asyncio.CancelledError):
                await each.aclose()

    async def _fetch(self, link: str, tls: ssl.SSLContext) -> str | None:
        """Request one URL; the target of its redirect, or None where it is the end."""
        url = httpx.URL(link)
        self._target = host, _ = address_of(url)
        self._update(address="")
        if url.userinfo:
            raise ValueError("the link has a password")
        if self._is_private(host):
            raise _PrivateError
        hooks = {"response": [self._record_location]}
        way = {"trust_env": False} if is_loopback(host) else await route(host, self._proxy)
        http = HttpClient(tls, event_hooks=hooks, **way)
        self._open.append(http)
        request = httpx.Request("GET", url, headers={"Host": url.netloc.decode("ascii"), **_HEADERS})
        request.extensions = {"trace": self._trace, "timeout": httpx.Timeout(self._step).as_dict()}
        response = await http.send(request, stream=True, follow_redirects=False)
        self._update(status=response.status_code)
        if self._location:
            await response.aclose()
            return self._location
        await self._read(response)
        return None

    async def _record_location(self, response: httpx.Response) -> None:
        # httpx would reject the whole answer for a redirect that it cannot parse.
        self._location = response.headers.pop("Location", "") if response.is_redirect else ""

    async def _read(self, response: httpx.Response) -> None:
        data = bytearray()
        try:
            await self._gather(response, data)
        except httpx.HTTPError:
            if len(data) <= MAX_BYTES:
                raise
        self._update(data=bytes(data[: MAX_BYTES + 1]))

    async def _gather(self, response: httpx.Response, data: bytearray) -> None:
        async for piece in response.aiter_raw():
            # Leaving the loop would leave httpx's generators to the garbage collector: the excess is dropped instead.
            if len(data) <= MAX_BYTES:
                data += piece
            if len(data) > MAX_BYTES:
                await self.drop()
            await asyncio.sleep(0)  # a flood of tiny pieces lets a cancellation in

    async def _trace(self, event: str, info: dict[str, Any]) -> None:
        if event.endswith("connect_tcp.started"):
            self._direct = (info["host"], info["port"]) == self._target
        elif event.endswith("connect_tcp.complete"):
            self._open.insert(0, info["return_value"])
            if self._direct:
                self._connected(_peer(info["return_value"]))
        elif event.endswith(".failed"):
            self._cause = info["exception"].__cause__ or info["exception"]

    def _connected(self, address: str) -> None:
        """Check the address of a new connection, before TLS begins and anything is written."""
        self._update(address=address)
        if self._is_private(address):
            raise _PrivateError

    def _update(self, **changes: Any) -> None:
        self.fetched = msgspec.structs.replace(self.fetched, **changes)


_FAILURES = {
    ConnectionFailure.PROXY: FetchFailure.PROXY,
    ConnectionFailure.TLS: FetchFailure.TLS,
    ConnectionFailure.NAME_NOT_FOUND: FetchFailure.NAME_NOT_FOUND,
    ConnectionFailure.REFUSED: FetchFailure.REFUSED,
    ConnectionFailure.TIMED_OUT: FetchFailure.TIMED_OUT,
    ConnectionFailure.NETWORK: FetchFailure.UNREACHABLE,
    ConnectionFailure.INTERNAL: FetchFailure.UNREACHABLE,
}


def _peer(stream: Any) -> str:
    address = stream.get_extra_info("server_addr")
    return str(address[0]).partition("%")[0] if address else ""
