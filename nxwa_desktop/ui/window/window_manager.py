"""Own the main window, and replace it by a new one when the language changes.

The services own everything that matters, so a window is only a view of them: building a new one costs less than
a `retranslate` in every widget, and no sentence can be forgotten.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from nxwa_desktop.services.settings import Settings
from nxwa_desktop.system.single_instance import ActivationRequest
from nxwa_desktop.ui.i18n.languages import LanguageManager
from nxwa_desktop.ui.window.main_window import MainWindow


class WindowManager(QObject):
    """`replaced(MainWindow)`: this window has taken the position of the one before."""

    replaced = Signal(object)

    def __init__(
        self, settings: Settings, language_manager: LanguageManager, build: Callable[[], MainWindow], first: MainWindow
    ) -> None:
        """`first` is shown by the caller; `build()` makes a window of the same services."""
        super().__init__()
        self.window = first
        self._settings = settings
        self._language_manager = language_manager
        self._build = build
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._use_chosen_language)
        settings.changed.connect(self._changed)

    def handle_activation(self, request: ActivationRequest) -> None:
        """Bring the window to the front: the program was started a second time."""
        self.window.handle_activation(request)

    def close_at_once(self) -> None:
        """Close the window without a question: the system asks for it."""
        self.window.close_at_once()

    def save_settings(self) -> None:
        """Write the settings to the disk now, with the position and size of the window."""
        self._settings.geometry = bytes(self.window.saveGeometry().data())
        self._settings.save()

    def _changed(self, name: str) -> None:
        if name == "language":
            self._timer.start()  # as soon as the click that chose it is over

    def _use_chosen_language(self) -> None:
        if self._language_manager.use_language(self._settings.language):
            self._replace()

    def _replace(self) -> None:
        old = self.window
        was_active = QApplication.activeWindow() is not None
        _close_dialogs(old)
        old.form.language.box.settle()
        position = _FormPosition.of(old)
        new = self._build()
        new.copy_state_from(old)
        self.window = new
        if old.isVisible():
            new.show()
            if was_active:
                new.activateWindow()
            old.hide()
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        position.restore(new)
        old.deleteLater()
        self.replaced.emit(new)


def _close_dialogs(window: QWidget) -> None:
    open_ones = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
    for dialog in reversed(open_ones):
        dialog.done(QDialog.DialogCode.Rejected)


class _FormPosition:
    """The position of a person in a window: the field, the caret in it, and the scroll position of the form."""

    def __init__(self, kind: type[QWidget] | None, number: int, caret: tuple[int, int], scrolled: int) -> None:
        self._kind = kind
        self._number = number
        self._caret = caret
        self._scrolled = scrolled

    @classmethod
    def of(cls, window: MainWindow) -> "_FormPosition":
        scrolled = window.form.verticalScrollBar().value()
        focused: QWidget | None = window.focusWidget()
        if focused is None:
            return cls(None, 0, (0, 0), scrolled)
        kind = type(focused)
        return cls(kind, window.findChildren(kind).index(focused), _caret(focused), scrolled)

    @property
    def _in_message(self) -> bool:
        from nxwa_desktop.ui.widgets.message_bubble import MessageBubble

        return self._kind is MessageBubble

    def restore(self, window: MainWindow) -> None:
        window.form.verticalScrollBar().setValue(self._scrolled)
        if self._kind is None:
            return
        if self._in_message:
            window.preview.message.show()  # made later otherwise
        # Both windows are built alike, but for pages that were never turned to.
        alike = window.findChildren(self._kind)
        if self._number < len(alike) and alike[self._number].isEnabled():
            alike[self._number].setFocus()
            _set_caret(alike[self._number], *self._caret)


def _caret(widget: QWidget) -> tuple[int, int]:
    """Anchor and position of the caret."""
    if isinstance(widget, QLineEdit):
        at = widget.cursorPosition()
        start = widget.selectionStart()
        return (at, at) if start < 0 else (start if start != at else widget.selectionEnd(), at)
    if isinstance(widget, (QPlainTextEdit, QTextEdit)):
        cursor = widget.textCursor()
        return cursor.anchor(), cursor.position()
    return 0, 0


def _set_caret(widget: QWidget, anchor: int, at: int) -> None:
    if isinstance(widget, QLineEdit):
        widget.setSelection(anchor, at - anchor)
        if anchor == at:
            widget.setCursorPosition(at)
    elif isinstance(widget, (QPlainTextEdit, QTextEdit)):
        cursor = widget.textCursor()
        # The program's own words may be fewer in this language.
        end = widget.document().characterCount() - 1
        cursor.setPosition(min(anchor, end))
        cursor.setPosition(min(at, end), cursor.MoveMode.KeepAnchor)
        widget.setTextCursor(cursor)
