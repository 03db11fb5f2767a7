"""The history as it is browsed: pages, filters, search, index, retention."""

import contextlib
import hashlib
import sqlite3
from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from nxwa_desktop.protocol.message import Message
from nxwa_desktop.protocol.outcome import Accepted, Rejected, Unknown, UnknownReason
from nxwa_desktop.protocol.request_body import encode_body
from nxwa_desktop.sandbox.account import sandbox_account
from nxwa_desktop.storage.errors import DatabaseFull, DatabaseLocked, Interrupted, StorageError
from nxwa_desktop.storage.history_columns import HistoryColumn
from nxwa_desktop.storage.process_lock import ProcessOwner
from nxwa_desktop.storage.retention import Retention
from nxwa_desktop.storage.search import RARE, SAMPLE, fold, words_of
from nxwa_desktop.storage.send_log import History, Outgoing
from nxwa_desktop.storage.send_queries import (
    _LATEST_TO,
    BATCH,
    PAGE,
    UNDECIDED,
    Filter,
    Resolution,
    SendQueries,
    State,
)
from nxwa_desktop.storage.send_query_worker import SendQueryWorker
from nxwa_desktop.storage.sqlite import Database
from nxwa_desktop.system.paths import Paths
from tests.support.many_sends import BEGIN_MS, STEP_MS, fill

URL = "https://api.nxcloud.com/saas/wa/send"
ACCOUNT = sandbox_account(URL)
ACCEPTED = Accepted("wamid.abc", "trace-1")


class Sends:
    """Writes sends as the program does."""

    def __init__(self, paths: Paths) -> None:
        self._database = Database(paths.database_file)
        self._owner = ProcessOwner(paths.data_folder)
        self.history = History(self._database, self._owner)
        self._number = 0

    def add(
        self,
        text: str = "David",
        outcome: "Accepted | Rejected | Unknown | None" = ACCEPTED,
        *,
        recipient: str = "8613600009759",
        account: str = "a1",
        at: int = BEGIN_MS,
        wording: str = "",
    ) -> str:
        self._number += 1
        send_id = f"w{self._number}"
        message = Message(recipient, "order_update", "en_US", body=(text,), body_text=wording)
        sent = Outgoing(
            send_id,
            account,
            account.upper(),
            URL,
            recipient,
            "order_update",
            "en_US",
            encode_body(message, ACCOUNT),
            at,
        )
        self.history.begin(msgspec.structs.replace(sent, message=message) if wording else sent)
        if outcome is not None:
            self.history.close(send_id, outcome, answer=b"{}", finished_at=at + 5, duration_ms=5)
        return send_id

    def close(self) -> None:
        self._database.close()
        self._owner.release()


@pytest.fixture
def sends(paths: Paths) -> Iterator[Sends]:
    opened = Sends(paths)
    yield opened
    opened.close()


@pytest.fixture
def queries(paths: Paths, sends: Sends) -> Iterator[SendQueries]:
    opened = SendQueries(paths)
    yield opened
    opened.close()


def ids(queries: SendQueries, wanted: Filter) -> list[str]:
    return [line.send_id for line in queries.page(wanted)]


def test_what_needs_a_decision_is_found_first_and_in_no_page(sends: Sends, queries: SendQueries) -> None:
    lost = Unknown(UnknownReason.LOST_ANSWER)
    open_ones = [sends.add(outcome=lost) for _ in range(UNDECIDED + 2)]
    others = [sends.add() for _ in range(3)]
    found = queries.found(Filter(), sandbox=False)
    assert [line.send_id for line in found.undecided] == open_ones[:1:-1]
    assert [line.send_id for line in found.lines] == [*others[::-1], *open_ones[1::-1]]
    without = Filter(without=tuple(line.id for line in found.undecided))
    assert queries.extent(without).count == len(found.lines)
    assert queries.place(without, others[0]) == 2
    assert queries.place(without, open_ones[-1]) is None
    sends.history.resolve(open_ones[-1], Resolution.WENT_OUT, 1)
    assert open_ones[-1] not in [line.send_id for line in queries.found(Filter(), sandbox=False).undecided]
    assert queries.found(Filter(), sandbox=True).undecided == ()
    assert queries.found(Filter(state=State.ACCEPTED), sandbox=False).undecided == ()
    by_text = queries.found(Filter(text="David"), sandbox=False)
    assert len(by_text.undecided) == UNDECIDED


