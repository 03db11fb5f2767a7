"""Starts the program on its display and uses it with keys and clicks."""

import time
from collections.abc import Callable
from functools import partial

import fixed_clock
from example_history import EARLIER, ExampleSend, write_sends
from example_messages import PICTURE, TEMPLATES, ExampleMessage
from fake_network import ACCOUNTS, SECRET, SUPPORT, FakeNetwork
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor, QGuiApplication, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from nxwa_desktop.app import App
from nxwa_desktop.protocol.message import Field, FieldKind
from nxwa_desktop.sending.send_report import SendReport
from nxwa_desktop.services.settings import Settings
from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.templates.saved_template import SavedTemplate
from nxwa_desktop.ui.preview.preview_tabs import PreviewPage

PATIENCE_S = 20
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class WindowUser:
    """A person who uses the program with keys and clicks."""

    def __init__(
        self, qt: QApplication, network: FakeNetwork, language: str, theme: str, size: tuple[int, int], percent: int
    ) -> None:
        """Start the program for the first time; `size` is the window's, `percent` the letters'."""
        self.qt = qt
        self.network = network
        paths = Paths.of_user()
        settings = Settings(paths.settings_file)
        settings.language, settings.theme, settings.font_percent = language, theme, percent
        settings.save()
        self.app = App(paths)
        self.window = self.app.window
        self.window.resize(*size)
        self.window.show()
        self.window.activateWindow()
        self.until(lambda: self.app.account_service.loaded and self.window.isActiveWindow())

    def begin(self) -> None:
        """Add accounts, their templates, and what the customer got before."""
        self.add_accounts()
        self.list_templates()
        self.remember(EARLIER)

    def begin_for_history(self) -> None:
        """Add accounts and their templates."""
        self.add_accounts()
        self.list_templates()

    def begin_without_secret(self) -> None:
        """Begin with a second account whose secret is not known."""
        self.add_accounts(secrets=1)
        self.list_templates()
        self.remember(EARLIER)

    def add_accounts(self, *, secrets: int = len(ACCOUNTS)) -> None:
        """Add the accounts, the first of them with their secrets, and choose the first."""
        for number, account in enumerate(ACCOUNTS):
            known = len(self.app.account_service.accounts)
            self.app.account_service.save(account, SECRET if number < secrets else None, for_session=True)
            self.until(partial(self._knows_more_than, known))
        self.app.account_service.choose(SUPPORT)
        self.until(self.window.form.recipient.edit.hasFocus)
        self.press(Qt.Key.Key_Escape)  # the notice of the account that was saved

    def list_templates(self) -> None:
        """Store the list of templates that NXCloud gave for each account five minutes ago."""
        at = round(fixed_clock.TODAY * 1000) - 300_000
        for account in ACCOUNTS:
            listed = [replace(each, id=f"{account.id} {each.id}", account_id=account.id) for each in TEMPLATES]
            self.app.storage.submit(partial(_take_list, account.id, listed, at)).result()
        self.app.services.templates.load()
        self.until(lambda: self.app.services.templates.templates)
        # When a list was read is asked for with each choice of an account.
        for account in (*ACCOUNTS[1:], SUPPORT):
            self.app.account_service.choose(account)
            self.rest(0.1)

    def remember(self, sends: tuple[ExampleSend, ...]) -> None:
        """Store earlier sends."""
        self.app.storage.submit(partial(write_sends, sends, ACCOUNTS)).result()
        self.app.services.unresolved.refresh(False)
        self.rest(0.1)

    def until(self, true: Callable[[], object], seconds: float = PATIENCE_S) -> None:
        ends = time.monotonic() + seconds
        while not true():
            if time.monotonic() > ends:
                raise SystemExit("waited in vain")
            self.rest(0.01)

    def rest(self, seconds: float = 0.3) -> None:
        """Process events for a while, and let other threads run in between."""
        ends = time.monotonic() + seconds
        while time.monotonic() < ends:
            self.qt.processEvents()
            time.sleep(0.002)

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """Press a key in the focused widget."""
        both = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            both |= modifier
        QTest.keyClick(self._target(), key, both)
        self.rest(0.02)

    def type(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(self._target(), letter)
        self.rest(0.02)

    def paste(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.press(Qt.Key.Key_V, CTRL)

    def click(self, widget: QWidget) -> None:
        """Click the middle of a widget, scrolled to; the widget on top there receives it."""
        around = widget.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(widget)
            around = around.parentWidget()
        self.rest(0.1)
        window = widget.window()
        point = widget.mapTo(window, widget.rect().center())
        handle = window.windowHandle()
        QTest.mouseMove(handle, point)
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
        self.rest(0.1)

    def send(self) -> SendReport:
        """Send with Ctrl+Enter and wait for the report."""
        self.until(lambda: not self.window.dock.ignores_clicks)
        reports: list[SendReport] = []
        self.app.sender.finished.connect(reports.append)
        self.press(Qt.Key.Key_Return, CTRL)
        self.until(lambda: reports)
        return reports[0]

    def write(self, words: ExampleMessage, recipient: str = "8613600009759") -> None:
        """Write a whole message as a person does."""
        form = self.window.form
        # The chooser prefers the language that the message has.
        self.app.composer.edit(Field(FieldKind.LANGUAGE), words.language)
        self.type(f"{recipient}\t{words.template}")
        self.until(lambda: form.template.chooser.search.text() == words.template)
        self.press(Qt.Key.Key_Return)
        self.until(lambda: self.app.composer.message.template_name == words.template)
        link = form.header.link
        assert link is not None
        self.click(link)
        self.type(PICTURE)
        self.fill(words.values)

    def fill(self, values: tuple[str, ...]) -> None:
        rows = self.window.form.body.rows
        self.click(rows[0].edit)
        for row, value in zip(rows, values, strict=True):
            self.until(row.edit.hasFocus)
            self.paste(value)
            self.press(Qt.Key.Key_Return)

    def check_picture(self) -> None:
        image = self.window.form.header.image
        assert image is not None
        self.click(image.button)
        self.until(lambda: self.app.services.images.state.fetched is not None)
        self.rest(0.5)

    def show_page(self, tab: PreviewPage) -> None:
        self.click(self.window.preview.segments.segments[tab])
        self.rest()

    def photograph(self, widget: QWidget) -> QPixmap:
        """Grab the widget's area from the X server's screen; the mouse rests on no control."""
        QCursor.setPos(widget.window().mapToGlobal(QPoint(4, 300)))  # the edge of the navigation
        self.rest(0.6)
        place = widget.window().geometry()
        return widget.screen().grabWindow(0, place.x(), place.y(), place.width(), place.height())

    def close(self) -> None:
        self.window.close()
        self.app.close()

    def _knows_more_than(self, accounts: int) -> bool:
        return len(self.app.account_service.accounts) > accounts

    def _target(self) -> QWidget:
        return self.qt.activePopupWidget() or self.qt.focusWidget() or self.window


def _take_list(account_id: str, listed: list[SavedTemplate], at: int, repositories: Repositories) -> object:
    return repositories.templates.take_list(account_id, listed, at, source="saas")
