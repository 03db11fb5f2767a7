"""Reads the list of an account's templates from NXCloud, page after page. No Qt.

All or nothing: a list that broke off is a failure, and what came of it is not used.
"""

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any

import msgspec

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.http_client import Client, Limits, Reply
from nxwa_desktop.protocol.outcome import Accepted, NotSent, NotSentReason, Outcome, Rejected
from nxwa_desktop.protocol.template_list import (
    MAX_PAGES,
    MAX_ROWS,
    ListSource,
    Page,
    list_url,
    page_of,
    page_request,
)
from nxwa_desktop.sending.exchange import EXPIRED, Exchange, NotSentError, Sign
from nxwa_desktop.sending.server_clock import ServerClock
from nxwa_desktop.storage.secrets.worker import SecretWorker
from nxwa_desktop.templates.saved_template import SavedTemplate
from nxwa_desktop.templates.server_template import UnreadableRow, template_of_row

LIST_LIMITS = Limits(answer_bytes=8 * 1024 * 1024)
"""Limits of one page."""
TOTAL_SECONDS = 60.0
"""For all pages together."""
_NO_PERMISSION = 1005


class TemplateListing(msgspec.Struct, frozen=True):
    """A whole list as it was read."""

    account_id: str
    source: ListSource
    templates: tuple[SavedTemplate, ...]
    unreadable: tuple[UnreadableRow, ...] = ()
    is_complete: bool = True
    """False where there were more pages or rows than this program reads."""


class ListFailure(msgspec.Struct, frozen=True):
    """Why there is no list."""

    outcome: Outcome | None
    """The outcome of the request that failed. None: an answer with code 0 in a shape that nobody knows; or, without
    an answer, the list's URL cannot be known from the account's."""
    answer: bytes = b""
    """The answer as received."""
    page: int = 1
    """The page that it broke off at, from 1."""


class TemplateListReader:
    """Reads lists, one coroutine each, on any event loop."""

    def __init__(
        self,
        *,
        secrets: SecretWorker,
        clock: ServerClock,
        client: Client | None = None,
        seconds: float = TOTAL_SECONDS,
        proxy: Callable[[], str] = str,
    ) -> None:
        """`proxy()`: as `Client` takes it."""
        self._exchange = Exchange(secrets=secrets, client=client or Client(LIST_LIMITS, proxy=proxy), clock=clock)
        self._seconds = seconds

    async def read(
        self, account: Account, *, known: ListSource | None = None, url: str = ""
    ) -> TemplateListing | ListFailure:
        """Read the list. Never raises, except CancelledError: nothing is changed by reading.

        `known`: the source that answered for this account before. `url`: that of the first list, where the account
        has one of its own. The second list is asked where the first says that it is not there.
        """
        deadline = asyncio.timeout(self._seconds)
        found: TemplateListing | ListFailure | None = None
        with contextlib.suppress(TimeoutError):
            async with deadline:
                found = await self._read_either(account, known, url)
        # The client answers a cancellation with an outcome, that of the deadline too.
        if found is None or (deadline.expired() and isinstance(found, ListFailure)):
            return ListFailure(NotSent(NotSentReason.CONNECT_TIMEOUT, f"more than {self._seconds:g} s in all"))
        return found

    async def _read_either(self, account: Account, known: ListSource | None, url: str) -> TemplateListing | ListFailure:
        found = await self._read(account, known or ListSource.SAAS, url)
        if known is not None or not isinstance(found, ListFailure) or not _is_missing(found):
            return found
        other = await self._read(account, ListSource.GET_TEMPLATE, "")
        return found if isinstance(other, ListFailure) else other

    async def _read(self, account: Account, source: ListSource, url: str) -> TemplateListing | ListFailure:
        if not url and list_url(account, source) is None:
            return ListFailure(None)
        rows = _Rows(account.id, source)
        token = ""
        for number in range(1, MAX_PAGES + 1):
            reply = await self._page(account, source, token, url)
            page = page_of(source, reply.answer, token) if isinstance(reply.outcome, Accepted) else None
            if page is None:
                outcome = None if isinstance(reply.outcome, Accepted) else reply.outcome
                return ListFailure(outcome, reply.answer, number)
            if not rows.add(page) or not page.next:
                return rows.result(is_complete=True)
            if rows.is_full:
                break
            token = page.next
        return rows.result(is_complete=False)

    async def _page(self, account: Account, source: ListSource, token: str, url: str) -> Reply:
        sign: Sign = lambda secret, ts: page_request(  # noqa: E731 - it has the arguments of this page
            account, source, secret=secret, ts=ts, page=token, url=url
        )
        try:
            reply = await self._exchange.send(account, sign)
            if isinstance(reply.outcome, Rejected) and reply.outcome.code == EXPIRED:
                reply = await self._exchange.send(account, sign)  # its answer has corrected the clock
        except NotSentError as error:
            return Reply(error.outcome)
        return reply


class _Rows:
    """The rows of the pages so far, each template once."""

    def __init__(self, account_id: str, source: ListSource) -> None:
        self._account_id = account_id
        self._source = source
        self._templates: dict[str, SavedTemplate] = {}
        self._unreadable: dict[Any, UnreadableRow] = {}
        self._count = 0

    @property
    def is_full(self) -> bool:
        """True at the most rows that are read."""
        return self._count >= MAX_ROWS

    def add(self, page: Page) -> bool:
        """Add a page; False where it brought nothing new, as a server does that repeats its last page."""
        before = len(self._templates) + len(self._unreadable)
        for row in page.rows:
            self._count += 1
            read = template_of_row(row, self._source, self._account_id)
            if isinstance(read, SavedTemplate):
                self._templates[read.id] = read
            else:
                self._unreadable[msgspec.json.encode(row)] = read
        return len(self._templates) + len(self._unreadable) > before

    def result(self, *, is_complete: bool) -> TemplateListing:
        """The list of all pages."""
        templates = tuple(self._templates.values())
        return TemplateListing(self._account_id, self._source, templates, tuple(self._unreadable.values()), is_complete)


def _is_missing(failure: ListFailure) -> bool:
    """True where the first list says that it does not exist here, or not for this account."""
    outcome = failure.outcome
    if not isinstance(outcome, Rejected) or failure.page != 1:
        return False
    return outcome.code == _NO_PERMISSION or (outcome.http_status == 404 and outcome.code in {None, -1})