def test_a_line_begins_with_the_text_and_is_found_by_it(sends: Sends, queries: SendQueries) -> None:
    sends.add("Ana")
    sends.add("Ana", wording="Hello {{1}},\n\nyour parcel has left.")
    assert [line.snippet for line in queries.page(Filter())] == ["Hello Ana, your parcel has left.", "Ana"]
    assert [line.snippet for line in queries.page(Filter(text="parcel has"))] == ["Hello Ana, your parcel has left."]
    queries.forget_contents(BEGIN_MS + 1)
    assert [line.snippet for line in queries.page(Filter())] == ["", ""]
    assert queries.page(Filter(text="parcel has")) == ()


@pytest.mark.parametrize("column", [column for column in HistoryColumn if column.searched])
def test_a_send_is_found_by_each_searched_column(
    paths: Paths, sends: Sends, queries: SendQueries, column: HistoryColumn
) -> None:
    found = sends.add()
    sends.add()
    with contextlib.closing(sqlite3.connect(paths.database_file, isolation_level=None)) as database:
        database.execute(f"UPDATE history SET {column.searched} = 'zebra' WHERE send_id = ?", (found,))
    assert ids(queries, Filter(text="zebra")) == [found]


def test_words_of_a_newer_version_are_listed(paths: Paths, sends: Sends, queries: SendQueries) -> None:
    sends.add("one")
    with contextlib.closing(sqlite3.connect(paths.database_file, isolation_level=None)) as newer:
        newer.execute("PRAGMA ignore_check_constraints = 1")
        newer.execute("UPDATE history SET state = 'queued', resolution = 'delivered'")
    (line,) = queries.page(Filter())
    assert (line.state, line.resolution) == ("queued", "delivered")


def test_pages_and_extent_agree_with_a_plain_list(paths: Paths) -> None:
    count = 3 * PAGE + 7
    fill(paths.database_file, count)
    queries = SendQueries(paths)
    wanted = [f"s{number}" for number in range(count, 0, -1)]
    read: list[str] = []
    before = None
    while lines := queries.page(Filter(), before=before):
        read += [line.send_id for line in lines]
        before = lines[-1].id
    assert read == wanted
    extent = queries.extent(Filter())
    assert (extent.count, len(extent.anchors)) == (count, 4)
    for number, first in enumerate(extent.anchors):
        page = queries.page_from(Filter(), first)
        assert [line.send_id for line in page] == wanted[number * PAGE : (number + 1) * PAGE]
    assert [entry.outgoing.send_id for entry in queries.every(Filter())] == wanted
    assert queries.place(Filter(), "s1") == count - 1
    assert queries.place(Filter(), "nobody") is None
    queries.close()


def test_each_filter_and_all_together(queries: SendQueries, sends: Sends) -> None:
    old = sends.add(at=BEGIN_MS)
    refused = sends.add(outcome=Rejected(22091, "no"), at=BEGIN_MS + STEP_MS)
    doubtful = sends.add(outcome=Unknown(UnknownReason.GARBAGE), account="b2", at=BEGIN_MS + 2 * STEP_MS)
    going = sends.add(outcome=None, at=BEGIN_MS + 3 * STEP_MS)
    assert ids(queries, Filter()) == [going, doubtful, refused, old]
    assert ids(queries, Filter(state=State.REJECTED)) == [refused]
    assert ids(queries, Filter(account_id="b2")) == [doubtful]
    assert ids(queries, Filter(unresolved=True)) == [doubtful]
    assert ids(queries, Filter(unresolved=True, state=State.UNKNOWN)) == [doubtful]
    assert ids(queries, Filter(unresolved=True, state=State.ACCEPTED)) == []
    assert [queries.place(Filter(account_id="a1"), each) for each in (going, refused, old)] == [0, 1, 2]
    assert queries.place(Filter(account_id="a1"), doubtful) is None
    assert ids(queries, Filter(since_ms=BEGIN_MS + STEP_MS, until_ms=BEGIN_MS + 2 * STEP_MS)) == [refused]
    assert ids(queries, Filter(since_ms=BEGIN_MS + 9 * STEP_MS)) == []
    assert ids(queries, Filter(text="david", state=State.REJECTED, account_id="a1", since_ms=BEGIN_MS)) == [refused]
    assert queries.extent(Filter(text="nobody")).count == 0
    assert queries.accounts() == (("a1", "A1"), ("b2", "B2"))
    sends.history.resolve(doubtful, Resolution.DID_NOT, BEGIN_MS)
    assert ids(queries, Filter(unresolved=True)) == []
    (line,) = queries.page(Filter(state=State.UNKNOWN))
    assert line.resolution is Resolution.DID_NOT


