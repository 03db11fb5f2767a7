"""Notices below the head of a page: one at a time, the gravest and newest first."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from nxwa_desktop.ui.i18n.plain_text import tip_text
from nxwa_desktop.ui.widgets.announcing import announce
from nxwa_desktop.ui.widgets.boxes import paint_box
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind, set_kind
from nxwa_desktop.ui.widgets.fonts import CAPTION, ScaledFont
from nxwa_desktop.ui.widgets.icons import IconButton, IconLabel
from nxwa_desktop.ui.widgets.labels import breakable, plain_label
from nxwa_desktop.ui.widgets.layouts import GAP, flat, margins
from nxwa_desktop.ui.widgets.palette import colours_of
from nxwa_desktop.ui.widgets.reading_pane import ReadingPane

START, END, BELOW = 20, 16, 8
"""Margins of the notice, in pixels."""
MOST_OF_WINDOW = 0.33
"""Of the window's height; with large letters a notice scrolls."""
LONGEST_WORD = 24
"""Characters after which a line may end within a word: a path is one word."""
WIDEST_TEXT = 0.6
"""Of the notice's width that the text keeps at least while the buttons stand beside it."""

PROBLEM, WARNING, NOTE = "problem", "warning", "note"
"""The gravity of a notice: something fails; something is to be looked at; something is good to know."""

_GRAVITY = (PROBLEM, WARNING, NOTE)
_LOOKS = {
    PROBLEM: ("problem", "bad", "bad_soft"),
    WARNING: ("warning", "warn", "warn_soft"),
    NOTE: ("info", "accent_text", "note_soft"),
}
"""Drawing, colour and surface of each role."""

CLOCK, DRAFTS, RESTORED, REPLACED = "clock", "drafts", "restored", "replaced"
UNWRITTEN = "unwritten"
DATA_FILE = "data_file"
"""Keys of the notices that this program has."""

Action = tuple[str, Callable[[], object]]


