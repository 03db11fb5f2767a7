"""The findings about a row of a batch: those about its message, and those that only a list of customers has."""

import enum
from collections.abc import Sequence

import msgspec

from nxwa_desktop.protocol.message import Field, FieldKind
from nxwa_desktop.protocol.stored_enum import StoredEnum
from nxwa_desktop.validation.finding_severity import Finding, FindingCode, Severity


class Weight(enum.Enum):
    """The consequence of a finding."""

    PROBLEM = "problem"
    """The row cannot be sent."""
    HESITATION = "hesitation"
    """The row is left out unless the person wants it sent."""
    WARNING = "warning"
    """The row is sent unless the person leaves it out."""


class RowIssue(StoredEnum):
    """The findings that a single message does not have; the comment names the finding's values, if any."""

    weight: Weight

    ERROR_VALUE = "error_value", Weight.PROBLEM
    """The spreadsheet shows an error in a cell that is used. The first five have the column's name as label."""
    NOT_CALCULATED = "not_calculated", Weight.PROBLEM
    """A formula whose result is not in the file."""
    SCIENTIFIC = "scientific", Weight.PROBLEM
    """A number of which only the first digits are left. Values: what is left, such as 8.61E+12."""
    DIGITS_LOST = "digits_lost", Weight.PROBLEM
    """A number with more digits than a spreadsheet keeps."""
    UNREADABLE_CHARACTER = "unreadable_character", Weight.PROBLEM
    """A character that the file's encoding does not have."""
    MAY_HOLD_ROWS = "may_hold_rows", Weight.HESITATION
    """A cell over several lines that look like rows: a quote may be missing. Has the column's name as label."""
    EXTRA_CELLS = "extra_cells", Weight.HESITATION
    """More cells than the header row has: a separator within a value may have moved the others along."""
    NUMBER_FRACTION = "number_fraction", Weight.PROBLEM
    """The number has decimals, which would become digits of another number."""
    LANGUAGE_UNKNOWN = "language_unknown", Weight.PROBLEM
    """The template is not known in this language. Values: the template's name, the code."""
    NUMBER_AMBIGUOUS = "number_ambiguous", Weight.PROBLEM
    """The digits are a number of two countries. Values: both numbers."""
    SAME_MESSAGE = "same_message", Weight.HESITATION
    """An earlier row has the same number and text. Values: the earlier row's number in the file."""
    SAME_RECIPIENT = "same_recipient", Weight.HESITATION
    """An earlier row has the same number and another text. Values: as above."""
    SENT_TODAY = "sent_today", Weight.HESITATION
    """A message of the same text went to this number today. Values: when, in milliseconds since the epoch."""
    OPEN_UNKNOWN = "open_unknown", Weight.HESITATION
    """Nobody knows whether the last message to this number arrived."""
    NEVER_SEND = "never_send", Weight.HESITATION
    """The number is on the list of those that nobody writes to."""
    HIDDEN_ROW = "hidden_row", Weight.HESITATION
    """The row is hidden in the workbook."""
    PERSON = "person", Weight.HESITATION
    """The person left the row out."""
    REPEAT = "repeat", Weight.HESITATION
    """While the batch ran, the message would have been a second one."""

    def __new__(cls, word: str, weight: Weight = Weight.PROBLEM) -> "RowIssue":  # noqa: D102 - see the class
        code = str.__new__(cls, word)
        code._value_, code.weight = word, weight
        return code


_WEIGHTS = {Severity.PROBLEM: Weight.PROBLEM, Severity.WARNING: Weight.WARNING}


class RowFinding(msgspec.Struct, frozen=True, omit_defaults=True):
    """One thing that is wrong or unwise about a row; also the key of rows that have the same.

    `values` are not part of that key: a group shows those of its first row.
    """

    code: str
    """A `RowIssue`, or with a field a `FindingCode`."""
    field: str = ""
    """A `FieldKind`; empty for a `RowIssue`."""
    index: int = 0
    label: str = ""
    values: tuple[str | int, ...] = ()

    @property
    def key(self) -> "RowFinding":
        """Key shared by all rows that have this finding."""
        kept = self.values if self.code == RowIssue.LANGUAGE_UNKNOWN else ()
        return RowFinding(self.code, self.field, self.index, self.label, kept)

    @property
    def is_known(self) -> bool:
        """False for a word that only a newer version knows."""
        if not self.field:
            return RowIssue(self.code).is_known
        return self.field in set(FieldKind) and self.code in set(FindingCode)

    @property
    def weight(self) -> Weight:
        """The consequence."""
        if not self.field:
            return RowIssue(self.code).weight
        return _WEIGHTS[FindingCode(self.code).severity]

    @property
    def finding(self) -> Finding | None:
        """This as a finding about a message."""
        if not self.field:
            return None
        return Finding(Field(FieldKind(self.field), self.index), FindingCode(self.code), self.values, self.label)


def row_finding(finding: Finding) -> RowFinding:
    """A finding about a message as one about a row."""
    return RowFinding(
        finding.code.value, finding.field.kind.value, finding.field.index, finding.label, tuple(finding.values)
    )


def encode_findings(findings: Sequence[RowFinding]) -> str:
    """The findings as they are stored; never empty."""
    return msgspec.json.encode(list(findings)).decode()


def decode_findings(stored: str) -> tuple[RowFinding, ...]:
    """Read stored findings; none where they cannot be read, or are of a newer version."""
    try:
        found = msgspec.json.decode(stored, type=tuple[RowFinding, ...]) if stored else ()
        return tuple(each for each in found if each.is_known)
    except msgspec.DecodeError:
        return ()