def test_a_clock_that_went_back_hides_nothing_from_its_day(queries: SendQueries, sends: Sends) -> None:
    first = sends.add(at=BEGIN_MS + 100 * STEP_MS)
    second = sends.add(at=BEGIN_MS)
    third = sends.add(at=BEGIN_MS + 101 * STEP_MS)
    assert ids(queries, Filter(since_ms=BEGIN_MS + 100 * STEP_MS)) == [third, first]
    assert ids(queries, Filter(until_ms=BEGIN_MS + 1)) == [second]


@pytest.mark.parametrize(
    "query",
    [
        "David",
        "DAVID",
        "avi",
        "d",
        "ID",
        "8613600009759",
        "+86 136-0000 9759",
        "order_up",
        "wamid.ABC",
        "trace-1",
        "a1",
    ],
)
def test_a_send_is_found_by_every_part_of_it(queries: SendQueries, sends: Sends, query: str) -> None:
    send = sends.add()
    assert ids(queries, Filter(text=query)) == [send]
    assert ids(queries, Filter(text=f"{query} nobody")) == []


@pytest.mark.parametrize("query", ["template", "parameters", "deterministic", "pem28kje"])
def test_the_frame_of_the_body_is_not_searched(queries: SendQueries, sends: Sends, query: str) -> None:
    sends.add()
    assert ids(queries, Filter(text=query)) == []


ALPHABET = st.sampled_from("abAZ09\"'%_*-+() .国际订单😀مرحבא\u0301ß\0")


@example(["ß"], "SS")
@example(["国际"], "国")
@example(['say "no"'], '"')
@given(st.lists(st.text(ALPHABET, max_size=8), max_size=4), st.text(ALPHABET | st.just("\ud800"), max_size=4))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_search_is_a_plain_filter(tmp_path_factory: pytest.TempPathFactory, texts: list[str], query: str) -> None:
    paths = Paths.below(tmp_path_factory.mktemp("search"))
    sends, words = Sends(paths), words_of(query)
    wanted: list[str] = []
    for text in texts:
        send = sends.add(text, recipient="1")
        row = fold("\n".join(("1", "order_update", "A1", ACCEPTED.message_id, ACCEPTED.trace_id, text)))
        if all(any(way in row for way in ways) for ways in words):
            wanted.insert(0, send)
    queries = SendQueries(paths)
    try:
        assert ids(queries, Filter(text=query)) == wanted
    finally:
        queries.close()
        sends.close()


@pytest.mark.parametrize("looked_at", [1, PAGE, 2 * PAGE, 2_000])
@pytest.mark.parametrize(
    "wanted",
    [
        Filter(text="thank you"),
        Filter(text="parcel"),
        Filter(text="z"),
        Filter(text="thank", account_id="a2"),
        Filter(text="😀", since_ms=BEGIN_MS + 100 * STEP_MS, until_ms=BEGIN_MS + 350 * STEP_MS),
    ],
)
def test_pages_of_a_usual_word_are_whole_however_many_texts_are_looked_at_first(
    paths: Paths, monkeypatch: pytest.MonkeyPatch, looked_at: int, wanted: Filter
) -> None:
    monkeypatch.setattr("nxwa_desktop.storage.send_queries.LOOKED_AT", looked_at)
    fill(paths.database_file, 3 * PAGE + 7)
    queries = SendQueries(paths)
    every = [entry.outgoing.send_id for entry in queries.every(wanted)]
    read: list[str] = []
    before = None
    while lines := queries.page(wanted, before=before):
        read += [line.send_id for line in lines]
        before = lines[-1].id
    assert read == every
    assert queries.extent(wanted).count == len(every) > 20
    queries.close()


