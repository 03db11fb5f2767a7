"""Work that the person waits for while the window is hidden."""

import contextlib
import ctypes
import sys
from collections.abc import Callable, Iterator

from nxwa_desktop.system.objective_c import POINTER, ObjectiveC

_USER_INITIATED_ALLOWING_SLEEP = 0x00FF_FFFF & ~(1 << 20)
"""NSActivityUserInitiatedAllowingIdleSystemSleep."""


@contextlib.contextmanager
def at_full_speed(reason: str, platform: str = sys.platform) -> Iterator[None]:
    """Keep the system from slowing this process down; the computer may still go to sleep.

    macOS lets the timers of a hidden program fire less often (App Nap) unless it names what it does:
    https://developer.apple.com/documentation/foundation/processinfo/beginactivity(options:reason:).
    """
    end: Callable[[], object] | None = None
    if platform == "darwin":
        with contextlib.suppress(OSError, AttributeError):  # it is only slower
            end = _begin(reason)
    try:
        yield
    finally:
        if end is not None:
            end()


def _begin(reason: str) -> Callable[[], object]:
    system = ObjectiveC("Foundation")
    info = system.send(system.find_class("NSProcessInfo"), "processInfo")
    string, text = system.find_class("NSString"), reason.encode()
    words = system.send(string, "stringWithUTF8String:", text, types=(ctypes.c_char_p,))
    begin, types = "beginActivityWithOptions:reason:", (ctypes.c_uint64, POINTER)
    activity = system.send(info, begin, _USER_INITIATED_ALLOWING_SLEEP, words, types=types)
    system.send(activity, "retain")

    def end() -> None:
        system.send(info, "endActivity:", activity, types=(POINTER,))
        system.send(activity, "release")

    return end
