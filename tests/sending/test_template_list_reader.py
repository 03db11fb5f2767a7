"""Reading NXCloud's list of templates over loopback."""

import asyncio
import itertools
import json
import time
from collections.abc import Callable, Iterator

import pytest

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.http_client import Client, Limits
from nxwa_desktop.protocol.outcome import NotSent, NotSentReason, Rejected, Unknown
from nxwa_desktop.protocol.template_list import PAGE_SIZE, ListSource
from nxwa_desktop.sandbox.account import SANDBOX_SECRET
from nxwa_desktop.sandbox.template_lists import ListRehearsal
from nxwa_desktop.sending.template_list_reader import LIST_LIMITS, ListFailure, TemplateListing, TemplateListReader
from nxwa_desktop.storage.secrets.vault import Vault
from nxwa_desktop.storage.secrets.worker import SecretWorker
from nxwa_desktop.templates.template_status import TemplateStatus, status_of
from tests.support.delivery_harness import Computer, account_at, run
from tests.support.raw_server import Peer, RawServer, http
from tests.support.recording import Sandbox


class Reading:
    """A reader with a real vault that holds the sandbox's secret."""

    def __init__(self, computer: Computer) -> None:
        self.vault = Vault()
        self.secrets = SecretWorker(self.vault)
        self.clock = computer.clock()
        self.client = Client(LIST_LIMITS, clock=lambda: self.clock.local_ms() / 1000)
        self.seconds = 30.0

    def read(
        self, account: Account, *, known: ListSource | None = None, url: str = ""
    ) -> TemplateListing | ListFailure:
        self.vault.keep_for_session(account.id, SANDBOX_SECRET)
        reader = TemplateListReader(secrets=self.secrets, clock=self.clock, client=self.client, seconds=self.seconds)
        return run(lambda: reader.read(account, known=known, url=url))

    def listed(self, account: Account, **options: str) -> TemplateListing:
        found = self.read(account, **options)  # type: ignore[arg-type]
        assert isinstance(found, TemplateListing), found
        return found

    def failure(self, account: Account) -> ListFailure:
        found = self.read(account)
        assert isinstance(found, ListFailure), found
        return found


@pytest.fixture
def reading(computer: Computer) -> Iterator[Reading]:
    opened = Reading(computer)
    yield opened
    opened.secrets.close(5)
    opened.vault.close()


def rows(count: int, first: int = 0) -> list[dict[str, object]]:
    return [{"name": f"t{first + at}", "language": "en", "content": "Hello", "status": 2} for at in range(count)]


def pages(*answers: bytes) -> Callable[[Peer], None]:
    """A server that answers the n-th request with the n-th answer, and the rest with the last."""
    numbers = itertools.count()

    def serve(peer: Peer) -> None:
        peer.read_request()
        peer.send(answers[min(next(numbers), len(answers) - 1)])

    return serve


def answer(listed: list[dict[str, object]]) -> bytes:
    return http(json.dumps({"code": 0, "data": {"list": listed}}).encode())


@pytest.mark.parametrize(
    "rehearsal", [ListRehearsal.DATA_LIST, ListRehearsal.DATA_ARRAY, ListRehearsal.TOP_LEVEL, ListRehearsal.NOT_THERE]
)
def test_the_sandbox_s_list_in_every_shape(reading: Reading, sandbox: Sandbox, rehearsal: ListRehearsal) -> None:
    sandbox.list_rehearsal = rehearsal
    found = reading.listed(account_at(sandbox.url))
    by_other = rehearsal is ListRehearsal.NOT_THERE
    assert found.source is (ListSource.GET_TEMPLATE if by_other else ListSource.SAAS)
    assert len({each.name for each in found.templates}) >= 10
    statuses = {status_of(each.status) for each in found.templates}
    assert {TemplateStatus.IN_USE, TemplateStatus.PENDING, TemplateStatus.REJECTED, TemplateStatus.PAUSED} <= statuses
    assert [each.name for each in found.unreadable] == ([] if by_other else ["unreadable"])
    assert found.is_complete


def test_one_row_and_none(reading: Reading, sandbox: Sandbox) -> None:
    sandbox.list_rehearsal = ListRehearsal.ONE_ROW
    assert [each.name for each in reading.listed(account_at(sandbox.url)).templates] == ["order_update"]
    sandbox.list_rehearsal = ListRehearsal.EMPTY
    assert reading.listed(account_at(sandbox.url)).templates == ()


def test_a_known_source_is_asked_first(reading: Reading, sandbox: Sandbox) -> None:
    reading.listed(account_at(sandbox.url), known=ListSource.GET_TEMPLATE)
    assert [seen.path for seen in sandbox.requests] == ["/api/wa/getTemplate"]


