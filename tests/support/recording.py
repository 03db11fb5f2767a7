"""The sandbox with a memory of what it was asked: the program keeps none."""

import collections
import threading
import time
from collections.abc import Callable, Mapping

from nxwa_desktop.sandbox.account import KnownAccount
from nxwa_desktop.sandbox.rehearsal import SLOW_ANSWER_SECONDS
from nxwa_desktop.sandbox.server import ReceivedRequest
from nxwa_desktop.sandbox.server import Sandbox as PlainSandbox

KEPT = 1_000


class Record:
    """The last `KEPT` requests; safe to use from any thread."""

    def __init__(self) -> None:
        self._arrival = threading.Condition()
        self._seen: collections.deque[ReceivedRequest] = collections.deque(maxlen=KEPT)
        self._unclaimed = 0

    def add(self, request: ReceivedRequest) -> None:
        """Keep `request` and wake those who wait for one."""
        with self._arrival:
            self._seen.append(request)
            self._unclaimed = min(self._unclaimed + 1, KEPT)
            self._arrival.notify()

    def all(self) -> tuple[ReceivedRequest, ...]:
        """Those kept, oldest first."""
        with self._arrival:
            return tuple(self._seen)

    def claim(self, timeout: float) -> ReceivedRequest:
        """The oldest request no earlier call returned, waiting at most `timeout` seconds; else TimeoutError."""
        with self._arrival:
            if not self._arrival.wait_for(lambda: self._unclaimed > 0, timeout):
                raise TimeoutError(f"no request within {timeout} s")
            request = self._seen[-self._unclaimed]
            self._unclaimed -= 1
            return request


class Sandbox(PlainSandbox):
    """The program's sandbox, and the requests that came in."""

    def __init__(
        self,
        *,
        clock: Callable[[], float] = time.time,
        accounts: Mapping[str, KnownAccount] | None = None,
        slow_answer_seconds: float = SLOW_ANSWER_SECONDS,
    ) -> None:
        self._record = Record()
        super().__init__(
            clock=clock, accounts=accounts, slow_answer_seconds=slow_answer_seconds, on_request=self._record.add
        )

    @property
    def requests(self) -> tuple[ReceivedRequest, ...]:
        """The last 1,000 requests, oldest first; each is there before its answer leaves."""
        return self._record.all()

    def wait_for_request(self, timeout: float) -> ReceivedRequest:
        """The oldest request that no earlier call returned; waits at most `timeout` seconds, then TimeoutError."""
        return self._record.claim(timeout)
