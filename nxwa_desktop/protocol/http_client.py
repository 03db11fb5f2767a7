"""The HTTP client of a send: one signed request in, one Outcome out.

Whatever happens on the way, `Client.post` returns exactly one `Reply`: no exception of httpx, of the sockets, of TLS or
of this program leaves it, and neither does a cancellation. What a complete answer means is decided in `response`; the
meaning of a failure is decided here, by one question: can the server have received the message?

Two events answer it: httpx's trace extension reports when the request's headers are about to be written (a proxy's
CONNECT raises the same events; its method is another), and the body reports when it is read for writing. Without
either, the message cannot have been processed: NotSent. After one of them it may have been: Unknown.
"""

import asyncio
import contextlib
import email.utils
import ssl
import time
from collections.abc import AsyncIterator, Callable
from datetime import UTC
from typing import Any, Protocol

import anyio
import httpx
import msgspec
import truststore

from nxwa_desktop import __version__
from nxwa_desktop.protocol.hosts import is_loopback
from nxwa_desktop.protocol.http_errors import ConnectionFailure, connection_failure, describe
from nxwa_desktop.protocol.outcome import NotSent, NotSentReason, Outcome, Unknown, UnknownReason
from nxwa_desktop.protocol.response import outcome_of
from nxwa_desktop.protocol.signing import SignedRequest
from nxwa_desktop.protocol.system_proxies import has_script, route


class Limits(msgspec.Struct, frozen=True):
    """Limits of one send, in seconds except `answer_bytes`."""

    connect: float = 10.0
    """For the name's look-up and the connection together, and once more for TLS."""
    read: float = 30.0
    """Between two pieces of the answer; the same holds for sending."""
    total: float = 60.0
    """For everything: httpx's own time-outs are per operation, and a dripping answer outlives them."""
    answer_bytes: int = 1024 * 1024
    """Counted on the wire, before any content encoding."""


DEFAULT_LIMITS = Limits()


class Reply(msgspec.Struct, frozen=True):
    """The outcome of a request and the answer as received."""

    outcome: Outcome
    answer: bytes = b""
    """The answer's body as it was read, up to `Limits.answer_bytes`; also the part received of one cut short."""
    http_status: int | None = None
    server_date: int | None = None
    """The Date header, in milliseconds since the epoch."""
    received_at: int | None = None
    """This computer's clock when the answer's headers had arrived, in milliseconds since the epoch."""


