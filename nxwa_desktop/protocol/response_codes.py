"""The documented response codes: their meaning, the remedy, and who can apply it.

Source: seed, Response Code Explanation, and the codes 1001 to 1005 of the provider's public page
"API Interface Invocation Convention"; kept in `resources/response_codes.json`.
"""

import enum
import functools

import msgspec

from nxwa_desktop.system.resources import resource

PLACEHOLDER = "{0}"
"""Marks the place in a documented text that the server fills in."""


class CodeFamily(enum.StrEnum):
    """The families of codes in the document."""

    SUCCESS = "success"
    GENERAL = "general"
    AUTHENTICATION = "authentication"
    PARAMETER = "parameter"
    BUSINESS = "business"


class CodeFixer(enum.StrEnum):
    """The person who can solve the problem."""

    PERSON = "person"
    ADMINISTRATOR = "administrator"
    PROVIDER = "provider"


class CodePlace(enum.StrEnum):
    """The places where the cause of a refusal is put right."""

    ACCOUNT = "account"
    RECIPIENT = "recipient"
    TEMPLATE_NAME = "template_name"
    LANGUAGE = "language"


class ResponseCode(msgspec.Struct, frozen=True, kw_only=True):
    """One response code with advice for support staff, or (`code` None) the range of authentication codes."""

    code: int | None = None
    family: CodeFamily
    message: str
    """The document's column "message", verbatim; empty where the code is undocumented."""
    solution: str
    """The document's column "Solution", verbatim; may hold `{0}`."""
    title: str = ""
    """The reason in a few words; empty where there is none to name."""
    place: CodePlace | None = None
    """None where nothing in the window puts it right."""
    meaning: str
    remedy: str
    fixer: CodeFixer

    def expected_text(self, value: str = "") -> str:
        """The text the server's `message` is expected to hold, with `value` in place of `{0}`.

        Parameter and business rows have it in "Solution": their "message" only names the family.
        """
        pattern = self.solution if self.family in {CodeFamily.PARAMETER, CodeFamily.BUSINESS} else self.message
        return pattern.replace(PLACEHOLDER, value)


class _CodeRow(ResponseCode, frozen=True, kw_only=True):
    """A row of the file: one code, or a range that includes both ends."""

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
        undocumented=file.undocumented,
    )


def _plain(row: _CodeRow) -> ResponseCode:
    return ResponseCode(**{name: getattr(row, name) for name in ResponseCode.__struct_fields__})


def documented_codes() -> tuple[ResponseCode, ...]:
    """All documented codes in the document's order; the range is one row without a code."""
    return _table().rows


def look_up(code: int) -> ResponseCode:
    """The row of `code` or of its range, else general advice without a message; `code` is always filled in."""
    table = _table()
    if code in table.by_code:
        return table.by_code[code]
    for codes, row in table.ranges:
        if code in codes:
            return msgspec.structs.replace(row, code=code)
    return msgspec.structs.replace(table.undocumented, code=code)
