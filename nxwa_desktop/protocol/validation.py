"""What is wrong with a message, or unwise, each with the field it belongs to.

Rules: seed, Body Parameters, and what WhatsApp itself refuses later. A problem stops a message, a warning asks.
This runs at every keystroke: a text is judged once and remembered, so that one changed text costs one judgement.
"""

import enum
import functools
import ipaddress
import itertools
import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

import msgspec

from nxwa_desktop.protocol import recipient
from nxwa_desktop.protocol.languages import is_documented
from nxwa_desktop.protocol.message import Field, FieldKind, Header, ImageHeader, Message, NoHeader, TextHeader

MAX_BODY = 1_024
"""Characters of a body, filled in. Its parameters alone are counted: the template's own text is not known here."""
MAX_HEADER = 60
"""Characters of a text header; doubtful once it is filled in, so that more is a warning."""


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


_WARNINGS = frozenset(
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


def validate(message: Message) -> tuple[Finding, ...]:
    """Every problem and warning, in the order of the fields. Never raises; the same message gives the same findings."""
    return (
        *_findings(FieldKind.RECIPIENT, _of_recipient(message.recipient)),
        *_findings(FieldKind.TEMPLATE_NAME, _of_template_name(message.template_name)),
        *_findings(FieldKind.LANGUAGE, _of_language(message.language)),
        *_of_header(message.header),
        *_of_body(message.body),
    )


def _findings(kind: FieldKind, flaws: Iterable[Flaw], index: int = 0) -> Iterator[Finding]:
    for code, values in flaws:
        severity = Severity.WARNING if code in _WARNINGS else Severity.PROBLEM
        yield Finding(Field(kind, index), code, severity, values)


# Characters. Sets, not patterns: compiling those would cost the first paint 5 ms.


def _set(*ranges: str) -> frozenset[str]:
    """Characters of the ranges, each given by its first and last one (or its only one)."""
    return frozenset(chr(point) for ends in ranges for point in range(ord(ends[0]), ord(ends[-1]) + 1))


_SPACES = _set(" ", "\u00a0", "\u1680", "\u2000\u200a", "\u202f", "\u205f", "\u3000")
_LINE_BREAKS = frozenset("\n\r\x0b\x0c\x85\u2028\u2029")
_CONTROLS = _set("\x00\x1f", "\x7f\x9f") - _LINE_BREAKS - {"\t"}
_INVISIBLE = _set(
    *("\u00ad", "\u061c", "\u180e", "\u200b\u200f", "\u202a\u202e", "\u2060\u206f", "\ufeff", "\ufff9\ufffb"),
    "\U000e0000\U000e007f",
)
_UNSEEN = _SPACES | _LINE_BREAKS | _CONTROLS | _INVISIBLE | {"\t"}


@functools.cache
def _needed_invisible() -> re.Pattern[str]:
    invisible = re.escape("".join(sorted(_INVISIBLE)))
    return re.compile(
        # A joiner between two characters beyond ASCII: Persian and Indic words, families and professions in emoji.
        f"(?<=[^\x00-\x7f{invisible}])[\u200c\u200d](?=[^\x00-\x7f{invisible}])"
        # The flags of England, Scotland and Wales are spelled in tags.
        "|(?<=\U0001f3f4)[\U000e0020-\U000e007e]+\U000e007f"
    )


def _has_surrogate(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def _shown(found: Iterable[str]) -> str:
    """Characters for human eyes, each once: those that cannot be seen as their code point, `U+200B`."""
    distinct = list(dict.fromkeys(found))
    shown = [char if char.isprintable() and char != " " else f"U+{ord(char):04X}" for char in distinct[:8]]
    return " ".join(shown if len(distinct) <= 8 else [*shown, "…"])


def _excerpt(text: str) -> str:
    """The beginning of `text`, printable."""
    kept = "".join(char if char.isprintable() else "\ufffd" for char in text[:40])
    return kept if len(text) <= 40 else f"{kept}…"


# Recipient, template, language.


@functools.lru_cache(maxsize=64)
def _of_recipient(text: str) -> tuple[Flaw, ...]:
    digits = recipient.normalise(text)
    if not digits:
        return ((FindingCode.RECIPIENT_MISSING, ()),)
    if not (digits.isascii() and digits.isdecimal()):
        strange = _shown(char for char in digits if not "0" <= char <= "9")
        return ((FindingCode.RECIPIENT_CHARACTERS, (strange,)),)
    if digits.startswith("00"):
        return ((FindingCode.RECIPIENT_DOUBLE_ZERO, ()),)
    if digits.startswith("0"):
        return ((FindingCode.RECIPIENT_LEADING_ZERO, ()),)
    if len(digits) < recipient.MIN_DIGITS:
        return ((FindingCode.RECIPIENT_TOO_SHORT, (len(digits), recipient.MIN_DIGITS)),)
    if len(digits) > recipient.MAX_DIGITS:
        return ((FindingCode.RECIPIENT_TOO_LONG, (len(digits), recipient.MAX_DIGITS)),)
    assessment = recipient.assess(digits)
    if assessment.can_exist:
        return ()
    return ((FindingCode.RECIPIENT_IMPLAUSIBLE, (assessment.formatted or f"+{digits}",)),)


_usual_name = re.compile("[a-z0-9_]{1,512}")


def _of_template_name(name: str) -> tuple[Flaw, ...]:
    if _usual_name.fullmatch(name):
        return ()
    if _UNSEEN.issuperset(name):
        return ((FindingCode.TEMPLATE_MISSING, ()),)
    if _has_surrogate(name):
        return ((FindingCode.NOT_UNICODE, ()),)
    return ((FindingCode.TEMPLATE_NAME_UNUSUAL, ()),)


def _of_language(code: str) -> tuple[Flaw, ...]:
    if is_documented(code):
        return ()
    if _UNSEEN.issuperset(code):
        return ((FindingCode.LANGUAGE_MISSING, ()),)
    if _has_surrogate(code):
        return ((FindingCode.NOT_UNICODE, ()),)
    return ((FindingCode.LANGUAGE_UNDOCUMENTED, (_excerpt(code),)),)


# Header.


def _of_header(header: Header) -> Iterator[Finding]:
    match header:
        case TextHeader(parameters):
            for index, text in enumerate(parameters):
                yield from _findings(FieldKind.HEADER_TEXT, _of_header_text(index, text), index)
        case ImageHeader(link):
            yield from _findings(FieldKind.HEADER_IMAGE, _of_link(link))
        case NoHeader():
            pass


def _of_header_text(index: int, text: str) -> Iterator[Flaw]:
    if index == 1:
        yield FindingCode.HEADER_TOO_MANY, ()
    yield from _of_text(text)
    if len(text) > MAX_HEADER:
        yield FindingCode.HEADER_TOO_LONG, (len(text), MAX_HEADER)


_PRIVATE_DOMAINS = (".localhost", ".local", ".localdomain", ".internal", ".lan", ".home.arpa")


@functools.lru_cache(maxsize=64)
def _of_link(link: str) -> tuple[Flaw, ...]:
    compact = "".join(char for char in link if char not in _UNSEEN)
    if not compact:
        return ((FindingCode.LINK_MISSING, ()),)
    flaws: list[Flaw] = []
    if _has_surrogate(link):
        flaws.append((FindingCode.NOT_UNICODE, ()))
    if compact != link:
        flaws.append((FindingCode.LINK_SPACES, ()))
    scheme = compact.partition(":")[0].lower()
    if scheme not in {"http", "https"}:
        return (*flaws, (FindingCode.LINK_NOT_HTTP, ()))
    host = _host(compact)
    if host is None:
        return (*flaws, (FindingCode.LINK_NO_HOST, ()))
    if scheme == "http":
        flaws.append((FindingCode.LINK_NOT_HTTPS, ()))
    if _is_private(host):
        flaws.append((FindingCode.LINK_PRIVATE, (_excerpt(host),)))
    return tuple(flaws)


def _host(link: str) -> str | None:
    """The link's host in lower case, an address or a name; None where it has none that can be one."""
    try:
        parts = urlsplit(link)
        host = (parts.hostname or "").removesuffix(".")
        _ = parts.port
        labels = host.split(".")
        # A last label of digits is an address to every reader of URLs, and no top-level domain.
        if ":" in host or labels[-1].isdecimal() or labels[-1].startswith("0x"):
            return str(ipaddress.ip_address(host))
    except ValueError:
        return None
    return host if all(map(_is_label, labels)) else None


def _is_label(label: str) -> bool:
    """What stands between the dots: letters, digits, `-`, `_`, and whatever international names hold."""
    return 0 < len(label) <= 63 and all(not char.isascii() or char.isalnum() or char in "-_" for char in label)


def _is_private(host: str) -> bool:
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return f".{host}".endswith(_PRIVATE_DOMAINS)
    inner = getattr(address, "ipv4_mapped", None) or address
    return not inner.is_global or inner.is_multicast


# Texts, and the body made of them.


def _of_text(text: str) -> tuple[Flaw, ...]:
    # Nearly every text ends here. Whatever is judged below is no printable character, but for the plain space.
    if text and text.isprintable() and text[0] != " " and text[-1] != " " and "     " not in text:
        return ()
    if not text:
        return ((FindingCode.TEXT_EMPTY, ()),)
    if _UNSEEN.issuperset(text):
        return ((FindingCode.TEXT_BLANK, ()),)
    return tuple(_flaws_of_seen_text(text))


def _flaws_of_seen_text(text: str) -> Iterator[Flaw]:
    if _has_surrogate(text):
        yield FindingCode.NOT_UNICODE, ()
    if not _LINE_BREAKS.isdisjoint(text):
        yield FindingCode.TEXT_NEWLINE, ()
    if "\t" in text:
        yield FindingCode.TEXT_TAB, ()
    if "     " in "".join(" " if char in _SPACES else char for char in text):
        yield FindingCode.TEXT_SPACES, ()
    if controls := [char for char in text if char in _CONTROLS]:
        yield FindingCode.TEXT_CONTROL, (_shown(controls),)
    if not _INVISIBLE.isdisjoint(text) and (invisible := _unneeded_invisible(text)):
        yield FindingCode.TEXT_INVISIBLE, (_shown(invisible),)
    if text[0] in _SPACES or text[-1] in _SPACES:
        yield FindingCode.TEXT_EDGE_SPACES, ()


def _unneeded_invisible(text: str) -> list[str]:
    return [char for char in _needed_invisible().sub("", text) if char in _INVISIBLE]


_of_known_text = functools.lru_cache(maxsize=4096)(_of_text)
"""Only for texts of bounded length: every state of a text that is being typed stays in memory for a while."""


def _of_body(texts: tuple[str, ...]) -> Iterator[Finding]:
    sizes = list(map(len, texts))
    longest = max(sizes, default=0)
    # A thousand clean texts pass through here without a step of Python's own for each.
    judged = list(map(_of_known_text if longest <= MAX_BODY else _of_text, texts))
    flaws = [(index, flaw) for index in itertools.compress(itertools.count(), judged) for flaw in judged[index]]
    total = sum(sizes)
    if longest > MAX_BODY:
        flaws += (
            (index, (FindingCode.BODY_PARAMETER_TOO_LONG, (size, MAX_BODY)))
            for index, size in enumerate(sizes)
            if size > MAX_BODY
        )
    elif total > MAX_BODY:
        flaws.append((sizes.index(longest), (FindingCode.BODY_TOO_LONG, (total, MAX_BODY))))
    flaws.sort(key=lambda pair: pair[0])
    for index, flaw in flaws:
        yield from _findings(FieldKind.BODY, (flaw,), index)
