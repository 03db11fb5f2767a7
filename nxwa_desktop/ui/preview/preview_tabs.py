"""The right side of the compose page: message, JSON and request."""

import enum
import functools
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.recipient import normalise
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.earlier_messages import EarlierMessages
from nxwa_desktop.services.last_send import LastSend
from nxwa_desktop.services.templates import TemplateService
from nxwa_desktop.ui.i18n.plain_text import plain_line, tip_text
from nxwa_desktop.ui.widgets.announcing import announce
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind, set_kind
from nxwa_desktop.ui.widgets.icons import IconButton, IconTinter
from nxwa_desktop.ui.widgets.layouts import GAP, flat
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.note import Note
from nxwa_desktop.ui.widgets.palette import colours_of
from nxwa_desktop.ui.widgets.segmented_control import SegmentedControl

if TYPE_CHECKING:  # made when they are first seen
    from PySide6.QtGui import QImage

    from nxwa_desktop.ui.preview.chat_head import ChatHead
    from nxwa_desktop.ui.preview.json_preview import JsonPreview
    from nxwa_desktop.ui.preview.message_preview import MessagePreview
    from nxwa_desktop.ui.preview.request_preview import RequestPreview

_CONFIRMED_MS = 2_000
"""For how long a button says that it has copied."""


class PreviewPage(enum.IntEnum):
    """The pages of the tabs, in their order."""

    MESSAGE = 0
    JSON = 1
    REQUEST = 2