class Client:
    """A client for signed requests, each sent over a new connection.

    A kept-alive connection can be closed by the server just as it is used again, which turns a harmless send into an
    unknown one; so none is kept. With no connection to keep, each send gets a fresh httpx client too (0.1 ms): it sees
    the proxy settings of this moment, and neither cookies nor a broken connection outlive the send. Only the TLS
    context is shared.
    """

    def __init__(
        self,
        limits: Limits = DEFAULT_LIMITS,
        *,
        clock: Callable[[], float] = time.time,
        proxy: Callable[[], str] = str,
    ) -> None:
        """`proxy()`: the address of the proxy that the person chose; empty for the system's. Called on any thread."""
        self._limits = limits
        self._proxy = proxy
        self._clock = clock
        self._tls: ssl.SSLContext | None = None
        self._closed = False

    def open(self) -> None:
        """Build what all sends share ahead of the first one, which would do so otherwise. Not inside an event loop."""
        self._context()
        # Its half for asyncio is imported by the first call (40 ms).
        anyio.run(anyio.sleep, 0)

    def _context(self) -> ssl.SSLContext:
        if self._tls is None:
            self._tls = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            # httpx imports its other half (35 ms) with the first client it makes.
            httpx.AsyncClient(verify=self._tls, trust_env=False)
        return self._tls

    async def aclose(self) -> None:
        """Refuse further sends. Those under way are ended by cancelling their tasks."""
        self._closed = True

    async def post(self, request: SignedRequest) -> Reply:
        """Send once, never again by itself. Never raises.

        `Task.cancel()` makes it return within milliseconds with NotSent(CANCELLED), or Unknown(CANCELLED) where
        something may have been sent; a complete answer wins over a late cancellation. A task that is cancelled before
        its first step never gets here: its creator has to handle that.
        """
        if self._closed:
            return Reply(NotSent(NotSentReason.INTERNAL, "the client is closed"))
        task = asyncio.current_task()
        cancels = task.cancelling() if task else 0
        attempt = _Attempt()
        deadline = asyncio.timeout(self._limits.total)
        try:
            async with deadline:
                await self._exchange(request, attempt)
        except (Exception, BaseExceptionGroup, asyncio.CancelledError) as error:
            cancelled = task is not None and task.cancelling() > cancels
            attempt.fail(error, cancelled=cancelled, expired=deadline.expired())
        await attempt.drop()
        while task and task.cancelling() > cancels:
            task.uncancel()
        return attempt.reply()

    async def _exchange(self, request: SignedRequest, attempt: "_Attempt") -> None:
        attempt.presumed_reason = NotSentReason.BAD_REQUEST
        outgoing = attempt.prepare(request, self._limits)
        on_this_computer = is_loopback(address_of(outgoing.url)[0])
        # The account dialog rejects such a URL; the database may hold one all the same.
        if outgoing.url.scheme != "https" and not on_this_computer:
            attempt.reject(NotSentReason.NOT_ENCRYPTED)
            return
        attempt.presumed_reason = NotSentReason.TLS
        tls = self._context()
        attempt.presumed_reason = NotSentReason.PROXY
        http = HttpClient(
            tls,
            # "Nothing leaves this computer" holds for the sandbox only if no proxy is asked.
            **({"trust_env": False} if on_this_computer else await route(outgoing.url.host, self._proxy())),
            limits=httpx.Limits(max_keepalive_connections=0),
        )
        attempt.resources.append(http)
        attempt.presumed_reason = NotSentReason.UNREACHABLE
        response = await http.send(outgoing, stream=True, follow_redirects=False)
        attempt.record_headers(response)
        attempt.received_at = int(self._clock() * 1000)
        async for piece in response.aiter_raw():
            await attempt.append(piece, self._limits.answer_bytes)
        attempt.complete = True


class HttpClient(httpx.AsyncClient):
    """An httpx client that uses the given TLS context for connections to a proxy, too.

    By default httpx would trust its own list of certificates for them, and write their keys to `SSLKEYLOGFILE`.
    """

    def __init__(self, tls: ssl.SSLContext, **options: Any) -> None:
        self._tls = tls
        super().__init__(verify=tls, **options)

    def _get_proxy_map(self, *asked: Any) -> dict[str, httpx.Proxy | None]:
        proxies: dict[str, httpx.Proxy | None] = super()._get_proxy_map(*asked)
        for proxy in proxies.values():
            if proxy is not None and proxy.url.scheme == "https":
                proxy.ssl_context = self._tls
        return proxies


class _Closable(Protocol):
    async def aclose(self) -> None: ...


