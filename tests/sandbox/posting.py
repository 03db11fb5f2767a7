"""What the sandbox's tests share: signed requests made by the client's own code, and raw ways to send them."""

import http.client
import json
import socket
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import msgspec

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.message import Message
from nxwa_desktop.protocol.request_body import encode_body
from nxwa_desktop.protocol.signing import SignedRequest, sign_request
from nxwa_desktop.sandbox.account import SANDBOX_SECRET, sandbox_account
from nxwa_desktop.sandbox.answers import Rejection
from nxwa_desktop.sandbox.body_rules import CheckedBody, check_body
from tests.support.recording import Sandbox

PATIENCE = 10.0
"""Seconds until a test gives up; none is meant to take them."""

MESSAGE = Message(
    recipient="8613600009759", template_name="text_template", language="en_US", body=("David", "China", "中国")
)


class Response(msgspec.Struct, frozen=True):
    """An HTTP answer as a test sees it."""

    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def tree(self) -> Any:
        return json.loads(self.content)

    @property
    def code(self) -> int:
        return int(self.tree["code"])

    @property
    def message(self) -> str:
        return str(self.tree["message"])


def body_tree(**changes: Any) -> dict[str, Any]:
    """The document's body for the sandbox's account; `...` as a value leaves the key out."""
    tree = json.loads(encode_body(MESSAGE, sandbox_account("")))
    tree.update(changes)
    return {key: value for key, value in tree.items() if value is not ...}


def template_tree(**changes: Any) -> dict[str, Any]:
    """As `body_tree`, with changes inside `template`."""
    template = {**body_tree()["template"], **changes}
    return body_tree(template={key: value for key, value in template.items() if value is not ...})


def signed(
    url: str,
    body: bytes | dict[str, Any],
    *,
    secret: str = SANDBOX_SECRET,
    ts: str | None = None,
    account: Account | None = None,
) -> SignedRequest:
    """`body` signed as the client signs it."""
    raw = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
    ts = str(time.time_ns() // 1_000_000) if ts is None else ts
    return sign_request(account or sandbox_account(url), raw, secret=secret, ts=ts)


def post(request: SignedRequest, changes: Mapping[str, str | None] | None = None) -> Response:
    """Send it, with headers changed, added, or (None) left out."""
    headers = dict(request.headers)
    for name, value in (changes or {}).items():
        headers.pop(name, None)
        if value is not None:
            headers[name] = value
    return ask(request.url, request.method, headers, request.body)


def ask(url: str, method: str, headers: Mapping[str, str], body: bytes | None = None) -> Response:
    """One request through the standard library's client."""
    parts = urlsplit(url)
    assert parts.hostname
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=PATIENCE)
    try:
        connection.request(method, parts.path, body=body, headers=dict(headers))
        response = connection.getresponse()
        return Response(response.status, dict(response.getheaders()), response.read())
    finally:
        connection.close()


def send(sandbox: Sandbox, body: bytes | dict[str, Any]) -> Response:
    """A well-signed `body`, and its answer."""
    return post(signed(sandbox.url, body))


def recipient(sandbox: Sandbox, number: str) -> Response:
    """The standard message to `number`."""
    return send(sandbox, body_tree(to=number))


def connect(sandbox: Sandbox) -> socket.socket:
    """A raw connection to the sandbox."""
    parts = urlsplit(sandbox.url)
    return socket.create_connection((parts.hostname or "", parts.port or 0), timeout=PATIENCE)


def raw(sandbox: Sandbox, data: bytes) -> bytes:
    """Send `data`, say that nothing follows, and return everything that comes back."""
    with connect(sandbox) as connection:
        connection.sendall(addressed(sandbox, data))
        connection.shutdown(socket.SHUT_WR)
        return read_all(connection)


def addressed(sandbox: Sandbox, data: bytes) -> bytes:
    """The request with the sandbox's name as its last header, unless it names a host; `$HOST` stands for it."""
    data = data.replace(b"$HOST", urlsplit(sandbox.url).netloc.encode())
    head, end, body = data.partition(b"\r\n\r\n")
    if not end or b"\r\nhost:" in head.lower():
        return data
    return b"%b\r\nHost: %b\r\n\r\n%b" % (head, urlsplit(sandbox.url).netloc.encode(), body)


def read_all(connection: socket.socket) -> bytes:
    """Everything until the sandbox closes."""
    chunks: list[bytes] = []
    while chunk := connection.recv(65536):
        chunks.append(chunk)
    return b"".join(chunks)


def wire_form(request: SignedRequest) -> bytes:
    """The request's bytes as a client would write them."""
    lines = [f"POST {urlsplit(request.url).path} HTTP/1.1", *(f"{name}: {value}" for name, value in request.headers)]
    lines.append(f"Host: {urlsplit(request.url).netloc}")
    head = "\r\n".join([*lines, f"Content-Length: {len(request.body)}", "", ""])
    return head.encode() + request.body


# without a server

ACCOUNT = sandbox_account("http://127.0.0.1/")


def verdict(tree: Any) -> CheckedBody | Rejection:
    raw = tree if isinstance(tree, bytes) else json.dumps(tree).encode()
    return check_body(raw, ACCOUNT)


def code(tree: Any) -> int:
    result = verdict(tree)
    return result.code if isinstance(result, Rejection) else 0


def with_parameter(parameter: Any, kind: str = "body") -> dict[str, Any]:
    return template_tree(components=[{"type": kind, "parameters": [parameter]}])
