"""Raising the window."""

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from nxwa_desktop.ui.widgets.notices import Notices
from nxwa_desktop.ui.window.raise_window import raise_window


class Page:
    """A window of the smallest size, the notices at its top and a composer below."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.notices = Notices()
        self.composer = QWidget()
        column = QVBoxLayout(self.window)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addWidget(self.composer, 1)
        self.window.resize(860, 560)
        self.window.show()
        qtbot.waitExposed(self.window)

    def texts(self) -> list[str]:
        return [notice.text for notice in self.notices.shown]

    def settle(self) -> None:
        for _ in range(6):
            QApplication.processEvents()


@pytest.fixture
def page(qtbot: QtBot, dressed: None) -> Page:
    return Page(qtbot)


def test_raising_shows_what_was_hidden_or_minimised(page: Page, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    page.window.showMinimized()
    raise_window(page.window)
    assert not page.window.isMinimized()
    qtbot.waitUntil(page.window.isActiveWindow)
    page.window.showMaximized()
    page.window.hide()
    raise_window(page.window)
    assert page.window.isVisible()
    assert page.window.isMaximized(), "as it was"


def test_the_desktops_permission_is_there_for_qt_and_for_nobody_after(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    import ctypes

    getenv = ctypes.CDLL(None).getenv
    getenv.restype = ctypes.c_char_p
    seen: list[bytes | None] = []
    monkeypatch.setattr(
        type(page.window), "activateWindow", lambda _: seen.append(getenv(b"XDG_ACTIVATION_TOKEN")), raising=False
    )
    raise_window(page.window, "token-17")
    raise_window(page.window)
    assert seen == [b"token-17", None]
    assert getenv(b"XDG_ACTIVATION_TOKEN") is None
