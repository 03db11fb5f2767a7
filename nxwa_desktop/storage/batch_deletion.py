"""Takes batches, or only their texts, out of a database: the frozen rows of the file, and the wording."""

from nxwa_desktop.storage.sqlite import Database

_TEXTS = (
    "SELECT id FROM batches WHERE plan IS NOT NULL AND state <> 'running'"
    " AND (created_at < ? OR created_at < ? AND state IN ('done', 'stopped')) LIMIT 1"
)
_ROWS = "SELECT position FROM batch_rows WHERE batch_id = ? AND cells IS NOT NULL ORDER BY position LIMIT ?"
# The reasons are kept without the words that they quote.
_FORGET = (
    "UPDATE batch_rows SET cells = NULL, left_out = CASE left_out WHEN '' THEN '' ELSE '[]' END"
    " WHERE batch_id = ? AND position <= ? AND cells IS NOT NULL"
)


def forget_batch_texts(database: Database, before_ms: int, ended_before_ms: int, limit: int) -> int:
    """Drop the texts of so many rows of batches made before `before_ms`, or ended ones made before `ended_before_ms`.

    How many rows or batches it changed: 0 once there is nothing left. One that runs is left alone. Raises StorageError.
    """
    found = database.query(_TEXTS, (before_ms, ended_before_ms))
    if not found:
        return 0
    ((batch_id,),) = found
    with database.transaction():
        rows = database.query(_ROWS, (batch_id, limit))
        if rows:
            return database.execute(_FORGET, (batch_id, rows[-1][0]))
        database.execute("UPDATE batches SET plan = NULL, source = '' WHERE id = ?", (batch_id,))
        database.execute("DELETE FROM batch_columns WHERE used_at < ?", (before_ms,))
        return 1


def forget_unsent(database: Database, sends: str, values: tuple[object, ...]) -> None:
    """Let the rows of running batches wait again whose sends did not go out and are about to be deleted.

    `sends`: a query for their numbers, with its values. Within a transaction. Raises StorageError.
    """
    unsent = f"SELECT send_id FROM history WHERE id IN ({sends}) AND (state = 'not_sent' OR resolution = 'did_not')"  # noqa: S608
    for (send_id,) in database.query(unsent, values):
        database.execute(f"{_WAIT} AND send_id = ?", (send_id,))


_WAIT = "UPDATE batch_rows SET send_id = NULL WHERE batch_id IN (SELECT id FROM batches WHERE state = 'running')"


def delete_batches(database: Database, before_ms: int | None) -> int:
    """Delete the batches that were made before `before_ms` (None: any) and do not run; how many. Raises StorageError.

    Within a transaction.
    """
    condition, values = ("", ()) if before_ms is None else (" AND created_at < ?", (before_ms,))
    columns, used = ("", ()) if before_ms is None else (" WHERE used_at < ?", (before_ms,))
    database.execute(f"DELETE FROM batch_columns{columns}", used)  # noqa: S608
    return database.execute(f"DELETE FROM batches WHERE state <> 'running'{condition}", values)  # noqa: S608


def holds_batches(database: Database, *, made_before_ms: int, texts_before_ms: int) -> bool:
    """True if there are batches made before the one moment, or with texts before the other."""
    found = database.query(
        "SELECT 1 FROM batches WHERE created_at < ? OR created_at < ? AND plan IS NOT NULL LIMIT 1",
        (made_before_ms, texts_before_ms),
    )
    return bool(found)
