"""Rules for text parameters: what WhatsApp refuses, invisible characters, and the correction of spaces."""

import functools
import re
from collections.abc import Iterator

from nxwa_desktop.system.unicode_text import is_encodable
from nxwa_desktop.validation.finding_severity import FindingCode, Flaw
from nxwa_desktop.validation.hidden_characters import (
    CONTROLS,
    INVISIBLE,
    LINE_BREAKS,
    SPACES,
    UNSEEN,
    needed_invisible,
    visible_characters,
)


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
    if not LINE_BREAKS.isdisjoint(text):
        yield FindingCode.TEXT_NEWLINE, ()
    if "\t" in text:
        yield FindingCode.TEXT_TAB, ()
    if "     " in "".join(" " if char in SPACES else char for char in text):
        yield FindingCode.TEXT_SPACES, ()
    if controls := [char for char in text if char in CONTROLS]:
        yield FindingCode.TEXT_CONTROL, (visible_characters(controls),)
    if not INVISIBLE.isdisjoint(text) and (invisible := _unneeded_invisible(text)):
        yield FindingCode.TEXT_INVISIBLE, (visible_characters(invisible),)
    if text[0] in SPACES or text[-1] in SPACES:
        yield FindingCode.TEXT_EDGE_SPACES, ()


def _unneeded_invisible(text: str) -> list[str]:
    return [char for char in needed_invisible().sub("", text) if char in INVISIBLE]


SPACE_FINDINGS = frozenset({FindingCode.TEXT_NEWLINE, FindingCode.TEXT_TAB, FindingCode.TEXT_SPACES})
"""The findings that `collapse_spaces` corrects."""


def collapse_spaces(text: str) -> str:
    """Replace each run of line breaks and tabs, and each run of more than 4 spaces, by one space."""
    return _long_gap().sub(" ", _breaks().sub(" ", text))


@functools.cache
def _breaks() -> re.Pattern[str]:
    breaks, spaces = "".join(sorted(LINE_BREAKS | {"\t"})), "".join(sorted(SPACES))
    # A run of spaces is tried from its first one only, so that a run without a break stays linear.
    return re.compile(f"(?<![{spaces}])[{spaces}]*[{breaks}][{spaces}{breaks}]*")


@functools.cache
def _long_gap() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(SPACES))}]{{5,}}")