class _Attempt:
    """The state of one running send: its progress, the answer so far, and the outcome they make."""

    def __init__(self) -> None:
        self.presumed_reason = NotSentReason.INTERNAL
        """The reason to report if the next step fails and its exception gives no better one."""
        self.resources: list[_Closable] = []
        self.complete = False
        self.too_large = False
        self._dropped = False
        self.received_at: int | None = None
        self._target = ("", 0)
        self._headers_begun = False
        self._body_begun = False
        self._status: int | None = None
        self._location = ""
        self._server_date: int | None = None
        self._answer = bytearray()
        self._failure: NotSent | Unknown = Unknown(UnknownReason.INTERNAL)
        self._cause: BaseException | None = None
        """The cause of the failed step's exception, which httpcore's pool strips on the way out."""

    def prepare(self, request: SignedRequest, limits: Limits) -> httpx.Request:
        """Build the HTTP request: the document's headers in its order and spelling, and the signed bytes."""
        url = httpx.URL(request.url)
        self._target = address_of(url)
        headers = [
            ("Host", url.netloc.decode("ascii")),
            *request.headers,
            ("Content-Length", str(len(request.body))),
            ("User-Agent", f"nxwa-desktop/{__version__}"),
            ("Accept", "*/*"),
            # A cap on decoded bytes would not stop a gzip bomb.
            ("Accept-Encoding", "identity"),
            ("Connection", "close"),
        ]
        timeout = httpx.Timeout(limits.read, connect=limits.connect, pool=limits.connect)
        return httpx.Request(
            request.method,
            url,
            headers=headers,
            stream=_SignedBody(request.body, self._begin_body),
            extensions={"trace": self._trace, "timeout": timeout.as_dict()},
        )

    def record_headers(self, response: httpx.Response) -> None:
        """Record status, Location and Date of the answer."""
        self._status = response.status_code
        self._location = response.headers.get("Location", "")
        self._server_date = _milliseconds(response.headers.get("Date", ""))

    async def append(self, piece: bytes, cap: int) -> None:
        """Keep a piece of the answer; past `cap` bytes drop the connection.

        Leaving the loop over the pieces would leave httpx's generators to the garbage collector, so the connection is
        dropped instead and the next read fails.
        """
        if self._dropped:
            return  # httpx still delivers what it had read before
        self._answer += piece
        if len(self._answer) > cap:
            self.too_large = True
            del self._answer[cap:]
            await self.drop()
        try:
            # A flood of tiny chunks is parsed without waiting for the network: let a cancellation in.
            await asyncio.sleep(0)
        except asyncio.CancelledError:
            await self.drop()

    async def drop(self) -> None:
        """Close the connection at once. httpx leaves it open when it is cancelled in a TLS handshake."""
        self._dropped = True
        for resource in self.resources:
            with contextlib.suppress(Exception, asyncio.CancelledError):
                await resource.aclose()

    def reject(self, reason: NotSentReason) -> None:
        """Record why no connection is made."""
        self._failure = NotSent(reason)

    def fail(self, error: BaseException, *, cancelled: bool, expired: bool) -> None:
        """Record how the send failed; a complete answer takes precedence in `reply`."""
        if isinstance(error, httpx.LocalProtocolError):
            # A header that HTTP forbids is found after "started" was announced, before anything is written.
            sent = self._body_begun
        else:
            sent = self._headers_begun or self._body_begun
        timed_out = expired or isinstance(error, TimeoutError | httpx.TimeoutException)
        if sent:
            self._failure = self._unknown(error, cancelled=cancelled, timed_out=timed_out)
        else:
            self._failure = self._not_sent(error, cancelled=cancelled, timed_out=timed_out)

    def reply(self) -> Reply:
        """The outcome and what was received, once the send has ended."""
        answer = bytes(self._answer)
        outcome: Outcome = self._failure
        if self.too_large:
            outcome = Unknown(UnknownReason.TOO_LARGE, f"more than {len(answer)} bytes", self._status)
        elif self.complete and self._status is not None:
            outcome = outcome_of(self._status, answer, location=self._location)
        return Reply(outcome, answer, self._status, self._server_date, self.received_at)

    def _unknown(self, error: BaseException, *, cancelled: bool, timed_out: bool) -> Unknown:
        if cancelled:
            return Unknown(UnknownReason.CANCELLED, "", self._status)
        if timed_out:
            reason = UnknownReason.READ_TIMEOUT
        elif self._status is None and isinstance(error, httpx.RemoteProtocolError) and self._cause:
            # The HTTP parser rejected the answer. A connection that just ended has no such cause.
            reason = UnknownReason.GARBAGE
        elif isinstance(error, httpx.TransportError):
            reason = UnknownReason.LOST_ANSWER
        else:
            reason = UnknownReason.INTERNAL
        return Unknown(reason, describe(error, self._cause), self._status)

    def _not_sent(self, error: BaseException, *, cancelled: bool, timed_out: bool) -> NotSent:
        if cancelled:
            return NotSent(NotSentReason.CANCELLED)
        if self.presumed_reason is NotSentReason.PROXY or isinstance(error, httpx.ProxyError):
            reason = NotSentReason.PROXY
        elif timed_out:
            reason = NotSentReason.CONNECT_TIMEOUT
        elif isinstance(error, httpx.LocalProtocolError):
            reason = NotSentReason.BAD_REQUEST
        elif self.presumed_reason is NotSentReason.UNREACHABLE:
            reason = _NOT_CONNECTED[connection_failure(error, self._cause)]
        else:
            reason = self.presumed_reason
        if reason in _WITHOUT_PROXY and has_script():
            reason = NotSentReason.PROXY_SCRIPT
        return NotSent(reason, describe(error, self._cause))

    def _begin_body(self) -> None:
        self._body_begun = True

    async def _trace(self, event: str, info: dict[str, Any]) -> None:
        # Events are named "connection.connect_tcp.started": where, what, how far.
        match event.partition(".")[2]:
            case "connect_tcp.started":
                direct = (info["host"], info["port"]) == self._target
                self.presumed_reason = NotSentReason.UNREACHABLE if direct else NotSentReason.PROXY
            case "connect_tcp.complete":
                self.resources.insert(0, info["return_value"])
            case "start_tls.started" if info["server_hostname"] == self._target[0]:
                self.presumed_reason = NotSentReason.TLS
            case "send_request_headers.started" if info["request"].method != b"CONNECT":
                self._headers_begun = True
            case failed if failed.endswith(".failed"):
                self._cause = info["exception"].__cause__


