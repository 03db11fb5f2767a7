"""The result of an import: a message with everything to report about it, or the reason for a refusal."""

import enum

import msgspec

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.message import Message
from nxwa_desktop.protocol.recipient import normalise


class RepairKind(enum.StrEnum):
    """Kinds of repair made while reading a text. A repair that changes a value names it."""

    AROUND = "around"
    """Text before or behind the message was left out."""
    COMMENTS = "comments"
    NAMES = "names"
    """Comments, or the parameters' own names, became the names of rows."""
    COMMAS_ADDED = "commas_added"
    COMMAS_REMOVED = "commas_removed"
    COLONS_ADDED = "colons_added"
    BRACKETS_ADDED = "brackets_added"
    BRACKETS_REMOVED = "brackets_removed"
    QUOTES = "quotes"
    """Other quotes than JSON's, or none."""
    PUNCTUATION = "punctuation"
    """Something else between the values."""
    CUT = "cut"
    """The end is missing: the last value may be cut as well."""
    GUESSED = "guessed"
    """The ends of values had to be guessed."""
    ESCAPES = "escapes"
    """A backslash that means nothing in JSON was kept as it stands in the value named."""
    AS_TEXT = "as_text"
    """A number, named here, was taken as a text, as it stood."""
    AS_NUMBER = "as_number"
    """A text, named here, was taken as a number."""
    TWICE = "twice"
    """The key named stands twice in one object: the last one counts."""
    SPELLING = "spelling"
    """A documented word, spelled differently."""
    UNFILLED = "unfilled"
    """A variable of the command line stays as it is written."""
    VARIABLE = "variable"
    """A `{{variable}}`, named here, stands where a value has to stand."""
    FILLED = "filled"
    """The variable named was filled in with the value that the collection gives it."""
    FALLBACK = "fallback"
    """A currency or a date, named here, was taken as the text that stood for it."""
    WITHIN = "within"
    """The message stood within other JSON."""
    WITHIN_NAMED = "within_named"
    """The message stood within other JSON, under the name given here."""


REARRANGING = frozenset(
    {RepairKind.BRACKETS_ADDED, RepairKind.BRACKETS_REMOVED, RepairKind.COLONS_ADDED, RepairKind.GUESSED}
)
"""Repairs that may have moved a value to a place that was not meant."""


class Repair(msgspec.Struct, frozen=True):
    """One kind of repair, how often it was made, and the value or key that it concerns."""

    kind: RepairKind
    count: int = 1
    name: str = ""


class LeftOutKind(enum.StrEnum):
    """Kinds of parts that could not be used."""

    KEY = "key"
    """The document knows no such field."""
    VALUE = "value"
    """The field has another value than the only one there can be."""
    RECIPIENT = "recipient"
    """A BSUID in `recipient`."""
    COMPONENT = "component"
    """Neither header nor body."""
    REPEATED = "repeated"
    """A second header or body."""
    HEADER = "header"
    """A kind of header that the endpoint does not take."""
    PARAMETER = "parameter"
    """A parameter of the body that is no text: its row stays, empty."""
    TEXTLESS = "textless"
    """A text parameter without a text: its row stays, empty."""
    TENANT = "tenant"
    """The tenant id is no number that can be one."""
    MESSAGE = "message"
    """Another message, of a type that cannot be sent here."""


class LeftOutPart(msgspec.Struct, frozen=True):
    """One part that could not be used, by its name or value."""

    kind: LeftOutKind
    name: str = ""
    value: str = ""


class RefusalReason(enum.StrEnum):
    """Reasons for refusing a text."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_DEEP = "too_deep"
    NOT_TEXT = "not_text"
    NOT_READABLE = "not_readable"
    """Neither JSON nor a cURL line."""
    NOT_A_MESSAGE = "not_a_message"
    """JSON, but no template message."""
    OTHER_TYPE = "other_type"
    """A message of another type than `template`; `detail` names it."""
    TEMPLATES = "templates"
    """The definition of templates, which the list of templates imports."""
    UNSURE = "unsure"
    """The text could be repaired in more than one way."""
    NO_BODY = "no_body"
    """A cURL line that sends no JSON."""
    FORM = "form"
    """A form, as other providers take it, in a cURL line, a collection, or alone."""
    TOO_LONG = "too_long"
    """Invalid JSON that is too long to be searched."""
    READS_FILE = "reads_file"
    """A cURL line that takes its body from a file, which is never opened; `detail` names it."""
    FILE = "file"
    """The file cannot be opened; `detail` is a `FileFailure`."""


class ImportRefusal(msgspec.Struct, frozen=True):
    """The refusal of a whole text; nothing was imported."""

    reason: RefusalReason
    detail: str = ""


class ImportedMessage(msgspec.Struct, frozen=True):
    """A message, the account fields beside it, and the repairs and omissions to report."""

    message: Message
    tenant_id: int | None = None
    """0 if the value cannot be a tenant id: no account has it."""
    appkey: str | None = None
    business_phone: str | None = None
    access_key: str | None = None
    """The access key in a cURL command's header."""
    repairs: tuple[Repair, ...] = ()
    left_out: tuple[LeftOutPart, ...] = ()

    @property
    def names_account(self) -> bool:
        """True if the text held at least one field of an account."""
        return any(field is not None for field in (self.tenant_id, self.appkey, self.business_phone, self.access_key))

    @property
    def content(self) -> "ImportedMessage":
        """The imported values, without anything to report about them."""
        return ImportedMessage(self.message, self.tenant_id, self.appkey, self.business_phone, self.access_key)

    def belongs_to(self, account: Account) -> bool:
        """True if the text held fields of an account and all of them match `account`."""
        phone = None if self.business_phone is None else normalise(self.business_phone)
        return (
            self.names_account
            and self.tenant_id in {None, account.tenant_id}
            and self.appkey in {None, account.appkey}
            and phone in {None, normalise(account.business_phone)}
            and self.access_key in {None, account.access_key}
        )


class ImportOption(msgspec.Struct, frozen=True):
    """One of several messages, with the name it had."""

    name: str
    imported: ImportedMessage


class ImportChoice(msgspec.Struct, frozen=True):
    """Several messages, of which the user has to choose one."""

    options: tuple[ImportOption, ...]
    left_out: tuple[LeftOutPart, ...] = ()
    """Messages that cannot be sent here."""
