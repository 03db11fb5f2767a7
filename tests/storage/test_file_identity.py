"""The database's files change while they are open: no send without its row, nothing typed is lost, and all is told."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from nxwa_desktop.protocol.message import Message
from nxwa_desktop.protocol.outcome import Accepted
from nxwa_desktop.storage.drafts import Draft
from nxwa_desktop.storage.errors import Change, Choice, DataFileChanged, StorageError
from nxwa_desktop.storage.restore import Restored
from nxwa_desktop.storage.retention import Retention, read_retention, write_retention
from nxwa_desktop.storage.send_query_worker import SendQueryWorker
from nxwa_desktop.storage.send_records import Filter
from nxwa_desktop.storage.sqlite import Database
from nxwa_desktop.storage.under_way import senders
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.system.paths import Paths
from tests.support.capabilities import OPEN_FILES_MOVE
from tests.support.file_changes import BROKEN, GONE, delete, move_folder, part
from tests.support.old_databases import ACME
from tests.support.storage import outgoing

PATIENCE = 20.0
TYPED = Message("8613600009759", "typed")


class Harness:
    """The storage of a running program, without its window."""

    def __init__(self, folder: Path) -> None:
        self.paths = Paths.below(folder)
        self.told: list[DataFileChanged | None] = []
        self.restored: list[Restored] = []
        self.thread = self.open()

    def open(self) -> StorageWorker:
        self.thread = StorageWorker(self.paths)
        self.thread.on_changed = self.told.append
        self.thread.on_restored = self.restored.append
        return self.thread

    def begin(self, send_id: str) -> BaseException | None:
        return self.thread.begin_send(outgoing(send_id)).exception(PATIENCE)

    def end(self, send_id: str) -> None:
        """An answer has come: it has been tried to write that down."""
        accepted = Accepted("message", "trace")
        self.ended = self.thread.close_send(send_id, accepted, answer=b"{}", finished_at=1, duration_ms=2)
        self.thread.submit(lambda _: None).exception(PATIENCE)

    def type(self, message: Message = TYPED) -> BaseException | None:
        return self.thread.save_draft("a1", message, 1).exception(PATIENCE)

    def look(self) -> BaseException | None:
        return self.thread.submit_checked(lambda _: None).exception(PATIENCE)

    def go_on(self, choice: Choice) -> None:
        self.thread.go_on(choice).result(PATIENCE)

    def close(self) -> None:
        assert self.thread.close(PATIENCE)

    def said(self) -> Change | None:
        last = self.told[-1] if self.told else None
        return None if last is None else last.change

    def on_disk(self) -> tuple[dict[str, str], list[str], int]:
        """What another process finds: the sends, the drafts, and how many accounts."""
        with closing(sqlite3.connect(self.paths.database_file)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            sends = dict(connection.execute("SELECT send_id, state FROM history"))
            drafts = [message.decode() for (message,) in connection.execute("SELECT message FROM drafts")]
            ((accounts,),) = connection.execute("SELECT COUNT(*) FROM accounts")
            return sends, drafts, accounts


@pytest.fixture
def harness(tmp_path: Path) -> Iterator[Harness]:
    """An account, a finished send and one under way; its log has not been written into the file."""
    harness = Harness(tmp_path)
    harness.thread.submit(lambda repos: repos.accounts.save(ACME)).result(PATIENCE)
    assert harness.begin("earlier") is None
    harness.end("earlier")
    assert harness.look() is None
    assert harness.begin("under way") is None
    yield harness
    harness.thread.close(PATIENCE)


@pytest.mark.parametrize("kind", GONE)
def test_nothing_is_sent_until_the_person_has_chosen_and_then_all_is_there(harness: Harness, kind: str) -> None:
    change, expected = GONE[kind]
    change(harness.paths)
    harness.end("under way")
    assert not harness.ended.done(), "but kept"
    assert harness.said() is expected
    assert isinstance(harness.type(), DataFileChanged)
    assert isinstance(harness.begin("refused"), DataFileChanged)
    assert harness.told[-1] is not None
    assert harness.told[-1].kept
    harness.go_on(Choice.RESTORE)
    assert harness.said() is None
    assert harness.begin("later") is None
    harness.close()
    sends, drafts, accounts = harness.on_disk()
    assert sends == {"earlier": "accepted", "under way": "accepted", "later": "sending"}
    assert ["typed" in draft for draft in drafts] == [True]
    assert accounts == 1
    assert harness.restored == [], "nothing was lost"
    assert not any(list(folder.glob("*")) for folder in harness.paths.rescue_folders)


@pytest.mark.parametrize("kind", [kind for kind, (_, change) in GONE.items() if change is Change.REPLACED])
def test_the_other_file_is_used_and_gets_what_was_sent_and_typed(harness: Harness, kind: str) -> None:
    GONE[kind][0](harness.paths)
    harness.end("under way")
    harness.type()
    harness.go_on(Choice.USE)
    assert harness.begin("later") is None
    harness.close()
    sends, drafts, accounts = harness.on_disk()
    assert {"earlier": "accepted", "under way": "accepted", "later": "sending"}.items() <= sends.items()
    assert (kind == "its own copy in its place") is ("of another file" not in sends)
    assert len(drafts) == 1
    assert accounts == 1, "where it had none"


@pytest.mark.parametrize("kind", BROKEN)
def test_what_is_broken_is_set_aside_before_anything_is_sent(harness: Harness, kind: str) -> None:
    harness.thread.submit(lambda repos: repos.database.query("PRAGMA wal_checkpoint(TRUNCATE)")).result(PATIENCE)
    assert harness.begin("in the log") is None
    BROKEN[kind](harness.paths)
    harness.end("under way")
    harness.type()
    harness.look()
    harness.type()
    assert harness.begin("later") is None
    harness.close()
    sends, drafts, accounts = harness.on_disk()
    assert sends == {"earlier": "accepted", "under way": "accepted", "in the log": "sending", "later": "sending"}
    assert ["typed" in draft for draft in drafts] == [True]
    assert accounts == 1
    ((aside,),) = ([each.set_aside for each in harness.restored],)
    assert aside.is_dir()


def test_a_send_that_meets_the_damage_first_is_not_sent(harness: Harness) -> None:
    BROKEN["emptied"](harness.paths)
    assert isinstance(harness.begin("refused"), StorageError)
    assert harness.begin("later") is None
    harness.close()
    assert set(harness.on_disk()[0]) == {"earlier", "under way", "later"}


def test_a_short_index_does_not_end_the_process(tmp_path: Path) -> None:
    """SQLite has it mapped: reading behind its end is a bus error, in a process of its own here."""
    work = f"""