class Notice(QWidget):
    """A notice: one sentence, at most two action buttons and a close button. `closed(key)`."""

    closed = Signal(str)

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.role = NOTE
        self._icon = IconLabel()
        self._label = plain_label(wrap=True)
        # The text gives way; else one long word would widen the whole window.
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        ScaledFont(self._label, CAPTION, bold=False)
        self.buttons = [set_kind(QPushButton(), ButtonKind.SECONDARY, small=True) for _ in range(2)]
        self._actions: list[Callable[[], object]] = []
        self.close_button = IconButton("close", self.tr("Close this notice"))
        self.close_button.clicked.connect(lambda: self.closed.emit(key))
        for number, button in enumerate(self.buttons):
            button.clicked.connect(lambda _=False, which=number: self._actions[which]())
        self._text = ""
        self._arrange()

    @property
    def text(self) -> str:
        """The text that is shown."""
        return self._text

    def fill(self, text: str, role: str, drawing: str, actions: Sequence[Action], *, closable: bool) -> None:
        """Set text and actions."""
        self.role = role
        usual, colour, _ = _LOOKS[role]
        self._icon.show_icon(drawing or usual, colour)
        self.update()
        self._text = text
        self._label.setText(breakable(text, LONGEST_WORD))
        self._label.setAccessibleName(text)
        self.setAccessibleName(text)
        self._actions = [call for _, call in actions]
        for button, (words, _) in zip(self.buttons, actions, strict=False):
            button.setText(words)
        for number, button in enumerate(self.buttons):
            button.setVisible(number < len(actions))
        self.close_button.setVisible(closable)
        self.fit(self.width())

    def fit(self, width: int) -> None:
        """Put the buttons beside the text, or below it if the text would be too narrow."""
        wide = sum(button.sizeHint().width() + GAP for button in self.buttons if not button.isHidden())
        needed = self._label.fontMetrics().horizontalAdvance(self._text)
        room = width - 6 * GAP - self._icon.sizeHint().width() - self.close_button.sizeHint().width() - wide
        beside = room >= min(needed, round(width * WIDEST_TEXT))
        row, column = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._middle.setDirection(row if beside else column)
        # Below the text they stand one below the other where they are too wide for one line.
        self._offers.setDirection(row if beside or room + GAP >= 0 else column)

    def _arrange(self) -> None:
        self._offers = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        flat(self._offers)
        for button in self.buttons:
            self._offers.addWidget(button)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        flat(self._middle)
        self._middle.addWidget(self._label, 1)
        self._middle.addLayout(self._offers)
        self._middle.setAlignment(self._offers, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        margins(row, 10, 2, 4, 2)
        row.setSpacing(GAP)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(self._middle, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignVCenter)
        # With and without buttons a notice is as high.
        self.setMinimumHeight(self.buttons[0].sizeHint().height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the rounded surface."""
        ground = getattr(colours_of(self.palette()), _LOOKS[self.role][2])
        paint_box(QPainter(self), self.rect(), ground, "")


class Notices(QWidget):
    """The notices of a window, one shown at a time on every page; hidden while there is none.

    A notice is identified by its key, and replaced in place. The others are one click away.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notices: dict[str, Notice] = {}
        self._closed: dict[str, str] = {}
        self._of_message: set[str] = set()
        self._shows_message = True
        self._turn = 0
        self._column = QVBoxLayout()
        self._page = QWidget()
        self._page.setLayout(self._column)
        self._scroll = ReadingPane()
        self._scroll.setAccessibleName(self.tr("Notices"))
        self.next = set_kind(QPushButton(), ButtonKind.QUIET, small=True)
        self.next.setToolTip(tip_text(self.tr("Show the next notice")))
        self.next.clicked.connect(self._show_next)
        self._arrange()
        self.hide()

    @property
    def shown(self) -> tuple[Notice, ...]:
        """The visible notice, if there is one."""
        order = self._in_order()
        return (order[self._turn % len(order)],) if order else ()

    @property
    def texts(self) -> list[str]:
        """The texts of all notices, the first to be shown first."""
        return [notice.text for notice in self._in_order()]

    def notice(self, key: str) -> Notice | None:
        """The notice of this key, whether it is shown or waits."""
        return self._notices.get(key)

    @property
    def closed(self) -> frozenset[str]:
        """The keys of notices that were closed and have not changed since."""
        return frozenset(self._closed)

    def close_notice(self, key: str) -> None:
        """Close a notice as its close button does."""
        if key in self._notices:
            self._close(key)

    def close_shown(self) -> bool:
        """Close the visible notice as its close button does; False where it stays until its cause is gone."""
        for key, notice in tuple(self._notices.items()):
            if notice in self.shown and not notice.close_button.isHidden():
                self._close(key)
                return True
        return False

    def show_message_notices(self, shown: bool) -> None:
        """Show what belongs to the message, or keep it until its page is back."""
        if shown != self._shows_message:
            self._shows_message = shown
            self._turn = 0
            self._rebuild()

    def show_notice(
        self,
        key: str,
        text: str,
        role: str = NOTE,
        actions: Sequence[Action] = (),
        *,
        closable: bool = True,
        drawing: str = "",
        of_message: bool = False,
    ) -> None:
        """Show `text`, one or two sentences, with at most two `actions`: label and callback.

        A closed notice stays closed for the same text, until `hide_notice`. `of_message`: it belongs to the message,
        and is shown on its page alone.
        """
        (self._of_message.add if of_message else self._of_message.discard)(key)
        if self._closed.get(key) == text:
            return
        self._closed.pop(key, None)
        notice = self._notices.get(key)
        is_news = notice is None or notice.text != text
        if notice is None:
            notice = Notice(key)
            notice.closed.connect(self._close)
            self._column.addWidget(notice)
        if is_news:
            self._turn = 0
            self._notices.pop(key, None)  # the newest stands last
        self._notices[key] = notice
        notice.fill(text, role, drawing, actions, closable=closable)
        self._rebuild()
        if is_news:
            announce(self, text)

    def hide_notice(self, key: str) -> None:
        """Hide a notice that is no longer true."""
        self._closed.pop(key, None)
        self._remove(key)

    def show_clock(self, text: str) -> None:
        """Show that the clock is wrong."""
        self.show_notice(CLOCK, text, NOTE)

    def show_unsaved(self, text: str) -> None:
        """Show that typed text cannot be saved; `hide_notice(DRAFTS)` once it can."""
        self.show_notice(DRAFTS, text, PROBLEM, closable=False)

    def show_unwritten(self, text: str) -> None:
        """Show that an outcome cannot be stored; `hide_notice(UNWRITTEN)` once it does."""
        self.show_notice(UNWRITTEN, text, PROBLEM, closable=False)

    def show_data_file(self, text: str, choices: Sequence[Action]) -> None:
        """Show that the data file was changed; `hide_notice(DATA_FILE)` once work goes on."""
        self.show_notice(DATA_FILE, text, PROBLEM, choices, closable=False)

    def show_restored(self, text: str, old_file: Path) -> None:
        """Show that a damaged database was replaced by a backup."""
        folder = QUrl.fromLocalFile(str(old_file.parent))
        offer = (self.tr("Show the old file"), lambda: QDesktopServices.openUrl(folder))
        self.show_notice(RESTORED, text, WARNING, [offer])

    def show_replaced(self) -> None:
        """Show that the installed program has changed; `hide_notice(REPLACED)` once it is this one again."""
        text = self.tr("This program was updated or removed. Close it and start it again; what you typed is kept.")
        self.show_notice(REPLACED, text, WARNING)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Re-layout on a resize."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A minimal width: the text wraps."""
        return QSize(0, super().minimumSizeHint().height())

    def _arrange(self) -> None:
        flat(self._column, gap=0)
        self._scroll.setWidget(self._page)
        self._scroll.widened.connect(self._fit)
        row = QHBoxLayout(self)
        margins(row, START, 0, END, BELOW)
        row.setSpacing(4)
        row.addWidget(self._scroll, 1)
        row.addWidget(self.next, 0, Qt.AlignmentFlag.AlignVCenter)

    def _close(self, key: str) -> None:
        self._closed[key] = self._notices[key].text
        self._remove(key)

    def _remove(self, key: str) -> None:
        notice = self._notices.pop(key, None)
        if notice is not None:
            notice.hide()
            self._column.removeWidget(notice)
            notice.deleteLater()
            self._turn = 0
            self._rebuild()

    def _in_order(self) -> tuple[Notice, ...]:
        keys = (key for key in reversed(self._notices) if self._shows_message or key not in self._of_message)
        newest_first = (self._notices[key] for key in keys)
        return tuple(sorted(newest_first, key=lambda notice: _GRAVITY.index(notice.role)))

    def _show_next(self) -> None:
        self._turn = (self._turn + 1) % len(self._in_order())
        self._rebuild()
        announce(self, self.shown[0].text)

    def _rebuild(self) -> None:
        for notice in self._notices.values():
            notice.setVisible(notice in self.shown)
        count = len(self._in_order())
        self.next.setText(self.tr("{0} of {1}").format(self._turn + 1, count))
        self.next.setAccessibleName(self.tr("Notice {0} of {1}, show the next").format(self._turn + 1, count))
        self.next.setVisible(count > 1)
        self.setVisible(count > 0)
        self._fit()

    def _fit(self) -> None:
        """Set the height to the text's, up to a limit."""
        self._scroll.fit_height(self._height_for, max(4 * GAP, round(self.window().height() * MOST_OF_WINDOW)))

    def _height_for(self, room: int) -> int:
        for notice in self.shown:
            notice.fit(room)
        return max(0, self._column.totalHeightForWidth(room))  # an empty column knows no height
