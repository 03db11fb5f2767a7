"""What is known about numbers before a batch."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from nxwa_desktop.protocol.outcome import Accepted, Outcome, Rejected, Unknown, UnknownReason
from nxwa_desktop.storage.known_sends import KnownSends, SentToday, known_sends
from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.storage.send_records import Resolution
from nxwa_desktop.system.paths import Paths
from tests.support.storage import outgoing

TODAY = 10_000
LOST = Unknown(UnknownReason.LOST_ANSWER)
DIGEST = hashlib.sha256(b'{"to":"8613600009759"}').digest()
TO = "8613600009759"
ABOUT = (outgoing("").template_name, outgoing("").language)


@pytest.fixture
def repos(tmp_path: Path) -> Iterator[Repositories]:
    opened = Repositories(Paths.below(tmp_path))
    yield opened
    opened.close()


def send(repos: Repositories, send_id: str, outcome: Outcome | None, at: int = TODAY, *, sandbox: bool = False) -> None:
    repos.history.begin(msgspec.structs.replace(outgoing(send_id), started_at=at, sandbox=sandbox))
    if outcome is not None:
        repos.history.close(send_id, outcome, answer=b"", finished_at=at, duration_ms=1)


def known(repos: Repositories, *, sandbox: bool = False) -> KnownSends:
    return known_sends(repos.database, since_ms=TODAY, sandbox=sandbox)


@pytest.mark.parametrize(
    ("outcome", "counts"), [(Accepted(), True), (None, True), (LOST, True), (Rejected(22091), False)]
)
def test_what_may_have_gone_out_today_is_known(repos: Repositories, outcome: Outcome | None, counts: bool) -> None:
    send(repos, "before", Accepted(), TODAY - 1)
    send(repos, "today", outcome)
    send(repos, "practice", Accepted(), sandbox=True)
    assert known(repos).today == ({TO: (SentToday(DIGEST, "today", TODAY, *ABOUT),)} if counts else {})


def test_it_is_known_by_its_body_once_the_digest_is_dropped(repos: Repositories) -> None:
    send(repos, "today", Accepted())
    repos.database.execute("UPDATE history SET body_digest = NULL")
    assert known(repos).today == {TO: (SentToday(DIGEST, "today", TODAY, *ABOUT),)}
    repos.database.execute("DELETE FROM history_contents")
    assert known(repos).today == {TO: (SentToday(b"", "today", TODAY, *ABOUT),)}


def test_the_newest_open_doubt_is_known_until_something_settles_it(repos: Repositories) -> None:
    send(repos, "older", LOST, TODAY - 99_000)
    send(repos, "newer", LOST, TODAY - 98_000)
    assert known(repos).open_unknown == {TO: "newer"}
    assert known(repos, sandbox=True).open_unknown == {}
    repos.history.resolve("newer", Resolution.DID_NOT, TODAY)
    assert known(repos).open_unknown == {TO: "older"}
    send(repos, "later", Accepted())
    assert known(repos).open_unknown == {}


def test_the_numbers_that_nobody_writes_to_are_known(repos: Repositories) -> None:
    repos.never_send.add([TO], 1)
    assert known(repos).never == {TO}
