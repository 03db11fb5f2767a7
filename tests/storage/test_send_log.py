import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from nxwa_desktop.protocol.message import Message
from nxwa_desktop.protocol.outcome import Accepted, NotSent, NotSentReason, Outcome, Rejected, Unknown, UnknownReason
from nxwa_desktop.storage.errors import AlreadyThere, DatabaseDamaged, DatabaseLocked, UnstorableValue
from nxwa_desktop.storage.process_lock import ProcessOwner
from nxwa_desktop.storage.send_log import Entry, History, Outgoing, WouldRepeat
from nxwa_desktop.storage.send_records import Resolution
from nxwa_desktop.storage.sqlite import Database
from nxwa_desktop.texts.outcomes import outcome_meaning, outcome_title, safe_to_send_again
from tests.support.storage import BEGIN_AND_WAIT, child, outgoing

KILLED = Unknown(UnknownReason.KILLED)


@pytest.fixture
def database(file: Path) -> Iterator[Database]:
    with Database(file) as database:
        yield database


def close(history: History, send_id: str, outcome: Outcome, answer: bytes = b"{}") -> bool:
    return history.close(send_id, outcome, answer=answer, finished_at=1_655_710_885_643, duration_ms=212)


def entry_of(history: History, send_id: str = "send-1") -> Entry:
    entry = history.get(send_id)
    assert entry is not None
    return entry


def kept(history: History, outcome: Outcome, answer: bytes = b"{}") -> Outcome | None:
    """The outcome of a send as it comes back."""
    history.begin(outgoing())
    assert close(history, "send-1", outcome, answer)
    return entry_of(history).outcome


def begin_elsewhere(file: Path, send_id: str) -> str:
    """Begin a send as a process that ends without a word; its token."""
    with Database(file) as database:
        owner = ProcessOwner(file.parent)
        History(database, owner).begin(outgoing(send_id))
        owner.release()
        return owner.token


def test_the_message_is_kept_as_it_was_composed(history: History) -> None:
    message = Message(
        "+86 136", "t", "en", body=("Ana",), body_text="Hi {{First Name}} \ud83d", body_labels=("First Name",)
    )
    history.begin(msgspec.structs.replace(outgoing(), message=message))
    history.begin(outgoing("older"))
    assert [entry.outgoing.message for entry in history.newest(2)] == [None, message]


def test_a_row_is_on_disk_when_begin_returns(history: History, file: Path, owner: ProcessOwner) -> None:
    history.begin(outgoing())
    with Database(file) as other:
        entry = History(other, owner).get("send-1")
    assert entry == Entry(outgoing(), None, b"", None, None)


def test_close_writes_how_it_ended(history: History) -> None:
    history.begin(outgoing())
    assert close(history, "send-1", Accepted("wamid.1", "trace"), b'{"code":0}')
    assert history.get("send-1") == Entry(
        outgoing(), Accepted("wamid.1", "trace"), b'{"code":0}', 1_655_710_885_643, 212
    )


def test_the_first_outcome_stands(history: History) -> None:
    history.begin(outgoing())
    assert close(history, "send-1", NotSent(NotSentReason.CANCELLED))
    before = history.get("send-1")
    assert not close(history, "send-1", Accepted(), b"later")
    assert history.get("send-1") == before


def test_only_an_unknown_outcome_is_resolved(history: History) -> None:
    history.begin(outgoing("unknown"))
    close(history, "unknown", Unknown(UnknownReason.READ_TIMEOUT))
    assert history.resolve("unknown", Resolution.WENT_OUT, 5)
    assert entry_of(history, "unknown").resolution is Resolution.WENT_OUT
    outcomes = {
        "under way": None,
        "accepted": Accepted("m", "t"),
        "rejected": Rejected(22091, "no"),
        "not sent": NotSent(NotSentReason.CANCELLED),
    }
    for send_id, outcome in outcomes.items():
        history.begin(outgoing(send_id))
        if outcome is not None:
            close(history, send_id, outcome)
        before = history.get(send_id)
        assert not history.resolve(send_id, Resolution.WENT_OUT, 5)
        assert history.get(send_id) == before
    assert not history.resolve("no such send", Resolution.WENT_OUT, 5)


def test_closing_what_never_began_writes_nothing(history: History) -> None:
    assert not close(history, "nothing", Accepted())
    assert history.get("nothing") is None
    assert history.newest(10) == ()


