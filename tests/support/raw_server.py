"""Servers on loopback that misbehave byte by byte: raw sockets on threads, all of them stopped at the end.

And the client's side of such a test: a loop as the program builds it, and a request.
"""

import asyncio
import contextlib
import datetime
import ipaddress
import os
import select
import socket
import ssl
import struct
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any, Self, TypeVar

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from nxwa_desktop.protocol.http_client import DEFAULT_LIMITS, Client, Limits, Reply
from nxwa_desktop.protocol.outcome import NotSent, NotSentReason, Unknown, UnknownReason
from nxwa_desktop.protocol.signature_algorithms import Algorithm
from nxwa_desktop.protocol.signing import SignedRequest, sign_request
from nxwa_desktop.system.threads import DaemonExecutor
from tests.support.accounts import make_account

T = TypeVar("T")
ACCEPTED = b'{"code":0,"data":{"message_id":"wamid.1"},"traceId":"t1"}'
HEAD = b"HTTP/1.1 200 OK\r\n"
MIB = 1024 * 1024

PATIENCE = 20.0
"""Seconds after which a server gives a test up; no passing test waits that long."""


class Peer:
    """The server's end of one connection."""

    def __init__(self, sock: socket.socket, stopped: threading.Event) -> None:
        self.sock = sock
        self.received = b""
        self.stopped = stopped
        """Set when the test is over: wait for it to keep a connection open in silence."""

    def read_until(self, mark: bytes) -> bytes:
        """Everything received so far, once `mark` is in it or the client has closed."""
        while mark not in self.received and (data := self.sock.recv(65536)):
            self.received += data
        return self.received

    def read_request(self) -> bytes:
        """One request with its body, as the bytes that came. Raises ConnectionError where the client left before."""
        head, end, body = self.read_until(b"\r\n\r\n").partition(b"\r\n\r\n")
        lengths = [
            line.partition(b":")[2] for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")
        ]
        missing = (int(lengths[0]) if lengths else 0) - len(body)
        while missing > 0 and (data := self.sock.recv(min(missing, 65536))):
            self.received += data
            missing -= len(data)
        if missing > 0 or not end:
            raise ConnectionError("the client left before the end of its request")
        return self.received

    def send(self, data: bytes) -> None:
        self.sock.sendall(data)

    def wait_closed(self) -> None:
        """Read until the client closes, resets, or the test is over."""
        while self.sock.recv(65536):
            pass

    def reset(self) -> None:
        """Close with RST instead of FIN."""
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.sock.close()


class RawServer:
    """Runs `serve` on a thread for each connection, and keeps what each one received in `peers`."""

    def __init__(self, serve: Callable[[Peer], None], *, tls: ssl.SSLContext | None = None) -> None:
        self.peers: list[Peer] = []
        self.accepted = threading.Event()
        self.done = threading.Event()
        """Set when a connection has been served to its end."""
        self._serve = serve
        self._tls = tls
        self._stopped = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._threads = [threading.Thread(target=self._accept, name="raw-server")]

    def url(self, host: str = "127.0.0.1") -> str:
        return f"{'https' if self._tls else 'http'}://{host}:{self.port}/saas/wa/send"

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        self._wake()
        self._threads[0].join(PATIENCE)
        self._listener.close()
        for peer in self.peers:
            with contextlib.suppress(OSError):
                peer.sock.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(PATIENCE)
            assert not thread.is_alive(), "a raw server did not stop"
        for peer in self.peers:
            peer.sock.close()

    def _wake(self) -> None:
        """End the wait for the next connection: on Windows only a connection does."""
        with contextlib.suppress(OSError):
            if os.name == "nt":
                with socket.socket() as caller:
                    caller.connect(("127.0.0.1", self.port))
            else:
                self._listener.shutdown(socket.SHUT_RDWR)

    def _accept(self) -> None:
        while not self._stopped.is_set():
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            if self._stopped.is_set():
                sock.close()
                return
            sock.settimeout(PATIENCE)
            peer = Peer(sock, self._stopped)
            self.peers.append(peer)
            self.accepted.set()
            thread = threading.Thread(target=self._run, args=(peer,), name="raw-server-connection")
            self._threads.append(thread)
            thread.start()

    def _run(self, peer: Peer) -> None:
        # The client may go away at any time; what it got is the test's business.
        with contextlib.suppress(OSError):
            if self._tls:
                peer.sock = self._tls.wrap_socket(peer.sock, server_side=True)
            self._serve(peer)
        peer.sock.close()
        self.done.set()


