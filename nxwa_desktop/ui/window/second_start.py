"""The window's answer to a second start of the program: it comes to the front, and shows what the start asked for."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from nxwa_desktop.services.accounts import AccountService
    from nxwa_desktop.system.single_instance import Show

_TOKEN = "XDG_ACTIVATION_TOKEN"  # noqa: S105 - the name of a variable
_AGAIN_MS = 60


def raise_window(window: QWidget, activation: str = "") -> None:
    """Raise `window` and give it the keyboard focus.

    `activation`: the desktop's permission for it; where the desktop refuses, it marks the window in its task bar.
    """
    if activation:
        # Qt's Wayland side looks for it there. Past os.environ, which would hand it on to processes started later.
        os.putenv(_TOKEN, activation)
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    if activation:
        os.unsetenv(_TOKEN)
    QApplication.alert(window)
    # X11 gives the keyboard only to who asks at a later time than the last who got it, and the time that Qt knows is
    # that of its last event. What was done above brings one with the time of now.
    QTimer.singleShot(_AGAIN_MS, window, window.activateWindow)


def show_wanted(
    show: "Show",
    account_service: "AccountService",
    *,
    offer_sandbox: Callable[[], object],
    new_message: Callable[[], object],
) -> None:
    """Show what the second start asked for: nothing more, the sandbox, or an empty message."""
    if show == "sandbox" and not account_service.in_sandbox:
        # Who is at work with an account is not moved away from it, but asked.
        if account_service.chosen is None:
            account_service.choose_sandbox()
        else:
            offer_sandbox()
    elif show == "new":
        new_message()