@pytest.mark.parametrize(
    "query", ["order_update 3612345", "订单 3612345", "z 3612345", "3612345 thank you 😀", "qq 3612345"]
)
def test_a_usual_word_beside_a_rare_one_is_found(queries: SendQueries, sends: Sends, query: str) -> None:
    for number in range(RARE + SAMPLE):
        sends.add("thank you 😀", recipient=f"49151{number:08}")
    wanted = [
        sends.add(f"{name}: 订单, thank you 😀", recipient=recipient)
        for name, recipient in (("Zoë", "8613612345678"), ("David", "8613612345678"), ("Zoë", "8613612345000"))
    ]
    kept = {"z 3612345": wanted[::2], "qq 3612345": []}.get(query, wanted)
    assert ids(queries, Filter(text=query)) == kept[::-1]


def test_many_trigrams_of_one_letter_are_looked_for_in_the_texts(queries: SendQueries, sends: Sends) -> None:
    for number in range(700):
        sends.add(f"q{chr(0x4E00 + number)}{chr(0x5E00 + number)}")
    assert len(ids(queries, Filter(text="q"))) == PAGE
    assert queries.extent(Filter(text="q")).count == 700


def test_forgetting_takes_the_texts_and_leaves_the_rest(queries: SendQueries, sends: Sends) -> None:
    old, young = sends.add("Old", at=BEGIN_MS), sends.add("Young", at=BEGIN_MS + 10)
    going = sends.add("Going", None, at=BEGIN_MS)
    while queries.index():
        pass
    assert queries.forget_contents(BEGIN_MS + 5) == 1
    assert queries.forget_contents(BEGIN_MS + 5) == 0
    assert ids(queries, Filter(text="old")) == []
    assert ids(queries, Filter(text="order")) == [young, old]
    entry = queries.get(old)
    assert entry is not None
    assert (entry.outgoing.body, entry.contents_kept) == (b"", False)
    kept = queries.get(going)
    assert kept is not None
    assert kept.contents_kept


def test_what_lies_behind_sends_of_a_wrong_clock_is_forgotten_too(queries: SendQueries, sends: Sends) -> None:
    ahead = [sends.add("Ahead", at=BEGIN_MS + 10**10) for _ in range(3)]
    old = [sends.add("Old", at=BEGIN_MS) for _ in range(5)]
    going = sends.add("Going", None, at=BEGIN_MS)
    assert [queries.forget_contents(BEGIN_MS + 5, limit=2) for _ in range(4)] == [2, 2, 1, 0]
    kept = {entry.outgoing.send_id for entry in queries.every(Filter()) if entry.contents_kept}
    assert kept == {*ahead, going}
    assert ids(queries, Filter(text="old")) == []
    assert len(queries.page(Filter())) == len(old) + len(kept)


@pytest.mark.parametrize("error", [DatabaseLocked, DatabaseFull])
def test_what_can_be_found_is_found_where_the_index_cannot_be_written(
    queries: SendQueries, sends: Sends, monkeypatch: pytest.MonkeyPatch, error: type[StorageError]
) -> None:
    known = sends.add("David")
    assert queries.index() == 0
    sends.add("David again")

    def refuse(*_: object) -> int:
        raise error

    monkeypatch.setattr(SendQueries, "index", refuse)
    assert ids(queries, Filter(text="david")) == [known]


def test_deleting_spares_what_is_under_way_and_the_file_shrinks(paths: Paths) -> None:
    fill(paths.database_file, 4_000)
    sends = Sends(paths)
    going = sends.add(outcome=None)
    queries = SendQueries(paths)
    queries.shrink()
    before = paths.database_file.stat().st_size
    while queries.delete(None):
        pass
    while queries.shrink():
        pass
    assert ids(queries, Filter()) == [going]
    assert paths.database_file.stat().st_size < before / 3
    queries.close()
    sends.close()


