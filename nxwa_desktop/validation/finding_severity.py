"""The kinds of findings about a message, each with its severity. `message_rules` and `text_rules` find them."""

import enum
from typing import Self

import msgspec

from nxwa_desktop.protocol.message import Field


class Severity(enum.StrEnum):
    """A problem stops a send; a warning asks before it."""

    PROBLEM = "problem"
    WARNING = "warning"


class FindingCode(enum.StrEnum):
    """A kind of finding and its severity; the comment names the finding's values, if any.

    Its sentences are in `texts/findings.py`, by the field that it is found in.
    """

    severity: Severity

    REFUSED = "refused", Severity.PROBLEM
    """The server refused a message for this field; it stops no other send. Values: its words, the code."""
    NOT_UNICODE = "not_unicode", Severity.PROBLEM
    """A lone surrogate, which UTF-8 cannot hold."""
    RECIPIENT_MISSING = "recipient_missing", Severity.PROBLEM
    RECIPIENT_CHARACTERS = "recipient_characters", Severity.PROBLEM
    """Values: the characters that are not part of a number."""
    RECIPIENT_DOUBLE_ZERO = "recipient_double_zero", Severity.PROBLEM
    RECIPIENT_LEADING_ZERO = "recipient_leading_zero", Severity.PROBLEM
    """No country code begins with 0, so the number is incomplete."""
    RECIPIENT_TOO_SHORT = "recipient_too_short", Severity.PROBLEM
    """Values: digits, fewest digits."""
    RECIPIENT_TOO_LONG = "recipient_too_long", Severity.PROBLEM
    """Values: digits, most digits."""
    RECIPIENT_IMPLAUSIBLE = "recipient_implausible", Severity.WARNING
    """The numbering plan has no such number. Values: the formatted number."""
    RECIPIENT_NEVER_SEND = "recipient_never_send", Severity.WARNING
    """On the person's list of numbers that nobody writes to."""
    TEMPLATE_MISSING = "template_missing", Severity.PROBLEM
    TEMPLATE_NAME_UNUSUAL = "template_name_unusual", Severity.WARNING
    LANGUAGE_MISSING = "language_missing", Severity.PROBLEM
    LANGUAGE_UNDOCUMENTED = "language_undocumented", Severity.WARNING
    """Values: the code."""
    HEADER_TOO_MANY = "header_too_many", Severity.PROBLEM
    """On the second parameter, however many there are."""
    HEADER_TOO_LONG = "header_too_long", Severity.WARNING
    """Values: characters, most characters."""
    LINK_MISSING = "link_missing", Severity.PROBLEM
    LINK_SPACES = "link_spaces", Severity.PROBLEM
    """Whitespace, or another invisible character."""
    LINK_NOT_HTTP = "link_not_http", Severity.PROBLEM
    LINK_NO_HOST = "link_no_host", Severity.PROBLEM
    LINK_NOT_HTTPS = "link_not_https", Severity.WARNING
    LINK_PRIVATE = "link_private", Severity.WARNING
    """The host is not reachable from the internet. Values: the host."""
    TEXT_EMPTY = "text_empty", Severity.PROBLEM
    TEXT_BLANK = "text_blank", Severity.PROBLEM
    """Only spaces and invisible characters."""
    TEXT_NEWLINE = "text_newline", Severity.PROBLEM
    TEXT_TAB = "text_tab", Severity.PROBLEM
    TEXT_SPACES = "text_spaces", Severity.PROBLEM
    """A run of more than 4 spaces."""
    TEXT_CONTROL = "text_control", Severity.PROBLEM
    """A problem: never intended, and a null byte may truncate the text on its way. Values: the characters."""
    TEXT_INVISIBLE = "text_invisible", Severity.WARNING
    """Zero-width and direction marks, but not the joiners that emoji and scripts need. Values: the characters."""
    TEXT_EDGE_SPACES = "text_edge_spaces", Severity.WARNING
    BODY_PARAMETER_TOO_LONG = "body_parameter_too_long", Severity.PROBLEM
    """Values: characters, most characters."""
    BODY_TOO_LONG = "body_too_long", Severity.WARNING
    """All parameters together; on the first of the longest. Values: characters, most characters."""
    FILLED_TOO_LONG = "filled_too_long", Severity.WARNING
    """The template's text with its values; on the text. Values: characters, most characters."""
    PARAMETER_SPARE = "parameter_spare", Severity.PROBLEM
    """The template's text has no variable for it. Values: how many variables it has."""
    PARAMETERS_LACKING = "parameters_lacking", Severity.PROBLEM
    """On the template's text. Values: its variables, the parameters there are."""
    WORDING_BRACES = "wording_braces", Severity.WARNING
    """Double braces without their other half, or around nothing."""
    WORDING_MIXED = "wording_mixed", Severity.WARNING
    """Names and numbers as variables of one text."""
    TEMPLATE_UNLISTED = "template_unlisted", Severity.WARNING
    """NXCloud's list of the account's templates has no such name. Values, as of the next ones: the list's day."""
    TEMPLATE_GONE = "template_gone", Severity.WARNING
    TEMPLATE_PENDING = "template_pending", Severity.WARNING
    TEMPLATE_REJECTED = "template_rejected", Severity.WARNING
    TEMPLATE_REJECTED_FOR = "template_rejected_for", Severity.WARNING
    """Values: the list's day, the reason."""
    TEMPLATE_PAUSED = "template_paused", Severity.WARNING
    TEMPLATE_UNAVAILABLE = "template_unavailable", Severity.WARNING
    TEMPLATE_UNSENDABLE = "template_unsendable", Severity.WARNING
    """The template has parts that this endpoint cannot fill."""
    LANGUAGE_UNLISTED = "language_unlisted", Severity.WARNING
    """The template is listed in other languages alone. Values: the list's day, the code, the other codes."""
    BODY_COUNT = "body_count", Severity.WARNING
    """On the template's text, as the header's are. Values: values wanted, values there are."""
    HEADER_COUNT = "header_count", Severity.WARNING
    """Values: values wanted, values there are."""
    HEADER_IMAGE_WANTED = "header_image_wanted", Severity.WARNING
    HEADER_TEXT_WANTED = "header_text_wanted", Severity.WARNING
    HEADER_UNWANTED = "header_unwanted", Severity.WARNING
    """The template's header has nothing to fill in."""

    def __new__(cls, word: str, severity: Severity = Severity.PROBLEM) -> Self:  # noqa: D102 - see the class
        code = str.__new__(cls, word)
        code._value_, code.severity = word, severity
        return code


Flaw = tuple[FindingCode, tuple[str | int, ...]]
"""A finding's code and values, without the field it belongs to."""


class Finding(msgspec.Struct, frozen=True):
    """One thing that is wrong or unwise. `values` are short and printable, whatever was typed."""

    field: Field
    code: FindingCode
    values: tuple[str | int, ...] = ()
    label: str = ""
    """The parameter's name in the template's text; short and printable."""

    @property
    def severity(self) -> Severity:
        """The severity of its kind."""
        return self.code.severity
