"""A multi-line editor for one field of the message."""

import itertools
import math
from collections.abc import Iterator

from PySide6.QtCore import QEvent, QLocale, QMimeData, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from nxwa_desktop.protocol.message import Field
from nxwa_desktop.protocol.message_fields import value_of
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.ui.compose.field_edit import end_of_change, left_to_window, open_menu_without_undo
from nxwa_desktop.ui.widgets.bounded_line import LONGEST, show_hint
from nxwa_desktop.ui.widgets.lazy import is_built

FEWEST_LINES, MOST_LINES = 3, 6


class TextEdit(QPlainTextEdit):
    """A text edit bound to one field of the composer; its height grows with its lines up to a limit."""

    def __init__(self, composer: Composer, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setViewportMargins(3, 0, 3, 0)  # the text begins where that of a field does
        self._composer = composer
        self.field = field
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)  # the window's undo knows the steps of all fields in their order
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.refresh()
        self.textChanged.connect(self._typed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        self.textChanged.connect(self._settle)
        self._settle()

    def refresh(self) -> None:
        """Update the text from the composer."""
        text = value_of(self._composer.message, self.field)[:LONGEST]
        before = self.toPlainText()
        if text != before:
            self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(False)
            cursor = self.textCursor()
            cursor.setPosition(end_of_change(before, self.toPlainText()))
            self.setTextCursor(cursor)
            self._settle()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The height of its lines."""
        return QSize(super().sizeHint().width(), self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the keys of undo and redo to the window."""
        if not left_to_window(self, event):
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Insert pasted or dropped text; reject one far beyond the limit, such as an encoded image."""
        kept = len(self.toPlainText()) - len(self.textCursor().selectedText())
        if kept + len(source.text()) <= LONGEST:
            super().insertFromMimeData(source)
            return
        told = self.tr("A field takes at most {0} characters. Nothing was inserted: copy the template's text alone.")
        show_hint(self, told.format(QLocale().toString(LONGEST)))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Open Qt's standard menu without undo and redo."""
        open_menu_without_undo(self.createStandardContextMenu(), event.globalPos())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Re-layout on a font change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and is_built(self, "field"):
            self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Set the composer's focus to this field."""
        super().focusInEvent(event)
        self._composer.set_focus(self.field)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Clear the composer's focus."""
        super().focusOutEvent(event)
        if self._composer.focus == self.field:
            self._composer.set_focus(None)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Re-wrap the placeholder on a resize."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _lines_of(self, text: str) -> int:
        metrics = self.fontMetrics()
        room = self.viewport().rect().adjusted(0, 0, -2 * round(self.document().documentMargin()), 100_000)
        return -(-metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text).height() // metrics.lineSpacing())

    def _typed(self) -> None:
        self._composer.edit(self.field, self.toPlainText())

    def _settle(self) -> None:
        """Set text direction and height for the current text."""
        # Qt leaves it at the left in whatever direction it is read.
        block = self.document().firstBlock()
        direction = block.textDirection() if self.toPlainText() else self.layoutDirection()
        side = (
            Qt.AlignmentFlag.AlignRight if direction == Qt.LayoutDirection.RightToLeft else Qt.AlignmentFlag.AlignLeft
        )
        option = self.document().defaultTextOption()
        if option.alignment() != side:
            option.setAlignment(side)
            self.document().setDefaultTextOption(option)
        self._fit()

    def _fit(self) -> None:
        lines = round(self.document().size().height())
        if not self.toPlainText() and self.placeholderText():
            lines = self._lines_of(self.placeholderText())
        shown = min(max(lines, FEWEST_LINES), MOST_LINES)
        around = 2 * (self.frameWidth() + round(self.document().documentMargin()))
        # Each line is laid out in whole pixels; one too few, and the last would want a scroll bar.
        height = self._height_of(shown) + 1 + around
        if height != self.height():
            self.setFixedHeight(height)

    def _height_of(self, lines: int) -> int:
        """The height in pixels of the first lines, laid out or not: other scripts may need taller lines."""
        usual = math.ceil(QFontMetricsF(self.font()).lineSpacing())
        there = [max(usual, math.ceil(height)) for height in itertools.islice(self._heights(), lines)]
        return sum(there) + (lines - len(there)) * usual

    def _heights(self) -> Iterator[float]:
        block = self.document().firstBlock()
        while block.isValid():
            self.blockBoundingRect(block)  # lays it out
            layout = block.layout()
            yield from (layout.lineAt(number).height() for number in range(layout.lineCount()))
            block = block.next()
