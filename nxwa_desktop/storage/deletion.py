"""Takes sends, or only their texts, out of a database and out of its copies.

A copy is rewritten beside itself and put in its place once it is whole: a program that is killed leaves the old one or
the new one, and the next call does what is left to do.
"""

import contextlib
import shutil
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from nxwa_desktop.protocol.message import texts_of
from nxwa_desktop.protocol.quoted_texts import without_texts
from nxwa_desktop.protocol.request_body import UnreadableBody, decode_body
from nxwa_desktop.storage.backup import Backups, is_sound, replacing_copy
from nxwa_desktop.storage.batch_deletion import delete_batches, forget_batch_texts, holds_batches
from nxwa_desktop.storage.errors import DatabaseDamaged, DatabaseFailed, StorageError
from nxwa_desktop.storage.history_columns import SEARCHED
from nxwa_desktop.storage.retention import read_retention
from nxwa_desktop.storage.search import indexed_text
from nxwa_desktop.storage.sqlite import Database
from nxwa_desktop.storage.sqlite_errors import translated
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.system.threads import rest

DAY_MS = 24 * 3_600_000
DAMAGED_DAYS = 7
"""A damaged file that was set aside is kept no longer than a copy."""

EVERYTHING = 2**62
"""Later than any send."""

_one_at_a_time = threading.Lock()
_QUOTING = f"SELECT body, server_message, detail, {SEARCHED} FROM history LEFT JOIN history_contents ON history_id = id"  # noqa: S608


class Deletion(msgspec.Struct, frozen=True):
    """The limits of a deletion, by when a send began (milliseconds since the epoch; 0: nothing)."""

    sends_before_ms: int = 0
    """These sends go whole."""
    texts_before_ms: int = 0
    """Of these, body, answer and what repeats them."""


def forget_texts(database: Database, ids: Sequence[int]) -> None:
    """Drop the contents of these sends and whatever else tells them. Within a transaction."""
    for number in ids:
        ((body, message, detail, *labels),) = database.query(f"{_QUOTING} WHERE id = ?", (number,))
        texts = _texts(body or b"")
        words = [None if each is None else without_texts(each, texts) for each in (message, detail)]
        database.execute("DELETE FROM history_contents WHERE history_id = ?", (number,))
        database.execute(
            "UPDATE history SET body_digest = NULL, server_message = ?, detail = ? WHERE id = ?", (*words, number)
        )
        put_text(database, number, indexed_text(labels, b""))


def put_text(database: Database, number: int, text: str) -> None:
    """Let the search find the send of this number by this text alone."""
    database.execute("DELETE FROM history_search WHERE rowid = ?", (number,))
    database.execute("INSERT INTO history_search (rowid, text) VALUES (?, ?)", (number, text))


def forget_in_copies(paths: Paths, forgotten: Deletion) -> None:
    """Do the same to every copy of the database. Raises StorageError; a copy that is damaged goes."""
    backups = Backups(paths.backup_folder)
    backups.remove_unfinished()
    for copy in backups.all():
        try:
            with _one_at_a_time:
                with Database.read_only(copy) as database:
                    concerned = _concerns(database, forgotten)
                if concerned:
                    _rewrite(copy, forgotten)
        except (DatabaseDamaged, DatabaseFailed):
            if is_sound(copy):
                raise  # it was the new one that could not be written
            with translated():
                copy.unlink(missing_ok=True)
    _forget_in_rescued(paths, forgotten)


def _forget_in_rescued(paths: Paths, forgotten: Deletion) -> None:
    """Delete from the files written while the database could not be written to; their drafts stay."""
    for place in (file for folder in paths.rescue_folders for file in folder.glob("*.sqlite3")):
        with contextlib.suppress(DatabaseDamaged, DatabaseFailed), Database(place) as database:
            _drop(database, forgotten)
            database.empty_log()


