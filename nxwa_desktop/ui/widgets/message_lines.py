"""The message as paragraphs of styled runs, independent of drawing."""

import enum
import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from nxwa_desktop.protocol.message import ImageHeader, Message, TextHeader
from nxwa_desktop.templates.filled_text import MAX_LENGTH, MIN_VARIABLE_LENGTH, FilledText, Segment, SegmentKind, fill
from nxwa_desktop.templates.text_style import Span, Style, spans_of
from nxwa_desktop.texts.sentence import Sentence
from nxwa_desktop.validation.hidden_characters import code_point, split_hidden
from nxwa_desktop.validation.text_rules import excerpt

_NBSP = "\u00a0"
_FEW_SEGMENTS = 16
"""Of a line that is kept for the next key: one with more of them is seldom the same."""
_SHORT = 40
"""Characters of a run that is kept for the next key."""
_REACHING = re.compile(
    r"[^\u0000-\u01cc\u0370-\u047b\u048a-\u058f\u2000-\u20bf"
    r"\u2e80-\u3029\u3030\u3033-\u31ff\u3400-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]"
)
"""Letters that may stand out of their line: all but the usual ones of Latin, Greek, Cyrillic and East Asian scripts."""
_BEGINNING = re.compile(r"(?:[*-] |> ?|[0-9]{1,3}\. )(?=\S|$)")
"""A mark of WhatsApp's for a list or a quote, at the start of a line."""


class RunLook(enum.StrEnum):
    """The kinds of run; each has its colours."""

    TEXT = "text"
    QUIET = "quiet"
    """The program's own words."""
    CHIP = "chip"
    """A variable that is not filled in."""
    NAME = "name"
    """A variable of a template that is shown without values."""
    HIDDEN = "hidden"
    """The code of a character that nobody would see."""


class ParagraphRole(enum.StrEnum):
    """The kinds of paragraph."""

    PICTURE = "picture"
    """Words in the picture's place."""
    HEADER = "header"
    BODY = "body"
    FOOTER = "footer"
    HINT = "hint"
    """The program's own words."""


class LineKind(enum.StrEnum):
    """The kinds of beginning that a line of the body can have."""

    PLAIN = "plain"
    ITEM = "item"
    """A bullet or a number."""
    QUOTE = "quote"


class StyledRun(msgspec.Struct, frozen=True, gc=False):
    """A run of text in one style. `index`: the parameter it comes from, from 0."""

    text: str
    look: RunLook = RunLook.TEXT
    style: Style = Style.PLAIN
    index: int | None = None
    source: str = ""
    """The text of a copy, if it differs."""


class Paragraph(msgspec.Struct, frozen=True):
    """One paragraph. `below`: space under it, in device-independent pixels."""

    role: ParagraphRole
    runs: tuple[StyledRun, ...]
    right_to_left: bool = False
    below: int = 0
    kind: LineKind = LineKind.PLAIN
    reaches_out: bool = False
    """True if it has letters that may stand out of their line."""


Marked = frozenset[tuple[ParagraphRole, int | None]]
"""Parameters: the header's or the body's, counted from 0."""

_GROUNDS = {RunLook.CHIP: "blank", RunLook.NAME: "mark", RunLook.HIDDEN: "warn_soft"}
"""The colours of the grounds of runs that have one in any place."""


def ground_of(run: StyledRun, role: ParagraphRole, marked: Marked) -> str:
    """The name of the colour behind a chip, a code, or a value in `marked`; empty where there is none."""
    if run.look is not RunLook.TEXT:
        return _GROUNDS.get(run.look, "")
    if (role, run.index) in marked:
        return "mark"
    return "quiet_soft" if run.style is not Style.PLAIN and Style.INLINE_CODE in run.style else ""


def has_ground(paragraph: Paragraph, marked: Marked) -> bool:
    """True if something is painted behind the text: the ground of a run, or the bar of a quote."""
    return paragraph.kind is LineKind.QUOTE or any(ground_of(run, paragraph.role, marked) for run in paragraph.runs)


