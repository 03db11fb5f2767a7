"""Rules for text parameters: what WhatsApp refuses, invisible characters, and the correction of spaces."""

import functools
import re
from collections.abc import Iterable, Iterator

from nxwa_desktop.system.unicode_text import is_encodable
from nxwa_desktop.validation.finding_severity import FindingCode, Flaw

# Sets, not patterns: compiling those would cost the first paint 5 ms.


def _set(*ranges: str) -> frozenset[str]:
    """The characters of ranges, each given by its first and last one (or its only one)."""
    return frozenset(chr(point) for ends in ranges for point in range(ord(ends[0]), ord(ends[-1]) + 1))


_SPACES = _set(" ", "\u00a0", "\u1680", "\u2000\u200a", "\u202f", "\u205f", "\u3000")
_LINE_BREAKS = frozenset("\n\r\x0b\x0c\x85\u2028\u2029")
_CONTROLS = _set("\x00\x1f", "\x7f\x9f") - _LINE_BREAKS - {"\t"}
_INVISIBLE = _set(
    *("\u00ad", "\u061c", "\u180e", "\u200b\u200f", "\u202a\u202e", "\u2060\u206f", "\ufeff", "\ufff9\ufffb"),
    "\U000e0000\U000e007f",
)
UNSEEN = _SPACES | _LINE_BREAKS | _CONTROLS | _INVISIBLE | {"\t"}


@functools.cache
def needed_invisible() -> re.Pattern[str]:
    """A pattern of the invisible characters that visible ones need: joiners, and the tags of flags."""
    invisible = re.escape("".join(sorted(_INVISIBLE)))
    return re.compile(
        # A joiner between two characters beyond ASCII: Persian and Indic words, families and professions in emoji.
        f"(?<=[^\x00-\x7f{invisible}])[\u200c\u200d](?=[^\x00-\x7f{invisible}])"
        # The flags of England, Scotland and Wales consist of tags.
        "|(?<=\U0001f3f4)[\U000e0020-\U000e007e]+\U000e007f"
    )


def visible_characters(found: Iterable[str]) -> str:
    """List characters for display, each once; invisible ones as their code point, `U+200B`."""
    distinct = list(dict.fromkeys(found))
    words = [char if char.isprintable() and char != " " else f"U+{ord(char):04X}" for char in distinct[:8]]
    return " ".join(words if len(distinct) <= 8 else [*words, "…"])


def excerpt(text: str) -> str:
    """The first 40 characters of `text`, printable."""
    kept = "".join(char if char.isprintable() else "\ufffd" for char in text[:40])
    return kept if len(text) <= 40 else f"{kept}…"


def flaws_of_text(text: str) -> tuple[Flaw, ...]:
    """The problems and warnings of one text parameter."""
    # Nearly every text ends here: all checks below are about unprintable characters and spaces.
    if text and text.isprintable() and text[0] != " " and text[-1] != " " and "     " not in text:
        return ()
    if not text:
        return ((FindingCode.TEXT_EMPTY, ()),)
    if UNSEEN.issuperset(text):
        return ((FindingCode.TEXT_BLANK, ()),)
    return tuple(_flaws_of_seen_text(text))


def _flaws_of_seen_text(text: str) -> Iterator[Flaw]:
    if not is_encodable(text):
        yield FindingCode.NOT_UNICODE, ()
    if not _LINE_BREAKS.isdisjoint(text):
        yield FindingCode.TEXT_NEWLINE, ()
    if "\t" in text:
        yield FindingCode.TEXT_TAB, ()
    if "     " in "".join(" " if char in _SPACES else char for char in text):
        yield FindingCode.TEXT_SPACES, ()
    if controls := [char for char in text if char in _CONTROLS]:
        yield FindingCode.TEXT_CONTROL, (visible_characters(controls),)
    if not _INVISIBLE.isdisjoint(text) and (invisible := _unneeded_invisible(text)):
        yield FindingCode.TEXT_INVISIBLE, (visible_characters(invisible),)
    if text[0] in _SPACES or text[-1] in _SPACES:
        yield FindingCode.TEXT_EDGE_SPACES, ()


def _unneeded_invisible(text: str) -> list[str]:
    return [char for char in needed_invisible().sub("", text) if char in _INVISIBLE]


flaws_of_known_text = functools.lru_cache(maxsize=4096)(flaws_of_text)
"""Cached, so only for texts of bounded length: every state of a text being typed stays in memory for a while."""


SPACE_FINDINGS = frozenset({FindingCode.TEXT_NEWLINE, FindingCode.TEXT_TAB, FindingCode.TEXT_SPACES})
"""The findings that `collapse_spaces` corrects."""


def collapse_spaces(text: str) -> str:
    """Replace each run of line breaks and tabs, and each run of more than 4 spaces, by one space."""
    return _long_gap().sub(" ", _breaks().sub(" ", text))


@functools.cache
def _breaks() -> re.Pattern[str]:
    breaks, spaces = "".join(sorted(_LINE_BREAKS | {"\t"})), "".join(sorted(_SPACES))
    # A run of spaces is tried from its first one only, so that a run without a break stays linear.
    return re.compile(f"(?<![{spaces}])[{spaces}]*[{breaks}][{spaces}{breaks}]*")


@functools.cache
def _long_gap() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(_SPACES))}]{{5,}}")
