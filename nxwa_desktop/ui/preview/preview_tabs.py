"""The tabs on the right side of the window: message, JSON and request."""

import enum
import functools
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QToolButton, QVBoxLayout, QWidget

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.ui.i18n.plain_text import plain_line, tip_text
from nxwa_desktop.ui.widgets.icons import IconTinter
from nxwa_desktop.ui.widgets.layouts import GAP, flat, margins
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.note import Note
from nxwa_desktop.ui.widgets.palette import colours_of

if TYPE_CHECKING:  # made when they are first seen
    from nxwa_desktop.ui.preview.json_preview import JsonPreview
    from nxwa_desktop.ui.preview.message_preview import MessagePreview
    from nxwa_desktop.ui.preview.request_preview import RequestPreview


class PreviewPage(enum.IntEnum):
    """The pages of the tabs, in their order."""

    MESSAGE = 0
    JSON = 1
    REQUEST = 2


class PreviewTabs(QWidget):
    """The tabs with their copy buttons. `copy_json_wanted()`, `copy_curl_wanted()`."""

    copy_json_wanted = Signal()
    copy_curl_wanted = Signal()

    def __init__(self, composer: Composer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composer = composer
        self._account: Account | None = None
        self._message_page = _PreviewPlaceholder()
        self._json_page = QWidget()
        self._request_page = QWidget()
        self.tabs = QTabWidget()
        self.note = Note(live=True)
        self.wording_note = Note(live=True)
        """Says that the preview's wording is not the one of the chosen language."""
        self.copy_json = self._button(self.tr("Copy JSON"), self.tr("Copy the body exactly as it goes out"))
        self.copy_curl = self._button(
            self.tr("Copy as cURL"), self.tr("Copy the request as a command line, without its signature")
        )
        self.copy_json.clicked.connect(self.copy_json_wanted)
        self.copy_curl.clicked.connect(self.copy_curl_wanted)
        self._arrange()

    def show_account(self, account: Account | None) -> None:
        """Update the pages that show the account."""
        self._account = account
        if is_built(self, "json"):
            self.json.show_account(account)
        if is_built(self, "request"):
            self.request.show_account(account)
        self.copy_curl.setEnabled(account is not None)

    @functools.cached_property
    def message(self) -> "MessagePreview":
        """The message's page, built after the first paint."""
        from nxwa_desktop.ui.preview.message_preview import MessagePreview

        page = MessagePreview(self._composer)
        _fill(self._message_page, self.wording_note, page)
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

    def show_image(self, pixels: QImage | None, note: str) -> None:
        """Show the image of the header's link in the bubble; None: only the note."""
        self.message.show_image(pixels, note)

    def show_page(self, page: PreviewPage) -> None:
        """Show a page."""
        self.tabs.setCurrentIndex(page)

    @property
    def page(self) -> PreviewPage:
        """The page that is shown."""
        return PreviewPage(self.tabs.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Hide the buttons' text if the tabs need the width."""
        super().resizeEvent(event)
        buttons = (self.copy_json, self.copy_curl)
        words = max(button.fontMetrics().horizontalAdvance(button.text()) for button in buttons) + 3 * GAP
        room = self.width() - self.minimumSizeHint().width()
        style = Qt.ToolButtonStyle
        for button in buttons:
            # Beside the words, room for the arrow of one that has a menu.
            fits = words + 3 * GAP <= room
            button.setToolButtonStyle(style.ToolButtonTextBesideIcon if fits else style.ToolButtonIconOnly)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The width of all tabs and the buttons' icons."""
        side = self.copy_json.iconSize().width() + 3 * GAP
        return QSize(self.tabs.tabBar().sizeHint().width() + side, super().minimumSizeHint().height())

    def _arrange(self) -> None:
        self._message_page.painted.connect(self._show_message)
        for page in PreviewPage:
            self.tabs.insertTab(page, *self._tab(page))
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Preview"))
        self.tabs.setUsesScrollButtons(False)
        corner = QWidget()
        row = self._beside_tabs = QHBoxLayout(corner)
        flat(row, gap=0)
        row.addWidget(self.copy_json)
        row.addWidget(self.copy_curl)
        # As high with a button as without one: the pages do not jump.
        corner.setMinimumHeight(self.copy_json.sizeHint().height())
        self.tabs.setCornerWidget(corner)
        self.tabs.currentChanged.connect(self._page_changed)
        self._page_changed(PreviewPage.MESSAGE)
        for note in (self.note, self.wording_note):
            note.setContentsMargins(GAP, GAP // 2, GAP, GAP // 2)
        column = QVBoxLayout(self)
        flat(column, gap=0)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.note)

    def _tab(self, page: PreviewPage) -> tuple[QWidget, str]:
        match page:
            case PreviewPage.MESSAGE:
                return self._message_page, self.tr("Messa&ge")
            case PreviewPage.JSON:
                return self._json_page, self.tr("&JSON")
            case PreviewPage.REQUEST:
                return self._request_page, self.tr("Re&quest")

    def _show_message(self) -> None:
        self.message.show()
        self._composer.edited.connect(self._show_wording_language)
        self._composer.restructured.connect(self._show_wording_language)
        self._show_wording_language()

    def _show_wording_language(self) -> None:
        message = self._composer.message
        text = ""
        if message.wording_language_differs:
            unknown = self.tr("no language")
            told = self.tr("This wording is the one of {0}. What goes out in {1} may read otherwise.")
            languages = (plain_line(each) or unknown for each in (message.wording_language, message.language))
            text = told.format(*languages)
        self.wording_note.show_text(text, drawing="warning", role="warn")

    def _page_changed(self, number: int) -> None:
        self.copy_json.setVisible(number == PreviewPage.JSON)
        self.copy_curl.setVisible(number == PreviewPage.REQUEST)
        # The arrow of its menu stands clear of the window's edge; where there is nothing, the line below goes on.
        margins(self._beside_tabs, 0, 0, GAP // 2 if number == PreviewPage.REQUEST else 0, 0)
        match number:
            case PreviewPage.JSON:
                self.json.show()
            case PreviewPage.REQUEST:
                self.request.show()
        self.note.show_text("")

    def _button(self, text: str, explanation: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setToolTip(tip_text(explanation))
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        IconTinter(button, "copy")
        return button


class _PreviewPlaceholder(QWidget):
    """A placeholder for the bubble until after the first paint. `painted()`: emitted once."""

    painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.painted)
        self._painted = False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Fill with the bubble's background."""
        QPainter(self).fillRect(event.rect(), QColor(colours_of(self.palette()).chat))
        if not self._painted:
            self._painted = True
            self._soon.start()


def _fill(place: QWidget, *pages: QWidget) -> None:
    flat(column := QVBoxLayout(place), gap=0)
    for page in pages:
        column.addWidget(page)
