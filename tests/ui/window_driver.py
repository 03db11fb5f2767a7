"""Driver of a real window for tests: input, waiting, and access to its services."""

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QGuiApplication, QInputMethodEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from nxwa_desktop.app import App
from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.hosts import is_intranet
from nxwa_desktop.protocol.message import Field, FieldKind, ImageHeader, Message
from nxwa_desktop.protocol.recipient import load_numbering_plans
from nxwa_desktop.protocol.signature_algorithms import Algorithm
from nxwa_desktop.sandbox.server import ReceivedRequest
from nxwa_desktop.sending.send_report import SendReport
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.ui.result.result_content import ResultAction
from nxwa_desktop.ui.result.send_question import SendQuestion
from nxwa_desktop.ui.widgets.question import Question
from nxwa_desktop.ui.window.central_widget import USUAL
from nxwa_desktop.ui.window.main_window import MainWindow
from tests.support.accounts import make_account
from tests.support.layout_walk import cramped

W = TypeVar("W", bound=QWidget)
load_numbering_plans()  # else the first window of each process shows numbers plain for a while

GOOD = Message(
    "+86 136 0000 9759", "order_update", "en_US", ImageHeader("https://example.com/parcel.png"), ("David", "China")
)
RECIPIENT = Field(FieldKind.RECIPIENT)
TEMPLATE = Field(FieldKind.TEMPLATE_NAME)
LANGUAGE = Field(FieldKind.LANGUAGE)
SECRET = "a-secret-that-nobody-shows"


def number_ending_in(digits: str) -> str:
    """A number that can exist and orders an answer from the sandbox."""
    return f"+86 136 000{digits}"


def account(name: str = "Support", *, endpoint: str = "global", algorithm: Algorithm = Algorithm.MD5) -> Account:
    return make_account(id=f"id-{name}", name=name, endpoint=endpoint, algorithm=algorithm)


def _but_here(host: str) -> bool:
    """The pictures of these tests are fetched from this computer."""
    return host != "127.0.0.1" and is_intranet(host)


