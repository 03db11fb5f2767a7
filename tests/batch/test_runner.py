"""A batch on its way: in order, once for each row, stopped by what concerns all rows, and resumed where it stood."""

import contextlib
import itertools
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from nxwa_desktop.batch.plan import Column, Columns, Fixed
from nxwa_desktop.batch.row_findings import RowIssue, decode_findings
from nxwa_desktop.batch.runner import BatchEnd, Event, RowBegan, RowEnded, SlowedDown
from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.outcome import Accepted, NotSentReason
from nxwa_desktop.storage.batch_records import BatchState, Counts, Pause, PauseReason, RowLine
from tests.support.batch_harness import (
    CLOSED,
    COLUMNS,
    NAME,
    AnsweringServer,
    BatchHarness,
    batch_harness,
    plan_of,
    recipient,
    refusal,
)
from tests.support.delivery_harness import account_at
from tests.support.raw_server import closed_port, http

DONE = BatchEnd(BatchState.DONE)


def paused(reason: PauseReason, code: int | None = None, detail: str = "") -> BatchEnd:
    return BatchEnd(BatchState.PAUSED, Pause(reason, code, detail))


@contextlib.contextmanager
def serving(folder: Path, *answers: bytes) -> Iterator[tuple[BatchHarness, AnsweringServer]]:
    with AnsweringServer(*answers) as server, batch_harness(folder, server) as harness:
        yield harness, server


def test_every_row_goes_out_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    with serving(tmp_path) as (harness, server):
        batch_id = harness.add(5)
        assert harness.send(batch_id) == DONE
        assert server.received == [recipient(index) for index in range(5)]
        assert harness.counts(batch_id) == Counts(accepted=5)
        assert harness.stored(batch_id).state is BatchState.DONE
        assert harness.stored(batch_id).finished_at is not None
        began = [event.row.number for event in harness.events if isinstance(event, RowBegan)]
        ended = [event.report.outcome for event in harness.events if isinstance(event, RowEnded)]
        assert began == [2, 3, 4, 5, 6]
        assert all(isinstance(outcome, Accepted) for outcome in ended)
        entry = harness.sender.rows()[0]
        assert (entry.outgoing.template_name, entry.outgoing.message) != ("order_update", None)


@pytest.mark.parametrize("code", [1001, 1003, 1005, 21058, 22049, 22125, 22126])
def test_a_refusal_that_concerns_all_rows_pauses_and_its_row_goes_out_later(tmp_path: Path, code: int) -> None:
    with serving(tmp_path, http(b'{"code":0}'), refusal(code)) as (harness, server):
        batch_id = harness.add(4)
        assert harness.send(batch_id) == paused(PauseReason.REJECTED, code)
        assert harness.counts(batch_id) == Counts(accepted=1, rejected=1, waiting=2)
        assert harness.send(batch_id) == DONE
        assert harness.counts(batch_id) == Counts(accepted=4)
        assert server.received == [recipient(index) for index in (0, 1, 1, 2, 3)]


@pytest.mark.parametrize("code", [22091, 22090, 21061, 22141, -1])
def test_a_refusal_of_a_row_is_its_own(tmp_path: Path, code: int) -> None:
    with serving(tmp_path, refusal(code)) as (harness, server):
        batch_id = harness.add(3)
        assert harness.send(batch_id) == DONE
        assert harness.counts(batch_id) == Counts(accepted=2, rejected=1)
        assert harness.send(batch_id) == DONE
        assert len(server.received) == 3


@pytest.mark.parametrize("code", [22141, 22041, 22042, -1])
def test_the_same_refusal_five_times_in_a_row_pauses(tmp_path: Path, code: int) -> None:
    answers = [refusal(code)] * 4 + [refusal(22091)] + [refusal(code)] * 5
    with serving(tmp_path, *answers) as (harness, server):
        batch_id = harness.add(12)
        assert harness.send(batch_id) == paused(PauseReason.SAME_REJECTION, code)
        assert len(server.received) == 10


def test_customers_without_whatsapp_pause_nothing(tmp_path: Path) -> None:
    with serving(tmp_path, *[refusal(22091)] * 8) as (harness, _):
        assert harness.send(harness.add(8)) == DONE


