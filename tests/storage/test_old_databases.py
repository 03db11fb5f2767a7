"""A database of every earlier version opens in this one, whole; each version of the schema has one here."""

import contextlib
import enum
import hashlib
import os
import shutil
import sqlite3
from pathlib import Path

import filelock
import msgspec
import pytest

from nxwa_desktop.paths import Paths
from nxwa_desktop.protocol.account import Algorithm
from nxwa_desktop.protocol.message import ImageHeader, Message, TextHeader
from nxwa_desktop.protocol.outcome import NotSentReason, UnknownReason
from nxwa_desktop.protocol.template import HeaderKind, SavedTemplate, Unsendable
from nxwa_desktop.storage import backup
from nxwa_desktop.storage.archive import Archive
from nxwa_desktop.storage.backup import Backups, open_database
from nxwa_desktop.storage.backup import version_of as version_of_copy
from nxwa_desktop.storage.database import Database, DatabaseFull, DatabaseLocked, StorageError
from nxwa_desktop.storage.listing import Filter, Resolution, State
from nxwa_desktop.storage.restore import Restored
from nxwa_desktop.storage.retention import Retention
from nxwa_desktop.storage.schema import MIGRATIONS
from nxwa_desktop.storage.stores import Stores, StoreThread
from tests.support import dump
from tests.support.dump import Value
from tests.support.old_databases import ACCOUNTS, DUMPS, OLD, T0, drafts, entries, lay, templates, version_of
from tests.support.storage import child, inject

NEWEST = len(MIGRATIONS)
OUTDATED = [name for name in OLD if version_of(name) < NEWEST]
DEVELOPMENT = {"v2-first": {"history_terms"}}
"""Never released; and what of its schema is not as the release of that version had it."""

Rows = list[dict[str, Value]]


@pytest.fixture(params=OLD)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def paths(name: str, tmp_path: Path) -> Paths:
    return lay(name, tmp_path)


def open_and_close(paths: Paths) -> None:
    Stores(paths).close()


def as_recovered(before: dict[str, Rows]) -> dict[str, Rows]:
    """What was on its way when the program was killed has an outcome now; all else is as it was."""
    unknown: dict[str, Value] = {"state": "unknown", "reason": "killed", "detail": ""}
    rows = [row | unknown if row["state"] == "sending" else row for row in before["history"]]
    return before | {"history": rows}


def assert_kept(before: dict[str, Rows], after: dict[str, Rows]) -> None:
    """Every row of every table that was there is there, each field as it was."""
    for table, rows in before.items():
        key = next(iter(rows[0])) if rows else ""
        there = {row[key]: row for row in after[table]} if rows else {}
        if table == "drafts":
            continue  # their owner is another process: `drafts.adopt` tells
        if table == "history_unindexed":
            assert {row[key] for row in rows} <= there.keys()
            continue
        assert len(after[table]) == len(rows), table
        assert [{column: there[row[key]][column] for column in row} for row in rows] == rows, table


def test_every_version_of_the_schema_has_a_database_here() -> None:
    """Make one by running the program whose version is new: `python -m tests.support.dump FILE` prints it."""
    assert {version_of(name) for name in OLD} == set(range(1, NEWEST + 1))


@pytest.mark.parametrize("number", range(1, NEWEST + 1))
def test_a_version_is_what_it_was_when_its_database_was_kept(number: int, tmp_path: Path) -> None:
    """A migration that is changed later would leave two kinds of one version."""
    kept = lay(f"v{number}", tmp_path).database_file
    made = tmp_path / "made.sqlite3"
    Database(made, migrations=MIGRATIONS[:number]).close()
    assert dump.schema(made) == dump.schema(kept)


