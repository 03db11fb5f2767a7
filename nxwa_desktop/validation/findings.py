"""What can be found wrong or unwise with a message, each as a value. `validation` finds it."""

import enum

import msgspec

from nxwa_desktop.protocol.message import Field


class Severity(enum.StrEnum):
    """A problem stops a send; a warning asks before it."""

    PROBLEM = "problem"
    WARNING = "warning"


class FindingCode(enum.StrEnum):
    """What was found. The comment names the finding's values, where it has some."""

    NOT_UNICODE = "not_unicode"
    """A lone surrogate, which UTF-8 cannot hold."""
    RECIPIENT_MISSING = "recipient_missing"
    RECIPIENT_CHARACTERS = "recipient_characters"
    """Values: the characters that are not part of a number."""
    RECIPIENT_DOUBLE_ZERO = "recipient_double_zero"
    RECIPIENT_LEADING_ZERO = "recipient_leading_zero"
    """No country code begins with 0: such a number is never complete."""
    RECIPIENT_TOO_SHORT = "recipient_too_short"
    """Values: digits, fewest digits."""
    RECIPIENT_TOO_LONG = "recipient_too_long"
    """Values: digits, most digits."""
    RECIPIENT_IMPLAUSIBLE = "recipient_implausible"
    """The numbering plan has no such number. Values: the number as people write it."""
    TEMPLATE_MISSING = "template_missing"
    TEMPLATE_NAME_UNUSUAL = "template_name_unusual"
    LANGUAGE_MISSING = "language_missing"
    LANGUAGE_UNDOCUMENTED = "language_undocumented"
    """Values: the code."""
    HEADER_TOO_MANY = "header_too_many"
    """Stands on the second parameter, however many there are."""
    HEADER_TOO_LONG = "header_too_long"
    """Values: characters, most characters."""
    LINK_MISSING = "link_missing"
    LINK_SPACES = "link_spaces"
    """White space, or another character that nobody sees."""
    LINK_NOT_HTTP = "link_not_http"
    LINK_NO_HOST = "link_no_host"
    LINK_NOT_HTTPS = "link_not_https"
    LINK_PRIVATE = "link_private"
    """The host is not reachable from the internet. Values: the host."""
    TEXT_EMPTY = "text_empty"
    TEXT_BLANK = "text_blank"
    """Spaces and invisible characters alone."""
    TEXT_NEWLINE = "text_newline"
    TEXT_TAB = "text_tab"
    TEXT_SPACES = "text_spaces"
    """A run of more than 4 spaces."""
    TEXT_CONTROL = "text_control"
    """A problem: nobody means one, and a null byte may cut the text short on its way. Values: the characters."""
    TEXT_INVISIBLE = "text_invisible"
    """Zero-width and direction marks, but not the joiners that emoji and scripts need. Values: the characters."""
    TEXT_EDGE_SPACES = "text_edge_spaces"
    BODY_PARAMETER_TOO_LONG = "body_parameter_too_long"
    """Values: characters, most characters."""
    BODY_TOO_LONG = "body_too_long"
    """All parameters together; stands on the longest (the first of them). Values: characters, most characters."""
    FILLED_TOO_LONG = "filled_too_long"
    """The template's text with its values; stands on the text. Values: characters, most characters."""
    PARAMETER_SPARE = "parameter_spare"
    """The template's text has no variable for it. Values: how many variables it has."""
    PARAMETERS_LACKING = "parameters_lacking"
    """Stands on the template's text. Values: its variables, the parameters there are."""
    WORDING_BRACES = "wording_braces"
    """Two braces without an end, without a beginning, or around nothing."""
    WORDING_MIXED = "wording_mixed"
    """Names and numbers as variables of one text."""


WARNINGS = frozenset(
    {
        FindingCode.RECIPIENT_IMPLAUSIBLE,
        FindingCode.TEMPLATE_NAME_UNUSUAL,
        FindingCode.LANGUAGE_UNDOCUMENTED,
        FindingCode.HEADER_TOO_LONG,
        FindingCode.LINK_NOT_HTTPS,
        FindingCode.LINK_PRIVATE,
        FindingCode.TEXT_INVISIBLE,
        FindingCode.TEXT_EDGE_SPACES,
        FindingCode.BODY_TOO_LONG,
        FindingCode.FILLED_TOO_LONG,
        FindingCode.WORDING_BRACES,
        FindingCode.WORDING_MIXED,
    }
)

Flaw = tuple[FindingCode, tuple[str | int, ...]]
"""A finding's code and values: what is wrong, wherever it stands."""


class Finding(msgspec.Struct, frozen=True):
    """One thing that is wrong or unwise. `values` are short and printable, whatever was typed."""

    field: Field
    code: FindingCode
    severity: Severity
    values: tuple[str | int, ...] = ()
    label: str = ""
    """What the template's text calls the parameter; short and printable."""
