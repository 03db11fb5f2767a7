"""Work that the person waits for while the window is hidden."""

import contextlib
import ctypes
import sys
from collections.abc import Callable, Iterator

_USER_INITIATED_ALLOWING_SLEEP = 0x00FF_FFFF & ~(1 << 20)
"""NSActivityUserInitiatedAllowingIdleSystemSleep."""
_RUNTIME = "/usr/lib/libobjc.A.dylib"
_FOUNDATION = "/System/Library/Frameworks/Foundation.framework/Foundation"


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
    runtime = ctypes.CDLL(_RUNTIME)
    ctypes.CDLL(_FOUNDATION)
    pointer, text = ctypes.c_void_p, ctypes.c_char_p
    for lookup in (runtime.objc_getClass, runtime.sel_registerName):
        lookup.restype, lookup.argtypes = pointer, [text]

    def send(receiver: int, selector: str, *arguments: object, types: tuple[type, ...] = ()) -> int:
        # The function has no type of its own: on Apple's processors each call has to be of the method's.
        message = ctypes.CFUNCTYPE(pointer, pointer, pointer, *types)(("objc_msgSend", runtime))
        return message(receiver, runtime.sel_registerName(selector.encode()), *arguments) or 0

    info = send(runtime.objc_getClass(b"NSProcessInfo"), "processInfo")
    string = runtime.objc_getClass(b"NSString")
    words = send(string, "stringWithUTF8String:", reason.encode(), types=(text,))
    begin, types = "beginActivityWithOptions:reason:", (ctypes.c_uint64, pointer)
    activity = send(info, begin, _USER_INITIATED_ALLOWING_SLEEP, words, types=types)
    send(activity, "retain")

    def end() -> None:
        send(info, "endActivity:", activity, types=(pointer,))
        send(activity, "release")

    return end
