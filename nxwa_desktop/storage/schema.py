"""The tables of the database, version by version."""

from collections.abc import Callable, Iterator
from typing import Any

Migration = str | Callable[[Any], None]
"""A script of SQL statements, or a function that is given the `Database`; either runs inside a transaction that it
does not end. Named `Any`, since the module of that class imports this one."""

_FIRST = """
CREATE TABLE accounts (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE,
    endpoint TEXT NOT NULL,
    access_key TEXT NOT NULL,
    tenant_id INTEGER NOT NULL,
    appkey TEXT NOT NULL,
    business_phone TEXT NOT NULL,
    algorithm TEXT NOT NULL
) STRICT;

-- AUTOINCREMENT: an id is never used again, so it orders rows, and names them to an index that is built later.
-- No reference to accounts: what was sent stays known after its account is gone.
CREATE TABLE history (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    send_id TEXT NOT NULL UNIQUE,
    account_id TEXT NOT NULL,
    account_name TEXT NOT NULL,
    url TEXT NOT NULL,
    recipient TEXT NOT NULL,
    template_name TEXT NOT NULL,
    language TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    owner TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'sending'
        CHECK (state IN ('sending', 'accepted', 'rejected', 'not_sent', 'unknown')),
    reason TEXT,
    code ANY,
    server_message TEXT,
    message_id TEXT,
    trace_id TEXT,
    http_status INTEGER,
    detail TEXT,
    finished_at INTEGER,
    duration_ms INTEGER
) STRICT;
CREATE INDEX history_sending ON history (owner) WHERE state = 'sending';

-- Apart from the rows that are listed: those stay small, and contents can go while the rest is kept.
CREATE TABLE history_contents (
    history_id INTEGER PRIMARY KEY REFERENCES history (id) ON DELETE CASCADE,
    body BLOB NOT NULL,
    answer BLOB NOT NULL DEFAULT x''
) STRICT;
"""

_SECOND = """
-- What a later send of the same body to the same recipient is told by, kept when the body itself is not.
ALTER TABLE history ADD COLUMN body_digest BLOB;
-- Sent to this computer: the sandbox. Practice and earnest never warn of each other.
ALTER TABLE history ADD COLUMN practice INTEGER NOT NULL DEFAULT 0 CHECK (practice IN (0, 1));
-- What a person found out about an unknown outcome.
ALTER TABLE history ADD COLUMN resolution TEXT CHECK (resolution IN ('went_out', 'did_not'));
ALTER TABLE history ADD COLUMN resolved_at INTEGER;
CREATE INDEX history_recipient ON history (recipient, id);
CREATE INDEX history_state ON history (state, id);
CREATE INDEX history_account ON history (account_id, id);
CREATE INDEX history_started ON history (started_at);
CREATE INDEX history_unresolved ON history (practice, id) WHERE state = 'unknown' AND resolution IS NULL;

-- The index of the search is filled outside the sending path; until then a row stands here.
CREATE TABLE history_unindexed (
    history_id INTEGER PRIMARY KEY REFERENCES history (id) ON DELETE CASCADE
) STRICT;
CREATE TRIGGER history_ended AFTER UPDATE OF state ON history WHEN new.state <> 'sending' BEGIN
    INSERT OR IGNORE INTO history_unindexed (history_id) VALUES (new.id);
END;
-- The text is folded by the program, so the tokenizer need not.
CREATE VIRTUAL TABLE history_search USING fts5 (text, tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE history_terms USING fts5vocab (history_search, instance);
CREATE TRIGGER history_gone AFTER DELETE ON history BEGIN
    DELETE FROM history_search WHERE rowid = old.id;
END;

-- One of each account and window: two windows at once never write over each other's text.
CREATE TABLE drafts (
    account_id TEXT NOT NULL,
    owner TEXT NOT NULL,
    message BLOB NOT NULL,
    saved_at INTEGER NOT NULL,
    PRIMARY KEY (account_id, owner)
) STRICT;

CREATE TABLE templates (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL,
    title_key TEXT NOT NULL,
    definition BLOB NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX templates_title ON templates (title_key);

CREATE TABLE clock_offsets (
    url TEXT PRIMARY KEY NOT NULL,
    offset_ms INTEGER NOT NULL,
    learnt_at INTEGER NOT NULL
) STRICT;

CREATE TABLE retention (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    keep_contents INTEGER NOT NULL CHECK (keep_contents IN (0, 1)),
    keep_days INTEGER NOT NULL CHECK (keep_days > 0)
) STRICT;
INSERT INTO retention (id, keep_contents, keep_days) VALUES (1, 1, 90);
"""