HOLDS = {
    2: {
        "accounts.algorithm": "md5 sha256",
        "history.state": "accepted not_sent rejected sending unknown",
        "history.resolution": "did_not went_out",
        "history.reason": "bad_request cancelled connect_timeout contradiction data_closed data_damaged data_full"
        " data_locked data_newer data_read_only garbage internal keyring_dismissed keyring_failed keyring_insecure"
        " keyring_locked keyring_missing keyring_timeout killed lost_answer name_not_found not_recorded proxy"
        " read_timeout refused repeat secret_missing server_error tls too_large unreachable",
        "drafts.message": "body body_labels body_text header header.image.link header.text.labels"
        " header.text.parameters header.text.text language recipient template_name",
        "templates.definition": "body_labels body_text buttons footer header_kind header_labels header_text id"
        " language name status title unsendable",
        "templates.definition.header_kind": "image none text",
        "templates.definition.unsendable": "button_variable document_header location_header other_header other_part"
        " video_header",
    }
}
"""What may stand in columns that the schema says less of, by version. Never changed once released."""


def test_what_an_older_program_of_this_version_cannot_read_needs_another_version() -> None:
    """It would drop a field it does not know when it writes the row anew, and fail on a word it does not know."""

    def words(*kinds: type[enum.StrEnum]) -> str:
        return " ".join(sorted({each.value for kind in kinds for each in kind}))

    def fields(kind: type[msgspec.Struct]) -> set[str]:
        return set(kind.__struct_fields__)

    headers = {
        f"header.{kind.__struct_config__.tag}.{name}" for kind in (TextHeader, ImageHeader) for name in fields(kind)
    }
    assert {
        "accounts.algorithm": words(Algorithm),
        "history.state": words(State),
        "history.resolution": words(Resolution),
        "history.reason": words(NotSentReason, UnknownReason),
        "drafts.message": " ".join(sorted(fields(Message) | headers)),
        "templates.definition": " ".join(sorted(fields(SavedTemplate))),
        "templates.definition.header_kind": words(HeaderKind),
        "templates.definition.unsendable": words(Unsendable),
    } == HOLDS[NEWEST]


def test_the_text_of_a_database_is_the_whole_of_it(name: str, paths: Paths) -> None:
    text = (DUMPS / f"{name}.sql").read_text("utf-8")
    remarks, body = text[: text.index("PRAGMA")], text[text.index("PRAGMA") :]
    assert all(line.startswith("-- ") for line in remarks.splitlines())
    assert dump.dump(paths.database_file) == body


def test_nothing_is_lost(name: str, paths: Paths) -> None:
    before = dump.content(paths.database_file)
    open_and_close(paths)
    assert_kept(as_recovered(before), dump.content(paths.database_file))
    assert dump.pragma(paths.database_file, "user_version") == NEWEST
    assert dump.pragma(paths.database_file, "application_id") == int.from_bytes(b"nxwa")
    assert dump.pragma(paths.database_file, "integrity_check") == "ok"


def test_the_schema_is_that_of_a_new_database(name: str, paths: Paths, tmp_path: Path) -> None:
    open_and_close(paths)
    fresh = Paths.below(tmp_path / "fresh")
    open_and_close(fresh)
    known = DEVELOPMENT.get(name, set())
    got, wanted = dump.schema(paths.database_file), dump.schema(fresh.database_file)
    assert got.keys() == wanted.keys()
    assert {table for table in wanted if got[table] != wanted[table]} == known


def test_each_row_draft_and_template_is_read_as_it_was_written(name: str, paths: Paths) -> None:
    version = version_of(name)
    with contextlib.closing(Stores(paths)) as stores:
        assert stores.accounts.list() == ACCOUNTS
        assert stores.history.newest(99) == entries(version)[::-1]
        assert stores.recovered == sum(entry.finished_at is None for entry in entries(version))
        assert stores.drafts.adopt() == drafts(version)
        assert stores.templates.list() == templates(version)
        offsets = {"https://api.nxcloud.com/saas/wa/send": -613_000} if version > 1 else {}
        assert stores.clock_offsets.all() == offsets


def test_the_history_is_searched_as_if_it_had_been_written_today(name: str, paths: Paths) -> None:
    open_and_close(paths)
    archive = Archive(paths)
    try:
        while archive.index():
            pass
        assert tuple(archive.every(Filter())) == entries(version_of(name))[::-1]
        found = {
            text: [line.send_id for line in archive.page(Filter(text=text))] for text in ("中国", "牛", "ש", "مرحبا")
        }
        assert found == {"中国": ["send-2"], "牛": ["send-2"], "ש": ["send-3"], "مرحبا": ["send-3"]}
        assert [line.send_id for line in archive.page(Filter(text="power failed"))][-1] == "send-9"
        assert archive.retention() == (Retention() if version_of(name) == 1 else Retention(True, 36500))
    finally:
        archive.close()