class WindowDriver:
    """One window with its services, in a folder of its own."""

    def __init__(self, qtbot: QtBot, folder: Path, *, sandbox: bool, completes: bool = True) -> None:
        """`completes`: once the accounts are read, as a rule; False: when the program does so."""
        self.qtbot = qtbot
        self.paths = Paths.below(folder)
        self._seen: list[ReceivedRequest] = []
        self.app = App(self.paths, sandbox=sandbox, is_private=_but_here, on_request=self._seen.append)
        self._closed = False
        settled: list[bool] = []
        self._settled = settled
        self.window.settled.connect(lambda: settled.append(True))
        if not self.app.settings.geometry:
            self.window.resize(USUAL)  # whatever the screen has room for: the one that is none has little
        with qtbot.waitSignal(self.window.painted, timeout=15_000):
            self.window.show()
        if completes:
            with contextlib.suppress(qtbot.TimeoutError):
                qtbot.waitUntil(lambda: self.app.account_service.loaded, timeout=2_000)
            self.window.complete()
        self.window.activateWindow()

    @property
    def window(self) -> MainWindow:
        return self.app.window

    def use_language(self, code: str) -> None:
        """Choose a language as the settings do, and wait for the window that speaks it."""
        with self.qtbot.waitSignal(self.app.window_manager.replaced, timeout=15_000):
            self.app.settings.language = code
        self.settle()

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            with contextlib.suppress(RuntimeError):
                self.window.hide()
            self.app.close()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def request_values(self) -> dict[str, str]:
        """Turn to the request; what it shows, by name."""
        self.key(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        self.settle()
        page = self.window.preview.request
        assert page.isVisible()
        return {name: label.text() for name, label in page._values.items() if label.isVisible()}

    def until(self, true: Callable[[], object], timeout: int = 15_000) -> None:
        def check() -> bool:
            return bool(true())

        self.qtbot.waitUntil(check, timeout=timeout)

    def wait_until_settled(self) -> None:
        """Wait until all is built that the first picture and the draft did without."""
        self.until(lambda: bool(self._settled))

    def wait_for_bubble(self) -> None:
        """Wait until the bubble is built, unless something else is shown."""
        preview = self.window.preview
        self.until(lambda: not preview.isVisible() or preview.message.isVisible())

    def cramped(self, top: QWidget) -> list[str]:
        """What has too little room in `top`, and goes on having it: earlier messages may arrive meanwhile."""
        with contextlib.suppress(self.qtbot.TimeoutError):
            self.until(lambda: not cramped(top), timeout=2_000)
        return cramped(top)

    def settle(self) -> None:
        """Let everything that is queued happen."""
        for _ in range(5):
            QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def load(self, message: Message = GOOD) -> None:
        self.app.composer.load(message)
        self.settle()

    def keep(self, *accounts: Account, secret: str = SECRET) -> None:
        """Store accounts, their secrets for this session, and choose the last one unless this is the sandbox."""
        account_service = self.app.account_service
        for each in accounts:
            with self.qtbot.waitSignal(account_service.saved, timeout=15_000) as saved:
                account_service.save(each, secret, for_session=True)
            if not account_service.in_sandbox:
                account_service.choose(saved.args[0])

    @property
    def message(self) -> Message:
        return self.app.composer.message

    def wait_until_under_way(self) -> None:
        """Wait until a message has reached the sandbox, and the window shows that it was sent."""
        self.until(lambda: self.sent and self.window.cancel_action.isEnabled())

    @property
    def sent(self) -> list[bytes]:
        """Bodies the sandbox has seen."""
        return [seen.body for seen in self._seen]

    @property
    def json(self) -> str:
        return self.window.preview.json.toPlainText()

    def finished(self, start: Callable[[], object]) -> SendReport:
        """What the send that `start` begins ends with."""
        with self.qtbot.waitSignal(self.app.sender.finished, timeout=20_000) as signal:
            start()
        assert signal.args is not None
        report: SendReport = signal.args[0]
        return report

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where keys go now."""
        target = QApplication.activePopupWidget() or QApplication.focusWidget() or self.window
        QTest.keyClick(target, key, modifiers)
        self.settle()

    def write(self, text: str) -> None:
        for char in text:
            target = QApplication.activePopupWidget() or QApplication.focusWidget()
            assert target is not None
            if char.isascii():
                QTest.keyClicks(target, char)
            else:
                composed = QInputMethodEvent()
                composed.setCommitString(char)
                focused = QApplication.focusWidget()
                assert focused is not None
                QApplication.sendEvent(focused, composed)

    def focus(self, widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self.settle()
        assert widget.hasFocus(), f"{widget} has no focus, {QApplication.focusWidget()} has"

    def click_at(self, widget: QWidget, where: QPoint | None = None) -> None:
        """Click where the widget is, as the mouse does: whatever lies there gets it."""
        handle = self.window.windowHandle()
        point = widget.mapTo(self.window, where or widget.rect().center())
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)

    def dialog(self, kind: type[W]) -> W:
        """The open dialog of that kind."""
        found: list[W] = []

        def look() -> bool:
            found[:] = [each for each in self.window.findChildren(kind) if each.isVisible()]
            return bool(found)

        self.until(look)
        return found[0]

    def question(self) -> Question:
        return self.dialog(Question)

    def send_question(self) -> SendQuestion:
        """The question before a send, once it is there."""
        self.until(lambda: self.window.sending.question is not None)
        question = self.window.sending.question
        assert question is not None
        return question

    def end_send(self, report: SendReport) -> None:
        """Let a send of the composed message end with this report; nothing is sent."""
        account = self.app.account_service.chosen
        assert account is not None
        self.app.sender._sent_last = (self.message, account)
        self.app.sender.started.emit()
        self.app.sender.finished.emit(report)
        self.settle()

    def offer(self, action: ResultAction) -> QPushButton | None:
        """The button of the result for this action, where it can be seen."""
        button = self.window.result.buttons.button(action)
        return button if button is not None and button.isVisible() else None

    def take(self, action: ResultAction) -> None:
        """Press what the result offers, as a button or in its menu."""
        buttons = self.window.result.buttons
        if (button := self.offer(action)) is not None:
            button.click()
        else:
            entry(buttons.menu, buttons.words(action)).trigger()


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def visible_texts(top: QWidget) -> list[str]:
    """The texts of the labels and buttons of a widget that can be seen, without mnemonics and possible line ends."""
    parts = [each for each in top.findChildren(QWidget) if isinstance(each, QLabel | QAbstractButton)]
    shown = [each.text() for each in parts if each.isVisible()]
    read = [text.replace("\u200b", "") for text in shown if text]  # where a line may end within a word
    return [text.replace("&&", "\0").replace("&", "").replace("\0", "&") for text in read]


def button(top: QWidget, text: str) -> QAbstractButton:
    """The visible button of a widget whose text, or accessible name where it has none, begins so."""
    found = [each for each in top.findChildren(QAbstractButton) if each.isVisible()]
    return next(each for each in found if (each.text() or each.accessibleName()).startswith(text))


def entry(menu: QMenu, text: str) -> QAction:
    """The entry of a menu whose text, without its mnemonic, begins so."""
    menu.aboutToShow.emit()
    return next(action for action in menu.actions() if action.text().replace("&", "").startswith(text))


def entries(menu: QMenu) -> list[str]:
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def wheel_down(widget: QWidget) -> None:
    """Turn the wheel one notch over a widget."""
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(widget.mapToGlobal(QPoint(5, 5))),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, wheel)
