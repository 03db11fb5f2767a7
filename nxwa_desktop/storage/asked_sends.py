"""From where in the history, and under which conditions, sends are asked for."""

from typing import Any

import msgspec

Condition = tuple[str, tuple[Any, ...]]
"""A condition, and the values of its marks."""


class AskedSends(msgspec.Struct, frozen=True):
    """From where, and under which conditions. Ids from `first` up to the one before `end`; None: no bound."""

    conditions: tuple[Condition, ...] = ()
    by_text: bool = False
    first: int | None = None
    end: int | None = None

    def narrowed(self, *conditions: Condition) -> "AskedSends":
        """Add conditions to the query."""
        return msgspec.structs.replace(self, conditions=(*self.conditions, *conditions))

    def before(self, end: int) -> "AskedSends":
        """The part of the query older than the id `end`."""
        return msgspec.structs.replace(self, end=end if self.end is None else min(self.end, end))

    def after(self, id: int) -> "AskedSends":  # noqa: A002 - the column's name
        """The part of the query newer than the id."""
        return msgspec.structs.replace(self, first=id + 1 if self.first is None else max(self.first, id + 1))

    @property
    def order(self) -> str:
        """The id as its source knows it: the index gives its texts in this order by itself, one after the other."""
        return "s.rowid" if self.by_text else "h.id"

    @property
    def source(self) -> str:
        """`FROM … WHERE …`."""
        return self.source_with("")

    def source_with(self, join: str) -> str:
        """`FROM … JOIN … WHERE …`."""
        table = "history_search AS s CROSS JOIN history AS h ON h.id = s.rowid" if self.by_text else "history AS h"
        bounds = [
            f"{self.order} {sign} ?" for sign, bound in ((">=", self.first), ("<", self.end)) if bound is not None
        ]
        return f"FROM {table}{join} WHERE {' AND '.join(('1', *(text for text, _ in self.conditions), *bounds))}"

    @property
    def values(self) -> tuple[Any, ...]:
        """The values for the placeholders of `source`."""
        bounds = (bound for bound in (self.first, self.end) if bound is not None)
        return (*(value for _, values in self.conditions for value in values), *bounds)
