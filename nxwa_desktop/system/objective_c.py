"""Calls to what macOS offers to Objective-C alone, by its runtime. Raises OSError and AttributeError elsewhere."""

import ctypes
from typing import Any

_RUNTIME = "/usr/lib/libobjc.A.dylib"
_FRAMEWORK = "/System/Library/Frameworks/{0}.framework/{0}"

POINTER = ctypes.c_void_p


class ObjectiveC:
    """The classes of one framework. Objects and classes are addresses."""

    def __init__(self, framework: str) -> None:
        self._runtime = ctypes.CDLL(_RUNTIME)
        ctypes.CDLL(_FRAMEWORK.format(framework))
        for lookup in (self._runtime.objc_getClass, self._runtime.sel_registerName):
            lookup.restype, lookup.argtypes = POINTER, [ctypes.c_char_p]

    def find_class(self, name: str) -> int:
        """A class by its name; 0 where there is none, which answers every message with 0."""
        return self._runtime.objc_getClass(name.encode()) or 0

    def send(
        self, receiver: int, selector: str, *arguments: object, types: tuple[Any, ...] = (), result: Any = POINTER
    ) -> int:
        """Send a message, with arguments of these ctypes."""
        # The function has no type of its own: on Apple's processors each call has to be of the method's.
        message = ctypes.CFUNCTYPE(result, POINTER, POINTER, *types)(("objc_msgSend", self._runtime))
        return message(receiver, self._runtime.sel_registerName(selector.encode()), *arguments) or 0