def test_what_was_sent_before_warns_of_a_repetition_now(name: str, paths: Paths) -> None:
    """By a digest that version 1 did not keep."""
    open_and_close(paths)
    rows = {row["send_id"]: row for row in dump.content(paths.database_file)["history"]}
    for entry in entries(version_of(name)):
        row = rows[entry.outgoing.send_id]
        assert row["practice"] == entry.outgoing.practice
        if entry.contents_kept:
            assert row["body_digest"] == hashlib.sha256(entry.outgoing.body).digest()


def test_a_copy_is_made_before_the_version_changes(name: str, paths: Paths) -> None:
    before = dump.dump(paths.database_file)
    open_and_close(paths)
    copies = Backups(paths.backup_folder).all()
    if version_of(name) == NEWEST:
        assert copies == ()
        return
    (copy,) = copies
    assert version_of_copy(copy) == version_of(name)
    assert dump.dump(copy) == before.replace("journal_mode = wal", "journal_mode = delete")


def test_opening_it_again_changes_nothing(paths: Paths) -> None:
    open_and_close(paths)
    once = dump.dump(paths.database_file), Backups(paths.backup_folder).all()
    open_and_close(paths)
    assert (dump.dump(paths.database_file), Backups(paths.backup_folder).all()) == once


def test_a_damaged_one_is_replaced_by_its_copy_and_brought_to_the_newest_version(paths: Paths, name: str) -> None:
    with Database.read_only(paths.database_file) as database:
        Backups(paths.backup_folder).make(database, version_of(name), T0)
    paths.database_file.write_bytes(b"no database\n" * 1000)
    told: list[Restored] = []
    thread = StoreThread(paths)
    thread.on_restored = told.append
    try:
        assert thread.submit(lambda stores: stores.history.newest(99)).result(20) == entries(version_of(name))[::-1]
    finally:
        assert thread.close(20)
    assert [restored.backup_made_ms for restored in told] == [T0]


# Ended in the middle


