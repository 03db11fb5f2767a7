"""Validation of a message: its problems and warnings, each with the field it belongs to.

Rules: seed, Body Parameters, and what WhatsApp itself refuses later. A problem stops a send, a warning asks before it.
This runs at every keystroke: what was found last is kept, so that one changed text costs one check.
"""

import functools
import itertools
import operator
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, assert_never

from nxwa_desktop.protocol import recipient
from nxwa_desktop.protocol.message import Field, FieldKind, Header, ImageHeader, Message, NoHeader, TextHeader
from nxwa_desktop.protocol.template_languages import is_documented
from nxwa_desktop.system.sequence_diff import common_ends
from nxwa_desktop.system.unicode_text import is_encodable
from nxwa_desktop.templates.placeholders import wording_of
from nxwa_desktop.validation.finding_severity import Finding, FindingCode, Flaw, Severity
from nxwa_desktop.validation.hidden_characters import UNSEEN, visible_characters
from nxwa_desktop.validation.text_rules import excerpt, flaws_of_text

__all__ = ["MAX_BODY", "MAX_HEADER", "Finding", "FindingCode", "Severity", "validate"]

MAX_BODY = 1_024
"""Characters of a body, filled in. Without the template's text its parameters alone are counted."""
MAX_HEADER = 60
"""Characters of a text header. Whether the limit holds for the filled-in text is uncertain: more is a warning."""


def validate(message: Message, *, knows_numbers: bool = True) -> tuple[Finding, ...]:
    """Every problem and warning, in the order of the fields. Never raises; the same message gives the same findings.

    `knows_numbers`: False to judge the number without the numbering plans.
    """
    judged = _judge(message.body)
    return (
        *_of_head(message.recipient, message.template_name, message.language, knows_numbers),
        *_of_wording(FieldKind.BODY_TEMPLATE, message.body_text, message.body, MAX_BODY, judged.longest),
        *_of_header(message.header),
        *_of_body(message, judged),
    )


def _findings(kind: FieldKind, flaws: Iterable[Flaw], index: int = 0, label: str = "") -> Iterator[Finding]:
    for code, values in flaws:
        yield Finding(Field(kind, index), code, values, label)


# Recipient, template, language.


@functools.lru_cache(maxsize=8)
def _of_head(number: str, name: str, language: str, knows_numbers: bool) -> tuple[Finding, ...]:
    return (
        *_findings(FieldKind.RECIPIENT, _of_recipient(number, knows_numbers)),
        *_findings(FieldKind.TEMPLATE_NAME, _of_template_name(name)),
        *_findings(FieldKind.LANGUAGE, _of_language(language)),
    )


@functools.lru_cache(maxsize=64)
def _of_recipient(text: str, knows_numbers: bool) -> tuple[Flaw, ...]:
    digits = recipient.normalise(text)
    if not digits:
        return ((FindingCode.RECIPIENT_MISSING, ()),)
    if not (digits.isascii() and digits.isdecimal()):
        strange = visible_characters(char for char in digits if not "0" <= char <= "9")
        return ((FindingCode.RECIPIENT_CHARACTERS, (strange,)),)
    if digits.startswith("00"):
        return ((FindingCode.RECIPIENT_DOUBLE_ZERO, ()),)
    if digits.startswith("0"):
        return ((FindingCode.RECIPIENT_LEADING_ZERO, ()),)
    if len(digits) < recipient.MIN_DIGITS:
        return ((FindingCode.RECIPIENT_TOO_SHORT, (len(digits), recipient.MIN_DIGITS)),)
    if len(digits) > recipient.MAX_DIGITS:
        return ((FindingCode.RECIPIENT_TOO_LONG, (len(digits), recipient.MAX_DIGITS)),)
    if not knows_numbers:
        return ()
    assessment = recipient.assess(digits)
    if assessment.can_exist:
        return ()
    return ((FindingCode.RECIPIENT_IMPLAUSIBLE, (assessment.formatted or f"+{digits}",)),)


