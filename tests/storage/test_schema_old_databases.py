"""A database of every earlier version opens in this one, whole; each version of the schema has one here."""

import contextlib
import hashlib
from pathlib import Path

import pytest

from nxwa_desktop.storage.backup import Backups
from nxwa_desktop.storage.backup import version_of as version_of_copy
from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.storage.restore import Restored
from nxwa_desktop.storage.retention import Retention
from nxwa_desktop.storage.schema import MIGRATIONS
from nxwa_desktop.storage.send_queries import SendQueries
from nxwa_desktop.storage.send_records import Filter, Resolution, State
from nxwa_desktop.storage.sqlite import Database
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.system.paths import Paths
from tests.support import dump
from tests.support.dump import Value
from tests.support.old_databases import DUMPS, OLD, T0, accounts, drafts, entries, lay, templates, version_of

NEWEST = len(MIGRATIONS)
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
    Repositories(paths).close()


def as_recovered(before: dict[str, Rows]) -> dict[str, Rows]:
    """What was on its way when the program was killed has an outcome now; all else is as it was."""
    unknown: dict[str, Value] = {"state": "unknown", "reason": "killed", "detail": ""}
    rows = [row | unknown if row["state"] == "sending" else row for row in before["history"]]
    paused: dict[str, Value] = {"state": "paused", "pause": '{"reason":"closed","code":null,"detail":""}', "owner": ""}
    batches = [row | paused if row["state"] == "running" else row for row in before.get("batches", [])]
    return before | {"history": rows} | ({"batches": batches} if batches else {})


def assert_kept(before: dict[str, Rows], after: dict[str, Rows]) -> None:
    """Every row of every table that was there is there, each field as it was."""
    for table, rows in before.items():
        key = "position" if table == "batch_rows" else next(iter(rows[0])) if rows else ""
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


_SECOND = {
    "history.state": "accepted not_sent rejected sending unknown",
    "history.resolution": "did_not went_out",
}
HOLDS = {2: _SECOND, 3: _SECOND, 4: _SECOND}
"""The words that a CHECK of the schema allows, by version. Never changed once released."""


def test_a_word_that_the_schema_forbids_needs_another_version() -> None:
    """Any other word, and any field of a draft or a template, is kept and shown by a program that does not know it."""
    words = {"history.state": State, "history.resolution": Resolution}
    assert {column: " ".join(sorted(kind)) for column, kind in words.items()} == HOLDS[NEWEST]


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
    with contextlib.closing(Repositories(paths)) as storage:
        assert storage.accounts.list() == accounts(version)
        assert storage.history.newest(99) == entries(version)[::-1]
        assert storage.recovered == sum(entry.finished_at is None for entry in entries(version))
        assert storage.drafts.adopt() == drafts(version)
        assert storage.templates.list() == templates(version)
        offsets = {"https://api.nxcloud.com/saas/wa/send": -613_000} if version > 1 else {}
        assert storage.clock_offsets.all() == offsets


def test_the_history_is_searched_as_if_it_had_been_written_today(name: str, paths: Paths) -> None:
    open_and_close(paths)
    queries = SendQueries(paths)
    try:
        while queries.index():
            pass
        assert tuple(queries.every(Filter())) == entries(version_of(name))[::-1]
        found = {
            text: [line.send_id for line in queries.page(Filter(text=text))] for text in ("中国", "牛", "ש", "مرحبا")
        }
        assert found == {"中国": ["send-2"], "牛": ["send-2"], "ש": ["send-3"], "مرحبا": ["send-3"]}
        assert [line.send_id for line in queries.page(Filter(text="power failed"))][-1] == "send-9"
        assert queries.retention() == (Retention() if version_of(name) == 1 else Retention(True, 36500))
    finally:
        queries.close()


def test_what_was_sent_before_warns_of_a_repetition_now(name: str, paths: Paths) -> None:
    """By a digest that version 1 did not keep."""
    open_and_close(paths)
    rows = {row["send_id"]: row for row in dump.content(paths.database_file)["history"]}
    for entry in entries(version_of(name)):
        row = rows[entry.outgoing.send_id]
        assert row["practice"] == entry.outgoing.sandbox
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
    thread = StorageWorker(paths)
    thread.on_restored = told.append
    try:
        assert thread.submit(lambda repos: repos.history.newest(99)).result(20) == entries(version_of(name))[::-1]
    finally:
        assert thread.close(20)
    assert [restored.backup_made_ms for restored in told] == [T0]
