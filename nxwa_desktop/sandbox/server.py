"""The endpoint on loopback: the real one's checks and answers, without an account.

SandboxError      the sandbox cannot do what was asked
├─ CannotListen   no loopback port to be had
└─ NotRunning     there is no URL before `start` and after `stop`
"""

import socket
import threading
import time
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Self

import msgspec

from nxwa_desktop.sandbox import answers
from nxwa_desktop.sandbox.account import SANDBOX_SECRET, KnownAccount, sandbox_account
from nxwa_desktop.sandbox.http import InvalidRequest, Request, read_request, write_answer
from nxwa_desktop.sandbox.listener import LOOPBACK, Listener
from nxwa_desktop.sandbox.request_handler import PATH, Reaction, handle_request

SLOW_ANSWER_SECONDS = 15.0


class SandboxError(Exception):
    """The sandbox cannot do what was asked."""


class CannotListen(SandboxError):  # noqa: N818 - a state, told as one
    """No loopback port to be had; the text says why."""


class NotRunning(SandboxError):  # noqa: N818 - a state, told as one
    """There is no URL before `start` and after `stop`."""


class ReceivedRequest(msgspec.Struct, frozen=True):
    """One request that was read to its end, or refused before its body."""

    method: str
    path: str
    """The target as received, query included."""
    headers: tuple[tuple[str, str], ...]
    """In the order and spelling received."""
    body: bytes
    """Empty where the request was refused before its body was read."""
    code: int | None
    """The code it is answered with; None where the answer holds none."""


class Sandbox:
    """The endpoint, on a free port of 127.0.0.1 and on daemon threads of this process.

    `clock` gives seconds since the epoch and rules the time window and the header `Date`. `accounts` maps
    access keys to those let in; by default the practice account alone. Nothing of a request is kept; `on_request` is
    called with each before its answer leaves, on any thread. Usable from any thread.
    """

    def __init__(
        self,
        *,
        clock: Callable[[], float] = time.time,
        accounts: Mapping[str, KnownAccount] | None = None,
        slow_answer_seconds: float = SLOW_ANSWER_SECONDS,
        on_request: Callable[[ReceivedRequest], object] | None = None,
    ) -> None:
        self._clock = clock
        self._accounts = _sandbox_accounts() if accounts is None else accounts
        self._slow_answer_seconds = slow_answer_seconds
        self._on_request = on_request
        self._lock = threading.Lock()
        self._listener: Listener | None = None

    def start(self) -> None:
        """Listen; does nothing if it already does. Raises CannotListen. After `stop`, listens on another port."""
        with self._lock:
            if self._listener is None:
                try:
                    self._listener = Listener(self._serve)
                except OSError as error:
                    raise CannotListen(str(error)) from error

    def stop(self) -> None:
        """End every connection, also those that wait; does nothing if stopped. Takes milliseconds."""
        with self._lock:
            if self._listener is not None:
                self._listener.close()
                self._listener = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.stop()

    @property
    def url(self) -> str:
        """Where to send to. Raises NotRunning."""
        listener = self._listener
        if listener is None:
            raise NotRunning("the sandbox is not running")
        return f"http://{LOOPBACK}:{listener.port}{PATH}"

    def _serve(self, connection: socket.socket, stopping: threading.Event) -> None:
        with connection.makefile("rb") as incoming, connection.makefile("wb") as outgoing:
            received = read_request(incoming, outgoing, port=connection.getsockname()[1])
            if received is None:
                return
            now = self._clock()
            reaction = self._react(received, now)
            request = received.request if isinstance(received, InvalidRequest) else received
            if request is not None and self._on_request is not None:
                self._on_request(_seen(request, reaction))
            if reaction.answer is None or (reaction.slow and stopping.wait(self._slow_answer_seconds)):
                return
            method = request.method if request else ""
            write_answer(outgoing, reaction.answer, date=answers.http_date(now), method=method)

    def _react(self, received: Request | InvalidRequest, now: float) -> Reaction:
        if isinstance(received, InvalidRequest):
            return Reaction(answers.failed(received.status, received.reason))
        try:
            return handle_request(received, self._accounts, now_ms=round(now * 1000))
        except Exception:
            # As at the real endpoint: a fault of the server's own is an answer, not a dead connection.
            return Reaction(answers.failed(500, "Internal server error"))


def _seen(request: Request, reaction: Reaction) -> ReceivedRequest:
    code = reaction.answer.code if reaction.answer else None
    return ReceivedRequest(request.method, request.target, request.headers, request.body, code)


def _sandbox_accounts() -> dict[str, KnownAccount]:
    account = sandbox_account("")
    return {account.access_key: KnownAccount(account, SANDBOX_SECRET)}
