"""What stands inside a field, before or after its text."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLineEdit, QWidget

INSET, GAP_INSIDE = 10, 6
"""Pixels between the edge and what stands inside, and between that and the text."""


class InsideField(QObject):
    """Keeps a widget at the start or the end of a line edit; the text takes the rest."""

    def __init__(self, edit: QLineEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._before: QWidget | None = None
        self._after: QWidget | None = None
        edit.installEventFilter(self)

    def put_before(self, widget: QWidget) -> None:
        """Put `widget` at the start."""
        self._before = widget
        self._adopt(widget)

    def put_after(self, widget: QWidget) -> None:
        """Put `widget` at the end."""
        self._after = widget
        self._adopt(widget)

    def arrange(self) -> None:
        """Place the widgets, after one has changed its size."""
        edit = self._edit
        start, end = self._taken(self._before), self._taken(self._after)
        mirrored = edit.isRightToLeft()
        edit.setTextMargins(end if mirrored else start, 0, start if mirrored else end, 0)
        for widget, at_left in ((self._before, not mirrored), (self._after, mirrored)):
            if widget is not None:
                size = widget.sizeHint()
                left = INSET if at_left else edit.width() - INSET - size.width()
                widget.setGeometry(left, (edit.height() - size.height()) // 2, size.width(), size.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow the size, the font and the direction of the field."""
        if event.type() in _MOVES:
            self.arrange()
        return False

    def _adopt(self, widget: QWidget) -> None:
        widget.setParent(self._edit)
        widget.setForegroundRole(QPalette.ColorRole.WindowText)  # not the field's
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        widget.show()
        self.arrange()

    def _taken(self, widget: QWidget | None) -> int:
        return 0 if widget is None or widget.isHidden() else widget.sizeHint().width() + GAP_INSIDE


_MOVES = frozenset({QEvent.Type.Resize, QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange})
