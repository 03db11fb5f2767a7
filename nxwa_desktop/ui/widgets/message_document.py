"""A text document that is updated from paragraphs with minimal edits."""

import functools
import unicodedata
from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from nxwa_desktop.system.sequence_diff import common_ends
from nxwa_desktop.system.unicode_text import utf16_length
from nxwa_desktop.templates.text_style import Style
from nxwa_desktop.ui.widgets.fonts import fixed_font
from nxwa_desktop.ui.widgets.message_lines import (
    LineKind,
    Marked,
    Paragraph,
    ParagraphRole,
    RunLook,
    StyledRun,
    chips_of,
    has_ground,
    unfilled,
)
from nxwa_desktop.ui.widgets.palette import Colours

LINE_HEIGHT = 20 / 14
"""Of a line, in heights of a letter."""
_SMALL = 12 / 14
_SMALL_ROLES = frozenset({ParagraphRole.FOOTER, ParagraphRole.PICTURE})
_INKS = {
    RunLook.TEXT: "text",
    RunLook.QUIET: "muted",
    RunLook.CHIP: "on_blank",
    RunLook.NAME: "on_mark",
    RunLook.HIDDEN: "warn",
}
_OTHER_WAYS = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI", "LRE", "LRO", "LRI", "FSI", "PDF", "PDI"})
"""Bidirectional classes of the characters that can change the order of their neighbours."""
_EMPTY = (Paragraph(ParagraphRole.BODY, ()),)

Stretch = tuple[int, int, StyledRun]
"""The start and the length of a run in its block, in UTF-16 units, and the run."""