class BubbleTexts(msgspec.Struct, frozen=True):
    """The program's own words in the bubble, in the window's language; `{0}` is a number."""

    hint: str
    empty: str
    more_characters: str
    more_parameters: str
    header_row: str
    no_link: str
    unchecked: str


def text_paragraphs(message: Message, words: BubbleTexts) -> tuple[Paragraph, ...]:
    """The paragraphs of header and body; the parameters alone if the template has no text."""
    paragraphs: list[Paragraph] = []
    header = message.header
    if isinstance(header, TextHeader):
        if header.text.strip():
            # WhatsApp marks nothing in a header.
            paragraphs += _of_text(fill(header.text, header.parameters), ParagraphRole.HEADER, words)
        else:
            names = (_numbered(words.header_row, number + 1) for number in range(len(header.parameters)))
            paragraphs += _of_rows(header.parameters, names, ParagraphRole.HEADER, words)
    if message.body_text.strip():
        return (*paragraphs, *_of_text(fill(message.body_text, message.body), ParagraphRole.BODY, words))
    labels = message.body_labels or ("",) * len(message.body)
    # One after the other: not all of a thousand are shown.
    names = (f"{number}{_NBSP}{excerpt(label)}".strip() for number, label in enumerate(labels, 1))
    return (
        *paragraphs,
        _own(words.hint, ParagraphRole.HINT),
        *_of_rows(message.body, names, ParagraphRole.BODY, words),
    )


def picture_paragraphs(header: ImageHeader, words: BubbleTexts) -> tuple[Paragraph, ...]:
    """The paragraphs that replace an unchecked picture."""
    if not header.link.strip():
        return (_own(words.no_link, ParagraphRole.PICTURE),)
    path = header.link.strip().split("#", 1)[0].split("?", 1)[0].rstrip("/")
    name = excerpt(path.rpartition("/")[2])
    return (_own(words.unchecked, ParagraphRole.PICTURE), _own(name, ParagraphRole.PICTURE))


def picture_note(note: str) -> Paragraph:
    """A paragraph that says why a picture cannot be shown."""
    return _own(note, ParagraphRole.PICTURE)


def footer_paragraph(text: str) -> Paragraph:
    """The paragraph of the template's footer."""
    line = " ".join(text.split())
    return _paragraph(ParagraphRole.FOOTER, (StyledRun(line),), [line])


def spaced(paragraphs: tuple[Paragraph, ...], space: int) -> tuple[Paragraph, ...]:
    """Add space below the last paragraph, in device-independent pixels."""
    if not paragraphs:
        return ()
    return (*paragraphs[:-1], msgspec.structs.replace(paragraphs[-1], below=space))


def spaced_header(paragraphs: tuple[Paragraph, ...], space: int) -> tuple[Paragraph, ...]:
    """Add space below the header and the hint after it."""
    if paragraphs[0].role is ParagraphRole.BODY:
        return paragraphs
    count = sum(each.role is ParagraphRole.HEADER for each in paragraphs)
    hint = 1 if paragraphs[count].role is ParagraphRole.HINT and len(paragraphs) > count + 1 else 0
    header, hints = paragraphs[:count], paragraphs[count : count + hint]
    return (*spaced(header, space), *spaced(hints, space), *paragraphs[count + hint :])


