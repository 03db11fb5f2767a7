"""A file's bytes or a pasted text to the JSON that stands in it: encodings, fences, cURL lines, broken punctuation.

The reader that importing a message and importing templates share.
"""

import re
from collections.abc import Iterator

import msgspec

from nxwa_desktop.importing.curl_reader import find_curl, read_curl
from nxwa_desktop.importing.guarded_repair import Loose, read_loosely
from nxwa_desktop.importing.json_tokens import TooMuch, Unclear, Value, objects_of
from nxwa_desktop.importing.result import Reason, Refused
from nxwa_desktop.importing.strict_json import read_soundly, sound_objects_of
from nxwa_desktop.importing.time_limit import Allowance

LONGEST_BROKEN = 128 * 1024
"""Characters of a text that is no sound JSON. No shell takes a longer command line, and no message is as long."""
MOST_OBJECTS = 100
"""Of a text with more than one object in it."""
_BLANKS = "\ufeff\0 \t\r\n"
_PIECE = 64 * 1024
_DEEPEST_TEXT = 3
"""JSON within a JSON text within a JSON text."""
_FENCE = re.compile(r"^[ \t]*+(```|~~~)([^\n]*)", re.MULTILINE)
"""A line of a Markdown text that begins or ends a block."""
_ESCAPED = re.compile(r'"?\{(?:\s|\\[nrt])*+\\"')
"""The beginning of JSON within a JSON text, as logs and programs have it."""
_VARIABLE = re.compile(r"(?<=[:\[,\s])\{\{[^{}\"\\]*+\}\}(?=\s*+[,}\]])")
"""A variable of Postman that stands where a value has to stand."""
_SPEAKS = re.compile(r"[\"'“”{\[:]")
"""What stands behind a message and has none of these is no part of it."""
_FIELD = re.compile(r"[\w.%+\[\]-]+=")
"""The beginning of a form."""
_FORM = re.compile(r"[\w.%+-]+=[^&\s]*(?:&[\w.%+-]+=[^&\s]*)++")


class Written(msgspec.Struct, frozen=True):
    """A text that may hold JSON, and where it stood."""

    text: str
    around: bool = False
    """There was text around it."""
    access_key: str | None = None
    unfilled: tuple[str, ...] = ()
    """Variables of the shell within it."""
    of_command: bool = False

    @property
    def is_form(self) -> bool:
        """True for form data on a command line."""
        return self.of_command and _FIELD.match(self.text) is not None


class Reading(msgspec.Struct, frozen=True):
    """The JSON of a text: one tree or several, or why there is none. `around`: there was text around it."""

    trees: tuple[Loose | Refused, ...]
    around: bool = False


def text_of(source: bytes | str, longest: int) -> str | Refused:
    """The text of a file, or of the clipboard, without what nobody sees at its ends."""
    if len(source) > longest:
        return Refused(Reason.TOO_LARGE)
    text = source if isinstance(source, str) else _decoded(source)
    if text is None:
        return Refused(Reason.NOT_TEXT)
    return _stripped(text) or Refused(Reason.EMPTY)


def written_in(text: str) -> tuple[Written, ...] | Refused:
    """The parts of a text that may hold JSON: the text itself, its fenced blocks, or the data of its cURL command.

    Several where it depends on the shell, the likeliest first. A long text is not looked through: it is sound JSON, or
    nothing can be made of it."""
    if len(text) > LONGEST_BROKEN:
        return (Written(text),)
    inner, around = _unfenced(text)
    command = find_curl(inner)
    if command is None:
        return Refused(Reason.FORM) if "{" not in inner and _FORM.fullmatch(inner) else (Written(inner, around),)
    bodies = read_curl(command)
    if isinstance(bodies, Refused):
        return bodies
    return tuple(Written(body.body.strip(), False, body.access_key, body.unfilled, True) for body in bodies)


