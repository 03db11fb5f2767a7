"""The simulated endpoint as a server: the real one's checks and answers, without an account.

SandboxError      base of the two below
├─ CannotListen   no loopback port is available
└─ NotRunning     there is no URL before `start` and after `stop`
"""

import threading
import time
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Self

import msgspec

from nxwa_desktop.sandbox import answers
from nxwa_desktop.sandbox.account import SANDBOX_SECRET, KnownAccount, sandbox_account
from nxwa_desktop.sandbox.http import InvalidRequest, Request, read_request, write_answer
from nxwa_desktop.sandbox.listener import LOOPBACK, Connection, Listener
from nxwa_desktop.sandbox.rehearsal import SLOW_ANSWER_SECONDS
from nxwa_desktop.sandbox.request_handler import PATH, Reaction, handle_request

if TYPE_CHECKING:
    from nxwa_desktop.sandbox.template_lists import ListRehearsal


class SandboxError(Exception):
    """Base of the sandbox's errors."""


class CannotListen(SandboxError):  # noqa: N818 - named after the state
    """No loopback port is available; the text is the system's reason."""


class NotRunning(SandboxError):  # noqa: N818 - named after the state
    """The URL was asked for before `start` or after `stop`."""


class ReceivedRequest(msgspec.Struct, frozen=True):
    """A request as received, for tests and diagnosis."""

    method: str
    path: str
    """The target as received, with its query."""
    headers: tuple[tuple[str, str], ...]
    """In the order and spelling received."""
    body: bytes
    """Empty where the request was rejected before its body was read."""
    code: int | None
    """The code of the answer; None where it has none."""


class Sandbox:
    """The endpoint on a free port of 127.0.0.1, on daemon threads of this process. Usable from any thread.

    `clock` gives seconds since the epoch, for the time window and the header `Date`. `accounts` maps access keys to the
    accepted accounts, by default the sandbox's own alone. Nothing of a request is stored; `on_request` is called with
    each before its answer is written, on any thread.
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
        self.list_rehearsal: ListRehearsal | None = None
        """How requests for the list of templates are answered; None for the usual way."""

    def start(self) -> None:
        """Start to listen, if it does not yet. Raises CannotListen. After `stop` the port is another one."""
        with self._lock:
            if self._listener is None:
                try:
                    self._listener = Listener(self._serve)
                except OSError as error:
                    raise CannotListen(str(error)) from error

    def stop(self) -> None:
        """Close every connection, waiting ones too, within milliseconds. Does nothing if stopped."""
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
        """The endpoint's URL. Raises NotRunning."""
        listener = self._listener
        if listener is None:
            raise NotRunning("the sandbox is not running")
        return f"http://{LOOPBACK}:{listener.port}{PATH}"

    def _serve(self, connection: Connection, stopping: threading.Event) -> None:
        received = read_request(connection.incoming, connection.outgoing, port=connection.port)
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
        write_answer(connection.outgoing, reaction.answer, date=answers.http_date(now), method=method)

    def _react(self, received: Request | InvalidRequest, now: float) -> Reaction:
        if isinstance(received, InvalidRequest):
            return Reaction(answers.failed(received.status, received.reason))
        try:
            return handle_request(
                received, self._accounts, now_ms=round(now * 1000), list_rehearsal=self.list_rehearsal
            )
        except Exception:
            # As at the real endpoint, an internal error is an answer, not a dropped connection.
            return Reaction(answers.failed(500, "Internal server error"))


def _seen(request: Request, reaction: Reaction) -> ReceivedRequest:
    code = reaction.answer.code if reaction.answer else None
    return ReceivedRequest(request.method, request.target, request.headers, request.body, code)


def _sandbox_accounts() -> dict[str, KnownAccount]:
    account = sandbox_account("")
    return {account.access_key: KnownAccount(account, SANDBOX_SECRET)}
