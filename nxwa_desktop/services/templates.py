"""The saved templates: list, edits, import and export; files and database work in the background."""

import logging
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal

from nxwa_desktop.protocol.message import Message
from nxwa_desktop.services.main_thread_callback import MainThreadCallback
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.system.threads import run_in_thread
from nxwa_desktop.system.wall_clock import now_ms
from nxwa_desktop.templates.saved_template import SavedTemplate, as_own, template_of

if TYPE_CHECKING:  # what the first picture does without is imported when it is first needed
    from nxwa_desktop.importing.template_file import TemplateFile
    from nxwa_desktop.services.template_search import SearchedGroup
    from nxwa_desktop.storage.repositories import Repositories
    from nxwa_desktop.validation.template_rules import ListedTemplates

_log = logging.getLogger(__name__)


class TemplateImport(msgspec.Struct, frozen=True):
    """The result of an import of templates."""

    file: "TemplateFile"
    added: int
    known: int
    """How many were saved already, word for word."""
    first: SavedTemplate | None = None
    """The first of those that were added."""


class _Listing(msgspec.Struct, frozen=True):
    """All saved templates, and those of one account made ready to be shown."""

    all: tuple[SavedTemplate, ...]
    account_id: str
    shown: tuple[SavedTemplate, ...]
    by_name: dict[str, list[SavedTemplate]]
    listed: "ListedTemplates | None"
    groups: "tuple[SearchedGroup, ...] | None"