_NOT_CONNECTED = {
    ConnectionFailure.PROXY: NotSentReason.PROXY,
    ConnectionFailure.TLS: NotSentReason.TLS,
    ConnectionFailure.NAME_NOT_FOUND: NotSentReason.NAME_NOT_FOUND,
    ConnectionFailure.REFUSED: NotSentReason.REFUSED,
    ConnectionFailure.TIMED_OUT: NotSentReason.CONNECT_TIMEOUT,
    ConnectionFailure.NETWORK: NotSentReason.UNREACHABLE,
    ConnectionFailure.INTERNAL: NotSentReason.INTERNAL,
}


_WITHOUT_PROXY = {
    NotSentReason.NAME_NOT_FOUND,
    NotSentReason.REFUSED,
    NotSentReason.CONNECT_TIMEOUT,
    NotSentReason.UNREACHABLE,
}
"""What a send meets in a network that is left by a proxy alone."""


class _SignedBody(httpx.AsyncByteStream):
    """The signed bytes as a request body, which reports when they are read.

    Not a generator: one that a cancelled write interrupts would be left to the garbage collector.
    """

    def __init__(self, content: bytes, begin: Callable[[], None]) -> None:
        self._left = [content]
        self._begin = begin

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        self._begin()
        if not self._left:
            raise StopAsyncIteration
        return self._left.pop()


def address_of(url: httpx.URL) -> tuple[str, int]:
    """Host and port of an http or https URL. Raises InvalidURL for ports that httpx would replace or fail on late."""
    host = url.raw_host.decode("ascii")
    default = {"http": 80, "https": 443}.get(url.scheme, 0)
    port = default if url.port is None else url.port
    # httpx escapes what no host name holds; only an IPv6 address has a % of its own.
    if not host or ("%" in host and ":" not in host) or not default or not 0 < port <= 65535:
        raise httpx.InvalidURL("no http or https address")
    return host, port


def _milliseconds(date: str) -> int | None:
    # The parser is written for mail and raises more than it promises on strange input.
    with contextlib.suppress(Exception):
        moment = email.utils.parsedate_to_datetime(date)
        return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() * 1000)
    return None
