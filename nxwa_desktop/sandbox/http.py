"""The part of HTTP/1.1 that one request and one answer need.

Importing `http.server` instead would add 22 ms to the moment the sandbox is chosen, or to a start in it.
"""

import http
import re
from typing import BinaryIO

import msgspec

from nxwa_desktop.sandbox.answers import Answer
from nxwa_desktop.sandbox.listener import LOOPBACK

MAX_BODY = 1024 * 1024
_MAX_LINE = 8192
_MAX_HEADERS = 100

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_REQUEST_LINE = re.compile(r"([!#$%&'*+.^_`|~0-9A-Za-z-]+) ([\x21-\x7e]+) HTTP/([0-9])\.[0-9]")


class Request(msgspec.Struct, frozen=True):
    """A request as received: headers in their order and spelling, the body's raw bytes."""

    method: str
    target: str
    headers: tuple[tuple[str, str], ...]
    body: bytes = b""

    @property
    def path(self) -> str:
        """The target without its query."""
        return self.target.partition("?")[0]

    def header(self, name: str, default: str = "") -> str:
        """The first header of this name, in any case."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), default)


class InvalidRequest(msgspec.Struct, frozen=True):
    """A request that HTTP forbids: the status to answer, the reason, and the part that could be parsed."""

    status: int
    reason: str
    request: Request | None = None


class _RequestError(Exception):
    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.invalid = InvalidRequest(status, reason)


class _ConnectionClosed(Exception):  # noqa: N818 - never leaves this module
    """The peer closed the connection before the end of its request."""


def read_request(incoming: BinaryIO, outgoing: BinaryIO, *, port: int) -> Request | InvalidRequest | None:
    """Read one request; None if the peer closed the connection before its end. Raises OSError of the streams.

    `outgoing` is for the interim answer to `Expect: 100-continue`. `port` is the port that was reached: a request with
    another Host comes from a web page by DNS rebinding.
    """
    try:
        head = _read_head(incoming)
    except _RequestError as error:
        return error.invalid
    except _ConnectionClosed:
        return None
    try:
        _check_host(head, port)
        length = _body_length(head)
    except _RequestError as error:
        return InvalidRequest(error.invalid.status, error.invalid.reason, head)
    if head.header("Expect").lower() == "100-continue":
        outgoing.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        outgoing.flush()
    body = incoming.read(length)
    return msgspec.structs.replace(head, body=body) if len(body) == length else None


def write_answer(outgoing: BinaryIO, answer: Answer, *, date: str, method: str) -> None:
    """Write one answer, which also announces the end of the connection."""
    lines = [
        f"HTTP/1.1 {answer.status} {http.HTTPStatus(answer.status).phrase}",
        f"Date: {date}",
        f"Content-Type: {answer.content_type}",
        f"Content-Length: {len(answer.content)}",
        "Connection: close",
    ]
    if answer.status == http.HTTPStatus.METHOD_NOT_ALLOWED:
        lines.append("Allow: POST")
    head = "\r\n".join([*lines, "", ""]).encode("ascii")
    outgoing.write(head if method == "HEAD" else head + answer.content)
    outgoing.flush()


def _read_head(incoming: BinaryIO) -> Request:
    line = _read_line(incoming, too_long=http.HTTPStatus.REQUEST_URI_TOO_LONG)
    match = _REQUEST_LINE.fullmatch(line)
    if match is None:
        raise _RequestError(400, "Bad request line")
    method, target, version = match.groups()
    if version != "1":
        raise _RequestError(505, "HTTP version not supported")
    headers: list[tuple[str, str]] = []
    while line := _read_line(incoming, too_long=http.HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE):
        name, colon, value = line.partition(":")
        if not colon or not _TOKEN.fullmatch(name):
            raise _RequestError(400, "Bad header line")
        if len(headers) == _MAX_HEADERS:
            raise _RequestError(431, "Too many headers")
        headers.append((name, value.strip(" \t")))
    return Request(method, target, tuple(headers))


def _read_line(incoming: BinaryIO, *, too_long: int) -> str:
    line = incoming.readline(_MAX_LINE + 1)
    if len(line) > _MAX_LINE:
        raise _RequestError(too_long, "Line too long")
    if not line.endswith(b"\n"):
        raise _ConnectionClosed
    return line.removesuffix(b"\n").removesuffix(b"\r").decode("latin-1")


def _check_host(head: Request, port: int) -> None:
    named = [value.lower() for name, value in head.headers if name.lower() == "host"]
    if named not in ([f"{LOOPBACK}:{port}"], [f"localhost:{port}"]):
        raise _RequestError(http.HTTPStatus.MISDIRECTED_REQUEST, f"Host must be {LOOPBACK}:{port} or localhost:{port}")


def _body_length(head: Request) -> int:
    if head.header("Transfer-Encoding"):
        raise _RequestError(411, "Length required: send Content-Length, not a chunked body")
    lengths = {value for name, value in head.headers if name.lower() == "content-length"}
    if not lengths:
        return 0
    digits = lengths.pop()
    if lengths or not re.fullmatch("[0-9]+", digits):
        raise _RequestError(400, "Bad Content-Length")
    significant = digits.lstrip("0") or "0"
    if len(significant) > len(str(MAX_BODY)) or int(significant) > MAX_BODY:
        raise _RequestError(413, f"Body over {MAX_BODY} bytes")
    return int(significant)
