"""The guard against a second message: asked and written in one step."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from nxwa_desktop.protocol.outcome import Accepted, NotSent, NotSentReason, Outcome, Rejected, Unknown, UnknownReason
from nxwa_desktop.storage.errors import AlreadyThere
from nxwa_desktop.storage.retention import Retention, write_retention
from nxwa_desktop.storage.send_log import History, Outgoing, WouldRepeat
from nxwa_desktop.storage.send_records import Resolution
from nxwa_desktop.storage.sqlite import Database
from tests.support.storage import child, outgoing

AT = outgoing().started_at
UNKNOWN = Unknown(UnknownReason.GARBAGE)
REJECTED = Rejected(22091, "no")
NOT_SENT = NotSent(NotSentReason.CANCELLED)
OTHER = b"another text"


@pytest.fixture
def database(file: Path) -> Iterator[Database]:
    with Database(file) as database:
        yield database


def send(
    history: History,
    send_id: str,
    outcome: Outcome | None = None,
    *,
    body: bytes = b"same",
    recipient: str = "861",
    at: int = AT,
    sandbox: bool = False,
) -> None:
    """A send that nobody asked about."""
    history.begin(message(send_id, body=body, recipient=recipient, at=at, sandbox=sandbox))
    if outcome is not None:
        assert history.close(send_id, outcome, answer=b"{}", finished_at=at + 1, duration_ms=1)


def message(
    send_id: str, *, body: bytes = b"same", recipient: str = "861", at: int = AT, sandbox: bool = False
) -> Outgoing:
    return msgspec.structs.replace(outgoing(send_id, body=body), recipient=recipient, started_at=at, sandbox=sandbox)


def repeats(history: History, again: Outgoing, *, since_ms: int = AT, confirmed_id: str = "") -> str | None:
    """Which send it may repeat; None, and it is begun, where there is none."""
    before = len(history.newest(99))
    earlier = None
    try:
        history.begin(again, since_ms=since_ms, confirmed_id=confirmed_id)
    except WouldRepeat as refused:
        earlier = refused.earlier
    assert len(history.newest(99)) == before + (earlier is None)
    if earlier is None:
        return None
    assert history.get(earlier.outgoing.send_id) == earlier
    return earlier.outgoing.send_id


# The same body


@pytest.mark.parametrize(
    ("outcome", "asks"), [(None, True), (Accepted(), True), (UNKNOWN, True), (REJECTED, False), (NOT_SENT, False)]
)
def test_the_same_body_is_asked_about_unless_it_did_not_go_out(
    history: History, outcome: Outcome | None, asks: bool
) -> None:
    send(history, "first", outcome)
    assert repeats(history, message("again")) == ("first" if asks else None)


@pytest.mark.parametrize("change", [{"body": OTHER}, {"recipient": "862"}, {"sandbox": True}])
def test_another_body_or_recipient_or_sandbox_is_another_message(
    history: History, change: dict[str, bytes | str | bool]
) -> None:
    send(history, "first", Accepted())
    assert repeats(history, msgspec.structs.replace(message("again"), **change)) is None


@pytest.mark.parametrize(("since_ms", "earlier"), [(AT - 1, "first"), (AT, "first"), (AT + 1, None)])
def test_the_same_body_counts_from_the_given_moment_on(history: History, since_ms: int, earlier: str | None) -> None:
    send(history, "first", Accepted())
    assert repeats(history, message("again"), since_ms=since_ms) == earlier


def test_a_clock_that_went_back_does_not_hide_the_earlier_one(history: History) -> None:
    send(history, "first", Accepted(), at=AT + 3_600_000)
    assert repeats(history, message("again")) == "first"


def test_without_a_moment_nobody_is_asked(history: History) -> None:
    send(history, "first", UNKNOWN)
    send(history, "again")
    assert len(history.newest(9)) == 2


def test_the_newest_of_several_is_told(history: History) -> None:
    for name in ("one", "two", "three"):
        send(history, name, Accepted())
    send(history, "other", Accepted(), body=OTHER)
    send(history, "failed", REJECTED)
    assert repeats(history, message("again")) == "three"


def test_the_digest_outlives_the_body(history: History, database: Database) -> None:
    send(history, "kept", Accepted())
    database.execute("DELETE FROM history_contents")
    assert repeats(history, message("again")) == "kept"
    write_retention(database, Retention(keep_contents=False))
    send(history, "bare", Accepted(), body=OTHER)
    assert repeats(history, message("again", body=OTHER)) == "bare"


def test_a_used_id_is_no_repetition(history: History) -> None:
    send(history, "first", REJECTED)
    with pytest.raises(AlreadyThere):
        history.begin(message("first"), since_ms=AT)


# A doubt about anything earlier


def test_any_text_is_asked_about_while_the_last_is_in_doubt_however_old(history: History) -> None:
    send(history, "doubt", UNKNOWN, at=AT - 10**9)
    assert repeats(history, message("again", body=OTHER)) == "doubt"
    assert repeats(history, message("stranger", body=OTHER, recipient="862")) is None
    assert repeats(history, message("practice", body=OTHER, sandbox=True)) is None


@pytest.mark.parametrize(
    ("outcome", "settles"), [(None, False), (Accepted(), True), (REJECTED, False), (NOT_SENT, False)]
)
def test_only_what_was_accepted_later_settles_it(history: History, outcome: Outcome | None, settles: bool) -> None:
    send(history, "doubt", UNKNOWN, at=AT - 10**9)
    send(history, "later", outcome, body=OTHER, at=AT - 10**9)
    assert repeats(history, message("again", body=b"third")) == (None if settles else "doubt")


def test_what_was_accepted_before_or_elsewhere_settles_nothing(history: History) -> None:
    send(history, "before", Accepted(), body=OTHER)
    send(history, "doubt", UNKNOWN)
    send(history, "elsewhere", Accepted(), recipient="862")
    send(history, "practice", Accepted(), sandbox=True)
    assert repeats(history, message("again", body=b"third")) == "doubt"


def test_did_not_frees_the_very_same_body(history: History) -> None:
    send(history, "doubt", UNKNOWN)
    assert history.resolve("doubt", Resolution.DID_NOT, AT)
    assert repeats(history, message("again")) is None


def test_went_out_frees_other_bodies_and_not_the_same(history: History) -> None:
    send(history, "older", UNKNOWN, body=b"older")
    send(history, "doubt", UNKNOWN)
    assert history.resolve("doubt", Resolution.WENT_OUT, AT)
    assert repeats(history, message("same")) == "doubt"
    assert repeats(history, message("other", body=OTHER)) is None


def test_did_not_leaves_an_older_doubt(history: History) -> None:
    send(history, "older", UNKNOWN, body=b"older")
    send(history, "doubt", UNKNOWN)
    assert history.resolve("doubt", Resolution.DID_NOT, AT)
    assert repeats(history, message("again", body=OTHER)) == "older"


def test_taken_back_it_is_asked_about_again(history: History) -> None:
    send(history, "doubt", UNKNOWN)
    assert history.resolve("doubt", Resolution.DID_NOT, AT)
    assert history.resolve("doubt", None, AT)
    assert repeats(history, message("again", body=OTHER)) == "doubt"


# Knowing


def test_what_the_person_knows_of_is_not_asked_about_again(history: History) -> None:
    send(history, "older", UNKNOWN)
    send(history, "doubt", UNKNOWN)
    assert repeats(history, message("again"), confirmed_id="older") == "doubt"
    assert repeats(history, message("again"), confirmed_id="doubt") is None


def test_what_came_since_is_asked_about(history: History) -> None:
    send(history, "known", UNKNOWN)
    send(history, "meanwhile")
    assert repeats(history, message("again"), confirmed_id="known") == "meanwhile"


def test_knowing_of_nothing_frees_nothing(history: History) -> None:
    send(history, "first", Accepted())
    assert repeats(history, message("again"), confirmed_id="no such send") == "first"


# Dealt with


def test_a_resolution_is_told_and_taken_back(history: History) -> None:
    send(history, "doubt", UNKNOWN)
    assert history.resolve("doubt", Resolution.WENT_OUT, AT + 5)
    entry = history.get("doubt")
    assert entry is not None
    assert (entry.resolution, entry.resolved_at, entry.outcome) == (Resolution.WENT_OUT, AT + 5, UNKNOWN)
    assert history.resolve("doubt", None, AT + 6)
    entry = history.get("doubt")
    assert entry is not None
    assert (entry.resolution, entry.resolved_at) == (None, None)


def test_the_unresolved_of_the_sandbox_are_counted_separately(history: History) -> None:
    assert (history.unresolved(False), history.newest_unresolved(False)) == (0, None)
    for name, sandbox in (("one", False), ("two", False), ("practice", True)):
        send(history, name, UNKNOWN, sandbox=sandbox)
    send(history, "done", Accepted())
    assert (history.unresolved(False), history.newest_unresolved(False)) == (2, "two")
    assert (history.unresolved(True), history.newest_unresolved(True)) == (1, "practice")
    history.resolve("two", Resolution.DID_NOT, AT)
    assert (history.unresolved(False), history.newest_unresolved(False)) == (1, "one")


# Two at once

BEGIN_EACH = """
import sys
from pathlib import Path
from nxwa_desktop.storage.sqlite import Database
from nxwa_desktop.storage.send_log import History, WouldRepeat
from nxwa_desktop.storage.process_lock import ProcessOwner
from tests.support.storage import outgoing

file = Path(sys.argv[1])
history = History(Database(file, busy_timeout=20), ProcessOwner(file.parent))
print("ready", flush=True)
for line in sys.stdin:
    number = line.strip()
    try:
        history.begin(outgoing(f"{sys.argv[2]}-{number}", body=number.encode()), since_ms=0)
        print("begun", flush=True)
    except WouldRepeat as refused:
        print(refused.earlier.outgoing.send_id, flush=True)
"""


def test_of_two_processes_that_send_the_same_at_once_one_is_refused(file: Path, history: History) -> None:
    with child(BEGIN_EACH, file, "a") as first, child(BEGIN_EACH, file, "b") as second:
        assert first.read() == second.read() == "ready"
        for number in range(50):
            first.write(str(number))
            second.write(str(number))
            said = {"a": first.read(), "b": second.read()}
            assert sorted(said.values()) in (
                [f"a-{number}", "begun"],
                [f"b-{number}", "begun"],
            )
            (winner,) = (name for name, word in said.items() if word == "begun")
            assert f"{winner}-{number}" in said.values()
    assert len(history.newest(99)) == 50