_usual_name = re.compile("[a-z0-9_]{1,512}")


def _of_template_name(name: str) -> tuple[Flaw, ...]:
    if _usual_name.fullmatch(name):
        return ()
    if UNSEEN.issuperset(name):
        return ((FindingCode.TEMPLATE_MISSING, ()),)
    if not is_encodable(name):
        return ((FindingCode.NOT_UNICODE, ()),)
    return ((FindingCode.TEMPLATE_NAME_UNUSUAL, ()),)


def _of_language(code: str) -> tuple[Flaw, ...]:
    if is_documented(code):
        return ()
    if UNSEEN.issuperset(code):
        return ((FindingCode.LANGUAGE_MISSING, ()),)
    if not is_encodable(code):
        return ((FindingCode.NOT_UNICODE, ()),)
    return ((FindingCode.LANGUAGE_UNDOCUMENTED, (excerpt(code),)),)


# Header.


def _of_header(header: Header) -> Iterator[Finding]:
    match header:
        case TextHeader(parameters, text, labels):
            yield from _of_wording(
                FieldKind.HEADER_TEMPLATE, text, parameters, MAX_HEADER, max(map(len, parameters), default=0)
            )
            for index, value in enumerate(parameters):
                flaws = (*_beyond(index, text, parameters), *_of_header_text(index, value))
                yield from _findings(FieldKind.HEADER_TEXT, flaws, index, _label(labels, index))
        case ImageHeader(link):
            yield from _findings(FieldKind.HEADER_IMAGE, _of_link(link))
        case NoHeader():
            pass
        case unreachable:
            assert_never(unreachable)


def _of_header_text(index: int, text: str) -> Iterator[Flaw]:
    if index == 1:
        yield FindingCode.HEADER_TOO_MANY, ()
    yield from flaws_of_text(text)
    if len(text) > MAX_HEADER:
        yield FindingCode.HEADER_TOO_LONG, (len(text), MAX_HEADER)


@functools.lru_cache(maxsize=64)
def _of_link(link: str) -> tuple[Flaw, ...]:
    compact = "".join(char for char in link if char not in UNSEEN)
    if not compact:
        return ((FindingCode.LINK_MISSING, ()),)
    flaws: list[Flaw] = []
    if not is_encodable(link):
        flaws.append((FindingCode.NOT_UNICODE, ()))
    if compact != link:
        flaws.append((FindingCode.LINK_SPACES, ()))
    scheme = compact.partition(":")[0].lower()
    if scheme not in {"http", "https"}:
        return (*flaws, (FindingCode.LINK_NOT_HTTP, ()))
    from nxwa_desktop.protocol.hosts import host_of, is_private

    host = host_of(compact)
    if host is None:
        return (*flaws, (FindingCode.LINK_NO_HOST, ()))
    if scheme == "http":
        flaws.append((FindingCode.LINK_NOT_HTTPS, ()))
    if is_private(host):
        flaws.append((FindingCode.LINK_PRIVATE, (excerpt(host),)))
    return tuple(flaws)


# The template's text, and the body made of it.


def _of_wording(
    kind: FieldKind, text: str, values: tuple[str, ...], limit: int, longest_value: int
) -> Sequence[Finding]:
    if not text:
        return ()
    wording = wording_of(text)
    flaws = _flaws_of_wording(text)
    if len(values) < len(wording.labels):
        flaws = ((FindingCode.PARAMETERS_LACKING, (len(wording.labels), len(values))), *flaws)
    # A value that is too long by itself has its own finding.
    if (size := wording.filled_length(values)) > limit and longest_value <= limit:
        flaws = (*flaws, (FindingCode.FILLED_TOO_LONG, (size, limit)))
    return list(_findings(kind, flaws)) if flaws else ()


@functools.lru_cache(maxsize=8)
def _flaws_of_wording(text: str) -> tuple[Flaw, ...]:
    """The flaws of a template's text, whatever the values are."""
    wording = wording_of(text)
    found = (
        (FindingCode.NOT_UNICODE, not is_encodable(text)),
        (FindingCode.WORDING_BRACES, wording.broken),
        (FindingCode.WORDING_MIXED, wording.mixed),
    )
    return tuple((code, ()) for code, is_found in found if is_found)


