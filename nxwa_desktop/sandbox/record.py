"""What the sandbox saw, for whoever wants to look or to wait for it."""

import collections
import threading

import msgspec

KEPT = 1_000


class SeenRequest(msgspec.Struct, frozen=True):
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


class Record:
    """The last `KEPT` requests; safe to use from any thread."""

    def __init__(self) -> None:
        self._arrival = threading.Condition()
        self._seen: collections.deque[SeenRequest] = collections.deque(maxlen=KEPT)
        self._unclaimed = 0

    def add(self, request: SeenRequest) -> None:
        """Keep `request` and wake those who wait for one."""
        with self._arrival:
            self._seen.append(request)
            self._unclaimed = min(self._unclaimed + 1, KEPT)
            self._arrival.notify()

    def all(self) -> tuple[SeenRequest, ...]:
        """Those kept, oldest first."""
        with self._arrival:
            return tuple(self._seen)

    def claim(self, timeout: float) -> SeenRequest:
        """The oldest request no earlier call returned, waiting at most `timeout` seconds; else TimeoutError."""
        with self._arrival:
            if not self._arrival.wait_for(lambda: self._unclaimed > 0, timeout):
                raise TimeoutError(f"no request within {timeout} s")
            request = self._seen[-self._unclaimed]
            self._unclaimed -= 1
            return request
