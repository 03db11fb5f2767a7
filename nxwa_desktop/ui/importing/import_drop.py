"""A file or a text dragged onto the window is imported there; a text dragged into a text field goes into that field."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDropEvent, QPainter, QPaintEvent, QPen, QWindow
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from nxwa_desktop.ui.widgets.fonts import scaled
from nxwa_desktop.ui.widgets.layouts import GAP
from nxwa_desktop.ui.widgets.palette import colours_of


def local_file(data: QMimeData) -> Path | None:
    """The path of a single local file in the clipboard or a drag, or None."""
    urls = data.urls() if data.hasUrls() else []
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None


class DropOverlay(QWidget):
    """An overlay that explains the drop. It takes neither mouse nor key events."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.text = self.tr("Drop here to import")
        self.setAccessibleName(self.text)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint a translucent background, a dashed frame and the text."""
        colours = colours_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(0.9)
        painter.fillRect(self.rect(), QColor(colours.note_soft))
        painter.setOpacity(1)
        painter.setPen(QPen(QColor(colours.accent), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(GAP, GAP, -GAP, -GAP), GAP, GAP)
        painter.setFont(scaled(self.font(), 1.4, bold=True))
        painter.setPen(QColor(colours.text))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self.rect().adjusted(4 * GAP, 4 * GAP, -4 * GAP, -4 * GAP), flags, self.text)


class DropFilter(QObject):
    """`dropped(QMimeData)`: something to import was dropped.

    Watches the window as the system sees it: a text field would take a file's name for a text before the window heard
    of it.
    """

    dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._overlay: DropOverlay | None = None
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        self._watch_handle()

    @property
    def overlay(self) -> DropOverlay:
        """The overlay, built at the first drag."""
        if self._overlay is None:
            self._overlay = DropOverlay(self._window)
        return self._overlay

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Handle drag events before the window's widgets do."""
        kind = event.type()
        if watched is self._window:
            if kind == QEvent.Type.Show:
                self._watch_handle()
            elif kind == QEvent.Type.Resize and self._overlay is not None:
                self._overlay.setGeometry(self._window.rect())
        elif kind == QEvent.Type.DragLeave:
            self._show(False)
        elif isinstance(event, QDropEvent):  # entering and moving are kinds of it
            return self._handle(event)
        return False

    def _watch_handle(self) -> None:
        # None before the window is shown.
        handle: QWindow | None = self._window.windowHandle()
        if handle is not None:
            handle.removeEventFilter(self)
            handle.installEventFilter(self)

    def _handle(self, event: QDropEvent) -> bool:
        is_ours = self._wanted(event.mimeData(), event.position().toPoint())
        self._show(is_ours and event.type() != QEvent.Type.Drop)
        if is_ours:
            event.setDropAction(Qt.DropAction.CopyAction)  # whoever drags it away from elsewhere keeps it there
            event.accept()
            if event.type() == QEvent.Type.Drop:
                self.dropped.emit(event.mimeData())
        return is_ours

    def _wanted(self, data: QMimeData, place: QPoint) -> bool:
        if QApplication.activeModalWidget() is not None:
            return False
        if data.hasUrls():
            return local_file(data) is not None
        return data.hasText() and not _in_text_field(self._window.childAt(place))

    def _show(self, shown: bool) -> None:
        if not shown and self._overlay is None:
            return
        self.overlay.setGeometry(self._window.rect())
        self.overlay.raise_()
        self.overlay.setVisible(shown)


def _in_text_field(widget: QWidget | None) -> bool:
    """True for a text dragged over a text field: the field takes it, as in any program."""
    while widget is not None:
        if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
            return widget.isEnabled() and not widget.isReadOnly()
        widget = widget.parentWidget()
    return False
