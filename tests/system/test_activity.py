"""What macOS is told of a batch, by a stand-in for its library."""

import ctypes
from typing import Any

import pytest

from nxwa_desktop.system.activity import at_full_speed

NAMES = ("NSProcessInfo", "NSString")
INFO, WORDS, ACTIVITY = 101, 102, 103


class Runtime:
    """Objective-C's, as far as it is called: selectors and classes are numbers."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.sent: list[tuple[Any, ...]] = []
        self.objc_getClass = Lookup(self.names)
        self.sel_registerName = Lookup(self.names)

    def prototype(self, result: object, *types: object) -> Any:
        def make(symbol: tuple[str, "Runtime"]) -> Any:
            assert symbol == ("objc_msgSend", self)

            def message(receiver: int, selector: int, *arguments: object) -> int:
                assert len(arguments) == len(types) - 2
                name = self.names[selector]
                self.sent.append((self.names[receiver] if receiver < 100 else receiver, name, *arguments))
                return {"processInfo": INFO, "stringWithUTF8String:": WORDS}.get(name, ACTIVITY)

            return message

        return make


class Lookup:
    restype: object = None
    argtypes: object = None

    def __init__(self, names: list[str]) -> None:
        self._names = names

    def __call__(self, name: bytes) -> int:
        assert self.restype is ctypes.c_void_p  # half of an address else
        self._names.append(name.decode())
        return len(self._names) - 1


def test_the_activity_lasts_as_long_as_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    runtime = Runtime()
    monkeypatch.setattr(ctypes, "CDLL", lambda _: runtime)
    monkeypatch.setattr(ctypes, "CFUNCTYPE", runtime.prototype)
    with at_full_speed("Sends a batch", "linux"):
        assert not runtime.sent
    with at_full_speed("Sends a batch", "darwin"):
        assert runtime.sent == [
            ("NSProcessInfo", "processInfo"),
            ("NSString", "stringWithUTF8String:", b"Sends a batch"),
            (INFO, "beginActivityWithOptions:reason:", 0xEFFFFF, WORDS),
            (ACTIVITY, "retain"),
        ]
    assert runtime.sent[4:] == [(INFO, "endActivity:", ACTIVITY), (ACTIVITY, "release")]


def test_a_mac_without_that_library_does_the_work_all_the_same() -> None:
    with at_full_speed("Sends a batch", "darwin"):  # there is none here
        pass
