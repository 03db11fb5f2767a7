"""A preview of the HTTP request: URL, headers and signed text."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QGridLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.look_alike_hosts import shown_url
from nxwa_desktop.protocol.request_body import encode_body
from nxwa_desktop.protocol.signing import METHOD, headers, masked_string_to_sign
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.json_preview_lines import abridged
from nxwa_desktop.system.sequence_diff import common_ends
from nxwa_desktop.system.unicode_text import utf16_length
from nxwa_desktop.ui.widgets.fonts import CAPTION, ScaledFont, bold_font
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.layouts import GAP
from nxwa_desktop.ui.widgets.reading_pane import ReadingPane

HEADERS = ("accessKey", "ts", "bizType", "action", "sign", "Content-Type", "algorithm")

FEWEST_CHARACTERS = 42
"""The text a line has to hold for a header's name and value side by side."""


class RequestPreview(ReadingPane):
    """A read-only view of the request, updated while it is visible."""

    def __init__(self, composer: Composer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composer = composer
        self._account: Account | None = None
        # A burst of keys draws once: this text is not the one people watch while they type.
        self._redraw = QTimer(self)
        self._redraw.setSingleShot(True)
        self._redraw.setInterval(0)
        self._redraw.timeout.connect(self._draw)
        self._target = plain_label(selectable=True, wrap=True)
        self._values: dict[str, QLabel] = {}
        self._names: dict[str, QLabel] = {}
        self._beside: bool | None = None
        self.signed_text = QPlainTextEdit()
        self._arrange()
        composer.edited.connect(self._stale)
        composer.restructured.connect(self._stale)

    def show_account(self, account: Account | None) -> None:
        """Update the URL and the account's headers."""
        self._account = account
        self._stale()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Update after changes made while hidden."""
        super().showEvent(event)
        self._draw()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for two lines."""
        return QSize(super().minimumSizeHint().width(), 2 * self.fontMetrics().height() + 2)

    def _arrange(self) -> None:
        ScaledFont(self._target, CAPTION, bold=False, fixed=True)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(2 * GAP, GAP + 4, 2 * GAP, GAP + 4)
        column.setSpacing(GAP)
        column.addWidget(self._target)
        column.addWidget(self._title(self.tr("Headers")))
        column.addLayout(self._build_headers())
        column.addWidget(self._title(self.tr("String that is signed")))
        column.addWidget(self.signed_text, 1)
        self.setWidget(page)
        self.setAccessibleName(self.tr("Request"))

    def _build_headers(self) -> QGridLayout:
        self.signed_text.setReadOnly(True)
        self.signed_text.setTabChangesFocus(True)
        ScaledFont(self.signed_text, CAPTION, bold=False, fixed=True)
        self.signed_text.setMinimumHeight(6 * self.fontMetrics().height())
        self.signed_text.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.signed_text.setAccessibleName(self.tr("String that is signed"))
        self._grid = grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GAP)
        grid.setVerticalSpacing(4)
        for name in HEADERS:
            self._names[name], self._values[name] = plain_label(name), plain_label(selectable=True, wrap=True)
            for label in (self._names[name], self._values[name]):
                ScaledFont(label, CAPTION, bold=False, fixed=True)
        self._place(beside=True)
        return grid

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the values below their names on a narrow page."""
        super().resizeEvent(event)
        needed = self._target.fontMetrics().averageCharWidth() * FEWEST_CHARACTERS
        self._place(beside=self.viewport().width() >= needed)

    def _place(self, *, beside: bool) -> None:
        if beside is self._beside:
            return
        self._beside = beside
        top = Qt.AlignmentFlag.AlignTop
        for line, name in enumerate(HEADERS):
            self._grid.addWidget(self._names[name], 2 * line, 0, top)
            self._grid.addWidget(self._values[name], 2 * line + (not beside), int(beside), top)
        self._grid.setColumnStretch(0, int(not beside))
        self._grid.setColumnStretch(1, int(beside))

    def _title(self, text: str) -> QLabel:
        label = plain_label(text)
        label.setFont(bold_font())
        label.setContentsMargins(0, GAP, 0, 0)
        return label

    def _replace(self, text: str) -> None:
        """Replace only the text that differs, to keep scroll position and selection."""
        old = self.signed_text.toPlainText()
        if text == old:
            return
        top, bottom = common_ends(old, text)
        cursor = QTextCursor(self.signed_text.document())
        # Qt counts UTF-16 code units.
        cursor.setPosition(utf16_length(old[:top]))
        cursor.setPosition(utf16_length(old[: len(old) - bottom]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text[top : len(text) - bottom])

    def _stale(self) -> None:
        if self.isVisible():
            self._redraw.start()

    def _draw(self) -> None:
        account = self._account
        if account is None:
            self._target.setText(self.tr("Choose an account to see the request."))
            shown: dict[str, str] = {}
            self.signed_text.clear()
        else:
            when = self.tr("taken when you press Send")
            self._target.setText(f"{METHOD} {shown_url(account.url)}")
            shown = dict(headers(account, ts=when, signature=self.tr("computed when you press Send")))
            body = encode_body(abridged(self._composer.message), account).decode()
            text = masked_string_to_sign(body, access_key=account.access_key, ts="…")
            self._replace(text)
        for name, label in self._values.items():
            label.setText(shown.get(name, ""))
            label.setVisible(name in shown)
            self._names[name].setVisible(name in shown)