def test_a_send_id_is_used_once(history: History) -> None:
    history.begin(outgoing(body=b"first"))
    with pytest.raises(AlreadyThere):
        history.begin(outgoing(body=b"second"))
    assert [entry.outgoing.body for entry in history.newest(10)] == [b"first"]


def test_newest_first_whatever_the_clock_did(history: History) -> None:
    for number, started_at in enumerate((3000, 1000, 2000)):
        history.begin(msgspec.structs.replace(outgoing(str(number)), started_at=started_at))
    assert [entry.outgoing.send_id for entry in history.newest(2)] == ["2", "1"]
    assert history.newest(0) == history.newest(-1) == ()


def test_a_row_without_its_contents_is_still_told(history: History, database: Database) -> None:
    history.begin(outgoing())
    database.execute("DELETE FROM history_contents")
    assert close(history, "send-1", Accepted(), b"answer")
    entry = entry_of(history)
    assert (entry.outgoing.body, entry.answer, entry.outcome) == (b"", b"", Accepted())


def test_contents_go_with_their_row(history: History, database: Database) -> None:
    history.begin(outgoing())
    database.execute("DELETE FROM history")
    assert database.query("SELECT count(*) FROM history_contents") == [(0,)]


def test_a_row_that_cannot_be_written_whole_is_not_written(history: History, database: Database) -> None:
    database.execute("DROP TABLE history_contents")
    with pytest.raises(Exception, match="history_contents"):
        history.begin(outgoing())
    assert database.query("SELECT count(*) FROM history") == [(0,)]


def test_begin_fails_while_another_process_holds_the_file(file: Path, owner: ProcessOwner) -> None:
    with Database(file, busy_timeout=0.05) as mine, Database(file) as other:
        with other.transaction(), pytest.raises(DatabaseLocked):
            History(mine, owner).begin(outgoing())
        assert History(mine, owner).newest(1) == ()


# What was left under way


def test_recover_closes_the_rows_of_the_dead(history: History, file: Path) -> None:
    begin_elsewhere(file, "theirs-1")
    begin_elsewhere(file, "theirs-2")
    history.begin(outgoing("mine"))
    assert history.recover() == 2
    assert {entry.outgoing.send_id: entry.outcome for entry in history.newest(9)} == {
        "theirs-1": KILLED,
        "theirs-2": KILLED,
        "mine": None,
    }
    assert history.recover() == 0
    assert not close(history, "theirs-1", Accepted())


def test_recover_leaves_closed_rows_alone(history: History, file: Path) -> None:
    begin_elsewhere(file, "done")
    assert close(history, "done", Rejected(1004, "Timestamp has expired"))
    assert history.recover() == 0
    assert entry_of(history, "done").outcome == Rejected(1004, "Timestamp has expired")


def test_recover_of_nothing_needs_no_lock(file: Path, owner: ProcessOwner) -> None:
    with Database(file, busy_timeout=0.01) as mine, Database(file) as other, other.transaction():
        assert History(mine, owner).recover() == 0


def test_recover_reads_only_rows_under_way(database: Database) -> None:
    (plan,) = database.query(
        "EXPLAIN QUERY PLAN SELECT DISTINCT owner FROM history INDEXED BY history_sending WHERE state = 'sending'"
    )
    assert "history_sending" in plan[-1]


@pytest.mark.parametrize("token", ["", "../../etc/passwd", "guard", "f" * 32, "\0"])
def test_a_row_of_no_process_at_all_counts_as_left(history: History, database: Database, token: str) -> None:
    history.begin(outgoing())
    database.execute("UPDATE history SET owner = ?", (token,))
    assert history.recover() == 1


def test_a_killed_process_leaves_an_unknown_a_living_one_is_let_be(
    history: History, file: Path, owner: ProcessOwner
) -> None:
    with child(BEGIN_AND_WAIT, file) as other:
        token = other.read()
        assert owner.is_alive(token)
        assert history.recover() == 0
        other.kill()
        assert not owner.is_alive(token)
        assert history.recover() == 1
    entry = history.get("theirs")
    assert entry == Entry(outgoing("theirs"), KILLED, b"", None, None)


