"""Broken JSON as a row of values with what stands between them; where a value begins and ends is settled here."""

import re

import msgspec

from nxwa_desktop.system.unicode_text import join_surrogates

MAX_VALUES = 20_000
"""Keys and values of a broken text. A message with a thousand parameters has four thousand."""
MAX_TOKENS = 60_000
"""The same with brackets, commas, blanks and comments."""
MAX_DEPTH = 64
LONGEST_INDENT = 200
"""Characters before a comment in which the beginning of its line is looked for."""

_WORD = r"[^\s{}\[\],:\"'“”‘’`/#;][^\s{}\[\],:\"'“”‘’`;]*+"
_TOKEN = re.compile(
    rf"""
      (?P<blank>[\s\ufeff\u200b]++)
    | (?P<comment>//[^\r\n]*+|/\*(?:[^*]|\*(?!/))*+(?:\*/)?|\#[^\r\n]*+)
    | (?P<punctuation>[{{}}\[\],:;])
    | (?P<double>"(?:[^"\\]|\\.)*+")
    | (?P<single>'(?:[^'\\]|\\.)*+')
    | (?P<curly>“[^”]*+”|‘[^’]*+’)
    | (?P<link>https?://[^\s{{}}\[\],"'“”‘’`]++)
    | (?P<word>{_WORD}(?:[ \t]++{_WORD})*+)
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_ESCAPED = {'"': '"', "'": "'", "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


class Value(msgspec.Struct, frozen=True, gc=False):
    """One key or value of the text, as it is meant. `is_text`: it stood in quotes."""

    text: str
    is_text: bool = True
    at: int = 0
    """Its number in the text, from 0."""
    odd_escape: bool = False


class Comment(msgspec.Struct, frozen=True):
    """A comment, and the number of the value it speaks of."""

    text: str
    at: int


class Scan(msgspec.Struct, frozen=True):
    """`gaps[n]` stands before value n, the last one behind them all; comments are blanks in it."""

    values: tuple[Value, ...]
    gaps: tuple[str, ...]
    comments: tuple[Comment, ...]
    foreign_quotes: int
    """Keys and texts in other quotes than JSON's, or in none."""


class TooMuch(Exception):  # noqa: N818 - names what was found
    """Nested too deeply, or too many values."""


class Unclear(Exception):  # noqa: N818 - names what was found
    """There is something in the text of which nobody can say what it is."""


def scan(text: str) -> Scan:
    """Read the text from left to right, in one pass. Raises TooMuch or Unclear."""
    return _Scanner(text).scan()


def objects_of(text: str, most: int) -> list[str]:
    """The first `most` objects that stand in the text one behind the other, as far as it can be told."""
    objects: list[str] = []
    depth = begin = at = 0
    for _ in range(MAX_TOKENS):
        if len(objects) >= most or (found := _TOKEN.match(text, at)) is None:
            break
        if found[0] in "{[" and found["punctuation"]:
            begin = at if depth == 0 else begin
            depth += 1
        elif found[0] in "}]" and found["punctuation"]:
            depth = max(0, depth - 1)
            if depth == 0 and text[begin] == "{":
                objects.append(text[begin : found.end()])
        at = found.end()
    return objects


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self._values: list[Value] = []
        self._gaps: list[str] = []
        self._gap: list[str] = []
        self._comments: list[Comment] = []
        self._depth = 0
        self._foreign = 0

    def scan(self) -> Scan:
        at, text, tokens = 0, self._text, 0
        while at < len(text):
            tokens += 1
            if tokens > MAX_TOKENS:
                raise TooMuch
            found = _TOKEN.match(text, at)
            if found is None:
                raise Unclear
            self._take(str(found.lastgroup), found[0], at)
            at = found.end()
        self._end_gap()
        return Scan(tuple(self._values), tuple(self._gaps), tuple(self._comments), self._foreign)

    def _take(self, kind: str, text: str, at: int) -> None:
        match kind:
            case "blank":
                self._between("\n" if "\n" in text or "\r" in text else " ")
            case "comment":
                self._comment(text, at)
            case "punctuation":
                self._depth += (text in "{[") - (text in "}]")
                if self._depth > MAX_DEPTH:
                    raise TooMuch
                # As the end of a statement in a program.
                self._between("" if text == ";" else text)
            case "double" | "single" | "curly":
                meant, odd = _unescaped(text[1:-1])
                self._value(Value(meant, True, len(self._values), odd), foreign=kind != "double")
            case _:
                is_plain = _is_number(text) or text in {"true", "false", "null"}
                self._value(Value(text, False, len(self._values)), foreign=not is_plain)

    def _value(self, value: Value, *, foreign: bool) -> None:
        if len(self._values) >= MAX_VALUES:
            raise TooMuch
        self._foreign += foreign
        self._values.append(value)
        self._end_gap()

    def _between(self, text: str) -> None:
        self._gap.append(text)

    def _end_gap(self) -> None:
        self._gaps.append("".join(self._gap))
        self._gap.clear()

    def _comment(self, text: str, at: int) -> None:
        before = self._text[max(0, at - LONGEST_INDENT) : at]
        alone = not before[max(before.rfind("\n"), before.rfind("\r")) + 1 :].strip()
        # On a line of its own it speaks of what follows.
        self._comments.append(Comment(text, len(self._values) if alone else len(self._values) - 1))
        self._between(" ")


def _is_number(text: str) -> bool:
    return re.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?", text) is not None


def _unescaped(text: str) -> tuple[str, bool]:
    """Decode the escapes, and tell whether one is unknown to JSON: such an escape stays as it is."""
    if "\\" not in text:
        return text, False
    odd = False

    def mean(found: "re.Match[str]") -> str:
        nonlocal odd
        if found[1] is not None:
            return chr(int(found[1], 16))
        if (known := _ESCAPED.get(found[2])) is not None:
            return known
        odd = True
        return found[0]

    meant = _ESCAPE.sub(mean, text)
    # Two halves make one character.
    return join_surrogates(meant), odd