@pytest.mark.parametrize("code", [22092, 22093, 23025])
def test_a_refused_template_stops_its_language_only(tmp_path: Path, code: int) -> None:
    with serving(tmp_path, refusal(code)) as (harness, server):
        columns = Columns(COLUMNS.recipient, Column(2), COLUMNS.variables)
        languages = ["en_US", "id", "en_US", "id"]
        batch_id = harness.add(4, columns=columns, cells=lambda index: (recipient(index), "David", languages[index]))
        assert harness.send(batch_id) == paused(PauseReason.TEMPLATE, code, "en_US")
        assert server.received == [recipient(index) for index in (0, 1, 3)]
        assert harness.send(batch_id) == DONE
        assert server.received[3:] == [recipient(index) for index in (0, 2)]


def test_a_country_without_a_price_stops_that_country_only(tmp_path: Path) -> None:
    numbers = [recipient(0), "34612345678", recipient(2), "34612345679"]
    with serving(tmp_path, refusal(22122)) as (harness, server):
        batch_id = harness.add(4, cells=lambda index: (numbers[index], "David", "en_US"))
        assert harness.send(batch_id) == paused(PauseReason.TEMPLATE, 22122, "CN")
        assert server.received == [numbers[index] for index in (0, 1, 3)]


def test_three_unknown_outcomes_in_a_row_pause_and_are_never_repeated(tmp_path: Path) -> None:
    with serving(tmp_path, CLOSED, CLOSED, http(b'{"code":0}'), CLOSED, CLOSED, CLOSED) as (harness, server):
        batch_id = harness.add(8)
        end = harness.send(batch_id)
        assert (end.state, end.pause and end.pause.reason) == (BatchState.PAUSED, PauseReason.UNKNOWN)
        assert harness.counts(batch_id) == Counts(accepted=1, unknown=5, waiting=2)
        assert harness.send(batch_id) == DONE
        assert server.received == [recipient(index) for index in range(8)]


def test_without_a_network_it_pauses_at_once_and_goes_on_with_the_same_row(tmp_path: Path) -> None:
    with serving(tmp_path) as (harness, server):
        batch_id = harness.add(3)
        reached, harness.account = harness.account, harness.sender.keep(unreachable())
        assert harness.send(batch_id) == paused(PauseReason.NOT_SENT, detail=NotSentReason.REFUSED.value)
        assert harness.counts(batch_id) == Counts(not_sent=1, waiting=2)
        harness.account = reached
        assert harness.send(batch_id) == DONE
        assert server.received == [recipient(index) for index in range(3)]


def test_a_request_for_a_slower_pace_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nxwa_desktop.batch.stop_rules.FIRST_WAIT_S", 0.05)
    limited = [refusal(22141, "(#130429) Rate limit hit"), http(b"{}", "429 Too Many Requests")]
    with serving(tmp_path, *limited) as (harness, server):
        batch_id = harness.add(2)
        assert harness.send(batch_id) == DONE
        assert server.received == [recipient(index) for index in (0, 0, 0, 1)]
        assert [event.wait_s for event in harness.events if isinstance(event, SlowedDown)] == [0.05, 0.1]
        assert harness.counts(batch_id) == Counts(accepted=2)


def test_asked_to_slow_down_again_and_again_it_pauses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nxwa_desktop.batch.stop_rules.FIRST_WAIT_S", 0.001)
    with serving(tmp_path, *[refusal(22141, "131056")] * 7) as (harness, server):
        batch_id = harness.add(2)
        assert harness.send(batch_id) == paused(PauseReason.RATE, 22141)
        assert harness.send(batch_id) == DONE
        assert server.received[-2:] == [recipient(0), recipient(1)]