SEND_WITHOUT_END = """
import itertools, sys
from pathlib import Path
from nxwa_desktop.protocol.outcome import Accepted
from nxwa_desktop.storage.sqlite import Database
from nxwa_desktop.storage.send_log import History
from nxwa_desktop.storage.process_lock import ProcessOwner
from tests.support.storage import outgoing

file = Path(sys.argv[1])
history = History(Database(file), ProcessOwner(file.parent))
for number in itertools.count():
    history.begin(outgoing(f"{sys.argv[2]}-{number}"))
    print(f"begun {number}", flush=True)
    history.close(f"{sys.argv[2]}-{number}", Accepted("wamid"), answer=b"a", finished_at=1, duration_ms=1)
    print(f"closed {number}", flush=True)
"""


@pytest.mark.parametrize("lines", [1, 2, 7, 20])
def test_what_a_killed_process_said_it_wrote_is_there(history: History, file: Path, lines: int) -> None:
    with child(SEND_WITHOUT_END, file, str(lines)) as other:
        said = [other.read() for _ in range(lines)]
        other.kill()
        while line := other.read():
            said.append(line)
    assert history.recover() in {0, 1}
    for line in said:
        what, number = line.split()
        entry = entry_of(history, f"{lines}-{number}")
        assert entry.outcome in ({Accepted("wamid")} if what == "closed" else {Accepted("wamid"), KILLED})
    assert all(entry.outcome is not None for entry in history.newest(10_000))


# Values

TEXT = st.text(st.characters(codec="utf-8")) | st.sampled_from(("漢\0" * 1000, "😀" * 500, "'; --", "\ufeff"))
INT64 = st.integers(-(2**63), 2**63 - 1)
BIG_CODES = (2**63 - 1, 2**63, -(2**63), -(2**63) - 1, 1 << 20_000)
CODES = st.none() | st.integers() | st.sampled_from(BIG_CODES)
OUTCOMES: st.SearchStrategy[Outcome] = st.one_of(
    st.builds(Accepted, TEXT, TEXT),
    st.builds(Rejected, CODES, TEXT, TEXT, INT64),
    st.builds(NotSent, st.sampled_from(NotSentReason), TEXT),
    st.builds(Unknown, st.sampled_from(UnknownReason), TEXT, st.none() | INT64),
)
BYTES = st.binary() | st.just(bytes(range(256)) * 40)
OUTGOINGS = st.builds(Outgoing, st.just(""), TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, BYTES, INT64)


# Not the explaining phase: it runs for minutes where every example is committed to disk.
@settings(
    max_examples=100,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(message=OUTGOINGS, outcome=OUTCOMES, answer=BYTES, finished_at=INT64, duration_ms=INT64)
def test_any_send_and_outcome_round_trip(
    history: History, message: Outgoing, outcome: Outcome, answer: bytes, finished_at: int, duration_ms: int
) -> None:
    previous = history.newest(1)
    message = msgspec.structs.replace(message, send_id=f"{previous[0].outgoing.send_id if previous else ''}x")
    history.begin(message)
    assert history.newest(1) == (Entry(message, None, b"", None, None),)
    assert history.close(message.send_id, outcome, answer=answer, finished_at=finished_at, duration_ms=duration_ms)
    entry = history.get(message.send_id)
    assert entry == Entry(message, outcome, answer, finished_at, duration_ms)
    assert entry is not None
    assert type(entry.outcome) is type(outcome)


@pytest.mark.parametrize("number", range(len(BIG_CODES)))
def test_no_code_is_too_big(history: History, number: int) -> None:
    assert kept(history, Rejected(BIG_CODES[number])) == Rejected(BIG_CODES[number])


def test_megabytes_come_back_whole(history: History) -> None:
    text, blob = "漢\0😀" * 500_000, bytes(range(256)) * 20_000
    history.begin(outgoing(body=blob))
    assert close(history, "send-1", Unknown(UnknownReason.GARBAGE, text), blob)
    entry = entry_of(history)
    assert isinstance(entry.outcome, Unknown)
    # Not compared in the assertion, which would print them.
    same = (entry.outcome.detail == text, entry.outgoing.body == blob, entry.answer == blob)
    assert same == (True, True, True)


@pytest.mark.parametrize("outcome", [*map(NotSent, NotSentReason), *map(Unknown, UnknownReason)])
def test_every_reason_has_its_word(history: History, outcome: Outcome) -> None:
    assert kept(history, outcome) == outcome


def test_a_reason_that_is_new_is_stored_so_that_an_older_program_can_read_it(history: History) -> None:
    history.begin(outgoing())
    close(history, "send-1", NotSent(NotSentReason.NOT_ENCRYPTED))
    assert history._database.query("SELECT reason FROM history") == [("bad_request",)]


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (Accepted("m\ud800", "\udfff"), Accepted("m\ufffd", "\ufffd")),
        (Rejected(1, "a\ud83d\ude00", "t\ud800t"), Rejected(1, "a😀", "t\ufffdt")),
        (NotSent(NotSentReason.TLS, "\ud800"), NotSent(NotSentReason.TLS, "\ufffd")),
        (Unknown(UnknownReason.GARBAGE, "\ud800"), Unknown(UnknownReason.GARBAGE, "\ufffd")),
    ],
)
def test_half_a_character_of_the_server_does_not_lose_the_outcome(
    history: History, outcome: Outcome, expected: Outcome
) -> None:
    assert kept(history, outcome) == expected


