"""The formats in which a text may hold a message, besides JSON itself: one function each, listed in `FORMATS`.

Collections, logs and other JSON around a message need no entry: `postman_har_search` finds the message by its shape.
"""

import re
from collections.abc import Callable

from nxwa_desktop.importing.curl_reader import find_curl, read_curl
from nxwa_desktop.importing.limits import MAX_BROKEN
from nxwa_desktop.importing.result import ImportRefusal, RefusalReason
from nxwa_desktop.importing.text_candidate import TextCandidate

_FENCE = re.compile(r"^[ \t]*+(```|~~~)([^\n]*)", re.MULTILINE)
"""A line of a Markdown text that begins or ends a block."""
_FORM = re.compile(r"[\w.%+-]+=[^&\s]*(?:&[\w.%+-]+=[^&\s]*)++")

Candidates = tuple[TextCandidate, ...]
"""Several where it depends on the shell, the likeliest first."""


def _curl_command(text: str) -> Candidates | ImportRefusal | None:
    command = find_curl(text)
    return None if command is None else read_curl(command)


def _form_data(text: str) -> Candidates | ImportRefusal | None:
    return ImportRefusal(RefusalReason.FORM) if "{" not in text and _FORM.fullmatch(text) else None


FORMATS: tuple[Callable[[str], Candidates | ImportRefusal | None], ...] = (_curl_command, _form_data)
"""Each returns None for a text of another format; the first that does not is the format of the text."""


def text_candidates(text: str) -> Candidates | ImportRefusal:
    """The parts of a text that may hold JSON, by the first format that fits, else all of it or its fenced block.

    A long text is not searched: it is valid JSON or refused.
    """
    if len(text) > MAX_BROKEN:
        return (TextCandidate(text),)
    inner, around = _unfenced(text)
    found = (candidates for read in FORMATS if (candidates := read(inner)) is not None)
    return next(found, (TextCandidate(inner, around),))


def _unfenced(text: str) -> tuple[str, bool]:
    """The content of the fenced blocks of a Markdown text, and whether there were any."""
    opened: re.Match[str] | None = None
    for fence in _FENCE.finditer(text):
        if opened is None:
            opened = fence
        elif fence[1] == opened[1] and not fence[2].strip():
            inside = text[opened.end() : fence.start()]
            if "{" in inside:
                return inside.strip(), True
            opened = None
    return text, False