def test_the_pace_is_kept_by_a_clock_that_nobody_sets_and_never_made_up_for(tmp_path: Path) -> None:
    moments: list[float] = []
    now = [100.0]

    def clock() -> float:
        return now[0] + time.monotonic()

    with serving(tmp_path) as (harness, _):
        batch_id = harness.add(4, rate=10.0)

        def note(event: Event) -> None:
            if isinstance(event, RowBegan):
                moments.append(time.monotonic())
                if len(moments) == 2:
                    now[0] += 3600.0  # the computer slept for an hour

        harness.on_event = note
        assert harness.send(batch_id, clock) == DONE
    gaps = [later - earlier for earlier, later in itertools.pairwise(moments)]
    assert gaps[0] >= 0.09
    assert gaps[2] >= 0.09, "what was missed is not made up for"


@pytest.mark.parametrize("state", [BatchState.PAUSED, BatchState.STOPPED])
def test_it_ends_after_the_row_that_is_on_its_way(tmp_path: Path, state: BatchState) -> None:
    with serving(tmp_path) as (harness, server):
        batch_id = harness.add(5)

        def ask(to: str) -> None:
            if to == recipient(1):
                assert harness.runner is not None
                (harness.runner.pause if state is BatchState.PAUSED else harness.runner.stop)()

        server.on_request = ask
        end = harness.send(batch_id)
        assert end.state is state
        assert harness.counts(batch_id) == Counts(accepted=2, waiting=3)
        assert harness.stored(batch_id).state is state
        server.on_request = lambda _: None
        assert harness.send(batch_id) == DONE
        assert server.received == [recipient(index) for index in range(5)]


def test_a_pause_acts_at_once_while_it_waits_for_the_next_moment(tmp_path: Path) -> None:
    with serving(tmp_path) as (harness, server):
        batch_id = harness.add(3, rate=0.2)

        def ask(event: Event) -> None:
            if isinstance(event, RowEnded):
                assert harness.runner is not None
                harness.runner.pause()

        harness.on_event = ask
        begun = time.monotonic()
        assert harness.send(batch_id) == paused(PauseReason.PERSON)
        assert time.monotonic() - begun < 4, "the next row was due after five seconds"
        assert len(server.received) == 1


def test_what_was_sent_meanwhile_is_not_sent_twice(tmp_path: Path) -> None:
    with serving(tmp_path) as (harness, server):
        batch_id = harness.add(2)
        single = plan_of().message_of((recipient(1), "David 1", "en_US"))
        harness.sender.send(single, harness.account)
        assert harness.send(batch_id) == DONE
        assert server.received == [recipient(1), recipient(0)]
        (line,) = [each for each in lines(harness, batch_id) if each.left_out]
        assert [finding.code for finding in decode_findings(line.left_out)] == [RowIssue.REPEAT]


def test_a_row_that_the_person_wants_twice_goes_out_twice(tmp_path: Path) -> None:
    with serving(tmp_path) as (harness, server):
        batch_id = harness.add(3, cells=lambda _: (recipient(7), "David", "en_US"), again=[1])
        assert harness.send(batch_id) == DONE
        assert server.received == [recipient(7)] * 2
        assert harness.counts(batch_id) == Counts(accepted=2, left_out=1)


def test_after_an_unknown_outcome_nothing_more_goes_to_that_number(tmp_path: Path) -> None:
    with serving(tmp_path, CLOSED) as (harness, server):
        batch_id = harness.add(2, cells=lambda index: (recipient(7), f"David {index}", "en_US"), again=[1])
        assert harness.send(batch_id) == DONE
        assert len(server.received) == 1
        assert harness.counts(batch_id) == Counts(unknown=1, left_out=1)


def test_a_number_that_nobody_writes_to_is_left_out_even_when_it_was_added_later(tmp_path: Path) -> None:
    with serving(tmp_path) as (harness, server):
        batch_id = harness.add(2)
        harness.sender.storage.submit(lambda repos: repos.never_send.add([recipient(0)], 1)).result(10)
        assert harness.send(batch_id) == DONE
        assert server.received == [recipient(1)]


def test_what_the_person_agreed_to_does_not_go_to_a_number_that_was_added_since(tmp_path: Path) -> None:
    with serving(tmp_path) as (harness, server):
        batch_id = harness.add(2, again=[0, 1])
        before, after = ([recipient(0)], 999), ([recipient(1)], 1_001)  # the batch was made at 1,000
        harness.sender.storage.submit(
            lambda repos: (repos.never_send.add(*before), repos.never_send.add(*after))
        ).result(10)
        assert harness.send(batch_id) == DONE
        assert server.received == [recipient(0)]


