"""A batch for tests, and a server that answers each of its rows as it is told to."""

import contextlib
import json
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from nxwa_desktop.batch.plan import BatchPlan, Column, Columns, Fixed, VariableKey, encode_plan
from nxwa_desktop.batch.runner import BatchEnd, BatchRunner, Event
from nxwa_desktop.protocol.account import Account
from nxwa_desktop.storage.batch_records import Batch, BatchRow, Counts
from nxwa_desktop.templates.saved_template import SavedTemplate
from tests.support.delivery_harness import DeliveryHarness, account_at, delivery_harness, run
from tests.support.raw_server import ACCEPTED, Peer, RawServer, http

TEMPLATES = tuple(
    SavedTemplate(
        id=language,
        title=language,
        name="order_update",
        language=language,
        body_text=text,
        body_labels=("First Name",),
    )
    for language, text in (("en_US", "Hello {{First Name}}"), ("id", "Halo {{First Name}}"))
)
NAME = VariableKey(in_header=False, label="First Name")
COLUMNS = Columns(Column(0), Fixed("en_US"), ((NAME, Column(1)),))
CLOSED = b""
"""An answer that is none: the connection is closed."""


def refusal(code: int, message: str = "no") -> bytes:
    """An answer with a response code."""
    return http(json.dumps({"code": code, "message": message}).encode())


def recipient(index: int) -> str:
    """The number of a row: each another one, and all of them valid."""
    return f"861360000{index:04}"


def plan_of(columns: Columns = COLUMNS) -> BatchPlan:
    return BatchPlan(("phone", "name", "lang"), columns, TEMPLATES)


class AnsweringServer(RawServer):
    """Answers the n-th request with the n-th answer, and with *accepted* from then on."""

    def __init__(self, *answers: bytes) -> None:
        self._answers = list(answers)
        self._lock = threading.Lock()
        self.received: list[str] = []
        """The recipients, in the order they came."""
        self.on_request: Callable[[str], object] = lambda _: None
        super().__init__(self._answer)

    def _answer(self, peer: Peer) -> None:
        body = peer.read_request().partition(b"\r\n\r\n")[2]
        to = json.loads(body)["to"]
        with self._lock:
            self.received.append(to)
            answer = self._answers.pop(0) if self._answers else http(ACCEPTED)
        self.on_request(to)
        if answer:
            peer.send(answer)


class BatchHarness:
    """A stored batch and what sends it."""

    def __init__(self, sender: DeliveryHarness, account: Account) -> None:
        self.sender = sender
        self.account = sender.keep(account)
        self.events: list[Event] = []
        self.runner: BatchRunner | None = None
        self.on_event: Callable[[Event], object] = lambda _: None

    def add(
        self,
        count: int,
        *,
        columns: Columns = COLUMNS,
        rate: float = 10.0,
        cells: Callable[[int], tuple[str, ...]] = lambda index: (recipient(index), f"David {index}", "en_US"),
        again: Sequence[int] = (),
    ) -> str:
        """Store a batch of so many rows; its id."""
        number = len(self.sender.storage.submit(lambda repos: repos.batches.list()).result(10))
        batch = Batch(
            id=f"b{number}",
            created_at=1_000,
            account_id=self.account.id,
            account_name=self.account.name,
            sandbox=False,
            source="customers.csv",
            template_name="order_update",
            language="en_US",
            rate=rate,
            plan=encode_plan(plan_of(columns)),
        )
        rows = [BatchRow(index, index + 2, cells(index), again=index in again) for index in range(count)]
        self.sender.storage.submit(lambda repos: repos.batches.add(batch, rows)).result(10)
        return batch.id

    def start(self, batch_id: str) -> Batch:
        return self.sender.storage.submit(lambda repos: repos.batches.start(batch_id, 2_000)).result(10)

    def send(self, batch_id: str, clock: Callable[[], float] | None = None) -> BatchEnd:
        """Send what is unsent of it, and wait for the end."""
        batch = self.start(batch_id)

        async def go() -> BatchEnd:
            timed = {} if clock is None else {"clock": clock}
            self.runner = BatchRunner(
                storage=self.sender.storage, delivery=self.sender.delivery, on_event=self._event, **timed
            )
            return await self.runner.run(batch, self.account)

        end = run(go)
        assert self.sender.storage.retried.settle(10)
        return end

    def counts(self, batch_id: str) -> Counts:
        return self.sender.storage.submit(lambda repos: repos.batches.counts(batch_id)).result(10)

    def stored(self, batch_id: str) -> Batch:
        batch = self.sender.storage.submit(lambda repos: repos.batches.get(batch_id)).result(10)
        assert batch is not None
        return batch

    def _event(self, event: Event) -> None:
        self.events.append(event)
        self.on_event(event)


@contextlib.contextmanager
def batch_harness(folder: Path, server: RawServer) -> Iterator[BatchHarness]:
    with delivery_harness(folder) as sender:
        yield BatchHarness(sender, account_at(server.url()))
