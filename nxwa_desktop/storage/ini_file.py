"""Reads the INI files of Qt's QSettings: https://doc.qt.io/qt-6/qsettings.html#Format-enum."""

import re
from pathlib import Path

from nxwa_desktop.system.private_files import refuse_special

LARGEST = 1_000_000
"""Bytes; a file of settings has some hundred."""
_ESCAPED = re.compile(r"""\\x([0-9A-Fa-f]+)|\\([0-7]+)|\\(.)""")
_NAMED = dict(zip("abfnrtv", "\a\b\f\n\r\t\v", strict=True))
_PIECE = re.compile(r'(?:\\.|[^\\"])+|"', re.DOTALL)


def read_ini(file: Path) -> dict[str, str | bytes]:
    """The texts and bytes in the file, by `group/key`; none of a file that cannot be read.

    Lists and Qt's own types are left out: no setting is one.
    """
    try:
        refuse_special(file)
        with file.open("rb") as opened:
            # As bytes: a text has further characters that end a line, or are blank.
            lines = [line.strip().decode("utf-8", "replace") for line in opened.read(LARGEST).splitlines()]
    except OSError:
        return {}
    values: dict[str, str | bytes] = {}
    group = ""
    for line in lines:
        if line.startswith("[") and line.endswith("]"):
            group = line[1:-1]
            continue
        key, equals, written = line.partition("=")
        if equals and not line.startswith(";") and (value := _value(written)) is not None:
            values[f"{group}/{key.strip()}"] = value
    return values


def _value(written: str) -> str | bytes | None:
    text = _unquoted(written.strip(" \t"))
    if text is None or not text.startswith("@"):
        return text
    if text.startswith("@ByteArray(") and text.endswith(")"):
        return text[len("@ByteArray(") : -1].encode("latin-1", "replace")
    if text.startswith("@String(") and text.endswith(")"):  # so Qt writes one with a zero character
        return text[len("@String(") : -1]
    return text[1:] if text.startswith("@@") else None


def _unquoted(written: str) -> str | None:
    """The text without quotes and escapes; None for a list, whose commas are outside quotes."""
    text, quoted = "", False
    for piece in _PIECE.findall(written):
        if piece == '"':
            quoted = not quoted
        elif "," in piece and not quoted:
            return None
        else:
            text += _ESCAPED.sub(_character, piece)
    # Qt writes a character beyond the first 65,536 as two.
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _character(found: re.Match[str]) -> str:
    hexadecimal, octal, other = found.groups()
    if other is not None:
        return _NAMED.get(other, other)
    return chr((int(hexadecimal, 16) if hexadecimal else int(octal, 8)) & 0xFFFF)