import os, sys
from pathlib import Path
from tests.storage.test_file_identity import Harness, part
harness = Harness(Path({str(tmp_path)!r}))
assert harness.begin("one") is None
os.truncate(part(harness.paths, "-shm"), 0)
assert harness.begin("two") is None, harness.begin("three")
harness.close()
"""
    assert subprocess.run([sys.executable, "-c", work], check=False).returncode == 0
    harness = Harness(tmp_path)
    assert set(harness.on_disk()[0]) == {"one", "two"}
    harness.close()


def test_a_file_that_comes_back_is_used_again_without_a_question(harness: Harness) -> None:
    move_folder(harness.paths)
    assert isinstance(harness.type(), DataFileChanged)
    harness.end("under way")
    aside = harness.paths.data_folder
    kept = aside.rename(aside.with_name("rescued-meanwhile"))
    aside.with_name("moved").rename(aside)
    assert harness.look() is None
    assert harness.said() is None
    harness.close()
    sends, drafts, _ = harness.on_disk()
    assert sends == {"earlier": "accepted", "under way": "accepted"}
    assert len(drafts) == 1
    assert kept.is_dir()


@pytest.mark.parametrize("change", [delete(""), move_folder], ids=["file", "folder"])
def test_an_empty_file_gets_what_was_composed_and_sent_and_how_long_it_is_kept(
    harness: Harness, change: Callable[[Paths], None]
) -> None:
    harness.thread.submit(lambda repos: write_retention(repos.database, Retention(False, 7))).result(PATIENCE)
    assert harness.look() is None
    change(harness.paths)
    harness.type()
    harness.go_on(Choice.ANEW)
    assert harness.thread.submit(lambda repos: read_retention(repos.database)).result(PATIENCE) == Retention(False, 7)
    harness.close()
    sends, drafts, accounts = harness.on_disk()
    assert sends == {"earlier": "accepted", "under way": "sending"}
    assert len(drafts) == 1
    assert accounts == 0, "it was asked for"


def test_what_was_deleted_does_not_come_back(harness: Harness) -> None:
    harness.end("under way")
    queries = SendQueryWorker(harness.paths, storage=harness.thread)
    assert queries.submit(lambda opened: opened.delete(None)).result(PATIENCE) == 2
    assert queries.close(PATIENCE)
    assert harness.look() is None
    BROKEN["emptied"](harness.paths)
    harness.look()
    assert harness.begin("later") is None
    harness.close()
    assert set(harness.on_disk()[0]) == {"later"}


def test_the_program_ends_before_the_person_has_chosen(harness: Harness) -> None:
    """Nothing is left at the path; what was typed, and the outcome, lie beside it until the next start."""
    delete("", "-wal", "-shm")(harness.paths)
    harness.end("under way")
    harness.type()
    harness.close()
    assert not harness.paths.database_file.exists()
    thread = harness.open()
    drafts = thread.submit(lambda repos: repos.drafts.adopt()).result(PATIENCE)
    harness.close()
    assert drafts == (Draft("a1", TYPED, 1),)
    sends, _, accounts = harness.on_disk()
    assert sends == {"earlier": "accepted", "under way": "accepted"}
    assert accounts == 1
    assert not any(list(folder.glob("*.sqlite3")) for folder in harness.paths.rescue_folders)


def test_a_deleted_file_beside_its_copy_is_asked_about_at_the_start(harness: Harness) -> None:
    assert harness.thread.back_up_if_due().result(PATIENCE) is not None
    harness.close()
    delete("")(harness.paths)
    harness.open()
    assert isinstance(harness.begin("refused"), DataFileChanged)
    assert harness.said() is Change.ABSENT
    assert harness.told[-1] is not None
    assert harness.told[-1].copy_made_ms
    harness.go_on(Choice.RESTORE)
    harness.close()
    sends, _, accounts = harness.on_disk()
    assert set(sends) == {"earlier", "under way"}
    assert accounts == 1
    assert harness.restored == [], "nothing was damaged"


def test_the_person_may_start_without_the_copy(harness: Harness) -> None:
    harness.thread.back_up_if_due().result(PATIENCE)
    harness.close()
    delete("")(harness.paths)
    harness.open()
    harness.look()
    harness.go_on(Choice.ANEW)
    harness.close()
    assert harness.on_disk() == ({}, [], 0)


@OPEN_FILES_MOVE.needed
def test_the_history_makes_no_file_where_the_one_in_use_is_gone(harness: Harness) -> None:
    queries = SendQueryWorker(harness.paths, storage=harness.thread)
    queries.submit(lambda opened: opened.page(Filter())).result(PATIENCE)
    delete("", "-wal", "-shm")(harness.paths)
    assert isinstance(queries.submit(lambda opened: opened.page(Filter())).exception(PATIENCE), DataFileChanged)
    assert not harness.paths.database_file.exists()
    harness.go_on(Choice.RESTORE)
    assert len(queries.submit(lambda opened: opened.page(Filter())).result(PATIENCE)) == 2
    assert queries.close(PATIENCE)


def test_damage_that_the_history_meets_is_mended(harness: Harness) -> None:
    harness.thread.back_up_if_due().result(PATIENCE)
    queries = SendQueryWorker(harness.paths, storage=harness.thread)
    harness.thread.submit(lambda repos: repos.database.query("PRAGMA wal_checkpoint(TRUNCATE)")).result(PATIENCE)
    size = harness.paths.database_file.stat().st_size
    with harness.paths.database_file.open("r+b") as file:
        file.seek(8192)
        file.write(os.urandom(size - 8192))
    assert isinstance(queries.submit(lambda opened: opened.page(Filter())).exception(PATIENCE), StorageError)
    harness.thread.submit(lambda _: None).exception(PATIENCE)
    assert len(queries.submit(lambda opened: opened.page(Filter())).result(PATIENCE)) == 2
    assert queries.close(PATIENCE)


@OPEN_FILES_MOVE.needed
def test_a_log_without_its_file_is_not_taken_for_the_log_of_the_next_one(harness: Harness) -> None:
    part(harness.paths, "-wal").rename(part(harness.paths, "-kept"))
    harness.go_on(Choice.RESTORE)
    harness.close()
    harness.paths.database_file.unlink()
    part(harness.paths, "-wal").write_bytes(b"of before" * 999)
    harness.open()
    assert harness.begin("later") is None
    harness.close()
    assert set(harness.on_disk()[0]) == {"later"}
    assert list(harness.paths.damaged_folder.glob("*/*-wal"))


@OPEN_FILES_MOVE.needed
def test_a_file_that_goes_while_it_is_opened_is_opened_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    harness = Harness(tmp_path)

    def late(database: Database) -> list[str]:
        harness.paths.database_file.unlink()
        return senders(database)

    with monkeypatch.context() as patched:
        patched.setattr("nxwa_desktop.storage.under_way.senders", late)
        assert isinstance(harness.begin("refused"), StorageError)
    assert harness.begin("later") is None
    harness.close()
    assert set(harness.on_disk()[0]) == {"later"}