class PreviewTabs(QWidget):
    """The pages, the choice between them, and a button that copies what is shown.

    `copy_json_wanted()`, `copy_curl_wanted()`, `curl_options_wanted()`. `history_wanted(str)`: of this recipient.
    `page_shown(int)`: another page is shown.
    """

    copy_json_wanted = Signal()
    copy_curl_wanted = Signal()
    curl_options_wanted = Signal()
    history_wanted = Signal(str)
    page_shown = Signal(int)

    def __init__(
        self,
        composer: Composer,
        last_send: LastSend | None = None,
        earlier: EarlierMessages | None = None,
        templates: TemplateService | None = None,
        parent: QWidget | None = None,
        *,
        waits: bool = False,
    ) -> None:
        """`waits`: the bubble is built by `steps`, else after the first paint."""
        super().__init__(parent)
        self._composer = composer
        self._last_send, self._earlier, self._templates = last_send, earlier, templates
        self._account: Account | None = None
        self._message_page = _PreviewPlaceholder(waits=waits)
        self._json_page = QWidget()
        self._request_page = QWidget()
        self._pages = QStackedWidget()
        self.segments = SegmentedControl(
            self.tr("Preview"), (self.tr("Messa&ge"), self.tr("&JSON"), self.tr("Re&quest"))
        )
        self.note = Note(live=True)
        self.wording_note = Note(live=True)
        """Says that the preview's wording is not the one of the chosen language."""
        self.copy_text = _CopyButton(self.tr("Copy the message's text"))
        self.copy_json = _CopyButton(self.tr("Copy the body exactly as it goes out"))
        self.copy_curl = _CopyButton(self.tr("Copy the request as a command line, without its signature"))
        self.curl_options = IconButton("chevron", self.tr("More ways to copy the request"))
        self.copy_text.clicked.connect(self._copy_text)
        self.copy_json.clicked.connect(self.copy_json_wanted)
        self.copy_json.clicked.connect(self.copy_json.confirm)
        self.copy_curl.clicked.connect(self.copy_curl_wanted)
        self.curl_options.clicked.connect(self.curl_options_wanted)
        self._arrange()

    def show_account(self, account: Account | None) -> None:
        """Update the pages that show the account."""
        self._account = account
        if is_built(self, "head"):
            self.head.show_account(account)
        if is_built(self, "json"):
            self.json.show_account(account)
        if is_built(self, "request"):
            self.request.show_account(account)
        self.copy_curl.setEnabled(account is not None)
        self.curl_options.setEnabled(account is not None)

    @functools.cached_property
    def head(self) -> "ChatHead":
        """The head of the chat, built with it."""
        from nxwa_desktop.ui.preview.chat_head import ChatHead

        head = ChatHead()
        head.show_account(self._account)
        return head

    @functools.cached_property
    def message(self) -> "MessagePreview":
        """The message's page, built after the first paint."""
        from nxwa_desktop.ui.preview.message_preview import MessagePreview

        page = MessagePreview(self._composer, self._last_send, self._earlier, self._templates)
        page.earlier.all_wanted.connect(self._open_history)
        _fill(self._message_page, self.head, self.wording_note, page)
        self.head.fit()
        self._composer.other_edited.connect(self._show_wording_language)
        self._composer.restructured.connect(self._show_wording_language)
        self._show_wording_language()
        return page

    @functools.cached_property
    def json(self) -> "JsonPreview":
        """The JSON page, built when it is first shown."""
        from nxwa_desktop.ui.preview.json_preview import JsonPreview

        page = JsonPreview(self._composer)
        page.show_account(self._account)
        _fill(self._json_page, page)
        return page

    @functools.cached_property
    def request(self) -> "RequestPreview":
        """The request's page, built when it is first shown."""
        from nxwa_desktop.ui.preview.request_preview import RequestPreview

        page = RequestPreview(self._composer)
        page.show_account(self._account)
        _fill(self._request_page, page)
        return page

    def show_image(self, pixels: "QImage | None", note: str) -> None:
        """Show the image of the header's link in the bubble; None: only the note."""
        self.message.show_image(pixels, note)

    @property
    def steps(self) -> tuple[Callable[[], object], ...]:
        """The steps that build the bubble of a preview that `waits`, of some 20 ms each."""
        return (_import_items, _import_page, lambda: self.head, self._message_page.stop_waiting)

    def show_page(self, page: PreviewPage) -> None:
        """Show a page."""
        if page != self.page:
            self.segments.show_choice(page)
            self._page_changed(page)

    @property
    def page(self) -> PreviewPage:
        """The page that is shown."""
        return PreviewPage(self._pages.currentIndex())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """No more width than needed: the form has more to show."""
        return QSize(self.minimumSizeHint().width(), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Hide the buttons' words where the segments need the width, and the head where the chat needs the height."""
        super().resizeEvent(event)
        if self.bar.isAncestorOf(self.copying):
            self.fit_copying(self.width() - self.segments.sizeHint().width() - 5 * GAP)
        if is_built(self, "head"):
            self.head.fit()

    def fit_copying(self, room: int) -> None:
        """Show the words of the buttons that copy where `room` is wide enough, in pixels."""
        for button in (self.copy_text, self.copy_json, self.copy_curl):
            button.show_words(button.full_width + (4 * GAP if button is self.copy_curl else 0) <= room)

    def lend_copying(self, row: QHBoxLayout | None, place: int = 0) -> None:
        """Move the buttons that copy into another row, which takes the place of the bar; None brings them back."""
        self.bar.setVisible(row is None)
        if row is None:
            self._bar_row.addWidget(self.copying)
        else:
            row.insertWidget(place, self.copying)

    def _arrange(self) -> None:
        self._message_page.painted.connect(self._build_message)
        for page in (self._message_page, self._json_page, self._request_page):
            self._pages.addWidget(page)
        self.segments.chosen.connect(self._page_changed)
        self.bar = _Bar()
        self._bar_row = row = QHBoxLayout(self.bar)
        row.setContentsMargins(2 * GAP, GAP + 1, 2 * GAP, GAP + 1)
        row.setSpacing(0)
        self.segments.setMinimumWidth(self.segments.sizeHint().width())
        row.addWidget(self.segments)
        row.addStretch(1)
        self.copying = QWidget()
        buttons = QHBoxLayout(self.copying)
        flat(buttons, gap=0)
        for button in (self.copy_text, self.copy_json, self.copy_curl, self.curl_options):
            buttons.addWidget(button)
        row.addWidget(self.copying)
        self._page_changed(PreviewPage.MESSAGE)
        for note in (self.note, self.wording_note):
            note.setContentsMargins(2 * GAP, GAP, 2 * GAP, GAP)
        column = QVBoxLayout(self)
        flat(column, gap=0)
        column.addWidget(self.bar)
        column.addWidget(self._pages, 1)
        column.addWidget(self.note)

    def _build_message(self) -> None:
        _ = self.message  # its layout shows it in the next turn of the event loop

    def _show_wording_language(self) -> None:
        message = self._composer.message
        text = ""
        if message.wording_language_differs:
            unknown = self.tr("no language")
            told = self.tr("This wording is the one of {0}. What goes out in {1} may read otherwise.")
            languages = (plain_line(each) or unknown for each in (message.wording_language, message.language))
            text = told.format(*languages)
        if text != self.wording_note.text:
            self.wording_note.show_text(text, drawing="warning", role="warn")

    def _page_changed(self, number: int) -> None:
        self._pages.setCurrentIndex(number)
        self.copy_text.setVisible(number == PreviewPage.MESSAGE)
        self.copy_json.setVisible(number == PreviewPage.JSON)
        self.copy_curl.setVisible(number == PreviewPage.REQUEST)
        self.curl_options.setVisible(number == PreviewPage.REQUEST)
        match number:
            case PreviewPage.JSON:
                self.json.show()
            case PreviewPage.REQUEST:
                self.request.show()
        self.note.show_text("")
        self.page_shown.emit(number)

    def _open_history(self) -> None:
        self.history_wanted.emit(normalise(self._composer.message.recipient))

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self.message.bubble.text)
        self.copy_text.confirm()