def forget_damaged(paths: Paths, before_ms: int | None) -> None:
    """Remove damaged files that were set aside before this moment, or may hold what is older; None: all of them."""
    with contextlib.suppress(OSError):
        for folder in paths.damaged_folder.iterdir():
            if before_ms is None or _set_aside_ms(folder) < before_ms or _may_hold_older(folder, paths, before_ms):
                shutil.rmtree(folder, ignore_errors=True)


def keep_to_retention(paths: Paths, database: Database, now_ms: int) -> None:
    """Let copies and damaged files hold no text for longer than the database itself does."""
    retention = read_retention(database)
    before_ms = now_ms - retention.keep_days * DAY_MS
    forget_in_copies(paths, Deletion(texts_before_ms=before_ms))
    forget_damaged(paths, max(before_ms, now_ms - DAMAGED_DAYS * DAY_MS))


def _texts(body: bytes) -> tuple[str, ...]:
    with contextlib.suppress(UnreadableBody):
        return texts_of(decode_body(body).message)
    return (body.decode("utf-8", "replace"),)


_HAS_SENDS = "SELECT EXISTS (SELECT 1 FROM history WHERE started_at < ?)"
_OLD_TEXTS = "SELECT id FROM history JOIN history_contents ON history_id = id WHERE started_at < ?"


def _concerns(database: Database, forgotten: Deletion) -> bool:
    ((sends,),) = database.query(_HAS_SENDS, (forgotten.sends_before_ms,))
    if "batches" in _tables(database) and holds_batches(
        database, made_before_ms=forgotten.sends_before_ms, texts_before_ms=forgotten.texts_before_ms
    ):
        return True
    return bool(sends) or bool(database.query(f"{_OLD_TEXTS} LIMIT 1", (forgotten.texts_before_ms,)))


def _rewrite(copy: Path, forgotten: Deletion) -> None:
    with replacing_copy(copy) as unfinished:
        with Database.read_only(copy) as database:
            database.copy_to(unfinished)
        with Database.bare(unfinished) as database:
            _forget(database, forgotten)


def _forget(database: Database, forgotten: Deletion) -> None:
    database.execute("PRAGMA foreign_keys = ON")
    _drop(database, forgotten)
    if _tables(database) >= {"drafts"}:
        # What was sent was a draft before; what is composed now is in the database itself.
        database.execute("DELETE FROM drafts")
    database.execute("VACUUM")


def _tables(database: Database) -> set[str]:
    return {name for (name,) in database.query("SELECT name FROM sqlite_master WHERE type = 'table'")}


def _drop(database: Database, forgotten: Deletion) -> None:
    tables = _tables(database)
    if "batches" in tables:
        _drop_batches(database, forgotten)
    with database.transaction():
        database.execute("DELETE FROM history WHERE started_at < ?", (forgotten.sends_before_ms,))
        ids = [number for (number,) in database.query(_OLD_TEXTS, (forgotten.texts_before_ms,))]
        if "history_search" in tables:
            for number in ids:
                forget_texts(database, (number,))
                rest()
            database.execute("INSERT INTO history_search (history_search) VALUES ('optimize')")
        else:  # of the first version, which had neither a search nor digests
            marks: list[Any] = [(number,) for number in ids]
            for mark in marks:
                database.execute("DELETE FROM history_contents WHERE history_id = ?", mark)


def _drop_batches(database: Database, forgotten: Deletion) -> None:
    with database.transaction():
        # In a copy none runs, whatever it says.
        database.execute("UPDATE batches SET state = 'stopped' WHERE state = 'running'")
        delete_batches(database, forgotten.sends_before_ms)
    while forget_batch_texts(database, forgotten.texts_before_ms, forgotten.texts_before_ms, EVERYTHING):
        pass


def _set_aside_ms(folder: Path) -> float:
    return folder.stat().st_mtime * 1000


def _may_hold_older(folder: Path, paths: Paths, before_ms: int) -> bool:
    try:
        with Database.read_only(folder / paths.database_file.name) as database:
            return bool(database.query(f"{_OLD_TEXTS} LIMIT 1", (before_ms,)))
    except StorageError:
        return False  # it cannot be read: its age alone tells