KILLED_AFTER_EACH_STATEMENT = """
import os, shutil, sqlite3, sys
from pathlib import Path
from nxwa_desktop.paths import Paths
from nxwa_desktop.storage import archive, backup, clock_offsets, owner, stores, templates
import filelock

left = 0

class Dying(sqlite3.Connection):
    def execute(self, *arguments):
        global left
        if not left:
            os.kill(os.getpid(), 9)
        left -= 1
        return super().execute(*arguments)

connect = sqlite3.connect
sqlite3.connect = lambda *arguments, **more: connect(*arguments, factory=Dying, **more)
source, target = Path(sys.argv[1]), Path(sys.argv[2])
while True:
    folder = target / str(left)
    shutil.copytree(source, folder)
    if not (process := os.fork()):
        stores.Stores(Paths.below(folder))
        os._exit(0)
    if not os.waitpid(process, 0)[1]:
        break
    left += 1
print(left, flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="kills by signal")
@pytest.mark.parametrize("name", OUTDATED)
def test_killed_after_any_statement_the_old_version_is_intact_or_the_new_one_complete(
    name: str, paths: Paths, tmp_path: Path
) -> None:
    before = dump.content(paths.database_file)
    with child(KILLED_AFTER_EACH_STATEMENT, tmp_path, tmp_path.with_name("killed")) as process:
        statements = int(process.read())
    found: set[int | str] = set()
    for number in range(statements):
        killed = Paths.below(tmp_path.with_name("killed") / str(number))
        version = dump.pragma(killed.database_file, "user_version")
        found.add(version)
        if version == version_of(name):
            assert dump.content(killed.database_file) == before
        with contextlib.closing(Stores(killed)) as stores:
            assert stores.history.newest(99) == entries(version_of(name))[::-1]
            assert stores.drafts.adopt() == drafts(version_of(name))
        copies = Backups(killed.backup_folder).all()
        assert copies
        assert {version_of_copy(copy) for copy in copies} == {version_of(name)}
        assert all(dump.content(copy) == before for copy in copies)
    assert found == {version_of(name), NEWEST}
    assert statements > 20, "the statements were not seen"


@pytest.mark.parametrize("name", OUTDATED)
def test_without_room_for_the_change_the_old_version_stays(name: str, paths: Paths) -> None:
    before = dump.dump(paths.database_file)
    refused = 0
    while True:

        def leave_little_room(database: Database, _: int, pages: int = refused) -> None:
            ((there,),) = database.query("PRAGMA page_count")
            database.query(f"PRAGMA max_page_count = {there + pages}")

        try:
            Database(paths.database_file, before_migration=leave_little_room).close()
        except DatabaseFull:
            refused += 1
            assert dump.dump(paths.database_file) == before
        else:
            break
    assert refused > 5
    with contextlib.closing(Stores(paths)) as stores:
        assert stores.history.newest(99) == entries(version_of(name))[::-1]


@pytest.mark.parametrize("name", OUTDATED)
def test_a_change_that_fails_again_and_again_pushes_out_no_older_copy(
    name: str, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Database.read_only(paths.database_file) as database:
        older = [Backups(paths.backup_folder).make(database, 1, T0 + day) for day in range(3)]
    with monkeypatch.context() as patched:
        inject(patched, "ALTER TABLE", sqlite3.SQLITE_FULL, times=9)
        for _ in range(9):
            with pytest.raises(DatabaseFull):
                open_database(paths)
    assert set(Backups(paths.backup_folder).all()) == set(older)
    open_and_close(paths)
    assert len(Backups(paths.backup_folder).all()) == 4


@pytest.mark.parametrize("name", OUTDATED)
def test_without_its_copy_the_version_is_not_changed(name: str, paths: Paths) -> None:
    before = dump.dump(paths.database_file)
    paths.backup_folder.write_text("a file where the folder belongs")
    with pytest.raises(StorageError):
        open_database(paths)
    assert dump.dump(paths.database_file) == before
    paths.backup_folder.unlink()
    open_and_close(paths)


@pytest.mark.parametrize("name", OUTDATED)
def test_who_waits_too_long_for_another_s_change_is_told(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    before = dump.dump(paths.database_file)
    monkeypatch.setattr(backup, "UPDATE_PATIENCE", 0.05)
    with filelock.FileLock(paths.data_folder / "updating.lock"), pytest.raises(DatabaseLocked):
        open_database(paths)
    assert dump.dump(paths.database_file) == before
    open_and_close(paths)


OPEN_AT_ONCE = """
import sys
from pathlib import Path
from nxwa_desktop.paths import Paths
from nxwa_desktop.storage.archive import ArchiveThread
from nxwa_desktop.storage.stores import StoreThread

print("ready", flush=True)
for line in sys.stdin:
    paths = Paths.below(Path(line.strip()))
    threads = [StoreThread(paths), ArchiveThread(paths), ArchiveThread(paths)]
    opened = [thread.submit(lambda _: None) for thread in threads]
    print([repr(each.exception(60)) for each in opened], flush=True)
    for thread in threads:
        thread.close(60)
"""


@pytest.mark.parametrize("name", OUTDATED)
def test_two_processes_and_all_their_threads_copy_once_and_the_old_version(
    name: str, paths: Paths, tmp_path: Path
) -> None:
    before = dump.content(paths.database_file)
    with child(OPEN_AT_ONCE) as first, child(OPEN_AT_ONCE) as second:
        assert first.read() == second.read() == "ready"
        for number in range(5):
            computer = tmp_path.with_name(f"computer-{number}")
            shutil.copytree(tmp_path, computer)
            for process in (first, second):
                process.write(str(computer))
            assert [first.read(), second.read()] == ["['None', 'None', 'None']"] * 2
            (copy,) = Backups(Paths.below(computer).backup_folder).all()
            assert dump.content(copy) == before
