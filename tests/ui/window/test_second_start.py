"""Raising the window."""

import os

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nxwa_desktop.ui.window.second_start import raise_window


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    return window


def test_raising_shows_what_was_hidden_or_minimised(
    window: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.showMinimized()
    raise_window(window)
    assert not window.isMinimized()
    qtbot.waitUntil(window.isActiveWindow)
    window.showMaximized()
    window.hide()
    raise_window(window)
    assert window.isVisible()
    assert window.isMaximized(), "as it was"


def test_the_desktops_permission_is_there_for_qt_and_for_nobody_after(
    window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    import ctypes

    getenv = ctypes.CDLL(None if os.name == "posix" else "ucrtbase").getenv  # as Qt's own library sees it
    getenv.restype = ctypes.c_char_p
    seen: list[bytes | None] = []
    monkeypatch.setattr(
        type(window), "activateWindow", lambda _: seen.append(getenv(b"XDG_ACTIVATION_TOKEN")), raising=False
    )
    raise_window(window, "token-17")
    raise_window(window)
    assert seen == [b"token-17", None]
    assert getenv(b"XDG_ACTIVATION_TOKEN") is None
