"""The encoding of a text file: known by a byte order mark or by strict UTF-8, else to be chosen by the person."""

import codecs
import io
import re

import msgspec

from nxwa_desktop.tables.delimiters import first_rows, likely_delimiter

SAMPLE = 64 * 1024
"""Bytes from which the first rows are shown."""
_STEP = 256 * 1024
"""Bytes that are decoded at once: no other thread runs meanwhile."""
_TRIED = 4 * 1024 * 1024
"""Bytes in which an encoding is tried; beyond them a character that it lacks is told with its row."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_EIGHT_BIT = (
    "gb18030",
    "windows-1252",
    "big5hkscs",
    "cp932",
    "cp949",
    "windows-1250",
    "windows-1251",
    "windows-1253",
    "windows-1254",
    "windows-1255",
    "windows-1256",
    "windows-1257",
    "windows-1258",
    "cp874",
    "mac-roman",
)
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", *_EIGHT_BIT)
"""All that can be chosen; names of Python's codecs."""
_BETWEEN_LATIN = re.compile(r"[A-Za-z][\u2e80-\U0010ffff]|[\u2e80-\U0010ffff][A-Za-z]")
_FAR = re.compile(r"[\u2e80-\U0010ffff]")


Rows = tuple[tuple[str, ...], ...]


class EncodingCandidate(msgspec.Struct, frozen=True):
    """An encoding in which the file may be written, with its first rows as they would be read."""

    encoding: str
    rows: Rows
    """The first row, and the first ones with characters beyond ASCII: in those the encodings differ."""


def certain_encoding(data: bytes) -> str | None:
    """The encoding that a byte order mark or strict UTF-8 tells; None where only the person can know it."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    if b"\0" in data:
        return None
    return "utf-8" if _decodes(data, "utf-8") else None


def encoding_candidates(data: bytes) -> tuple[EncodingCandidate, ...]:
    """The encodings in which `data` can be read, the likeliest first; none for what is no text."""
    if wide := _without_mark(data):
        names = [wide]
    elif data.count(b"\0") > len(data) // 1000:
        return ()
    else:
        names = [name for name in _EIGHT_BIT if _decodes(data[:_TRIED], name, final=len(data) <= _TRIED)]
        names.sort(key=lambda name: _unlikeliness(data[:SAMPLE], name))
        if _nearly_utf8(data):
            names.insert(0, "utf-8")
    return tuple(EncodingCandidate(name, rows) for name, rows in _told_apart(data, names).items())


def _told_apart(data: bytes, names: list[str]) -> dict[str, Rows]:
    """The encodings with their first rows, without those that read the same text as a likelier one."""
    found, seen = dict[str, Rows](), set[str]()
    for name in names:
        text = _decoded(data, name)
        if text not in seen:
            seen.add(text)
            found[name] = first_rows(text, likely_delimiter(text))
    return found


def _decodes(data: bytes, encoding: str, *, final: bool = True) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    try:
        for begin in range(0, len(data), _STEP):
            decoder.decode(data[begin : begin + _STEP], final and begin + _STEP >= len(data))
    except UnicodeError:
        return False
    return True


def _without_mark(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: every other byte of Latin text and of line ends is zero."""
    sample = data[: SAMPLE // 2 * 2]
    low, high = sample[0::2].count(0), sample[1::2].count(0)
    for name, zeros, others in (("utf-16-le", high, low), ("utf-16-be", low, high)):
        # The other bytes are zero too in a few characters of the East.
        if zeros * 10 > len(sample) and others * 4 < zeros and len(data) % 2 == 0 and _decodes(data, name):
            return name
    return None


def _nearly_utf8(data: bytes) -> bool:
    """Whether a few bytes only keep `data` from being UTF-8: it was cut, or put together from several files."""
    decoder, wrong, far = codecs.getincrementaldecoder("utf-8")("replace"), 0, 0
    for begin in range(0, len(data), _STEP):
        text = decoder.decode(data[begin : begin + _STEP])
        wrong += text.count("\ufffd")
        far += len(text) - len(text.encode("ascii", "ignore"))
    return 0 < wrong * 10 <= far


def _unlikeliness(sample: bytes, encoding: str) -> float:
    """Letters of the East in the middle of Latin words are Latin letters with accents in truth."""
    text = _decoded(sample, encoding)
    far = len(_FAR.findall(text))
    if encoding in ("gb18030", "big5hkscs", "cp932", "cp949"):
        return len(_BETWEEN_LATIN.findall(text)) / far if far else 0.0
    return 0.25 if encoding == "windows-1252" else 0.5


def _decoded(data: bytes, encoding: str) -> str:
    return io.TextIOWrapper(io.BytesIO(data[:SAMPLE]), encoding, "replace", newline="").read()
