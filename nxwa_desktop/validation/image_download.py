"""Fetches what a link leads to, as WhatsApp would: no cookies, no secrets, certificates verified, 5 MB at most.

WhatsApp fetches from the internet, so nothing else is asked here: a link or a redirect that names a private host goes
no further, and where no proxy stands between, neither does a name whose connection has reached a private address. That
is looked at on the connection itself, before anything is written to it. What a proxy finds behind a name is its own to
judge.
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
from nxwa_desktop.validation.image_rules import MAX_BYTES, MAX_REDIRECTS, FetchedImage, FetchFailure

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
    link: str, *, total: float = TOTAL_S, step: float = STEP_S, is_private: Callable[[str], bool] = is_intranet
) -> FetchedImage:
    """Look at `link`. Never raises, but for a cancellation. `is_private`: hosts and addresses that are not asked."""
    look = _Download(link, step, is_private)
    try:
        async with asyncio.timeout(total):
            await look.go()
    except (Exception, BaseExceptionGroup) as error:
        look.fail(error)
    finally:
        await look.drop()
    return look.fetched


class _PrivateError(Exception):
    """The host that is next, or the address it turned out to have, is none of the internet's."""


class _Download:
    """One look while it lasts."""

    def __init__(self, link: str, step: float, is_private: Callable[[str], bool]) -> None:
        self.fetched = FetchedImage(link)
        self._is_private = is_private
        self._target = ("", 0)
        self._direct = False
        self._step = step
        self._open: list[Any] = []
        self._location = ""
        self._cause: BaseException | None = None
        """What a connection failed of; httpcore's pool strips it from the exception on its way out."""

    async def go(self) -> None:
        """Fetch, and follow redirects."""
        tls = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        link = self.fetched.link
        while (location := await self._fetch(link, tls)) is not None:
            target = urljoin(link, location)
            self._note(hops=(*self.fetched.hops, target))
            if not target.lower().startswith(("http://", "https://")):
                self._note(failure=FetchFailure.REDIRECT_NOT_HTTP)
                return
            if len(self.fetched.hops) > MAX_REDIRECTS:
                self._note(failure=FetchFailure.TOO_MANY_REDIRECTS)
                return
            link = target

    def fail(self, error: BaseException) -> None:
        """Note why nothing came."""
        if any(isinstance(each, _PrivateError) for each in causes(error, self._cause)):
            failure = FetchFailure.PRIVATE
        elif isinstance(error, httpx.InvalidURL | httpx.UnsupportedProtocol | ValueError):
            failure = FetchFailure.BAD_LINK
        else:
            failure = _FAILURES[connection_failure(error, self._cause)]
        detail = type(error).__name__ if failure is FetchFailure.UNREACHABLE else tls_problem(error, self._cause)
        self._note(failure=failure, detail=detail)

    async def drop(self) -> None:
        """Close what is open. httpx leaves a connection open when it is cancelled in a TLS handshake."""
        for each in self._open:
            with contextlib.suppress(Exception, asyncio.CancelledError):
                await each.aclose()

    async def _fetch(self, link: str, tls: ssl.SSLContext) -> str | None:
        """Where it leads on to; None where it is the end."""
        url = httpx.URL(link)
        self._target = host, _ = address_of(url)
        self._note(address="")
        if url.userinfo:
            raise ValueError("a link with a password is nobody else's to open")
        if self._is_private(host):
            raise _PrivateError
        hooks = {"response": [self._take_location]}
        http = HttpClient(tls, trust_env=not is_loopback(host), event_hooks=hooks)
        self._open.append(http)
        request = httpx.Request("GET", url, headers={"Host": url.netloc.decode("ascii"), **_HEADERS})
        request.extensions = {"trace": self._trace, "timeout": httpx.Timeout(self._step).as_dict()}
        response = await http.send(request, stream=True, follow_redirects=False)
        self._note(status=response.status_code)
        if self._location:
            await response.aclose()
            return self._location
        await self._read(response)
        return None

    async def _take_location(self, response: httpx.Response) -> None:
        # httpx would refuse the whole answer for a redirect that it cannot read.
        self._location = response.headers.pop("Location", "") if response.is_redirect else ""

    async def _read(self, response: httpx.Response) -> None:
        data = bytearray()
        try:
            await self._gather(response, data)
        except httpx.HTTPError:
            if len(data) <= MAX_BYTES:
                raise
        self._note(data=bytes(data[: MAX_BYTES + 1]))

    async def _gather(self, response: httpx.Response, data: bytearray) -> None:
        async for piece in response.aiter_raw():
            # Leaving the loop would leave httpx's generators to the garbage collector: what is too much is let go.
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
        """Nothing has been written yet, nor has TLS begun."""
        self._note(address=address)
        if self._is_private(address):
            raise _PrivateError

    def _note(self, **changes: Any) -> None:
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
