"""The steps of composing a message, to go back and forth among them."""

import enum

import msgspec

from nxwa_desktop.protocol.message import Field, Message

MOST = 200
"""Steps that can be taken back."""


class EditKind(enum.StrEnum):
    """What changed a message."""

    NEW = "new"
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
    LOADED = "loaded"
    ACCOUNT = "account"
    SPACED = "spaced"


WHOLE = frozenset(
    {
        EditKind.NEW,
        EditKind.TEMPLATE,
        EditKind.USED_AGAIN,
        EditKind.RESTORED,
        EditKind.IMPORTED,
        EditKind.LOADED,
        EditKind.ACCOUNT,
    }
)
"""Steps that put another message into the place of the one that stood there."""


class UndoEntry(msgspec.Struct, frozen=True):
    """One step back or forth: where it leads to, and in which field it happened if it was one field's."""

    step: EditKind
    message: Message
    field: Field | None


class UndoStack:
    """What a message was before each change, the latest last; and what it was before each was undone."""

    def __init__(self) -> None:
        self._past: list[UndoEntry] = []
        self._future: list[UndoEntry] = []
        self._open = False

    def record(self, step: EditKind, before: Message, field: Field | None = None, *, begins: bool = False) -> None:
        """Something is about to change. Typing on in one field is one step, until `settle` or one that `begins`."""
        last = self._past[-1] if self._past else None
        goes_on = field is not None and last is not None and (last.step, last.field) == (step, field)
        self._future.clear()
        if begins or not (self._open and goes_on):
            self._past.append(UndoEntry(step, before, field))
            del self._past[:-MOST]
        self._open = field is not None

    def settle(self) -> None:
        """What is typed from now on is another step."""
        self._open = False

    def back(self, now: Message) -> UndoEntry | None:
        """The last change taken back; `now` is the message as it stands. None where there is nothing to undo."""
        return self._go(self._past, self._future, now)

    def forth(self, now: Message) -> UndoEntry | None:
        """The change undone last, made again."""
        return self._go(self._future, self._past, now)

    def last(self, now: Message) -> EditKind | None:
        """What `back` would take back."""
        return _next(self._past, now)

    def coming(self, now: Message) -> EditKind | None:
        """What `forth` would make again."""
        return _next(self._future, now)

    def _go(self, source: list[UndoEntry], other: list[UndoEntry], now: Message) -> UndoEntry | None:
        self._open = False
        while source:
            change = source.pop()
            if change.message != now:
                other.append(UndoEntry(change.step, now, change.field))
                return change
        return None


def _next(changes: list[UndoEntry], now: Message) -> EditKind | None:
    # A field's own undo may have led back to where a step began: that step is none any more.
    return next((change.step for change in reversed(changes) if change.message != now), None)


class Typing:
    """Tells where typing turns into deleting, pasting, or a text of its own."""

    def __init__(self) -> None:
        self._growth = 0

    def begins_step(self, before: str, after: str) -> bool:
        """Whether the change of a text is a step of its own. A character over a selection begins one that goes on."""
        growth, last = len(after) - len(before), self._growth
        typed_over = growth <= 0 and _added(before, after) == 1
        self._growth = 1 if typed_over else growth
        return typed_over or abs(growth) != 1 or growth != last


def _added(before: str, after: str) -> int:
    """Characters of `after` between the beginning and the end that it shares with `before`."""
    beginning = _shared(before, after)
    left, new = before[beginning:], after[beginning:]
    return len(new) - _shared(left[::-1], new[::-1])


def _shared(one: str, other: str) -> int:
    """Characters at the beginning that are the same in both."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (mine, its) in pairs if mine != its), min(len(one), len(other)))
