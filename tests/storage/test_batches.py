"""Batches on disk: which rows were sent is known from there alone, and no row is taken twice."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from nxwa_desktop.protocol.outcome import Accepted, NotSent, NotSentReason, Outcome, Rejected, Unknown, UnknownReason
from nxwa_desktop.storage.batch_deletion import forget_batch_texts
from nxwa_desktop.storage.batch_records import (
    Batch,
    BatchRow,
    BatchState,
    Counts,
    Pause,
    PauseReason,
    RowOrder,
    RowState,
)
from nxwa_desktop.storage.batches import MOST_COLUMNS, BatchBusy, BatchClaim, RowTaken, distrust
from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.storage.send_log import Outgoing
from nxwa_desktop.storage.send_queries import SendQueries
from nxwa_desktop.storage.send_records import Resolution
from nxwa_desktop.system.paths import Paths

CODES = (1003,)
BATCH = Batch("b1", 1_000, "a1", "Acme", False, "customers.csv", "order_update", "", 1.0, b"plan")
REFUSED_ROW, REFUSED_ALL = Rejected(22091, "no user"), Rejected(1003, "signature")
LOST = Unknown(UnknownReason.LOST_ANSWER)
UNSENT = NotSent(NotSentReason.REFUSED)


@pytest.fixture
def repos(tmp_path: Path) -> Iterator[Repositories]:
    opened = Repositories(Paths.below(tmp_path))
    yield opened
    opened.close()


def rows(count: int, **fields: object) -> list[BatchRow]:
    return [
        msgspec.structs.replace(BatchRow(index, index + 2, (f"86136000000{index:02}", "David")), **fields)
        for index in range(count)
    ]


def started(repos: Repositories, count: int = 3, batch: Batch = BATCH) -> str:
    repos.batches.add(batch, rows(count))
    repos.batches.start(batch.id, 2_000)
    return batch.id


def outgoing(send_id: str) -> Outgoing:
    return Outgoing(send_id, "a1", "Acme", "https://x.example", "8613600000000", "t", "en", b"{}", 3_000)


def send(repos: Repositories, position: int, outcome: Outcome | None, send_id: str = "") -> str:
    send_id = send_id or f"s{position}"
    repos.history.begin(outgoing(send_id), claim=BatchClaim("b1", position))
    if outcome is not None:
        repos.history.close(send_id, outcome, answer=b"", finished_at=4_000, duration_ms=5)
    return send_id


def positions(found: tuple[BatchRow, ...]) -> list[int]:
    return [row.position for row in found]


def test_a_batch_is_read_as_it_was_added(repos: Repositories) -> None:
    given = rows(2, again=True, confirmed_id="before", left_out="reason")
    repos.batches.add(BATCH, given)
    assert repos.batches.list() == (BATCH,)
    assert repos.batches.list(sandbox=True) == ()
    assert [line.cells for line in repos.batches.lines("b1")] == [row.cells for row in given]
    assert repos.batches.counts("b1") == Counts(left_out=2)
    assert repos.batches.unsent("b1", -1, 9, CODES) == ()


@pytest.mark.parametrize(
    ("outcome", "again"),
    [
        (None, False),
        (Accepted(), False),
        (LOST, False),
        (REFUSED_ROW, False),
        (REFUSED_ALL, True),
        (Rejected(None, "Forbidden", http_status=403), True),
        (Rejected(22141, "(#130429) rate limit hit"), True),
        (Rejected(22141, "no such user: 6280007130429"), False),
        (UNSENT, True),
    ],
)
def test_a_row_is_unsent_only_where_nothing_was_decided_about_it(
    repos: Repositories, outcome: Outcome | None, again: bool
) -> None:
    batch_id = started(repos)
    send(repos, 1, outcome)
    assert positions(repos.batches.unsent(batch_id, -1, 9, CODES)) == ([0, 1, 2] if again else [0, 2])
    assert repos.batches.unsent_count(batch_id, CODES) == 2 + again


@pytest.mark.parametrize("outcome", [None, Accepted(), LOST])
def test_a_row_that_may_have_gone_out_is_never_taken_again(repos: Repositories, outcome: Outcome | None) -> None:
    started(repos)
    send(repos, 1, outcome)
    with pytest.raises(RowTaken):
        send(repos, 1, None, "again")
    assert repos.history.get("again") is None


@pytest.mark.parametrize("outcome", [UNSENT, REFUSED_ALL])
def test_a_row_that_did_not_go_out_is_taken_again(repos: Repositories, outcome: Outcome) -> None:
    batch_id = started(repos)
    send(repos, 1, outcome)
    send(repos, 1, Accepted("m"), "again")
    (line,) = repos.batches.lines(batch_id, state=RowState.ACCEPTED)
    assert (line.send_id, line.message_id, line.number) == ("again", "m", 3)


@pytest.mark.parametrize("state", [BatchState.PAUSED, BatchState.STOPPED])
def test_no_row_is_taken_once_the_batch_has_ended(repos: Repositories, state: BatchState) -> None:
    batch_id = started(repos)
    assert repos.batches.end(batch_id, state, None, 5_000)
    with pytest.raises(RowTaken):
        send(repos, 0, None)
    assert repos.history.newest(9) == ()


def test_a_row_that_is_left_out_is_not_taken(repos: Repositories) -> None:
    batch_id = started(repos)
    repos.batches.leave_out(batch_id, 0, "reason")
    with pytest.raises(RowTaken):
        send(repos, 0, None)


def test_one_that_was_sent_is_not_left_out_any_more(repos: Repositories) -> None:
    batch_id = started(repos)
    send(repos, 0, Accepted())
    repos.batches.leave_out(batch_id, 0, "reason")
    assert repos.batches.counts(batch_id) == Counts(accepted=1, waiting=2)


def test_two_windows_cannot_send_one_batch(repos: Repositories, tmp_path: Path) -> None:
    batch_id = started(repos)
    other = Repositories(Paths.below(tmp_path))
    try:
        with pytest.raises(BatchBusy):
            other.batches.start(batch_id, 3_000)
        with pytest.raises(RowTaken):
            other.history.begin(outgoing("theirs"), claim=BatchClaim(batch_id, 0))
        assert not other.batches.end(batch_id, BatchState.DONE, None, 3_000)
        repos.batches.end(batch_id, BatchState.PAUSED, None, 3_000)
        assert other.batches.start(batch_id, 4_000).state is BatchState.RUNNING
    finally:
        other.close()


def test_what_a_dead_process_left_running_is_paused_with_its_rows_true(tmp_path: Path) -> None:
    paths = Paths.below(tmp_path)
    dead = Repositories(paths)
    batch_id = started(dead)
    send(dead, 0, Accepted())
    send(dead, 1, None)
    dead.close()  # which drops its mark, as a kill does
    alive = Repositories(paths)
    try:
        (batch,) = alive.batches.list()
        assert (batch.state, batch.pause) == (BatchState.PAUSED, Pause(PauseReason.CLOSED))
        assert alive.batches.counts(batch_id) == Counts(accepted=1, unknown=1, waiting=1)
        assert alive.batches.start(batch_id, 9_000).started_at == 2_000
        assert positions(alive.batches.unsent(batch_id, -1, 9, CODES)) == [2]
    finally:
        alive.close()


def test_a_decision_about_an_unknown_outcome_counts(repos: Repositories) -> None:
    batch_id = started(repos)
    first, second = send(repos, 0, LOST), send(repos, 1, LOST)
    assert repos.batches.counts(batch_id) == Counts(unknown=2, waiting=1)
    repos.history.resolve(first, Resolution.WENT_OUT, 5_000)
    repos.history.resolve(second, Resolution.DID_NOT, 5_000)
    assert repos.batches.counts(batch_id) == Counts(accepted=1, not_sent=1, waiting=1)
    assert positions(repos.batches.unsent(batch_id, -1, 9, CODES)) == [1, 2]


def test_a_row_whose_send_was_deleted_is_not_sent_again(repos: Repositories) -> None:
    batch_id = started(repos)
    send(repos, 0, UNSENT)
    repos.database.execute("DELETE FROM history")
    assert repos.batches.counts(batch_id) == Counts(forgotten=1, waiting=2)
    with pytest.raises(RowTaken):
        send(repos, 0, None, "again")


def test_a_row_that_did_not_go_out_waits_again_once_its_send_is_deleted(repos: Repositories, tmp_path: Path) -> None:
    """Nobody is missed because the history is cleared while a batch runs."""
    batch_id = started(repos, 4)
    outcomes: tuple[Outcome, ...] = (UNSENT, LOST, Accepted())
    for position, outcome in enumerate(outcomes):
        send(repos, position, outcome)
    repos.history.resolve("s1", Resolution.DID_NOT, 5_000)
    queries = SendQueries(Paths.below(tmp_path))
    assert queries.delete(None) == 3
    queries.close()
    assert repos.batches.counts(batch_id) == Counts(forgotten=1, waiting=3)


def test_batches_of_a_file_that_took_another_s_place_do_not_go_on(repos: Repositories) -> None:
    """Rows that look unsent there may have gone out since it was written."""
    batch_id = started(repos)
    distrust(repos.database)
    with pytest.raises(RowTaken):
        send(repos, 0, None)
    with pytest.raises(BatchBusy):
        repos.batches.start(batch_id, 3_000)


def test_nor_does_one_that_had_ended_there(repos: Repositories) -> None:
    batch_id = started(repos)
    send(repos, 0, UNSENT)
    repos.batches.end(batch_id, BatchState.DONE, None, 3_000)
    distrust(repos.database)
    with pytest.raises(BatchBusy):
        repos.batches.start(batch_id, 3_000)
    found = repos.batches.get(batch_id)
    assert found is not None
    assert found.state is BatchState.DONE


def test_a_batch_that_lost_some_of_its_rows_does_not_go_on(repos: Repositories) -> None:
    repos.batches.add(BATCH, rows(3))
    forget_batch_texts(repos.database, 2_000, 2_000, 1)
    with pytest.raises(BatchBusy):
        repos.batches.start(BATCH.id, 3_000)


@pytest.mark.parametrize(
    ("text", "found"), [("david", [0, 1, 2]), ("0000001", [1]), ('"', []), ("%", []), ("nobody", [])]
)
def test_rows_are_found_by_their_cells(repos: Repositories, text: str, found: list[int]) -> None:
    batch_id = started(repos)
    assert [line.position for line in repos.batches.lines(batch_id, text=text)] == found


def test_rows_are_looked_at_newest_first_or_by_what_needs_attention(repos: Repositories) -> None:
    batch_id = started(repos)
    send(repos, 0, Accepted(), "s0")
    send(repos, 1, Unknown(UnknownReason.LOST_ANSWER), "s1")
    assert list(repos.batches.order(batch_id, RowOrder.NEWEST)) == [1, 0]
    assert list(repos.batches.order(batch_id, RowOrder.ATTENTION)) == [1, 2, 0]
    assert list(repos.batches.order(batch_id, RowOrder.ATTENTION, state=RowState.ACCEPTED)) == [0]
    assert list(repos.batches.order(batch_id, RowOrder.ATTENTION, text="0000001")) == [1]
    assert list(repos.batches.order(batch_id, RowOrder.NEWEST, text="nobody")) == []


def test_the_newest_choices_of_columns_are_remembered(repos: Repositories) -> None:
    for number in range(MOST_COLUMNS + 3):
        repos.batches.save_columns(f"k{number}", str(number).encode(), number)
    assert repos.batches.columns("k0") is None
    assert repos.batches.columns(f"k{MOST_COLUMNS}") == str(MOST_COLUMNS).encode()


def test_a_removed_batch_leaves_its_sends(repos: Repositories) -> None:
    batch_id = started(repos)
    send(repos, 0, Accepted())
    repos.batches.remove(batch_id)
    assert repos.batches.get(batch_id) is not None, "it runs"
    repos.batches.end(batch_id, BatchState.STOPPED, None, 5_000)
    repos.batches.remove(batch_id)
    assert (repos.batches.list(), repos.batches.lines(batch_id)) == ((), ())
    assert len(repos.history.newest(9)) == 1


def test_numbers_that_nobody_writes_to(repos: Repositories) -> None:
    assert repos.never_send.add(["8613600022091", "34612345678", "8613600022091"], 1) == 2
    assert repos.never_send.add(["34612345678"], 2) == 0
    assert repos.never_send.list() == ("8613600022091", "34612345678")
    repos.never_send.remove(["8613600022091"])
    assert (repos.never_send.added_at("8613600022091"), repos.never_send.added_at("34612345678")) == (None, 1)