class TemplateService(QObject):
    """Keeps the list of saved templates: own ones, and those that NXCloud lists for the chosen account.

    `changed()`: it changed. `found_empty()`: it was read for the first time, and is empty.
    `failed(Exception)`: it could not be written.

    `imported(TemplateImport)` and `exported(int)` answer `import_from` and `export_to`; `file_failed(Exception)`: the
    file could not be read or written.
    """

    changed = Signal()
    found_empty = Signal()
    failed = Signal(object)
    imported = Signal(object)
    exported = Signal(int)
    file_failed = Signal(object)

    def __init__(self, storage: StorageWorker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._storage = storage
        self._main_thread = MainThreadCallback(self)
        self._account_id = ""
        self._listing = _Listing((), "", (), {}, None, ())
        self._groups: tuple[SearchedGroup, ...] | None = ()
        self._removed: SavedTemplate | None = None
        self._loaded = False

    @property
    def loaded(self) -> bool:
        """True once the list was read: before that, nothing is known of any template."""
        return self._loaded

    @property
    def listed(self) -> "ListedTemplates | None":
        """NXCloud's list for the chosen account; None where it has none."""
        return self._listing.listed

    @property
    def templates(self) -> tuple[SavedTemplate, ...]:
        """The own templates and those of the chosen account, sorted by title."""
        return self._listing.shown

    @property
    def groups(self) -> "tuple[SearchedGroup, ...]":
        """`templates` by name, made ready for the searches."""
        if self._groups is None:
            from nxwa_desktop.services.template_search import searched

            self._groups = searched(self._listing.shown)
        return self._groups

    def named(self, name: str) -> "tuple[SavedTemplate, ...]":
        """Those of `templates` that have this name."""
        return tuple(self._listing.by_name.get(name, ()))

    def find(self, name: str, language: str) -> SavedTemplate | None:
        """The sendable template of this name and language, NXCloud's before an own one; None where there is none."""
        same = [each for each in self.named(name) if each.language == language and each.sendable]
        return min(same, key=_listed_first, default=None)

    def statuses(self, name: str) -> dict[str, str]:
        """The languages that this name is saved in, with its status: NXCloud's, where it lists that language."""
        found: dict[str, SavedTemplate] = {}
        for each in self.named(name):
            found[each.language] = min(found.get(each.language, each), each, key=_listed_first)
        return {language: each.status for language, each in found.items()}

    def show_account(self, account_id: str) -> None:
        """List the templates of this account, and no other account's; an empty id lists own ones alone."""
        if account_id != self._account_id:
            self._account_id = account_id
            if self._loaded:
                self._show(_listing_of(self._listing.all, account_id))

    @property
    def removed(self) -> SavedTemplate | None:
        """The template removed last, for `undo_remove`."""
        return self._removed

    def load(self) -> None:
        """Read the list."""
        # The list of accounts, read at the same time, reports what is wrong with the disk.
        self._main_thread.when_done(self._storage.submit(self._read_all), self._show, self._log_error)

    def add(self, message: Message, title: str) -> None:
        """Save the template of a message under a new title."""
        self._save(template_of(message, id=uuid.uuid4().hex, title=title))

    def replace(self, template: SavedTemplate, message: Message) -> None:
        """Give a saved template the name, language and wording of a message; what a message does not have stays."""
        made = template_of(message, id=template.id, title=template.title)
        examples = dict(zip(template.body_labels, template.body_examples, strict=False))
        body_examples = tuple(examples.get(label, "") for label in made.body_labels)
        self._save(
            msgspec.structs.replace(
                made,
                footer=template.footer,
                buttons=template.buttons,
                unsendable=template.unsendable,
                header_examples=template.header_examples if made.header_kind is template.header_kind else (),
                body_examples=body_examples if any(body_examples) else (),
                category=template.category,
                unknown_fields=template.unknown_fields,
            )
        )

    def save(self, template: SavedTemplate) -> None:
        """Save an own template, new or changed."""
        self._save(template)

    def rename(self, template: SavedTemplate, title: str) -> None:
        """Rename a template; a blank title changes nothing."""
        if title.strip():
            self._save(msgspec.structs.replace(template, title=title.strip()))

    def duplicate(self, template: SavedTemplate) -> SavedTemplate:
        """Add a copy of one's own under a free title, and return it."""
        title = self.free_title(template.title)
        copy = msgspec.structs.replace(as_own(template), id=uuid.uuid4().hex, title=title)
        self._save(copy)
        return copy

    def remove(self, template: SavedTemplate) -> None:
        """Remove a template; `undo_remove` restores it."""
        self._removed = template
        self._write(lambda repos: repos.templates.remove(template.id))

    def undo_remove(self) -> None:
        """Restore the template removed last."""
        template = self._removed
        if template is not None:
            # Forgotten only once it is saved, so that a failed write can be tried again.
            self._write(
                lambda repos: repos.templates.save(template, now_ms()),
                lambda listing: self._is_back(template, listing),
            )

    def free_title(self, wanted: str) -> str:
        """The title, with a number appended where another template has it."""
        from nxwa_desktop.storage.accounts import name_key
        from nxwa_desktop.storage.templates import free_title

        return free_title(wanted, {name_key(each.title) for each in self._listing.all})

    def export_to(self, path: Path) -> None:
        """Write all templates into one file, atomically."""
        templates = self.templates
        writing = run_in_thread(lambda: _write_file(path, templates))
        self._main_thread.when_done(writing, lambda _: self.exported.emit(len(templates)), self._file_failed)

    def import_from(self, path: Path) -> None:
        """Import all readable templates of a file, in one transaction."""
        self._import(lambda: _read_bytes(path))

    def import_text(self, text: str) -> None:
        """Import the templates of a text."""
        self._import(lambda: text)

    def _import(self, source: Callable[[], bytes | str]) -> None:
        reading = run_in_thread(lambda: _read(source()))
        self._main_thread.when_done(reading, self._save_imported, self._file_failed)

    def close(self) -> None:
        """Emit no more signals."""
        self._main_thread.close()

    def _save_imported(self, file: "TemplateFile") -> None:
        def save(repositories: "Repositories") -> tuple[tuple[int, int], _Listing]:
            counts = repositories.templates.save_all(file.templates, now_ms())
            return counts, self._read_all(repositories)

        def done(result: tuple[tuple[int, int], _Listing]) -> None:
            (added, known), listing = result
            before = {each.id for each in self._listing.all}
            first = next((each for each in listing.all if each.id not in before), None)
            self._show(listing)
            self.imported.emit(TemplateImport(file, added, known, first))

        self._main_thread.when_done(self._storage.submit(save), done, self._report)

    def _save(self, template: SavedTemplate) -> None:
        self._write(lambda repos: repos.templates.save(template, now_ms()))

    def _is_back(self, template: SavedTemplate, listing: _Listing) -> None:
        if self._removed is template:
            self._removed = None
        self._show(listing)

    def _write(
        self,
        change: "Callable[[Repositories], object]",
        then: Callable[[_Listing], object] | None = None,
    ) -> None:
        def work(repositories: "Repositories") -> _Listing:
            change(repositories)
            return self._read_all(repositories)

        self._main_thread.when_done(self._storage.submit(work), then or self._show, self._report)

    def _read_all(self, repositories: "Repositories") -> _Listing:
        """Read the templates and make them ready, on the storage thread: thousands of them take a while."""
        return _listing_of(repositories.templates.list(), self._account_id, grouped=True)

    def _show(self, listing: _Listing) -> None:
        if listing.account_id != self._account_id:
            listing = _listing_of(listing.all, self._account_id)
        was_loaded, self._loaded = self._loaded, True
        before, self._listing = self._listing, listing
        if listing.shown != before.shown:
            self._groups = listing.groups
            self.changed.emit()
        elif not was_loaded:
            self.found_empty.emit()

    def _report(self, error: BaseException) -> None:
        self._log_error(error)
        self.failed.emit(error)

    def _log_error(self, error: BaseException) -> None:
        _log.error("templates: %s: %s", type(error).__name__, error)

    def _file_failed(self, error: BaseException) -> None:
        _log.error("a file of templates: %s: %s", type(error).__name__, error)
        self.file_failed.emit(error)


def _listed_first(template: SavedTemplate) -> tuple[bool, bool]:
    """Order what NXCloud lists before an own copy, and both before what it lists no more."""
    return template.is_gone, not template.account_id


def _listing_of(templates: tuple[SavedTemplate, ...], account_id: str, *, grouped: bool = False) -> _Listing:
    """The templates of an account; `grouped`: with its groups, which otherwise are made when they are asked for."""
    from nxwa_desktop.validation.template_rules import listed_templates

    shown = tuple(each for each in templates if each.account_id in {"", account_id})
    groups = None
    if grouped:
        from nxwa_desktop.services.template_search import searched

        groups = searched(shown)
    by_name: dict[str, list[SavedTemplate]] = {}
    for each in shown:
        by_name.setdefault(each.name, []).append(each)
    return _Listing(templates, account_id, shown, by_name, listed_templates(shown), groups)


def _read_bytes(path: Path) -> bytes:
    from nxwa_desktop.importing.limits import MAX_TEMPLATE_FILE

    with path.open("rb") as file:
        return file.read(MAX_TEMPLATE_FILE + 1)


def _read(source: bytes | str) -> "TemplateFile":
    from nxwa_desktop.importing.template_file import read_templates

    return read_templates(source)


def _write_file(path: Path, templates: tuple[SavedTemplate, ...]) -> None:
    from nxwa_desktop.importing.template_file import write_templates
    from nxwa_desktop.system import private_files as private

    data = write_templates(templates)
    with private.replacing(path) as file:
        file.write(data)