def test_a_clock_that_is_wrong_is_corrected_at_once(reading: Reading, sandbox: Sandbox, computer: Computer) -> None:
    computer.is_set(-3_600)
    assert reading.listed(account_at(sandbox.url)).templates
    assert reading.clock.offset_ms(sandbox.url) == pytest.approx(3_600_000, abs=2_000)


def test_pages_until_a_short_one(reading: Reading) -> None:
    with RawServer(pages(answer(rows(PAGE_SIZE)), answer(rows(PAGE_SIZE, PAGE_SIZE)), answer(rows(3, 500)))) as server:
        found = reading.listed(account_at(server.url()))
        requests = [peer.received.split(b" ")[1] for peer in server.peers]
    assert len(found.templates) == 2 * PAGE_SIZE + 3
    assert [b"page_number=%d&" % number in path for number, path in enumerate(requests, 1)] == [True] * 3


def test_a_server_that_repeats_its_page_is_not_asked_for_ever(reading: Reading) -> None:
    with RawServer(pages(answer(rows(PAGE_SIZE)))) as server:
        found = reading.listed(account_at(server.url()))
        assert len(server.peers) == 2
    assert len(found.templates) == PAGE_SIZE


@pytest.mark.parametrize(
    ("broken", "kind"),
    [
        (http(b'{"code": 1003, "message": "no"}'), Rejected),
        (http(b"<html>", "502 Bad Gateway"), Unknown),
        (http(b'{"code": 0, "data": {"li'), Unknown),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n{", Unknown),
    ],
)
def test_a_list_that_breaks_off_is_no_list(reading: Reading, broken: bytes, kind: type) -> None:
    with RawServer(pages(answer(rows(PAGE_SIZE)), broken)) as server:
        failure = reading.failure(account_at(server.url()))
    assert isinstance(failure.outcome, kind)
    assert failure.page == 2


def test_a_shape_that_nobody_knows_is_kept(reading: Reading, sandbox: Sandbox) -> None:
    sandbox.list_rehearsal = ListRehearsal.OTHER_SHAPE
    failure = reading.failure(account_at(sandbox.url))
    assert failure.outcome is None
    assert b'"result"' in failure.answer


@pytest.mark.parametrize("rehearsal", [ListRehearsal.PAGE, ListRehearsal.NO_PERMISSION])
def test_what_the_sandbox_refuses(reading: Reading, sandbox: Sandbox, rehearsal: ListRehearsal) -> None:
    sandbox.list_rehearsal = rehearsal
    found = reading.read(account_at(sandbox.url))
    # No permission at the first list: the second one is asked, and answers.
    assert isinstance(found, TemplateListing) is (rehearsal is ListRehearsal.NO_PERMISSION)


def test_without_a_secret_nothing_is_asked(reading: Reading, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading.vault, "keep_for_session", lambda *_: None)
    failure = reading.failure(account_at(sandbox.url))
    assert isinstance(failure.outcome, NotSent)
    assert sandbox.requests == ()


def test_a_url_that_cannot_be_known(reading: Reading) -> None:
    assert reading.failure(account_at("https://proxy.example/send")) == ListFailure(None)


def test_too_long_in_all(reading: Reading, sandbox: Sandbox) -> None:
    sandbox.list_rehearsal = ListRehearsal.SLOW
    reading.seconds = 0.3
    failure = reading.failure(account_at(sandbox.url))
    assert failure.outcome == NotSent(NotSentReason.CONNECT_TIMEOUT, "more than 0.3 s in all")


def test_too_many_bytes(reading: Reading) -> None:
    reading.client = Client(Limits(answer_bytes=1_000))
    with RawServer(pages(answer(rows(PAGE_SIZE)))) as server:
        assert isinstance(reading.failure(account_at(server.url())).outcome, Unknown)


def test_cancelling_ends_it_at_once(reading: Reading, sandbox: Sandbox) -> None:
    sandbox.list_rehearsal = ListRehearsal.SLOW
    account = account_at(sandbox.url)
    reading.vault.keep_for_session(account.id, SANDBOX_SECRET)
    reader = TemplateListReader(secrets=reading.secrets, clock=reading.clock)

    async def cancel() -> tuple[TemplateListing | ListFailure, float]:
        task = asyncio.ensure_future(reader.read(account))
        while not sandbox.requests:  # noqa: ASYNC110 - what is waited for sets no event
            await asyncio.sleep(0.002)
        begun = time.monotonic()
        task.cancel()
        return await task, time.monotonic() - begun

    found, took = run(cancel)
    assert isinstance(found, ListFailure)
    assert took < 5
