"""Drafts on disk: each process's own, adopted from those that died."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nxwa_desktop.protocol.message import Header, ImageHeader, Message, NoHeader, TextHeader
from nxwa_desktop.storage.drafts import Draft, Drafts
from nxwa_desktop.storage.errors import DatabaseLocked
from nxwa_desktop.storage.process_lock import ProcessOwner
from nxwa_desktop.storage.sqlite import Database
from tests.support.storage import child

texts = st.text(st.characters(exclude_categories=()), max_size=8)
rows = st.lists(texts, max_size=3).map(tuple)
headers: st.SearchStrategy[Header] = st.one_of(
    st.builds(NoHeader), st.builds(TextHeader, rows, texts, rows), st.builds(ImageHeader, texts)
)
messages = st.builds(Message, texts, texts, texts, headers, rows, texts, rows)


class Window:
    """The drafts as one running program has them."""

    def __init__(self, file: Path) -> None:
        self.database = Database(file, busy_timeout=0.1)
        self.owner = ProcessOwner(file.parent)
        self.drafts = Drafts(self.database, self.owner)

    def dies(self) -> None:
        self.database.close()
        self.owner.release()


@pytest.fixture
def window(file: Path) -> Iterator[Window]:
    window = Window(file)
    yield window
    window.dies()


def count(window: Window) -> int:
    ((count,),) = window.database.query("SELECT COUNT(*) FROM drafts")
    return int(count)


@given(messages)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_whatever_was_typed_comes_back(window: Window, message: Message) -> None:
    window.drafts.save("a1", message, 5)
    assert window.drafts.adopt() == (() if message == Message() else (Draft("a1", message, 5),))


def test_an_empty_message_leaves_nothing(window: Window) -> None:
    window.drafts.save("a1", Message("1"), 1)
    window.drafts.save("a1", Message("12"), 2)
    assert count(window) == 1
    window.drafts.save("a1", Message(), 3)
    window.drafts.save("nobody", Message(), 3)
    assert (count(window), window.drafts.adopt()) == (0, ())


def test_each_account_has_its_own(window: Window) -> None:
    window.drafts.save("b2", Message("2"), 1)
    window.drafts.save("a1", Message("1"), 2)
    assert window.drafts.adopt() == (Draft("b2", Message("2"), 1), Draft("a1", Message("1"), 2))


def test_what_a_window_that_runs_is_writing_is_its_own(window: Window, file: Path) -> None:
    other = Window(file)
    other.drafts.save("a1", Message("theirs"), 1)
    window.drafts.save("a1", Message("mine"), 2)
    assert window.drafts.adopt() == (Draft("a1", Message("mine"), 2),)
    assert other.drafts.adopt() == (Draft("a1", Message("theirs"), 1),)
    window.drafts.save("a1", Message(), 3)
    assert other.drafts.adopt() == (Draft("a1", Message("theirs"), 1),)
    other.dies()
    assert window.drafts.adopt() == (Draft("a1", Message("theirs"), 1),)


def test_what_the_dead_left_is_adopted_once(window: Window, file: Path) -> None:
    dead, third = Window(file), Window(file)
    dead.drafts.save("a1", Message("left"), 1)
    dead.dies()
    assert window.drafts.adopt() == (Draft("a1", Message("left"), 1),)
    assert third.drafts.adopt() == ()
    third.dies()
    window.drafts.save("a1", Message("left and typed on"), 2)
    assert count(window) == 1


def test_of_several_the_newest_stays_on_disk_and_all_are_told(window: Window, file: Path) -> None:
    for at in (3, 1, 2):
        dead = Window(file)
        dead.drafts.save("a1", Message(str(at)), at)
        dead.dies()
    window.drafts.save("a1", Message("mine"), 0)
    assert [draft.message.recipient for draft in window.drafts.adopt()] == ["mine", "1", "2", "3"]
    assert window.drafts.adopt() == (Draft("a1", Message("3"), 3),)
    assert count(window) == 1


def stored(window: Window) -> dict[str, object]:
    ((message,),) = window.database.query("SELECT message FROM drafts")
    return dict(json.loads(message))


def store(window: Window, **fields: object) -> None:
    """Write a draft of this process as a newer version does."""
    window.drafts.save("a1", Message("1", "order"), 1)
    window.database.execute("UPDATE drafts SET message = ?", (json.dumps(stored(window) | fields).encode(),))


def test_fields_of_a_newer_version_are_kept_while_the_template_is_the_same(window: Window) -> None:
    header = {"type": "text", "parameters": ["a"], "text": "", "labels": [], "colour": "red"}
    store(window, header=header, buttons=["½"])
    assert window.drafts.adopt() == (Draft("a1", Message("1", "order", header=TextHeader(("a",))), 1),)
    window.drafts.save("a1", Message("12", "order", header=TextHeader(("b",))), 2)
    assert stored(window).items() >= {"recipient": "12", "buttons": ["½"]}.items()
    assert stored(window)["header"] == header | {"parameters": ["b"]}
    window.drafts.save("a1", Message("12", "other", header=TextHeader(("b",))), 3)
    assert "buttons" not in stored(window)
    assert "colour" not in str(stored(window))


def test_a_header_of_a_newer_version_is_left_out_and_not_lost(window: Window) -> None:
    store(window, header={"type": "hologram", "depth": 3})
    assert window.drafts.adopt() == (Draft("a1", Message("1", "order"), 1),)
    window.drafts.save("a1", Message("12", "order"), 2)
    assert stored(window)["header"] == {"type": "hologram", "depth": 3}
    assert window.drafts.adopt() == (Draft("a1", Message("12", "order"), 2),)
    window.drafts.save("a1", Message("12", "order", header=ImageHeader("x")), 3)
    assert stored(window)["header"] == {"type": "image", "link": "x"}


@pytest.mark.parametrize(
    "message",
    [
        b"{",
        b"\xff",
        b"[]",
        b'{"recipient": 7}',
        b"[" * 100_000,
        b'{"recipient":"a\xff"}',
        b'{"later":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    ],
    ids=["cut", "no text", "list", "number", "deep", "half a text", "deep in what is skipped"],
)
def test_what_cannot_be_read_is_left_as_it_is(
    window: Window, file: Path, message: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    dead = Window(file)
    dead.database.execute("INSERT INTO drafts VALUES ('a1', ?, ?, 1)", (dead.owner.token, message))
    dead.drafts.save("b2", Message("private"), 1)
    dead.dies()
    assert window.drafts.adopt() == (Draft("b2", Message("private"), 1),)
    assert window.database.query("SELECT message FROM drafts WHERE account_id = 'a1'") == [(message,)]
    assert "cannot be read" in caplog.text
    assert "private" not in caplog.text


def test_a_database_that_is_locked_is_told_and_nothing_is_half_adopted(window: Window, file: Path) -> None:
    dead = Window(file)
    dead.drafts.save("a1", Message("left"), 1)
    dead.dies()
    with Database(file) as other, other.transaction():
        with pytest.raises(DatabaseLocked):
            window.drafts.save("a1", Message("mine"), 2)
        with pytest.raises(DatabaseLocked):
            window.drafts.adopt()
    assert window.drafts.adopt() == (Draft("a1", Message("left"), 1),)


TYPE_AND_WAIT = """
import sys
from pathlib import Path
from nxwa_desktop.protocol.message import Message
from nxwa_desktop.storage.sqlite import Database
from nxwa_desktop.storage.drafts import Drafts
from nxwa_desktop.storage.process_lock import ProcessOwner

file = Path(sys.argv[1])
drafts = Drafts(Database(file), ProcessOwner(file.parent))
drafts.save("a1", Message("theirs"), 1)
print("saved", flush=True)
sys.stdin.readline()
"""


def test_a_process_that_lives_keeps_its_draft_and_a_killed_one_leaves_it(window: Window, file: Path) -> None:
    with child(TYPE_AND_WAIT, file) as process:
        assert process.read() == "saved"
        window.drafts.save("a1", Message("mine"), 2)
        assert window.drafts.adopt() == (Draft("a1", Message("mine"), 2),)
        process.kill()
        assert [draft.message.recipient for draft in window.drafts.adopt()] == ["theirs", "mine"]
