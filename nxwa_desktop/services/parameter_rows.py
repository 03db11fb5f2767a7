"""The rows of the form: one for each variable of the template's text."""

import msgspec

from nxwa_desktop.protocol.message import Field, FieldKind, Message
from nxwa_desktop.protocol.message_fields import TEXT_OF_ROWS, labels_of_rows, rows_of, value_of
from nxwa_desktop.templates.placeholders import labels_of
from nxwa_desktop.templates.saved_template import SavedTemplate


class FormRow(msgspec.Struct, frozen=True):
    """One row of the form. `indexes`: its parameters, counted from 0, at least one."""

    indexes: tuple[int, ...]
    label: str = ""
    """Name in the template's text; empty where it has none."""
    bound: bool = False
    """True where the template's text fixes its place: it cannot be moved or removed."""
    example: str = ""
    """A value from the saved template."""

    @property
    def first(self) -> int:
        """The parameter by which the row's field is addressed."""
        return self.indexes[0]


def form_rows(message: Message, kind: FieldKind, saved: SavedTemplate | None = None) -> tuple[FormRow, ...]:
    """The rows of the body or of a text header, in their order, with the examples of a saved template.

    Occurrences of one variable are one row while they have the same value. In a message from elsewhere they may differ:
    each is shown then, since nothing is rewritten silently.
    """
    values, labels = rows_of(message, kind), labels_of_rows(message, kind)
    text = value_of(message, Field(TEXT_OF_ROWS[kind]))
    asked = min(len(labels_of(text)), len(values), len(labels))
    together: dict[str, list[int]] = {}
    for index in range(asked):
        together.setdefault(labels[index], []).append(index)
    alike = {label for label, places in together.items() if len({values[place] for place in places}) == 1}
    examples = _examples(saved, kind)
    bound = []
    for index in range(asked):
        label = labels[index]
        if label not in alike:
            bound.append(FormRow((index,), label, bound=True, example=examples.get(label, "")))
        elif together[label][0] == index:
            bound.append(FormRow(tuple(together[label]), label, bound=True, example=examples.get(label, "")))
    free = (FormRow((index,), labels[index] if labels else "") for index in range(asked, len(values)))
    return (*bound, *free)


def _examples(saved: SavedTemplate | None, kind: FieldKind) -> dict[str, str]:
    if saved is None:
        return {}
    if kind is FieldKind.BODY:
        return dict(zip(saved.body_labels, saved.body_examples, strict=False))
    return dict(zip(saved.header_labels, saved.header_examples, strict=False))