class PreviewDocument:
    """A document with one block for each paragraph; other cursors keep their selections."""

    def __init__(self, document: QTextDocument, colours: Colours) -> None:
        self.document = document
        self.paragraphs: tuple[Paragraph, ...] = ()
        self.gaps: tuple[str, ...] = ()
        """The distinct labels of the unfilled variables."""
        self._colours = colours
        self._dress = (colours, document.defaultFont().toString())
        self._formats: dict[tuple[ParagraphRole, RunLook, Style], QTextCharFormat] = {}
        self._stretches: dict[int, list[Stretch]] = {}
        self._with_ground: tuple[Marked, list[int]] | None = None
        self.spreads = False
        """True if what `show` changed last is to be painted with what is around it: it or a line beside it has letters
        that may stand out of their line, or the same text comes from another parameter, where Qt paints nothing."""

    @property
    def line_height(self) -> int:
        """The height of a line in whole pixels: with fractions, a changed line would be painted with its neighbours."""
        return round(self._letter * LINE_HEIGHT)

    @functools.cached_property
    def _letter(self) -> int:
        """The pixels of a letter."""
        return QFontInfo(self.document.defaultFont()).pixelSize()

    def dress(self, colours: Colours) -> None:
        """Set colours and font; rebuild the document if either changed."""
        dress = (colours, self.document.defaultFont().toString())
        if dress == self._dress:
            return
        self._colours, self._dress = colours, dress
        self._formats.clear()
        self.__dict__.pop("_letter", None)
        if not self.paragraphs:
            return
        paragraphs, self.paragraphs = self.paragraphs, _EMPTY
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        cursor.setBlockFormat(self._block_format(_EMPTY[0]))
        self.show(paragraphs)
        cursor.endEditBlock()

    def show(self, paragraphs: tuple[Paragraph, ...]) -> bool:
        """Show these paragraphs; return True if the document changed."""
        old, new = self.paragraphs, paragraphs or _EMPTY
        if old == new:
            return False
        if not old:
            QTextCursor(self.document).setBlockFormat(self._block_format(_EMPTY[0]))
            old = _EMPTY
        top, bottom = common_ends(old, new)
        if not top and bottom in {len(old), len(new)}:
            bottom -= 1  # the first block is never taken away: it is written over
        self.paragraphs = new
        if len(old) == len(new):
            for number in range(top, len(new) - bottom):
                self._stretches.pop(number, None)
        else:
            self._stretches.clear()
        gone, come = old[top : len(old) - bottom], new[top : len(new) - bottom]
        if chips_of(gone) != chips_of(come):
            self.gaps = unfilled(new)
        if other_looks := list(map(_looks, gone)) != list(map(_looks, come)):
            self._with_ground = None
        near = *old[max(top - 1, 0) : len(old) - bottom + 1], *come
        self.spreads = other_looks or any(each.reaches_out for each in near)
        self._replace(top, gone, come)
        return True

    def begins_with(self, role: ParagraphRole) -> bool:
        """True if the first paragraph has this role."""
        return bool(self.paragraphs) and self.paragraphs[0].role is role

    def stretches(self, number: int) -> list[Stretch]:
        """The runs of a block with their places."""
        if number not in self._stretches:
            self._stretches[number] = list(_placed(self.paragraphs[number].runs))
        return self._stretches[number]

    def with_ground(self, marked: Marked) -> list[int]:
        """The numbers of the blocks with something painted behind their text, in their order."""
        if self._with_ground is None or self._with_ground[0] != marked:
            self._with_ground = marked, [at for at, each in enumerate(self.paragraphs) if has_ground(each, marked)]
        return self._with_ground[1]

    def runs_one_way(self, number: int) -> bool:
        """True if the block certainly has no right-to-left text."""
        return all(_runs_one_way(run.text) for run in self.paragraphs[number].runs)

    def copy_of(self, start: int, end: int) -> str:
        """The text between two positions, with each unfilled variable as its placeholder."""
        lines = []
        block = self.document.findBlock(start)
        while self.paragraphs and block.isValid() and block.position() <= end:
            parts = []
            for place, length, run in self.stretches(block.blockNumber()):
                low, high = max(start - block.position() - place, 0), min(end - block.position() - place, length)
                if low < high:
                    parts.append(run.source or _cut(run.text, low, high))
            lines.append("".join(parts))
            block = block.next()
        return "\n".join(lines)

    def _replace(self, top: int, old: Sequence[Paragraph], new: Sequence[Paragraph]) -> None:
        cursor = QTextCursor(self.document)
        both = min(len(old), len(new))
        for number in range(both):
            if old[number] != new[number]:
                # By itself: Qt lays out and paints all that is between the first and the last change of an edit block.
                cursor.beginEditBlock()
                self._rewrite(cursor, top + number, old[number], new[number])
                cursor.endEditBlock()
        if len(old) == len(new):
            return
        cursor.beginEditBlock()
        if len(old) > both:
            self._take_out(cursor, top + both, len(old) - both)
        for number in range(both, len(new)):
            cursor.setPosition(_end(self.document.findBlockByNumber(top + number - 1)))
            cursor.insertBlock(self._block_format(new[number]), QTextCharFormat())
            self._insert(cursor, new[number].role, new[number].runs)
        cursor.endEditBlock()

    def _take_out(self, cursor: QTextCursor, first: int, count: int) -> None:
        """Remove blocks after the first; the block before them keeps its format."""
        before = self.document.findBlockByNumber(first - 1)
        kept = before.blockFormat()
        cursor.setPosition(_end(before))
        last = self.document.findBlockByNumber(first + count - 1)
        cursor.setPosition(_end(last), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        cursor.setBlockFormat(kept)

    def _rewrite(self, cursor: QTextCursor, number: int, old: Paragraph, new: Paragraph) -> None:
        block = self.document.findBlockByNumber(number)
        if (before := _shape(old)) != (after := _shape(new)):
            cursor.setPosition(block.position())
            cursor.setBlockFormat(self._block_format(new))
            if before[0] is not after[0]:  # another role is another size and weight
                self._put(cursor, block.position(), _length(old.runs), new.role, new.runs)
                return
        top, bottom = common_ends(old.runs, new.runs)
        gone, come = old.runs[top : len(old.runs) - bottom], new.runs[top : len(new.runs) - bottom]
        start = block.position() + _length(old.runs[:top])
        if len(gone) == len(come) == 1 and _same_look(gone[0], come[0]):
            self._retype(cursor, start, new.role, gone[0], come[0])
        else:
            self._put(cursor, start, _length(gone), new.role, come)

    def _retype(self, cursor: QTextCursor, start: int, role: ParagraphRole, old: StyledRun, new: StyledRun) -> None:
        """Replace the characters of one run that differ."""
        top, bottom = common_ends(old.text, new.text)
        gone = old.text[top : len(old.text) - bottom]
        come = StyledRun(new.text[top : len(new.text) - bottom], new.look, new.style)
        self._put(cursor, start + utf16_length(old.text[:top]), utf16_length(gone), role, (come,) if come.text else ())

    def _put(
        self, cursor: QTextCursor, start: int, length: int, role: ParagraphRole, runs: Sequence[StyledRun]
    ) -> None:
        cursor.setPosition(start)
        if length:
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        self._insert(cursor, role, runs)

    def _insert(self, cursor: QTextCursor, role: ParagraphRole, runs: Sequence[StyledRun]) -> None:
        for run in runs:
            cursor.insertText(run.text, self._format(role, run.look, run.style))
        # Else its glyphs are looked up for each of: laying out, the places of chips, painting.
        cursor.block().layout().setCacheEnabled(True)

    def _format(self, role: ParagraphRole, look: RunLook, style: Style) -> QTextCharFormat:
        known = self._formats.get((role, look, style))
        if known is None:
            known = self._formats[role, look, style] = self._make_format(role, look, style)
        return known

    def _make_format(self, role: ParagraphRole, look: RunLook, style: Style) -> QTextCharFormat:
        made = QTextCharFormat()
        ink = "muted" if role is ParagraphRole.FOOTER else _INKS[look]
        made.setForeground(QColor(getattr(self._colours, ink)))
        size = self.document.defaultFont().pointSizeF()
        if size > 0 and (look is RunLook.HIDDEN or role in _SMALL_ROLES):
            made.setFontPointSize(size * _SMALL)
        if Style.BOLD in style or (role is ParagraphRole.HEADER and look is RunLook.TEXT):
            made.setFontWeight(QFont.Weight.DemiBold)
        made.setFontItalic(Style.ITALIC in style)
        made.setFontStrikeOut(Style.STRIKE in style)
        if style & (Style.CODE | Style.INLINE_CODE):
            made.setFontFamilies([fixed_font().family()])
            made.setFontFixedPitch(True)
        return made

    def _block_format(self, paragraph: Paragraph) -> QTextBlockFormat:
        made = QTextBlockFormat()
        direction = Qt.LayoutDirection.RightToLeft if paragraph.right_to_left else Qt.LayoutDirection.LeftToRight
        made.setLayoutDirection(direction)
        if paragraph.role is ParagraphRole.PICTURE:
            made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        made.setBottomMargin(paragraph.below)
        letter = self._letter
        height = self.line_height if paragraph.role not in _SMALL_ROLES else round(letter * LINE_HEIGHT * _SMALL)
        made.setLineHeight(height, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        if paragraph.kind is not LineKind.PLAIN:
            (made.setRightMargin if paragraph.right_to_left else made.setLeftMargin)(letter)
            made.setTextIndent(-letter if paragraph.kind is LineKind.ITEM else 0.0)
        return made


@functools.lru_cache(maxsize=512)
def _runs_one_way(text: str) -> bool:
    return text.isascii() or _OTHER_WAYS.isdisjoint(map(unicodedata.bidirectional, text))


def _shape(paragraph: Paragraph) -> tuple[ParagraphRole, bool, int, LineKind]:
    return paragraph.role, paragraph.right_to_left, paragraph.below, paragraph.kind


def _looks(paragraph: Paragraph) -> tuple[ParagraphRole, LineKind, list[tuple[RunLook, Style, int | None]]]:
    """All that `has_ground` depends on."""
    return paragraph.role, paragraph.kind, [(run.look, run.style, run.index) for run in paragraph.runs]


def _same_look(one: StyledRun, other: StyledRun) -> bool:
    return (one.look, one.style) == (other.look, other.style)


def _placed(runs: Sequence[StyledRun]) -> Iterator[Stretch]:
    at = 0
    for run in runs:
        length = utf16_length(run.text)
        yield at, length, run
        at += length


def _end(block: QTextBlock) -> int:
    return block.position() + block.length() - 1


def _length(runs: Sequence[StyledRun]) -> int:
    return sum(utf16_length(run.text) for run in runs)


def _cut(text: str, low: int, high: int) -> str:
    """The substring between two UTF-16 positions."""
    if text.isascii():
        return text[low:high]
    return text.encode("utf-16-le")[2 * low : 2 * high].decode("utf-16-le", "ignore")
