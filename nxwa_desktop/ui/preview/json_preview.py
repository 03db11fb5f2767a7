"""A live preview of the request body as formatted, coloured JSON."""

import re

import msgspec
from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QTextBlock, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.message import Field, FieldKind
from nxwa_desktop.protocol.message_fields import same_value, value_of
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.json_preview_lines import NO_ACCOUNT, BodyLine, body_lines, json_value
from nxwa_desktop.system.sequence_diff import common_ends
from nxwa_desktop.system.unicode_text import utf16_length
from nxwa_desktop.ui.widgets.coloured_frame import tint
from nxwa_desktop.ui.widgets.fonts import CAPTION, ScaledFont
from nxwa_desktop.ui.widgets.layouts import GAP
from nxwa_desktop.ui.widgets.palette import Colours, colours_of

_KEY = re.compile(r'^(\s*)("[^"]*")(: )$')


class JsonPreview(QPlainTextEdit):
    """A read-only view of the body; a changed value replaces only its part of one line.

    Colours are set as formats while text goes in: a syntax highlighter repaints everything at every key
    (37 ms at 1,000 parameters against half a millisecond).
    """

    def __init__(self, composer: Composer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composer = composer
        self._account: Account = NO_ACCOUNT
        self._lines: list[BodyLine] = []
        self._where: dict[Field, int] = {}
        self.marked_lines: tuple[int, ...] = ()
        """The numbers, from 0, of the lines with the focused field's value."""
        self._set_up()
        self._take_colours(colours_of(self.palette()))
        self._rebuild()
        composer.edited.connect(self._edited)
        composer.restructured.connect(self._restructured)
        composer.focused.connect(self._mark)

    def show_account(self, account: Account | None) -> None:
        """Update the account's part of the body."""
        self._account = account or NO_ACCOUNT
        self._restructured()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Rebuild the formats on a palette change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._lines:
            self._take_colours(colours_of(self.palette()))
            self._rebuild()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the ground of the marked lines.

        An extra selection would lay them out and paint them once more at every key.
        """
        if self.marked_lines:
            painter = QPainter(self.viewport())
            for number in self.marked_lines:
                block = self.document().findBlockByNumber(number)
                place = self.blockBoundingGeometry(block).translated(self.contentOffset())
                painter.fillRect(QRectF(0, place.top(), event.rect().right() + 1, place.height()), self._mark_colour)
            painter.end()
        super().paintEvent(event)

    def _set_up(self) -> None:
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        ScaledFont(self, CAPTION, bold=False, fixed=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(2 * GAP)
        # Opaque scroll bars keep a repaint from spreading to the parents.
        self.verticalScrollBar().setAutoFillBackground(True)
        option = QTextOption()
        # JSON runs from left to right, whatever script its values are in.
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setAccessibleName(self.tr("Request body as JSON"))

    def _take_colours(self, colours: Colours) -> None:
        tint(self.viewport(), QPalette.ColorRole.Base, colours.window)
        self._plain = _format(colours.muted)
        self._key = _format(colours.json_key)
        self._string = _format(colours.json_string)
        self._literal = _format(colours.json_literal)
        self._mark_colour = QColor(colours.json_line)

    def _edited(self, field: Field) -> None:
        number = self._where.get(field)
        if number is None:
            return
        line = self._lines[number]
        value = json_value(field, value_of(self._composer.message, field))
        block = self.document().findBlockByNumber(number)
        # Qt reckons the change as long as what goes and what comes together. One that seems to reach into the next
        # line repaints the whole view: only what differs is replaced.
        top, bottom = common_ends(line.value, value)
        start = block.position() + len(line.before)
        cursor = QTextCursor(block)
        cursor.setPosition(start + utf16_length(value[:top]))
        end = start + utf16_length(line.value[: len(line.value) - bottom])
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(value[top : len(value) - bottom], self._string)
        self._lines[number] = msgspec.structs.replace(line, value=value)

    def _restructured(self) -> None:
        """Replace the lines between the common prefix and suffix."""
        old, new = self._lines, list(body_lines(self._composer.message, self._account))
        top, bottom = common_ends([line.text for line in old], [line.text for line in new])
        cursor = QTextCursor(self.document().findBlockByNumber(top))
        cursor.beginEditBlock()
        end = self.document().findBlockByNumber(len(old) - bottom)
        cursor.setPosition(end.position(), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self._insert(cursor, new[top : len(new) - bottom])
        cursor.endEditBlock()
        self._keep(new)

    def _rebuild(self) -> None:
        lines = list(body_lines(self._composer.message, self._account))
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        self._insert(cursor, lines[:-1])
        cursor.insertText(lines[-1].text, self._plain)
        cursor.endEditBlock()
        self._keep(lines)

    def _insert(self, cursor: QTextCursor, lines: list[BodyLine]) -> None:
        for line in lines:
            if key := _KEY.match(line.before):
                cursor.insertText(key[1], self._plain)
                cursor.insertText(key[2], self._key)
                cursor.insertText(key[3], self._plain)
            else:
                cursor.insertText(line.before, self._plain)
            cursor.insertText(line.value, self._value_format(line.value))
            cursor.insertText(line.after + "\n", self._plain)

    def _value_format(self, value: str) -> QTextCharFormat:
        if value.startswith('"'):
            return self._string
        return self._plain if value[:1] in "{[" else self._literal

    def _keep(self, lines: list[BodyLine]) -> None:
        self._lines = lines
        self._where = {line.field: number for number, line in enumerate(lines) if line.field is not None}
        self._mark(self._composer.focus)

    def _mark(self, field: Field | None) -> None:
        """Highlight the lines of the focused field's value, and scroll to its own."""
        number = self._where.get(field) if field is not None else None
        if field is None or number is None:
            self._show_marked(())
            return
        alike = [number]
        if field.kind in {FieldKind.BODY, FieldKind.HEADER_TEXT}:
            fields = (Field(field.kind, index) for index in same_value(self._composer.message, field))
            alike = [self._where[each] for each in fields if each in self._where] or alike
        self._show_marked(tuple(alike))
        self._bring_into_view(self.document().findBlockByNumber(number))

    def _show_marked(self, numbers: tuple[int, ...]) -> None:
        if numbers != self.marked_lines:
            self.marked_lines = numbers
            self.viewport().update()

    def _bring_into_view(self, block: QTextBlock) -> None:
        bar = self.verticalScrollBar()
        first, line = bar.value(), block.firstLineNumber()
        if not first <= line < first + bar.pageStep():
            bar.setValue(max(0, line - bar.pageStep() // 3))


def _format(colour: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QColor(colour))
    return made