def answering(answer: bytes) -> Callable[[Peer], None]:
    """Read a whole request, send `answer`, close."""

    def serve(peer: Peer) -> None:
        peer.read_request()
        peer.send(answer)

    return serve


def http(body: bytes, status: str = "200 OK", *headers: str) -> bytes:
    """An answer with a right Content-Length."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def tunnel(port: int) -> Callable[[Peer], None]:
    """A CONNECT proxy that leads everything to `port` on loopback, whatever it was asked for."""

    def serve(peer: Peer) -> None:
        peer.read_until(b"\r\n\r\n")
        with socket.create_connection(("127.0.0.1", port), PATIENCE) as inner:
            peer.send(b"HTTP/1.1 200 Connection established\r\n\r\n")
            ends = {peer.sock: inner, inner: peer.sock}
            while True:
                for sock in select.select(list(ends), [], [], PATIENCE)[0]:
                    if not (data := sock.recv(65536)):
                        return
                    ends[sock].sendall(data)

    return serve


@contextlib.contextmanager
def full_backlog() -> Iterator[int]:
    """A port that listens but accepts no one: its queue is full, so a connection is neither made nor refused."""
    with contextlib.ExitStack() as stack:
        listener = stack.enter_context(socket.socket())
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        for _ in range(4):
            filler = stack.enter_context(socket.socket())
            filler.setblocking(False)
            filler.connect_ex(listener.getsockname())
        yield listener.getsockname()[1]


def closed_port() -> int:
    """A port where nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


class Certificate:
    """A self-signed certificate for `names`, written to `folder`; to trust it, name `path` as the authorities' file."""

    def __init__(self, folder: Path, *names: str, expired: bool = False) -> None:
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0])])
        now = datetime.datetime.now(datetime.UTC)
        day = datetime.timedelta(days=1)
        certificate = (
            x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
            .not_valid_before(now - 3 * day)
            .not_valid_after(now - day if expired else now + day)
            .add_extension(x509.SubjectAlternativeName([_general_name(text) for text in names]), critical=False)
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .sign(key, hashes.SHA256())
        )
        self.path = folder / f"{names[0]}.pem"
        private = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        self.path.write_bytes(certificate.public_bytes(serialization.Encoding.PEM) + private)

    def server_context(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.path)
        return context


def _general_name(text: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(text))
    except ValueError:
        return x509.DNSName(text)


def signed(url: str, body: bytes = b'{"tenant_id":1}', algorithm: Algorithm = Algorithm.MD5) -> SignedRequest:
    account = make_account(endpoint=url, tenant_id=1, algorithm=algorithm)
    return sign_request(account, body, secret="abciiiko2k3", ts="1655710885431")


def run(
    use: Callable[[Client], Awaitable[T]], limits: Limits = DEFAULT_LIMITS, clock: Callable[[], float] = time.time
) -> T:
    """Run `use` in a loop like the program's; fails when the client leaves a task or a generator behind."""

    async def main() -> T:
        loop = asyncio.get_running_loop()
        loop.set_default_executor(DaemonExecutor())
        client = Client(limits, clock=clock)
        result = await use(client)
        await client.aclose()
        await asyncio.sleep(0)
        assert asyncio.all_tasks() == {asyncio.current_task()}
        return result

    return asyncio.run(main())


def post(
    request: SignedRequest | str, limits: Limits = DEFAULT_LIMITS, clock: Callable[[], float] = time.time
) -> Reply:
    """Send `request`, or a small one to the URL that stands in its place."""
    outgoing = signed(request) if isinstance(request, str) else request
    return run(lambda client: client.post(outgoing), limits, clock)


def names(monkeypatch: pytest.MonkeyPatch, look_up: Callable[[], list[str]]) -> None:
    """Let every name mean the addresses that `look_up` gives."""

    def getaddrinfo(host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        found = look_up()
        return [
            (socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))
            for address in found
        ]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)


def reason_of(reply: Reply) -> NotSentReason | UnknownReason:
    """Why a send did not end with an answer."""
    assert isinstance(reply.outcome, NotSent | Unknown), reply.outcome
    return reply.outcome.reason
