"""Undo and redo of the edits to a message."""

import enum

import msgspec

from nxwa_desktop.protocol.message import Field, Message
from nxwa_desktop.system.sequence_diff import common_ends

MAX_STEPS = 200
"""The number of steps that can be undone."""


class EditKind(enum.StrEnum):
    """The kind of an edit."""

    NEW = "new"
    NEXT = "next"
    TYPED = "typed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    DUPLICATED = "duplicated"
    HEADER = "header"
    TEXT = "text"
    TEMPLATE = "template"
    USED_AGAIN = "used_again"
    RESTORED = "restored"
    IMPORTED = "imported"
    IMPORT_UNDONE = "import_undone"
    """An import was undone after further edits: these come back with undo."""
    LOADED = "loaded"
    ACCOUNT = "account"
    SPACED = "spaced"
    CLEARED = "cleared"


REPLACING_KINDS = frozenset(
    {
        EditKind.NEW,
        EditKind.NEXT,
        EditKind.TEMPLATE,
        EditKind.USED_AGAIN,
        EditKind.RESTORED,
        EditKind.IMPORTED,
        EditKind.IMPORT_UNDONE,
        EditKind.LOADED,
        EditKind.ACCOUNT,
    }
)
"""The kinds that replace the whole message."""


class UndoEntry(msgspec.Struct, frozen=True):
    """One step: its kind, the message it leads to, and the field it changed, None for several."""

    step: EditKind
    message: Message
    field: Field | None


class UndoStack:
    """The messages before each edit and before each undo, the latest last."""

    def __init__(self) -> None:
        self._past: list[UndoEntry] = []
        self._future: list[UndoEntry] = []
        self._is_open = False
        self._replaced: UndoEntry | None = None
        """The newest entry of the past that replaced the message: it is asked for at each key."""

    def record(self, step: EditKind, before: Message, field: Field | None = None, *, begins: bool = False) -> None:
        """Record the message before an edit; edits of one field join a step until `end_step`, or one that `begins`."""
        last = self._past[-1] if self._past else None
        goes_on = field is not None and last is not None and (last.step, last.field) == (step, field)
        self._future.clear()
        if begins or not (self._is_open and goes_on):
            self._past.append(UndoEntry(step, before, field))
            if step in REPLACING_KINDS:
                self._replaced = self._past[-1]
            if len(self._past) > MAX_STEPS and self._past.pop(0) is self._replaced:
                self._replaced = None
        self._is_open = field is not None

    def end_step(self) -> None:
        """End the open step: the next edit begins another."""
        self._is_open = False

    def undo(self, now: Message) -> UndoEntry | None:
        """The entry to undo, None where there is none; `now` is the current message."""
        return self._move_step(self._past, self._future, now)

    def redo(self, now: Message) -> UndoEntry | None:
        """The entry to redo, None where there is none; `now` is the current message."""
        return self._move_step(self._future, self._past, now)

    def undo_kind(self, now: Message) -> EditKind | None:
        """The kind of the step that `undo` would undo."""
        return _next(self._past, now)

    def redo_kind(self, now: Message) -> EditKind | None:
        """The kind of the step that `redo` would redo."""
        return _next(self._future, now)

    def before_import(self) -> Message | None:
        """The message before the last import; None without one, or where another message took its place since."""
        replaced = self._replaced
        return replaced.message if replaced is not None and replaced.step is EditKind.IMPORTED else None

    def _move_step(self, source: list[UndoEntry], other: list[UndoEntry], now: Message) -> UndoEntry | None:
        self._is_open = False
        found = None
        while source and found is None:
            change = source.pop()
            if change.message != now:
                other.append(UndoEntry(change.step, now, change.field))
                found = change
        self._replaced = next((entry for entry in reversed(self._past) if entry.step in REPLACING_KINDS), None)
        return found


def _next(changes: list[UndoEntry], now: Message) -> EditKind | None:
    # A step is skipped where the field's own undo led back to its beginning.
    return next((change.step for change in reversed(changes) if change.message != now), None)


class TypingDetector:
    """Detects where typing turns into deleting, pasting, or another text."""

    def __init__(self) -> None:
        self._growth = 0

    def begins_step(self, before: str, after: str) -> bool:
        """True if a change of text begins a step, as a character typed over a selection does."""
        growth, last = len(after) - len(before), self._growth
        typed_over = growth <= 0 and _added(before, after) == 1
        self._growth = 1 if typed_over else growth
        return typed_over or abs(growth) != 1 or growth != last


def _added(before: str, after: str) -> int:
    """Number of characters of `after` between the prefix and suffix that it shares with `before`."""
    return len(after) - sum(common_ends(before, after))
