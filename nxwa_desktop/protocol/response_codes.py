"""The documented response codes: what they mean, what to do, and who can do it.

Source: seed, Response Code Explanation, and the codes 1001 to 1005 of the provider's public page
"API Interface Invocation Convention"; kept in `resources/response_codes.json`.
"""

import enum
import functools

import msgspec

from nxwa_desktop.system.resources import resource

PLACEHOLDER = "{0}"
"""Stands in the document's text where the server fills something in."""


class CodeFamily(enum.StrEnum):
    """The kinds of codes that the document tells apart."""

    SUCCESS = "success"
    GENERAL = "general"
    AUTHENTICATION = "authentication"
    PARAMETER = "parameter"
    BUSINESS = "business"


class CodeFixer(enum.StrEnum):
    """Who can put it right."""

    PERSON = "person"
    ADMINISTRATOR = "administrator"
    PROVIDER = "provider"


class ResponseCode(msgspec.Struct, frozen=True, kw_only=True):
    """One code, or the range of authentication codes (`code` None), with advice for support staff."""

    code: int | None = None
    family: CodeFamily
    message: str
    """The document's column "message", verbatim; empty where the code is undocumented."""
    solution: str
    """The document's column "Solution", verbatim; may hold `{0}`."""
    placeholder: str = ""
    """What the server puts in place of `{0}`, in words; empty where there is no placeholder."""
    meaning: str
    remedy: str
    fixer: CodeFixer
    documented: bool = True

    def expected_text(self, value: str = "") -> str:
        """The text the server's `message` is expected to hold, with `value` in place of `{0}`.

        Parameter and business rows have it in "Solution": their "message" only names the family.
        """
        return self._pattern().replace(PLACEHOLDER, value)

    def placeholder_value(self, server_message: str) -> str | None:
        """What the server filled in for `{0}`, or None where its message does not follow the pattern."""
        before, mark, after = self._pattern().partition(PLACEHOLDER)
        text = server_message.strip().removesuffix(".")
        if not mark or len(text) < len(before) + len(after):
            return None
        end = len(text) - len(after)
        if (text[: len(before)].casefold(), text[end:].casefold()) != (before.casefold(), after.casefold()):
            return None
        value = text[len(before) : end].strip()
        return value if value and value != PLACEHOLDER else None

    def _pattern(self) -> str:
        return self.solution if self.family in {CodeFamily.PARAMETER, CodeFamily.BUSINESS} else self.message


class _CodeRow(ResponseCode, frozen=True, kw_only=True):
    """A row of the file: a code, or a range of them with both ends included."""

    first: int | None = msgspec.field(default=None, name="from")
    last: int | None = msgspec.field(default=None, name="to")


class _CodeFile(msgspec.Struct, frozen=True):
    source: str
    codes: tuple[_CodeRow, ...]
    undocumented: ResponseCode


class _CodeTable(msgspec.Struct, frozen=True):
    rows: tuple[ResponseCode, ...]
    by_code: dict[int, ResponseCode]
    ranges: tuple[tuple[range, ResponseCode], ...]
    undocumented: ResponseCode


@functools.cache
def _table() -> _CodeTable:
    file = msgspec.json.decode(resource("response_codes.json").read_bytes(), type=_CodeFile)
    plain = tuple(_plain(row) for row in file.codes)
    return _CodeTable(
        rows=plain,
        by_code={row.code: row for row in plain if row.code is not None},
        ranges=tuple(
            (range(row.first, row.last + 1), value)
            for row, value in zip(file.codes, plain, strict=True)
            if row.first is not None and row.last is not None
        ),
        undocumented=msgspec.structs.replace(file.undocumented, documented=False),
    )


def _plain(row: _CodeRow) -> ResponseCode:
    return ResponseCode(**{name: getattr(row, name) for name in ResponseCode.__struct_fields__})


def documented_codes() -> tuple[ResponseCode, ...]:
    """All documented codes in the document's order, the range as one row without a code of its own."""
    return _table().rows


def look_up(code: int) -> ResponseCode:
    """The row for `code`, which it always carries: its own, its range's, or general advice (`documented` False)."""
    table = _table()
    if code in table.by_code:
        return table.by_code[code]
    for codes, row in table.ranges:
        if code in codes:
            return msgspec.structs.replace(row, code=code)
    return msgspec.structs.replace(table.undocumented, code=code)