def test_a_number_is_left_out_that_was_added_while_the_batch_runs(tmp_path: Path) -> None:
    with serving(tmp_path) as (harness, server):
        batch_id = harness.add(3)
        server.on_request = lambda _: harness.sender.storage.submit(
            lambda repos: repos.never_send.add([recipient(1)], 1)
        ).result(10)
        assert harness.send(batch_id) == DONE
        assert server.received == [recipient(0), recipient(2)]


@pytest.mark.parametrize("kept", ["", "DELETE FROM history_contents;"])
def test_what_another_window_sent_since_the_list_was_checked_is_not_sent_twice(tmp_path: Path, kept: str) -> None:
    """However long ago, although what tells two bodies to be the same goes after ten minutes, and kept or not."""
    long_ago = f"UPDATE history SET body_digest = NULL, started_at = started_at - 7200000;\n{kept}"
    with serving(tmp_path) as (harness, server):
        batch_id = harness.add(2)
        single = plan_of().message_of((recipient(1), "David 1", "en_US"))
        harness.sender.send(single, harness.account)
        harness.sender.storage.submit(lambda repos: repos.database.run_script(long_ago)).result(10)
        assert harness.send(batch_id) == DONE
        assert server.received == [recipient(1), recipient(0)]
        assert harness.counts(batch_id) == Counts(accepted=1, left_out=1)


def test_a_row_that_goes_again_goes_not_after_a_send_that_nobody_was_asked_about(tmp_path: Path) -> None:
    with serving(tmp_path) as (harness, server):
        batch_id = harness.add(1, again=[0])
        harness.sender.send(plan_of().message_of((recipient(0), "David 0", "en_US")), harness.account)
        assert harness.send(batch_id) == DONE
        assert server.received == [recipient(0)]


def test_a_row_that_did_not_go_out_is_left_out_for_good_once_its_message_went_out_by_hand(tmp_path: Path) -> None:
    with serving(tmp_path) as (harness, server):
        batch_id = harness.add(1)
        reached, harness.account = harness.account, harness.sender.keep(unreachable())
        harness.send(batch_id)
        harness.account = reached
        harness.sender.send(plan_of().message_of((recipient(0), "David 0", "en_US")), harness.account)
        assert harness.send(batch_id) == DONE
        assert harness.counts(batch_id) == Counts(left_out=1)
        assert server.received == [recipient(0)]


def test_a_wrong_clock_is_corrected_and_the_row_sent_once_more(tmp_path: Path) -> None:
    off = http(b'{"code":1004,"message":"expired"}', "200 OK", "Date: Fri, 01 Jan 2027 00:00:00 GMT")
    with serving(tmp_path, off) as (harness, server):
        batch_id = harness.add(2)
        assert harness.send(batch_id) == DONE
        assert server.received == [recipient(index) for index in (0, 0, 1)]


def test_a_time_stamp_that_is_refused_twice_pauses(tmp_path: Path) -> None:
    off = http(b'{"code":1004,"message":"expired"}', "200 OK", "Date: Fri, 01 Jan 2027 00:00:00 GMT")
    with serving(tmp_path, off, off) as (harness, server):
        batch_id = harness.add(2)
        assert harness.send(batch_id) == paused(PauseReason.REJECTED, 1004)
        assert harness.send(batch_id) == DONE
        assert server.received == [recipient(index) for index in (0, 0, 0, 1)]


def test_a_value_for_all_rows(tmp_path: Path) -> None:
    with serving(tmp_path) as (harness, _):
        columns = COLUMNS.with_source(NAME, Fixed("customer"))
        harness.send(harness.add(1, columns=columns))
        message = harness.sender.row().outgoing.message
        assert message is not None
        assert message.body == ("customer",)


def unreachable() -> Account:
    return account_at(f"http://127.0.0.1:{closed_port()}/saas/wa/send")


def lines(harness: BatchHarness, batch_id: str) -> tuple[RowLine, ...]:
    return harness.sender.storage.submit(lambda repos: repos.batches.lines(batch_id)).result(10)
