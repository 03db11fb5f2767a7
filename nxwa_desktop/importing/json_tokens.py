"""Split broken JSON into values and the punctuation between them."""

import re

import msgspec

from nxwa_desktop.system.unicode_text import join_surrogates

MAX_VALUES = 20_000
"""The most keys and values of a broken text. A message with a thousand parameters has four thousand."""
MAX_TOKENS = 60_000
"""The most tokens of a broken text: values, brackets, commas, blanks and comments."""
MAX_DEPTH = 64
MAX_INDENT = 200
"""The most characters before a comment that are searched for the beginning of its line."""

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


class JsonScalar(msgspec.Struct, frozen=True, gc=False):
    """A key or value with its escapes decoded. `is_text`: it stood in quotes."""

    text: str
    is_text: bool = True
    at: int = 0
    """Its number in the text, from 0."""
    odd_escape: bool = False


class JsonComment(msgspec.Struct, frozen=True):
    """A comment, and the number of the value that it is about."""

    text: str
    at: int


class TokenizedJson(msgspec.Struct, frozen=True):
    """Values and the gaps around them: `gaps[n]` is before value n, the last one after all; comments are blanks."""

    values: tuple[JsonScalar, ...]
    gaps: tuple[str, ...]
    comments: tuple[JsonComment, ...]
    foreign_quotes: int
    """The number of keys and texts in other quotes than JSON's, or in none."""


class TooComplex(Exception):  # noqa: N818 - names what was found
    """The text is nested too deeply, or has too many values."""


class Ambiguous(Exception):  # noqa: N818 - names what was found
    """The text can be read in more than one way, or in none."""


def scan(text: str) -> TokenizedJson:
    """Split the text in one pass. Raises TooComplex or Ambiguous."""
    return _Scanner(text).scan()


def objects_of(text: str, most: int) -> list[str]:
    """The first `most` top-level objects of the text, found by their brackets."""
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
        self._values: list[JsonScalar] = []
        self._gaps: list[str] = []
        self._gap: list[str] = []
        self._comments: list[JsonComment] = []
        self._depth = 0
        self._foreign = 0

    def scan(self) -> TokenizedJson:
        at, text, tokens = 0, self._text, 0
        while at < len(text):
            tokens += 1
            if tokens > MAX_TOKENS:
                raise TooComplex
            found = _TOKEN.match(text, at)
            if found is None:
                raise Ambiguous
            self._consume(str(found.lastgroup), found[0], at)
            at = found.end()
        self._end_gap()
        return TokenizedJson(tuple(self._values), tuple(self._gaps), tuple(self._comments), self._foreign)

    def _consume(self, kind: str, text: str, at: int) -> None:
        match kind:
            case "blank":
                self._between("\n" if "\n" in text or "\r" in text else " ")
            case "comment":
                self._comment(text, at)
            case "punctuation":
                self._depth += (text in "{[") - (text in "}]")
                if self._depth > MAX_DEPTH:
                    raise TooComplex
                # The end of a statement in a program.
                self._between("" if text == ";" else text)
            case "double" | "single" | "curly":
                decoded, odd = _unescaped(text[1:-1])
                self._value(JsonScalar(decoded, True, len(self._values), odd), foreign=kind != "double")
            case _:
                is_plain = _is_number(text) or text in {"true", "false", "null"}
                self._value(JsonScalar(text, False, len(self._values)), foreign=not is_plain)

    def _value(self, value: JsonScalar, *, foreign: bool) -> None:
        if len(self._values) >= MAX_VALUES:
            raise TooComplex
        self._foreign += foreign
        self._values.append(value)
        self._end_gap()

    def _between(self, text: str) -> None:
        self._gap.append(text)

    def _end_gap(self) -> None:
        self._gaps.append("".join(self._gap))
        self._gap.clear()

    def _comment(self, text: str, at: int) -> None:
        before = self._text[max(0, at - MAX_INDENT) : at]
        alone = not before[max(before.rfind("\n"), before.rfind("\r")) + 1 :].strip()
        # A comment on a line of its own is about the next value.
        self._comments.append(JsonComment(text, len(self._values) if alone else len(self._values) - 1))
        self._between(" ")


def _is_number(text: str) -> bool:
    return re.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?", text) is not None


def _unescaped(text: str) -> tuple[str, bool]:
    """Decode the escapes; the flag is true if one is unknown to JSON, which stays as it is."""
    if "\\" not in text:
        return text, False
    odd = False

    def decode(found: "re.Match[str]") -> str:
        nonlocal odd
        if found[1] is not None:
            return chr(int(found[1], 16))
        if (known := _ESCAPED.get(found[2])) is not None:
            return known
        odd = True
        return found[0]

    decoded = _ESCAPE.sub(decode, text)
    # Two halves make one character.
    return join_surrogates(decoded), odd
