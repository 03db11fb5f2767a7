"""Handing the right to come to the front to another process."""

import contextlib
import sys


def allow_foreground(process: int, platform: str = sys.platform) -> None:
    """Let the process of this id bring its window to the front.

    Windows grants that only to the program that the person has just used, which is the one that was started last, and
    takes it from that one: https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-allowsetforegroundwindow.
    """
    if platform != "win32" or process <= 0:
        return
    import ctypes

    with contextlib.suppress(OSError, AttributeError):  # its button in the task bar flashes instead
        ctypes.CDLL("user32").AllowSetForegroundWindow(ctypes.c_ulong(process))
