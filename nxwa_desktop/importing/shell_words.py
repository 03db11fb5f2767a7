"""Split a command line into words, as each of three shells does. Nothing is run or filled in."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from nxwa_desktop.system.unicode_text import join_surrogates


class ShellWords(msgspec.Struct, frozen=True):
    """The words of a command line, and the variables and commands in them that the shell would fill in."""

    words: tuple[str, ...]
    unfilled: tuple[str, ...] = ()


LONGEST_WINDOWS = 100_000
"""The most characters of a line: Windows allows 32,767 for a program, and quoting may triple them."""
_BLANKS = " \t"
_ARGV_PART = re.compile(r'(?P<slashes>\\*+)"|(?P<blank>[ \t]+)|\\+|[^\\" \t]+')
_ANSI = re.compile(
    r"\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8})|([0-7]{1,3})|c(.)|(.))", re.DOTALL
)
_ANSI_LETTERS = {"a": "\a", "b": "\b", "e": "\x1b", "E": "\x1b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_POSIX_PART = re.compile(
    r"""
      (?P<joined>\\\r?\n)
    | (?P<blank>[ \t]+)
    | (?P<end>\r?\n|[|;&<>()])
    | \$'(?P<ansi>(?:[^'\\]|\\.)*+)'
    | '(?P<single>[^']*+)'
    | \$?"(?P<double>(?:[^"\\]|\\.)*+)"
    | \\(?P<escaped>.)
    | (?P<plain>[^\s|;&<>()'"\\$]++|\$)
    """,
    re.VERBOSE | re.DOTALL,
)
_IN_DOUBLE = re.compile(r"\\\n|\\\r\n|\\([\"\\$`])")
_FILLED = re.compile(r"(?<!\\)(\$(?:\w++|\{[^}$]*+\}|\([^)$]*+\))|`[^`]*`)")
"""A substitution without an end is read up to the next beginning only, to stay linear."""


def posix_words(line: str) -> ShellWords | None:
    """Split a line as sh and bash do, `$'…'` included, up to the end of the command. None for an open quotation."""
    words: list[str] = []
    word: list[str] | None = None
    unfilled: list[str] = []
    at = 0
    while at < len(line):
        found = _POSIX_PART.match(line, at)
        if found is None:
            return None
        at = found.end()
        kind = str(found.lastgroup)
        if kind in {"blank", "end"}:
            if word is not None:
                words.append("".join(word))
                word = None
            if kind == "end":
                break
        elif kind != "joined":
            unfilled += _unfilled(kind, found[kind], line[at : at + 100])
            word = [] if word is None else word
            word.append(_posix_value(kind, found[kind]))
    if word is not None:
        words.append("".join(word))
    return ShellWords(tuple(words), tuple(unfilled))


def _posix_value(kind: str, text: str) -> str:
    if kind == "ansi":
        return _ansi(text)
    return _IN_DOUBLE.sub(lambda each: each[1] or "", text) if kind == "double" else text


def _unfilled(kind: str, text: str, behind: str) -> list[str]:
    """The variables and commands that the shell would fill in."""
    if kind == "double":
        return _FILLED.findall(text)
    if text == "$" and kind == "plain" and (name := re.match(r"\w+|\{[^}]*\}", behind)):
        return [f"${name[0]}"]
    return [text] if kind == "plain" and "`" in text else []


def _ansi(text: str) -> str:
    """Decode the escapes of `$'…'`, as bytes where they are given as bytes."""
    out = bytearray()
    at = 0
    for found in _ANSI.finditer(text):
        out += text[at : found.start()].encode("utf-8", "surrogatepass")
        at = found.end()
        byte, short, long, octal, control, letter = found.groups()
        if byte or octal:
            out.append(int(byte, 16) if byte else int(octal, 8) & 0xFF)
        elif short or long:
            number = int(short or long, 16)
            out += (chr(number) if number <= 0x10FFFF else "\ufffd").encode("utf-8", "surrogatepass")
        elif control:
            out.append(ord(control) & 0x1F)
        else:
            out += _ANSI_LETTERS.get(letter, letter if letter in "\\'\"?" else "\\" + letter).encode()
    out += text[at:].encode("utf-8", "surrogatepass")
    joined = out.decode("utf-8", "surrogatepass") if _is_utf8(out) else out.decode("utf-8", "replace")
    return join_surrogates(joined)


def _is_utf8(data: bytearray) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def cmd_words(line: str) -> ShellWords | None:
    """Split a line as the Command Prompt and then the started program do. None for more than Windows takes."""
    if len(line) > LONGEST_WINDOWS:
        return None
    plain: list[str] = []
    quoted = False
    at = 0
    while at < len(line):
        char = line[at]
        if char == '"':
            quoted = not quoted
        elif char == "\n" or (not quoted and char in "|&<>"):
            break
        elif char == "^" and not quoted:
            at += 1
            if line.startswith("\r\n", at):
                at += 1
            if line.startswith("\n", at):
                at += 1  # the line goes on in the next one, whose first character is taken as it is
            char = line[at : at + 1]
        plain.append(char)
        at += 1
    return ShellWords(argv_words("".join(plain).replace("\r", "")))


def argv_words(line: str) -> tuple[str, ...]:
    """Split a command line as a Windows program does.

    Source: Microsoft's public page "Parsing C command-line arguments": backslashes count only before a quotation
    mark; an even number of them stands for half as many, an odd one makes the mark a character; two marks within a
    quotation are one character."""
    return _join(_argv_parts(line))


def _argv_parts(line: str) -> Iterator[str | None]:
    quoted = False
    at = 0
    while found := _ARGV_PART.match(line, at):
        at = found.end()
        if found["blank"] and not quoted:
            yield None
        elif found["slashes"] is None:
            yield found[0]
        else:
            slashes = len(found["slashes"])
            yield "\\" * (slashes // 2)
            if slashes % 2:
                yield '"'
            elif quoted and line.startswith('"', at):
                yield '"'
                at += 1
            else:
                quoted = not quoted


def _join(parts: Iterable[str | None]) -> tuple[str, ...]:
    """Join the parts of each word; None is the space between two words."""
    words: list[list[str]] = []
    within = False
    for part in parts:
        if part is not None:
            if not within:
                words.append([])
            words[-1].append(part)
        within = part is not None
    return tuple("".join(word) for word in words)


_SINGLE = "'‘’‚‛"
_DOUBLE = '"“”„'
_BACKTICKED = {"n": "\n", "r": "\r", "t": "\t", "0": "\0", "a": "\a", "b": "\b", "f": "\f", "v": "\v", "e": "\x1b"}


def powershell_words(line: str) -> ShellWords | None:
    """Split a line as PowerShell does: quotation marks, doubled ones, and backticks. None for an open quotation."""
    parts = _powershell_parts(line) if len(line) <= LONGEST_WINDOWS else None
    return None if parts is None else ShellWords(_join(parts))


def _powershell_parts(line: str) -> list[str | None] | None:
    parts: list[str | None] = []
    at = 0
    while at < len(line):
        char = line[at]
        at += 1
        if char == "`" and line.startswith(("\n", "\r\n"), at):
            at = line.index("\n", at) + 1
        elif char in _BLANKS or char in "\r\n|;&":
            if char in "\n|;&" and parts:
                break
            if parts:
                parts.append(None)
        elif char in _SINGLE or char in _DOUBLE:
            read = _powershell_quoted(line, at, _SINGLE if char in _SINGLE else _DOUBLE)
            if read is None:
                return None
            parts.append(read[0])
            at = read[1]
        elif char == "`" and at < len(line):
            parts.append(_BACKTICKED.get(line[at], line[at]))
            at += 1
        else:
            parts.append(char)
    return parts


def powershell_literal(text: str, at: int) -> tuple[str, int] | None:
    """The text of the single-quoted literal whose opening mark stands before `at`, and where it ends."""
    return _powershell_quoted(text, at, _SINGLE)


def _powershell_quoted(line: str, at: int, marks: str) -> tuple[str, int] | None:
    text: list[str] = []
    while at < len(line):
        char = line[at]
        at += 1
        if char in marks:
            if at < len(line) and line[at] in marks:
                text.append(line[at])
                at += 1
                continue
            return "".join(text), at
        if char == "`" and marks is _DOUBLE and at < len(line):
            char = _BACKTICKED.get(line[at], line[at])
            at += 1
        text.append(char)
    return None