def _beyond(index: int, text: str, values: tuple[str, ...]) -> tuple[Flaw, ...]:
    """Report surplus parameters once, on the first that the template's text has no variable for."""
    if text.strip() and index == (wanted := len(wording_of(text).labels)):
        return ((FindingCode.PARAMETER_SPARE, (wanted, len(values))),)
    return ()


def _label(labels: tuple[str, ...], index: int) -> str:
    return excerpt(labels[index]) if index < len(labels) else ""


def _of_body(message: Message, judged: "_Judged") -> list[Finding]:
    texts, labels = message.body, message.body_labels
    flaws: Iterable[tuple[int, Flaw]] = _flaws_of_body(message, judged)
    if flaws and len(set(labels)) < len(labels):
        flaws = _once_each(flaws, texts, labels)
    count = len(labels)
    return [_of_body_value(index, flaw, labels[index] if index < count else "") for index, flaw in flaws]


@functools.lru_cache(maxsize=2048)
def _of_body_value(index: int, flaw: Flaw, label: str) -> Finding:
    return Finding(Field(FieldKind.BODY, index), *flaw, excerpt(label))


def _flaws_of_body(message: Message, judged: "_Judged") -> list[tuple[int, Flaw]]:
    texts, known, sizes, longest, total = judged
    # In C: a thousand texts without findings cost no Python code for each.
    flaws = [(index, flaw) for index in itertools.compress(itertools.count(), known) for flaw in known[index]]
    if texts and message.body_text:
        first_beyond = min(len(wording_of(message.body_text).labels), len(texts) - 1)
        spare = _beyond(first_beyond, message.body_text, texts)
        flaws[:0] = ((first_beyond, flaw) for flaw in spare)
    if longest > MAX_BODY:
        flaws += (
            (index, (FindingCode.BODY_PARAMETER_TOO_LONG, (size, MAX_BODY)))
            for index, size in enumerate(sizes)
            if size > MAX_BODY
        )
    elif total > MAX_BODY and not message.body_text:
        flaws.append((sizes.index(longest), (FindingCode.BODY_TOO_LONG, (total, MAX_BODY))))
    flaws.sort(key=operator.itemgetter(0))
    return flaws


class _Judged(NamedTuple):
    """Texts, with the flaws and the length of each, the longest length and the sum of all."""

    texts: tuple[str, ...]
    flaws: list[tuple[Flaw, ...]]
    sizes: list[int]
    longest: int
    total: int


_JUDGED_LAST = [_Judged((), [], [], 0, 0)]
"""One entry. Any thread may replace it; it is not changed in place."""


def _judge(texts: tuple[str, ...]) -> _Judged:
    """Judge texts; what is as in those judged last is known."""
    last = _JUDGED_LAST[0]
    if texts is last.texts:
        return last
    top, bottom = common_ends(last.texts, texts)
    flaws, sizes, gone = last.flaws.copy(), last.sizes.copy(), slice(top, len(last.texts) - bottom)
    other = texts[top : len(texts) - bottom]
    flaws[gone] = map(flaws_of_text, other)
    sizes[gone] = map(len, other)
    _JUDGED_LAST[0] = judged = _Judged(texts, flaws, sizes, max(sizes, default=0), sum(sizes))
    return judged


def _once_each(
    flaws: Iterable[tuple[int, Flaw]], texts: tuple[str, ...], labels: tuple[str, ...]
) -> Iterator[tuple[int, Flaw]]:
    """Drop repeated flaws of a variable that occurs several times; the first occurrence keeps them."""
    seen: set[tuple[str, str, FindingCode]] = set()
    for index, flaw in flaws:
        if index < len(labels) and labels[index]:
            key = (labels[index], texts[index], flaw[0])
            if key in seen:
                continue
            seen.add(key)
        yield index, flaw