@pytest.mark.parametrize("change", [{"recipient": "\ud800"}, {"send_id": "\ud800"}, {"started_at": 2**63}])
def test_what_cannot_be_stored_is_refused_before_it_is_sent(history: History, change: dict[str, str | int]) -> None:
    with pytest.raises(UnstorableValue) as caught:
        history.begin(msgspec.structs.replace(outgoing(), **change))
    assert caught.value.__cause__ is None
    assert history.newest(1) == ()


def test_a_time_beyond_64_bits_leaves_the_row_as_it_was(history: History) -> None:
    history.begin(outgoing())
    with pytest.raises(UnstorableValue):
        history.close("send-1", Accepted(), answer=b"", finished_at=2**63, duration_ms=1)
    assert entry_of(history).outcome is None


@pytest.mark.parametrize("state", ["not_sent", "unknown"])
def test_a_reason_of_a_newer_version_is_kept(history: History, database: Database, state: str) -> None:
    history.begin(outgoing())
    database.execute("UPDATE history SET state = ?, reason = 'weather'", (state,))
    entry = entry_of(history)
    assert isinstance(entry.outcome, NotSent | Unknown)
    assert (entry.outcome.reason, entry.outcome.reason.is_known) == ("weather", False)
    assert "newer version" in outcome_meaning(entry.outcome).text
    assert msgspec.json.decode(msgspec.json.encode(entry.outcome), type=NotSent | Unknown) == entry.outcome


def store_newer(file: Path, change: str) -> None:
    """Write words that the schema of this version forbids."""
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as newer:
        newer.execute("PRAGMA ignore_check_constraints = 1")
        newer.execute(f"UPDATE history SET {change}")


def test_a_state_of_a_newer_version_is_an_unknown_outcome(history: History, file: Path) -> None:
    history.begin(outgoing())
    assert close(history, "send-1", Accepted())
    store_newer(file, "state = 'queued'")
    entry = entry_of(history)
    assert entry.outcome == Unknown(UnknownReason("queued"))
    assert history.newest(1) == (entry,)
    assert "newer version" in outcome_meaning(Unknown(UnknownReason("queued"))).text
    with pytest.raises(WouldRepeat):
        history.begin(outgoing("send-2"), since_ms=0)
    with pytest.raises(WouldRepeat):
        history.begin(outgoing("send-2", body=b"another text"), since_ms=0)
    assert history.resolve("send-1", Resolution.WENT_OUT, 1)


def test_a_resolution_of_a_newer_version_is_kept_and_settles_nothing(history: History, file: Path) -> None:
    history.begin(outgoing())
    assert close(history, "send-1", Unknown(UnknownReason.GARBAGE))
    store_newer(file, "resolution = 'delivered'")
    entry = entry_of(history)
    assert (entry.resolution, entry.outcome) == ("delivered", Unknown(UnknownReason.GARBAGE))
    assert outcome_title(Unknown(UnknownReason.GARBAGE), entry.resolution).text == "Outcome unknown"
    assert "find out" in safe_to_send_again(Unknown(UnknownReason.GARBAGE), entry.resolution).text
    with pytest.raises(WouldRepeat):
        history.begin(outgoing("send-2"), since_ms=0)


@pytest.mark.parametrize("state", ["not_sent", "unknown"])
def test_a_missing_reason_is_damage(history: History, database: Database, state: str) -> None:
    history.begin(outgoing())
    database.execute("UPDATE history SET state = ?, reason = NULL", (state,))
    with pytest.raises(DatabaseDamaged):
        history.get("send-1")


def test_a_code_that_is_no_number_is_damage(history: History, database: Database) -> None:
    history.begin(outgoing())
    database.execute("UPDATE history SET state = 'rejected', code = 'weather'")
    with pytest.raises(DatabaseDamaged):
        history.get("send-1")
