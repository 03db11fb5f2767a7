"""The templates a person has saved."""

import logging
import re
from collections.abc import Iterable
from typing import Any

import msgspec

from nxwa_desktop.storage.accounts import name_key
from nxwa_desktop.storage.sqlite import Database
from nxwa_desktop.storage.sqlite_errors import translated
from nxwa_desktop.templates.saved_template import (
    SavedTemplate,
    fields_from_template,
    template_from_fields,
    with_wording,
    without_details,
)

_SAVE = (
    "INSERT INTO templates (id, title, title_key, definition, changed_at) VALUES (?, ?, ?, ?, ?)"
    " ON CONFLICT (id) DO UPDATE SET title = excluded.title, title_key = excluded.title_key,"
    " definition = excluded.definition, changed_at = excluded.changed_at"
)
_SAVE_LIST = (
    "INSERT INTO template_lists (account_id, source, updated_at) VALUES (?, ?, ?)"
    " ON CONFLICT (account_id) DO UPDATE SET source = excluded.source, updated_at = excluded.updated_at"
)

_NUMBER = re.compile(r" \([0-9]{1,6}\)\Z")

_log = logging.getLogger(__name__)


class ListChanges(msgspec.Struct, frozen=True):
    """The changes that NXCloud's list of an account's templates made to the saved ones."""

    new: tuple[SavedTemplate, ...] = ()
    changed: tuple[SavedTemplate, ...] = ()
    gone: tuple[SavedTemplate, ...] = ()


class ListState(msgspec.Struct, frozen=True):
    """The last time that NXCloud's list was taken over for an account."""

    source: str
    """The word of the list that answered (`protocol.template_list.ListSource`)."""
    updated_at: int
    """Milliseconds since the epoch."""


class Templates:
    """Reads and writes saved templates. Every method raises `StorageError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list(self) -> tuple[SavedTemplate, ...]:
        """All of them by title. One that cannot be read stays and is not listed."""
        found = []
        for id, definition in self._database.query("SELECT id, definition FROM templates ORDER BY title_key, id"):  # noqa: A001
            try:
                found.append(template_from_fields(msgspec.json.decode(definition, type=dict[str, Any])))
            except msgspec.DecodeError as error:
                _log.error("the template %s cannot be read: %s", id, error)
        return tuple(found)

    def save(self, template: SavedTemplate, at: int) -> None:
        """Add the template, or replace the one with its id; a title that another one has gets a number behind it.

        `at`: milliseconds since the epoch.
        """
        with self._database.transaction():
            others = self._database.query("SELECT title_key FROM templates WHERE id <> ?", (template.id,))
            title = free_title(template.title, {key for (key,) in others})
            self._put(msgspec.structs.replace(template, title=title), at)

    def save_all(self, templates: Iterable[SavedTemplate], at: int) -> tuple[int, int]:
        """Add them, all or none; how many were added, and how many were there already.

        Under the same title, or under one that got a number when it came in. One that was there gets the details of
        the new one (`without_details`), unless that has none.
        """
        added = known = 0
        with self._database.transaction():
            listed = self.list()
            there = {_content(each, unnumbered=unnumbered): each for each in listed for unnumbered in (True, False)}
            last: dict[str, int] = {}
            titles = {name_key(title) for (title,) in self._database.query("SELECT title FROM templates")}
            for template in templates:
                if (old := there.get(_content(template))) is not None:
                    known += 1
                    kept = {"id": old.id, "title": old.title, "unknown_fields": old.unknown_fields}
                    same = msgspec.structs.replace(template, **kept)
                    if same not in (old, without_details(old)):
                        self._put(same, at)
                    continue
                there[_content(template)] = template
                title = free_title(template.title, titles, last)
                titles.add(name_key(title))
                self._put(msgspec.structs.replace(template, title=title), at)
                added += 1
        return added, known

    def take_list(
        self, account_id: str, listed: Iterable[SavedTemplate], at: int, *, source: str, is_complete: bool = True
    ) -> ListChanges:
        """Take over NXCloud's list for an account, all or nothing: add, replace, and mark those that are gone.

        `source`: the word of the list that answered. Nothing is deleted; own templates and own wordings stay as they
        are. A list that is not complete marks nothing as gone.
        """
        new, changed, gone = [], [], []
        with self._database.transaction():
            known = {each.id: each for each in self.list() if each.account_id == account_id}
            titles = {name_key(title) for (title,) in self._database.query("SELECT title FROM templates")}
            for template in listed:
                before = known.pop(template.id, None)
                if before is not None and before.listed_text is not None:
                    template = with_wording(template, before.body_text)  # noqa: PLW2901 - the person's own stays
                title = before.title if before is not None else free_title(template.title, titles)
                titles.add(name_key(title))
                unknown = before.unknown_fields if before is not None else ""
                now = msgspec.structs.replace(
                    template, title=title, last_seen=at, is_gone=False, unknown_fields=unknown
                )
                self._put(now, at)
                if before is None:
                    new.append(now)
                elif msgspec.structs.replace(before, last_seen=at) != now:
                    changed.append(now)
            for template in known.values() if is_complete else ():
                if not template.is_gone:
                    gone.append(msgspec.structs.replace(template, is_gone=True))
                    self._put(gone[-1], at)
            self._database.execute(_SAVE_LIST, (account_id, source, at))
        return ListChanges(tuple(new), tuple(changed), tuple(gone))

    def list_state(self, account_id: str) -> ListState | None:
        """When NXCloud's list for an account was taken over last, and which one it was; None before the first time."""
        rows = self._database.query("SELECT source, updated_at FROM template_lists WHERE account_id = ?", (account_id,))
        return ListState(*rows[0]) if rows else None

    def remove(self, template_id: str) -> None:
        """Remove the template, if it is there."""
        self._database.execute("DELETE FROM templates WHERE id = ?", (template_id,))

    def remove_list(self, account_id: str) -> None:
        """Remove what NXCloud listed for an account; own templates stay."""
        with self._database.transaction():
            for template in self.list():
                if template.account_id == account_id:
                    self.remove(template.id)
            self._database.execute("DELETE FROM template_lists WHERE account_id = ?", (account_id,))

    def _put(self, template: SavedTemplate, at: int) -> None:
        title = template.title
        with translated():  # half a character has no UTF-8
            definition = msgspec.json.encode(fields_from_template(template))
        self._database.execute(_SAVE, (template.id, title, name_key(title), definition, at))


def free_title(wanted: str, taken: set[str], last: dict[str, int] | None = None) -> str:
    """The title, with a number behind it where another template has it; `taken` holds the keys of titles.

    `last` remembers the numbers given out: many templates of one title would ask for each number again.
    """
    key = name_key(wanted)
    if key not in taken:
        return wanted
    number = 2 if last is None else last.get(key, 1) + 1
    while name_key(f"{wanted} ({number})") in taken:
        number += 1
    if last is not None:
        last[key] = number
    return f"{wanted} ({number})"


def _content(template: SavedTemplate, *, unnumbered: bool = False) -> SavedTemplate:
    title = _NUMBER.sub("", template.title) if unnumbered else template.title
    return msgspec.structs.replace(without_details(template), id="", title=title, unknown_fields="")
