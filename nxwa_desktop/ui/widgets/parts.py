"""Small pieces that several widgets are made of."""

import re

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from nxwa_desktop.ui.i18n.plain_text import isolated
from nxwa_desktop.ui.widgets.announcing import announce
from nxwa_desktop.ui.widgets.icons import IconLabel
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.palette import colours_of

GAP = 8
"""The unit of spacing, in device-independent pixels."""
NOTE_GAP = 6
"""Between a note's drawing and its words."""


def plain_label(text: str = "", *, wrap: bool = False, selectable: bool = False) -> QLabel:
    """A label that shows its text as it is: what came from outside is never markup."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    if selectable:
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return label


def unmarked(text: str) -> str:
    """The words of a button or a menu alone: without the mark of the mnemonic, and without the dots of a dialog."""
    # In Chinese the letter stands in brackets behind the words.
    without = re.sub(r"\(&\w\)", "", text)
    return without.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")


def breakable(text: str, longest: int = 40) -> str:
    """Long words with places where a line may end: else one word would widen the whole window."""
    return " ".join(
        word if len(word) <= longest else "\u200b".join(word[at : at + longest] for at in range(0, len(word), longest))
        for word in text.split(" ")
    )


def aligned(text: str) -> str:
    """A value that stands alone: in a mirrored window it begins at the right, as the words around it do."""
    return f"\u200f{isolated(text)}" if text and QGuiApplication.isRightToLeft() else text


def margins(layout: QLayout, start: int, top: int, end: int, bottom: int) -> None:
    """Margins that follow the direction of reading: Qt mirrors what is in a layout, and not its margins."""
    left, right = (end, start) if QGuiApplication.isRightToLeft() else (start, end)
    layout.setContentsMargins(left, top, right, bottom)


def scaled(font: QFont, factor: float = 1.0, *, bold: bool = False) -> QFont:
    """A copy of `font` in another size and weight."""
    copy = QFont(font)
    if font.pointSizeF() > 0:
        copy.setPointSizeF(font.pointSizeF() * factor)
    copy.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return copy


def bold_font() -> QFont:
    """Bold and nothing else: family and size come from around the widget that has it, and it follows them."""
    font = QFont()
    font.setWeight(QFont.Weight.DemiBold)
    return font


def fixed_font() -> QFont:
    """The system's fixed-pitch letters; their size comes from around the widget that has them, and follows it."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font = QFont()
    font.setFamilies(system.families())
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setFixedPitch(True)
    return font


class ScaledFont(QObject):
    """Keeps a label's letters so many times as large as those around it, also when they change.

    Qt hands a change on for what a widget leaves open, and a size cannot be left half open.
    """

    def __init__(self, label: QWidget, factor: float, *, bold: bool = True) -> None:
        super().__init__(label)
        self._label = label
        self._factor = factor
        self._bold = bold
        self._around: QWidget | None = None
        label.installEventFilter(self)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Look where the label is, and how large the letters are there."""
        moved = {QEvent.Type.ParentChange, QEvent.Type.Polish}
        if event.type() in (moved if watched is self._label else {QEvent.Type.FontChange}):
            self._follow()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        around = self._label.parentWidget()
        if around is not self._around:
            if self._around is not None:
                self._around.removeEventFilter(self)
            self._around = around
            if around is not None:
                around.installEventFilter(self)
        font = QApplication.font() if around is None else around.font()
        self._label.setFont(scaled(font, self._factor, bold=self._bold))


def tint(widget: QWidget, role: QPalette.ColorRole, colour: str) -> None:
    """Give one role of a widget's palette another colour."""
    palette = widget.palette()
    if palette.color(role) != QColor(colour):
        palette.setColor(role, QColor(colour))
        widget.setPalette(palette)


def flat(layout: QBoxLayout, *, gap: int = GAP) -> None:
    """No margins, even gaps."""
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)


def column_of(*parts: QWidget) -> QWidget:
    """A widget with the parts one above the other."""
    widget = QWidget()
    column = QVBoxLayout(widget)
    flat(column, gap=4)
    for part in parts:
        column.addWidget(part)
    return widget


class MouseButtons(QObject):
    """Tells when the mouse is let go. What moves under a pressed button loses its click. `released()`."""

    released = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(15)
        self._timer.timeout.connect(self._look)

    def held(self) -> bool:
        """True while a button is down; `released` follows then."""
        if QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            return False
        self._timer.start()
        return True

    def _look(self) -> None:
        if QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._timer.stop()
            self.released.emit()


class HorizontalLine(QWidget):
    """A hairline."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Fill with the border colour."""
        QPainter(self).fillRect(event.rect(), QColor(colours_of(self.palette()).border))


class Heading(QWidget):
    """A section's title with a hairline to the edge, or to `aside` there."""

    def __init__(self, title: str, aside: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        flat(row)
        self.label = plain_label(title)
        self.label.setFont(bold_font())
        row.addWidget(self.label)
        row.addWidget(HorizontalLine(), 1)
        if aside is not None:
            row.addWidget(aside)


class Note(QWidget):
    """One short text beside a field, with a drawing: nothing is told by colour alone. Hidden while empty.

    `live`: it answers something the person did, and a screen reader is told.
    """

    def __init__(self, parent: QWidget | None = None, *, live: bool = False) -> None:
        super().__init__(parent)
        self._live = live
        row = QHBoxLayout(self)
        flat(row, gap=NOTE_GAP)
        self._icon = IconLabel()
        self._text = plain_label(wrap=True)
        self._role = ""
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self.hide()

    @property
    def text(self) -> str:
        """The text on show."""
        return self._text.text()

    def show_text(self, text: str, *, drawing: str = "", role: str = "muted") -> None:
        """Show `text` in the colour that `Colours` calls `role`; an empty text hides the note."""
        if text != self._text.text():
            self._text.setText(text)
            if self._live and text:
                announce(self, text)
        self._icon.setVisible(bool(drawing))
        if drawing:
            self._icon.show_icon(drawing, role)
        if role != self._role:
            self._role = role
            self._colour()
        self.setVisible(bool(text))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and is_built(self, "_role") and self._role:
            self._colour()

    def _colour(self) -> None:
        tint(self._text, QPalette.ColorRole.WindowText, getattr(colours_of(self.palette()), self._role))


class ColouredFrame(QFrame):
    """A coloured surface across the window, with a line at its top."""

    def __init__(self, surface: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._surface = surface
        self._line = "border"

    def show_as(self, surface: str, line: str) -> None:
        """Take the colours that `Colours` calls `surface` and `line`."""
        self._surface, self._line = surface, line
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Fill, and draw the line."""
        colours = colours_of(self.palette())
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(getattr(colours, self._surface)))
        painter.fillRect(0, 0, self.width(), 1, QColor(getattr(colours, self._line)))