def readings_of(text: str, allowance: Allowance) -> Iterator[Reading]:
    """The ways to read the text, the likeliest first: as a whole, mended, and each of its objects for itself."""
    try:
        sound = _sound(text)
    except TooMuch:
        yield Reading((Refused(Reason.TOO_DEEP),))
        return
    if sound is not None:
        yield Reading((sound,))
        return
    if len(text) > LONGEST_BROKEN:
        yield Reading((Refused(Reason.TOO_DEEP if text[0] in '{["' else Reason.TOO_LONG),))
        return
    inner = _trimmed(text)
    if inner is None:
        yield Reading((Refused(Reason.NOT_READABLE),))
        return
    yield Reading((tree_of(inner, allowance),), len(inner) < len(text))
    # A whole page was copied, with an answer beside the request; or a log.
    if len(objects := objects_of(inner, MOST_OBJECTS)) > 1:
        yield Reading(tuple(tree_of(each, allowance) for each in objects), around=True)
    if found := sound_objects_of(inner, MOST_OBJECTS):
        yield Reading(found, around=True)


def tree_of(text: str, allowance: Allowance, *, mend: bool = True) -> Loose | Refused:
    """The one tree that the whole text is, mended where it must be and may be."""
    try:
        if (sound := _sound(text)) is not None:
            return sound
        return _unwrapped(read_loosely(text, allowance), allowance) if mend else Refused(Reason.NOT_READABLE)
    except TooMuch:
        return Refused(Reason.TOO_DEEP)
    except Unclear:
        return Refused(Reason.UNSURE if "template" in text else Reason.NOT_READABLE)


def _sound(text: str, levels: int = _DEEPEST_TEXT) -> Loose | None:
    """The tree of sound JSON; of JSON within a JSON text, with or without its quotation marks, the inner one."""
    read = read_soundly(text)
    if read is None and _ESCAPED.match(text):
        read = read_soundly(text if text[0] == text[-1] == '"' else f'"{text}"')
    if read is None and "{{" in text:
        quoted, count = _VARIABLE.subn(lambda found: f'"{found[0]}"', text)
        read = read_soundly(quoted, count) if count else None
    if read is not None and _holds_text(read) and levels:
        return _sound(read.root.text.strip(), levels - 1) or read  # type: ignore[union-attr]
    return read


def _unwrapped(loose: Loose, allowance: Allowance) -> Loose:
    """JSON within a broken JSON text."""
    return read_loosely(loose.root.text, allowance) if _holds_text(loose) else loose  # type: ignore[union-attr]


def _holds_text(loose: Loose) -> bool:
    root = loose.root
    return isinstance(root, Value) and root.is_text and root.text.lstrip().startswith(("{", "[", '"'))


def _stripped(text: str) -> str:
    """Without blanks at its ends. In pieces: one call for megabytes of them would hold the interpreter's lock."""
    begin = next((at for at in range(0, len(text), _PIECE) if text[at : at + _PIECE].strip(_BLANKS)), len(text))
    ends = range(len(text), begin, -_PIECE)
    end = next((at for at in ends if text[max(begin, at - _PIECE) : at].strip(_BLANKS)), begin)
    return text[begin:end].strip(_BLANKS)


def _decoded(data: bytes) -> str | None:
    """UTF-8, or UTF-16 with or without its mark; None where it is no text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif 3 * (zeros := data[:400].count(0)) > len(data[:400]):
        encoding = "utf-16-le" if data[1:400:2].count(0) > zeros // 2 else "utf-16-be"
    else:
        encoding = "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


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


def _trimmed(text: str) -> str | None:
    """From the first bracket or quoted object on, to where only words follow; None without an object."""
    begin = text.find("{")
    if begin < 0:
        return None
    before = text[:begin].rstrip()
    if before.endswith("["):
        begin = len(before) - 1
    elif text[max(0, begin - 1) : begin] == '"' and text.startswith(("\\", "\\n"), begin + 1):
        begin -= 1
    last = max(text.rfind("}"), text.rfind("]"), text.rfind('"'))
    behind = text[last + 1 :]
    # A comment may name the last value; what is cut off in the middle of a value keeps its rest.
    return (
        text[begin : last + 1] if behind.strip() and not _SPEAKS.search(behind) and text[last] in "}]" else text[begin:]
    )