def with_names(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs of a template that is shown without values."""
    return tuple(msgspec.structs.replace(each, runs=tuple(map(_as_name, each.runs))) for each in paragraphs)


def _as_name(run: StyledRun) -> StyledRun:
    return msgspec.structs.replace(run, look=RunLook.NAME) if run.look is RunLook.CHIP else run


def unfilled(paragraphs: Sequence[Paragraph]) -> tuple[str, ...]:
    """The distinct labels of the unfilled variables."""
    return tuple(dict.fromkeys(text.strip(_NBSP).replace(_NBSP, " ") for text in chips_of(paragraphs)))


def chips_of(paragraphs: Sequence[Paragraph]) -> list[str]:
    """The texts of the chips."""
    return [run.text for each in paragraphs for run in each.runs if run.look is RunLook.CHIP]


def _own(text: str, role: ParagraphRole) -> Paragraph:
    return _paragraph(role, (StyledRun(text, RunLook.QUIET),) if text else (), [text])


def _numbered(template: str, number: int) -> str:
    return Sentence(template, (number,)).filled(template)


@functools.lru_cache(maxsize=2048)
def _on_chip(label: str) -> str:
    # Blanks that do not break keep a chip in one piece, and are its room to the left and right.
    return f"{_NBSP}{excerpt(label).replace(' ', _NBSP)}{_NBSP}"


def _of_rows(
    values: Sequence[str], names: Iterable[str], role: ParagraphRole, words: BubbleTexts
) -> Iterator[Paragraph]:
    room = MAX_LENGTH
    for index, (name, value) in enumerate(zip(names, values, strict=False)):
        if room <= 0:
            yield _own(_numbered(words.more_parameters, len(values) - index), ParagraphRole.HINT)
            return
        more = len(value) - room
        rest = f" {_numbered(words.more_characters, more)}" if more > 0 else ""
        yield _of_row(index, name, value[:room], rest or words.empty, role, is_cut=bool(rest))
        room -= max(MIN_VARIABLE_LENGTH, len(value))


@functools.lru_cache(maxsize=512)
def _of_row(index: int, name: str, value: str, words: str, role: ParagraphRole, *, is_cut: bool) -> Paragraph:
    """One parameter; `words` say that more of it is cut off, or that there is nothing."""
    lines = tuple(_lines([Segment(SegmentKind.VALUE, value, index)] if value else []))
    filled = [run for line in lines for run in _runs(_pieces(line), ())]
    if is_cut:
        filled.append(StyledRun(words, RunLook.QUIET))
    filled = filled or [StyledRun(_on_chip(words), RunLook.CHIP, index=index)]
    return _paragraph(role, (StyledRun(name + 2 * _NBSP, RunLook.QUIET), *filled), [value])


def _of_text(filled: FilledText, role: ParagraphRole, words: BubbleTexts) -> Iterator[Paragraph]:
    for line in _lines(filled.segments):
        made = _of_line if len(line) <= _FEW_SEGMENTS else _of_line.__wrapped__
        yield made(tuple(line), role)
    if filled.more:
        yield _own(_numbered(words.more_characters, filled.more), ParagraphRole.HINT)


@functools.lru_cache(maxsize=512)
def _of_line(segments: tuple[Segment, ...], role: ParagraphRole) -> Paragraph:
    line = _pieces(segments)
    spans = spans_of("".join(piece.source for piece in line)) if role is ParagraphRole.BODY else ()
    own = [piece.text for piece in line if piece.look is RunLook.TEXT]
    own += [piece.text for piece in line if piece.look is RunLook.CHIP]
    runs = tuple(_runs(line, spans))
    kind, runs = _beginning(runs) if role is ParagraphRole.BODY else (LineKind.PLAIN, runs)
    return _paragraph(role, runs, own, kind)


def _beginning(runs: tuple[StyledRun, ...]) -> tuple[LineKind, tuple[StyledRun, ...]]:
    """Recognise a list or a quote, and replace its mark."""
    first = runs[0] if runs else StyledRun("")
    found = _BEGINNING.match(first.text) if first.look is RunLook.TEXT and first.style is Style.PLAIN else None
    if found is None:
        return LineKind.PLAIN, runs
    mark, rest = found[0], msgspec.structs.replace(first, text=first.text[found.end() :])
    others = (rest, *runs[1:]) if rest.text else runs[1:]
    if mark[0] == ">":
        return LineKind.QUOTE, (StyledRun(_NBSP, source=mark), *others)
    if mark[0] in "*-":
        return LineKind.ITEM, (StyledRun(f"•{_NBSP}", source=mark), *others)
    return LineKind.ITEM, runs


class _Piece(msgspec.Struct, frozen=True, gc=False):
    """A run before its marks are read. `source` is what the marks are read from."""

    text: str
    source: str
    look: RunLook
    index: int | None


def _lines(segments: Sequence[Segment]) -> Iterator[list[Segment]]:
    line: list[Segment] = []
    for segment in segments:
        if "\n" not in segment.text or segment.kind is SegmentKind.GAP:
            line.append(segment)
            continue
        for number, stretch in enumerate(_stretches(segment)):
            if number:
                yield line
                line = []
            if stretch is not None:
                line.append(stretch)
    yield line


@functools.lru_cache(maxsize=1024)
def _stretches(segment: Segment) -> tuple[Segment | None, ...]:
    """The part of a segment in each of its lines; None where it has none there."""
    texts = segment.text.replace("\r\n", "\n").split("\n")
    return tuple([Segment(segment.kind, text, segment.index) if text else None for text in texts])


def _pieces(segments: Sequence[Segment]) -> list[_Piece]:
    line: list[_Piece] = []
    for segment in segments:
        if segment.kind is SegmentKind.GAP:
            # To the marks around it, it is a word.
            line.append(_Piece(segment.text, "x", RunLook.CHIP, segment.index))
            continue
        for piece, hidden in split_hidden(segment.text):
            look = RunLook.HIDDEN if hidden else RunLook.TEXT
            line.append(_Piece(code_point(piece) if hidden else piece, piece, look, segment.index))
    return line


def _runs(line: Sequence[_Piece], spans: Sequence[Span]) -> Iterator[StyledRun]:
    """Split pieces at style changes and remove the style marks."""
    length = sum([len(piece.source) for piece in line])
    if not spans or (len(spans) == 1 and len(spans[0].text) == length):  # without marks
        style = spans[0].style if spans else Style.PLAIN
        yield from [_whole_run(piece, style) for piece in line if piece.source]
        return
    stretches = [(span.start, span.start + len(span.text), span.style) for span in spans] or [(0, length, Style.PLAIN)]
    start, number = 0, 0
    for piece in line:
        end = start + len(piece.source)
        while number < len(stretches) and stretches[number][0] < end:
            low, high, style = stretches[number]
            if high > start:
                yield _run(piece, max(low - start, 0), min(high, end) - start, style)
            if high > end:
                break
            number += 1
        start = end


def _whole_run(piece: _Piece, style: Style) -> StyledRun:
    short = len(piece.text) <= _SHORT
    return _known_run(piece, style) if short else _run(piece, 0, len(piece.source), style)


@functools.lru_cache(maxsize=2048)
def _known_run(piece: _Piece, style: Style) -> StyledRun:
    return _run(piece, 0, len(piece.source), style)


def _run(piece: _Piece, low: int, high: int, style: Style) -> StyledRun:
    match piece.look:
        case RunLook.CHIP:
            return StyledRun(_on_chip(piece.text), RunLook.CHIP, style, piece.index, f"{{{{{piece.text}}}}}")
        case RunLook.HIDDEN:
            return StyledRun(f"{_NBSP}{piece.text}{_NBSP}", RunLook.HIDDEN, style, piece.index, piece.text)
        case _:
            return StyledRun(piece.text[low:high], RunLook.TEXT, style, piece.index)


def _paragraph(
    role: ParagraphRole, runs: tuple[StyledRun, ...], texts: Sequence[str], kind: LineKind = LineKind.PLAIN
) -> Paragraph:
    """A paragraph of these runs; `texts`: those that decide on its direction."""
    reaches_out = any(not run.text.isascii() and _REACHING.search(run.text) for run in runs)
    return Paragraph(role, runs, _runs_right_to_left(texts), kind=kind, reaches_out=reaches_out)


def _runs_right_to_left(texts: Sequence[str]) -> bool:
    """Decide by the first letter with a direction (Unicode Bidirectional Algorithm, rules P2 and P3)."""
    for text in texts:
        if text.isascii():
            if any(map(str.isalpha, text)):
                return False
            continue
        for char in text:
            if (kind := unicodedata.bidirectional(char)) in {"L", "R", "AL"}:
                return kind != "L"
    return False
