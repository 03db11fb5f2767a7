"""The message being composed and all edits to it; everything on screen follows its signals."""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QObject, Signal

from nxwa_desktop.protocol.message import Field, FieldKind, HeaderKind, ImageHeader, Message, TextHeader, empty_header
from nxwa_desktop.protocol.message_fields import (
    ATTRIBUTES,
    ROWS_OF_TEXT,
    TEXT_OF_ROWS,
    has_field,
    has_values,
    has_wording,
    labels_of_rows,
    rows_of,
    value_of,
    without_values,
)
from nxwa_desktop.services.composition import Composition
from nxwa_desktop.services.parameter_labels import fit
from nxwa_desktop.services.template_wording import reword
from nxwa_desktop.services.undo_stack import EditKind, UndoEntry
from nxwa_desktop.templates.placeholders import labels_of
from nxwa_desktop.templates.saved_template import SavedTemplate, template_of


class Composer(QObject):
    """Edits the message field by field; each edit makes a new frozen `Message`.

    `edited(Field)`: one text changed. `other_edited(Field)` precedes it for a field that is no parameter: most keys
    are typed into parameters. `restructured()`: rows were added, removed or moved, or the message replaced.
    `rearranged(FieldKind, origins)` precedes it when rows changed: for each row its number before, None for a new one.
    `focused(Field | None)`: the field with the focus. `steps_changed()`: another kind of step can be undone or redone,
    or there is now something to clear, or nothing.

    A call that names a field or a row which the message does not have changes nothing.
    """

    edited = Signal(object)
    other_edited = Signal(object)
    restructured = Signal()
    rearranged = Signal(object, object)
    focused = Signal(object)
    steps_changed = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        saved: Callable[[str, str], SavedTemplate | None] = lambda name, language: None,
    ) -> None:
        """`saved(name, language)` finds a saved template."""
        super().__init__(parent)
        self._saved = saved
        self._composition = Composition()
        self._focus: Field | None = None
        self._changed_field: Field | None = None
        self._steps: tuple[object, ...] = ()
        """The steps that the last `steps_changed` told of."""

    @property
    def message(self) -> Message:
        """The message."""
        return self._composition.message

    @property
    def focus(self) -> Field | None:
        """The field with the focus."""
        return self._focus

    @property
    def undo_step(self) -> EditKind | None:
        """The kind of step that `undo` would undo; None where there is none."""
        return self._composition.undo_stack.undo_kind(self.message)

    @property
    def redo_step(self) -> EditKind | None:
        """The kind of step that `redo` would redo; None where there is none."""
        return self._composition.undo_stack.redo_kind(self.message)

    @property
    def changed_field(self) -> Field | None:
        """The field that the last undo or redo changed, if it is still there."""
        field = self._changed_field
        return field if field is not None and has_field(self.message, field) else None

    def set_focus(self, field: Field | None) -> None:
        """Set the field with the focus; typing in another one begins another undo step."""
        if field != self._focus:
            self._focus = field
            self._composition.undo_stack.end_step()
            self.focused.emit(field)

    def edit(self, field: Field, text: str, step: EditKind = EditKind.TYPED) -> None:
        """Put `text` into `field`, and into the other places of the same variable."""
        message = self.message
        before = value_of(message, field)
        if before == text or not has_field(message, field):
            return
        begins = self._composition.typing.begins_step(before, text)
        kind = field.kind
        if kind in ROWS_OF_TEXT:
            self._edit_text(field, text, begins=begins)
            return
        if kind is FieldKind.LANGUAGE and (wording := self._wording_in(text)) is not None:
            self._record(step, field, begins=begins)
            self._reword(wording)
            return
        self._record(step, field, begins=begins)
        alike: tuple[Field, ...] = (field,)
        match kind:
            case FieldKind.BODY | FieldKind.HEADER_TEXT:
                alike += tuple(Field(kind, number) for number in self._others(field, before))
                rows = list(rows_of(message, kind))
                for each in alike:
                    rows[each.index] = text
                changed = self._with_rows(kind, tuple(rows), labels_of_rows(message, kind))
            case FieldKind.HEADER_IMAGE:
                changed = msgspec.structs.replace(message, header=ImageHeader(text))
            case _:
                changed = msgspec.structs.replace(self.message, **{ATTRIBUTES[kind]: text})  # `_wording_in` changes it
        self._composition.message = changed
        if kind not in TEXT_OF_ROWS:
            self.other_edited.emit(field)
        for each in alike:
            self.edited.emit(each)
        self._follow_steps()

    def set_header(self, kind: HeaderKind) -> None:
        """Switch the kind of header; the content of the other kinds is kept for when they come back."""
        current = self.message.header
        if current.kind is kind:
            return
        self._record(EditKind.HEADER)
        aside = self._composition.set_aside
        aside[current.kind] = current
        self._replace(msgspec.structs.replace(self.message, header=aside.get(kind) or empty_header(kind)))

    def insert(self, kind: FieldKind, index: int, text: str = "") -> None:
        """Insert a parameter before row `index`; the number of rows stands for the end."""
        before = range(len(rows_of(self.message, kind)))
        if 0 <= index <= len(before):
            self._rearrange(kind, (*before[:index], None, *before[index:]), EditKind.ADDED, text)

    def remove(self, kind: FieldKind, index: int) -> None:
        """Remove a parameter. A header whose last one is removed stays a text header."""
        before = range(len(rows_of(self.message, kind)))
        if 0 <= index < len(before):
            self._rearrange(kind, (*before[:index], *before[index + 1 :]), EditKind.REMOVED)

    def duplicate(self, kind: FieldKind, index: int) -> None:
        """Insert a copy of a parameter below it, for a template that uses a variable twice."""
        if has_field(self.message, Field(kind, index)):
            text = value_of(self.message, Field(kind, index))
            label = (labels_of_rows(self.message, kind) or ("",) * (index + 1))[index]
            before = range(len(rows_of(self.message, kind)))
            origins = (*before[: index + 1], None, *before[index + 1 :])
            self._rearrange(kind, origins, EditKind.DUPLICATED, text, label)

    def move(self, kind: FieldKind, index: int, to: int) -> bool:
        """Move a parameter to row `to`; False where there is no such row."""
        origins = list(range(len(rows_of(self.message, kind))))
        if index == to or not (0 <= index < len(origins) and 0 <= to < len(origins)):
            return False
        origins.insert(to, origins.pop(index))
        self._rearrange(kind, tuple(origins), EditKind.MOVED)
        return True

    def apply_wording(self, template: SavedTemplate) -> None:
        """Replace the texts by those of `template`, and keep the values."""
        self._record(EditKind.TEMPLATE)
        self._keep_wording()
        self._reword(template)

    def was_sent(self, message: Message) -> None:
        """Remember an accepted message, whose values belong to its customer."""
        self._composition.sent = message

    @property
    def sent(self) -> Message | None:
        """The message accepted last; None where there is none."""
        return self._composition.sent

    @property
    def restored(self) -> Message | None:
        """The message restored at the start; None where there is none."""
        return self._composition.restored

    def load(self, message: Message, step: EditKind = EditKind.LOADED) -> None:
        """Replace the whole message; undo brings back the one before."""
        self._composition.load(message, step)
        self._replace(message)

    def clear_values(self) -> None:
        """Empty all variables, those too that the template's text no longer has."""
        if has_values(self.message):
            self._record(EditKind.CLEARED)
            for kept in self._composition.kept.values():
                kept.clear()
            self._replace(without_values(self.message))

    @property
    def can_undo_import(self) -> bool:
        """True if the message was imported and another one was there before."""
        before = self._composition.undo_stack.before_import()
        return before is not None and before != self.message

    def undo_import(self) -> None:
        """Restore the message before the import; what was edited since comes back with undo."""
        before = self._composition.undo_stack.before_import()
        if before is None or before == self.message:
            return
        if self.undo_step is EditKind.IMPORTED:
            self.undo()
        else:
            self.load(before, EditKind.IMPORT_UNDONE)

    def undo(self) -> None:
        """Undo the last step."""
        self._apply_step(self._composition.undo_stack.undo(self.message))

    def redo(self) -> None:
        """Redo the step that was undone last."""
        self._apply_step(self._composition.undo_stack.redo(self.message))

    def exchange(self, composition: Composition) -> Composition:
        """Replace the message and its undo stack; returns those that were there."""
        before, self._composition = self._composition, composition
        composition.sent = composition.sent or before.sent  # a copy may have gone along
        composition.restored = composition.restored or before.restored
        before.undo_stack.end_step()
        self._changed_field = None
        self._replace(self.message)
        return before

    def _apply_step(self, change: UndoEntry | None) -> None:
        if change is not None:
            self._changed_field = change.field
            self._replace(change.message)

    def _record(self, step: EditKind, field: Field | None = None, *, begins: bool = False) -> None:
        self._composition.undo_stack.record(step, self.message, field, begins=begins)

    def _replace(self, message: Message) -> None:
        self._composition.message = message
        self.restructured.emit()
        self._steps = ()
        self._follow_steps()

    def _follow_steps(self) -> None:
        """Emit `steps_changed` where it is true: menus are not to be named anew at every key."""
        stack, message = self._composition.undo_stack, self.message
        steps = (stack.undo_kind(message), stack.redo_kind(message), self.can_undo_import, has_values(message))
        if steps != self._steps:
            self._steps = steps
            self.steps_changed.emit()

    def _wording_in(self, language: str) -> SavedTemplate | None:
        """The template's texts in another language; None where they are not known."""
        self._keep_wording()
        message = self.message
        if language == message.wording_language or not has_wording(message):
            return None
        name = message.template_name
        return self._composition.wordings.get((name, language)) or (self._saved(name, language) if name else None)

    def _keep_wording(self) -> None:
        """Remember the texts, saved or not, for when this language is chosen again."""
        message, saved = self.message, self._saved(self.message.template_name, self.message.language)
        if not message.wording_language and saved is not None and saved.body_text == message.body_text:
            # Composed by a version that did not store the language.
            message = msgspec.structs.replace(message, wording_language=message.language)
            self._composition.message = message
        if message.wording_language and not message.wording_language_differs:
            wording = template_of(message, id="", title="")
            self._composition.wordings[message.template_name, message.language] = wording

    def _reword(self, template: SavedTemplate) -> None:
        header, aside = self.message.header, self._composition.set_aside
        aside[header.kind] = header
        reworded = reword(self.message, template, self._composition.kept, aside)
        self._composition.message = reworded.message
        self.rearranged.emit(FieldKind.BODY, reworded.body_origins)
        if reworded.header_origins is not None:
            self.rearranged.emit(FieldKind.HEADER_TEXT, reworded.header_origins)
        self._replace(self.message)

    def _edit_text(self, field: Field, text: str, *, begins: bool) -> None:
        """Change the template's text, and fit the rows to its variables."""
        self._record(EditKind.TEXT, field, begins=begins)
        kind = ROWS_OF_TEXT[field.kind]
        rows, labels = rows_of(self.message, kind), labels_of_rows(self.message, kind)
        fitted = fit(labels_of(text), rows, labels, self._composition.kept[kind])
        self._composition.message = self._with_text(field.kind, text)
        if (fitted.rows, fitted.labels) == (rows, labels):
            self.other_edited.emit(field)
            self.edited.emit(field)
            self._follow_steps()
            return
        self._composition.message = self._with_rows(kind, fitted.rows, fitted.labels)
        self.rearranged.emit(kind, fitted.origins)
        self._replace(self.message)

    def _others(self, field: Field, before: str) -> tuple[int, ...]:
        """The other rows of the same variable that are empty or had the same value."""
        labels = labels_of_rows(self.message, field.kind)
        label = labels[field.index] if labels else ""
        if not label or labels.count(label) == 1:
            return ()
        rows = rows_of(self.message, field.kind)
        return tuple(
            number
            for number, row in enumerate(rows)
            if number != field.index and labels[number] == label and row in {"", before}
        )

    def _rearrange(
        self, kind: FieldKind, origins: tuple[int | None, ...], step: EditKind, new: str = "", label: str = ""
    ) -> None:
        if not self._takes_rows(kind):
            return
        self._record(step)
        before = rows_of(self.message, kind)
        labels = labels_of_rows(self.message, kind)
        rows = tuple(new if origin is None else before[origin] for origin in origins)
        named = tuple(label if origin is None else labels[origin] for origin in origins) if labels else ()
        self._composition.message = self._with_rows(kind, rows, named)
        self.rearranged.emit(kind, origins)
        self._replace(self.message)

    def _takes_rows(self, kind: FieldKind) -> bool:
        if kind is FieldKind.HEADER_TEXT:
            return isinstance(self.message.header, TextHeader)
        return kind is FieldKind.BODY

    def _with_rows(self, kind: FieldKind, rows: tuple[str, ...], labels: tuple[str, ...]) -> Message:
        if kind is FieldKind.BODY:
            return msgspec.structs.replace(self.message, body=rows, body_labels=labels)
        text = value_of(self.message, Field(FieldKind.HEADER_TEMPLATE))
        return msgspec.structs.replace(self.message, header=TextHeader(rows, text, labels))

    def _with_text(self, kind: FieldKind, text: str) -> Message:
        if kind is FieldKind.BODY_TEMPLATE:
            changed = msgspec.structs.replace(self.message, body_text=text)
        else:
            rows, labels = (read(self.message, FieldKind.HEADER_TEXT) for read in (rows_of, labels_of_rows))
            changed = msgspec.structs.replace(self.message, header=TextHeader(rows, text, labels))
        # The text is written in the chosen language.
        return msgspec.structs.replace(changed, wording_language=changed.language if has_wording(changed) else "")
