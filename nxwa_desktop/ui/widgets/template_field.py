"""The template's name with its status; looks like a combo box and opens the chooser."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QStyleOption, QWidget

from nxwa_desktop.ui.i18n.plain_text import shortened, tip_text
from nxwa_desktop.ui.widgets.boxes import paint_box, paint_chevron
from nxwa_desktop.ui.widgets.chips import PLAIN, ChipLook, chip_size, paint_chip
from nxwa_desktop.ui.widgets.label_column import field_height
from nxwa_desktop.ui.widgets.palette import colours_of
from nxwa_desktop.ui.widgets.program_style import field_edge

_START, _CHEVRON, _BETWEEN = 11, 22, 8
_OPENING = frozenset({Qt.Key.Key_Down, Qt.Key.Key_F4, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter})


class TemplateField(QAbstractButton):
    """`opened(str)`: the chooser is wanted, with this text to search for."""

    opened = Signal(str)

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        """`placeholder`: the text of the empty field."""
        super().__init__(parent)
        self.placeholder = placeholder
        self._name = ""
        self._look, self._word = PLAIN, ""
        self.setProperty("paints_focus", True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.opened.emit(""))

    def show_template(self, name: str, look: ChipLook = PLAIN, word: str = "") -> None:
        """Show a template's name with its status; an empty name shows the placeholder."""
        self._name, self._look, self._word = name, look, word
        name = shortened(name)
        self.setText(name.replace("&", "&&"))
        parts = (self.tr("Template"), name or self.placeholder, word)
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.setToolTip(tip_text(name))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The size of a field."""
        return QSize(200, field_height(self.fontMetrics()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the status and some letters."""
        return QSize(120, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Keep F4 and the keys of copy and paste from the window's shortcuts."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._wants(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open the chooser, with what was typed or pasted."""
        clipboard = QGuiApplication.clipboard()
        if event.matches(QKeySequence.StandardKey.Copy):
            clipboard.setText(self._name)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.opened.emit(clipboard.text()[:200].strip())
        elif event.key() in _OPENING and not event.modifiers() & ~_IGNORED:
            self.opened.emit("")
        elif _is_text(event):
            self.opened.emit(event.text())
        elif event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self.opened.emit(self._name)
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        """Search for what an input method committed."""
        if event.commitString():
            self.opened.emit(event.commitString())
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the field: name, status, chevron."""
        colours = colours_of(self.palette())
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        if self.underMouse():
            option.state |= QStyle.StateFlag.State_MouseOver
        edge, width = field_edge(colours, option.state, has_problem=bool(self.property("problem")))
        paint_box(painter, self.rect(), colours.raised if self.isEnabled() else colours.sunken, edge, width=width)
        paint_chevron(
            painter, self.rect(), self.layoutDirection(), colours.muted if self.isEnabled() else colours.faint
        )
        chevron = _CHEVRON + max(8, self.fontMetrics().height() // 2)
        inner = QRect(_START, 0, self.width() - _START - chevron, self.height())
        if self._word:
            inner = self._paint_status(painter, inner)
        name = shortened(self._name)
        painter.setPen(QColor(colours.text if name and self.isEnabled() else colours.faint))
        shown = self.fontMetrics().elidedText(name or self.placeholder, Qt.TextElideMode.ElideRight, inner.width())
        # The painter mirrors the alignment with the window.
        painter.drawText(self._mirrored(inner), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_status(self, painter: QPainter, inner: QRect) -> QRect:
        """Paint the status at the end of `inner`, and return what is left of it."""
        size = chip_size(self.font(), self._look, self._word)
        chip = QRect(
            inner.right() + 1 - size.width(), (self.height() - size.height()) // 2, size.width(), size.height()
        )
        paint_chip(
            painter,
            self._mirrored(chip),
            self._look,
            self._word,
            font=self.font(),
            colours=colours_of(self.palette()),
            direction=self.layoutDirection(),
        )
        return inner.adjusted(0, 0, -size.width() - _BETWEEN, 0)

    def _mirrored(self, rect: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)

    def _wants(self, event: QKeyEvent) -> bool:
        keys = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Paste)
        return (event.key() == Qt.Key.Key_F4 and not event.modifiers()) or any(map(event.matches, keys))


_IGNORED = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.AltModifier


def _is_text(event: QKeyEvent) -> bool:
    modifiers = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
    return not modifiers and bool(event.text().strip()) and event.text().isprintable()