class _CopyButton(QPushButton):
    """A quiet button that says for a moment that it has copied."""

    def __init__(self, explanation: str) -> None:
        super().__init__(self.tr("Copy"))
        set_kind(self, ButtonKind.QUIET)
        self.setAccessibleName(explanation)
        self.setToolTip(tip_text(explanation))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        IconTinter(self, "copy")
        self._words_shown = True
        self._soon = QTimer(self, singleShot=True, interval=_CONFIRMED_MS)
        self._soon.timeout.connect(self._show_text)

    @property
    def full_width(self) -> int:
        """The width with words, in pixels."""
        return self.fontMetrics().horizontalAdvance(self.tr("Copied")) + self.iconSize().width() + 4 * GAP

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The icon alone."""
        return QSize(self.iconSize().width() + 2 * GAP, super().minimumSizeHint().height())

    def show_words(self, shown: bool) -> None:
        """Show words beside the icon, or the icon alone."""
        self._words_shown = shown
        self._show_text()

    def confirm(self) -> None:
        """Say that it is copied."""
        announce(self, self.tr("Copied"))
        self._soon.start()
        self._show_text()

    def _show_text(self) -> None:
        text = self.tr("Copied") if self._soon.isActive() else self.tr("Copy")
        self.setText(text if self._words_shown else "")


class _Bar(QWidget):
    """The bar above the pages, with a line below."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the ground and the line."""
        colours = colours_of(self.palette())
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(colours.window))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(colours.line))


class _PreviewPlaceholder(QWidget):
    """A placeholder for the bubble. `painted()`: emitted once, after the first paint; where it waits, not before
    `stop_waiting`.
    """

    painted = Signal()

    def __init__(self, *, waits: bool) -> None:
        super().__init__()
        self._waits = waits
        self._painted = False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Fill with the bubble's background."""
        QPainter(self).fillRect(event.rect(), QColor(colours_of(self.palette()).chat))
        if not self._painted:
            self._painted = True
            if not self._waits:
                QTimer.singleShot(0, self, self.painted.emit)

    def stop_waiting(self) -> None:
        """Emit `painted` now if the placeholder was painted, else once it is."""
        if self._waits and self._painted:
            self.painted.emit()
        self._waits = False


def _fill(place: QWidget, *pages: QWidget) -> None:
    flat(column := QVBoxLayout(place), gap=0)
    for page in pages:
        column.addWidget(page)


def _import_items() -> None:
    from nxwa_desktop.ui.preview import chat_items  # noqa: F401


def _import_page() -> None:
    from nxwa_desktop.ui.preview import message_preview  # noqa: F401