def _second(database: Any) -> None:
    import hashlib

    database.run_script(_SECOND)
    database.execute("UPDATE history SET practice = 1 WHERE account_id = 'sandbox'")
    for id, body in database.query("SELECT history_id, body FROM history_contents"):  # noqa: A001 - the column's name
        digest = hashlib.sha256(body).digest()
        database.execute("UPDATE history SET body_digest = ? WHERE id = ?", (digest, id))
    database.execute("INSERT INTO history_unindexed (history_id) SELECT id FROM history WHERE state <> 'sending'")


_THIRD = """
-- The colour of the account's tile, and the URL of its list of templates where the endpoint does not tell it.
ALTER TABLE accounts ADD COLUMN colour TEXT NOT NULL DEFAULT '';
ALTER TABLE accounts ADD COLUMN list_url TEXT NOT NULL DEFAULT '';
-- Which of NXCloud's lists of templates answered for an account, and when.
CREATE TABLE template_lists (
    account_id TEXT PRIMARY KEY NOT NULL,
    source TEXT NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
-- The message as it was composed: wording and names of the variables, which the body does not hold.
ALTER TABLE history_contents ADD COLUMN message BLOB;
"""
_COLOURS = ("blue", "rust", "teal", "pink", "olive", "slate")


def _third(database: Any) -> None:
    database.run_script(_THIRD)
    for number, (id,) in enumerate(database.query("SELECT id FROM accounts ORDER BY name_key")):  # noqa: A001
        colour = _COLOURS[number % len(_COLOURS)]
        database.execute("UPDATE accounts SET colour = ? WHERE id = ?", (colour, id))


_FOURTH = """
-- A list of customers. No reference to accounts or history: what was sent stays known after either is gone.
CREATE TABLE batches (
    id TEXT PRIMARY KEY NOT NULL,
    created_at INTEGER NOT NULL,
    account_id TEXT NOT NULL,
    account_name TEXT NOT NULL,
    practice INTEGER NOT NULL CHECK (practice IN (0, 1)),
    source TEXT NOT NULL,
    template_name TEXT NOT NULL,
    language TEXT NOT NULL,
    rate REAL NOT NULL,
    -- Columns, values and wording; NULL once the texts are no longer kept.
    plan BLOB,
    state TEXT NOT NULL,
    pause TEXT NOT NULL DEFAULT '',
    owner TEXT NOT NULL DEFAULT '',
    started_at INTEGER,
    finished_at INTEGER
) STRICT;
-- `send_id` names the last attempt in the history. It is written in one step with that row: a row without one was
-- never sent.
CREATE TABLE batch_rows (
    batch_id TEXT NOT NULL REFERENCES batches (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    number INTEGER NOT NULL,
    cells BLOB,
    left_out TEXT NOT NULL DEFAULT '',
    again INTEGER NOT NULL DEFAULT 0 CHECK (again IN (0, 1)),
    confirmed_id TEXT NOT NULL DEFAULT '',
    send_id TEXT,
    PRIMARY KEY (batch_id, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE batch_columns (
    key TEXT PRIMARY KEY NOT NULL,
    columns BLOB NOT NULL,
    used_at INTEGER NOT NULL
) STRICT;
-- Nobody writes to these numbers.
CREATE TABLE never_send (
    recipient TEXT PRIMARY KEY NOT NULL,
    added_at INTEGER NOT NULL
) STRICT;
"""

MIGRATIONS: tuple[Migration, ...] = (_FIRST, _second, _third, _FOURTH)
"""The nth of them (from 1) leads to `user_version` n. Never changed once released; new ones are appended."""


def statements(script: str, is_complete: Callable[[str], bool]) -> Iterator[str]:
    """The statements of a script, each from the start of a line; a `;` may stand in texts and triggers.

    `is_complete(text)`: SQLite's own judgement.
    """
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if is_complete(statement):
            yield statement
            statement = ""
    if statement.strip():
        yield statement