def test_a_reader_never_makes_a_send_wait_for_the_emptying_of_the_log(paths: Paths) -> None:
    fill(paths.database_file, BATCH)
    thread = SendQueryWorker(paths)
    with Database(paths.database_file) as reader, Database(paths.database_file, busy_timeout=1.0) as writer:
        reader.execute("BEGIN")
        assert reader.query("SELECT COUNT(*) FROM history") == [(BATCH,)]
        shrinking = thread.submit(lambda queries: (queries.delete(None), [None for _ in iter(queries.shrink, False)]))
        while not shrinking.done():
            with writer.transaction():
                pass
        shrinking.result()
        reader.execute("ROLLBACK")
        log = paths.database_file.with_name(f"{paths.database_file.name}-wal")
        assert log.stat().st_size > 0
        thread.submit(lambda queries: queries.shrink()).result(30)
        assert log.stat().st_size == 0
        assert thread.close(10)


def test_only_what_is_older_is_deleted(queries: SendQueries, sends: Sends) -> None:
    sends.add(at=BEGIN_MS)
    young = sends.add(at=BEGIN_MS + 10)
    assert queries.delete(BEGIN_MS + 10) == 1
    assert queries.delete(BEGIN_MS + 10) == 0
    assert ids(queries, Filter()) == [young]
    assert ids(queries, Filter(text="david")) == [young]


def test_bodies_are_not_stored_where_that_is_not_wanted(queries: SendQueries, sends: Sends) -> None:
    assert queries.retention() == Retention(keep_contents=True, keep_days=90)
    queries.set_retention(Retention(keep_contents=False, keep_days=7))
    assert queries.retention() == Retention(keep_contents=False, keep_days=7)
    entry = queries.get(sends.add("secret"))
    assert entry is not None
    assert (entry.outgoing.body, entry.answer, entry.contents_kept) == (b"", b"", False)
    assert ids(queries, Filter(text="secret")) == []


def test_the_digest_of_a_body_stays(paths: Paths, sends: Sends) -> None:
    sends.add("x")
    with Database(paths.database_file) as database:
        ((digest, body),) = database.query(
            "SELECT body_digest, body FROM history JOIN history_contents ON history_id = id"
        )
    assert digest == hashlib.sha256(body).digest()


def test_the_thread_opens_closes_and_can_be_interrupted(paths: Paths) -> None:
    fill(paths.database_file, 20_000)
    thread = SendQueryWorker(paths)
    thread.interrupt()  # nothing is open yet
    assert thread.submit(lambda queries: queries.extent(Filter()).count).result(30) == 20_000
    slow = thread.submit(lambda queries: [queries.extent(Filter()) for _ in range(10_000)])
    while not slow.running():
        pass
    while not slow.done():
        thread.interrupt()
    assert isinstance(slow.exception(), Interrupted)
    opened = thread.submit(lambda queries: queries).result(30)
    thread.submit(lambda _: opened.close()).result(30)
    thread.interrupt()  # closed meanwhile: nothing to interrupt, and nothing to complain of
    paths.database_file.unlink()
    assert thread.submit(lambda queries: queries.page(Filter())).result(30) == ()
    assert thread.close(10)


def test_a_search_that_is_interrupted_ends_after_one_step_of_indexing(
    paths: Paths, queries: SendQueries, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(paths.database_file, 3 * BATCH)

    def interrupt(*_: object) -> str:
        queries.interrupt()
        return "David"

    monkeypatch.setattr("nxwa_desktop.storage.send_queries.indexed_text", interrupt)
    with Database(paths.database_file) as database:
        database.execute("INSERT INTO history_unindexed SELECT id FROM history")
        with pytest.raises(Interrupted):
            queries.page(Filter(text="David"))
        assert database.query("SELECT COUNT(*) FROM history_unindexed") == [(2 * BATCH,)]


def test_the_latest_to_a_recipient_come_from_the_index(paths: Paths, sends: Sends, queries: SendQueries) -> None:
    first = sends.add(recipient="86136")
    sends.add(recipient="86137")
    second = sends.add(recipient="86136")
    found = queries.latest_to("86136", "a1", sandbox=False, limit=3)
    assert [line.send_id for line in found] == [second, first]
    assert queries.latest_to("86136", "a1", sandbox=True, limit=3) == ()
    assert queries.latest_to("86136", "another", sandbox=False, limit=3) == ()
    plan = " ".join(str(row) for row in queries._database.query(f"EXPLAIN QUERY PLAN {_LATEST_TO}", ("1", "2", 0, 3)))
    assert "history_recipient (recipient=?)" in plan
    assert "SCAN" not in plan
    assert "TEMP B-TREE" not in plan
