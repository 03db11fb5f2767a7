"""A stand-in for the runtime of Objective-C, as far as the program calls it."""

import ctypes
from typing import Any

import pytest


class Runtime:
    """Selectors and classes are numbers; `answers` has what a message gives back, by its name."""

    def __init__(self, answers: dict[str, int]) -> None:
        self.answers = answers
        self.sent: list[tuple[Any, ...]] = []
        self._names: list[str] = []
        self.objc_getClass = _Lookup(self._names)
        self.sel_registerName = _Lookup(self._names)

    def prototype(self, result: object, *types: object) -> Any:
        def make(symbol: tuple[str, "Runtime"]) -> Any:
            assert symbol == ("objc_msgSend", self)

            def message(receiver: int, selector: int, *arguments: object) -> int:
                assert len(arguments) == len(types) - 2
                name = self._names[selector]
                self.sent.append((self._names[receiver] if receiver < 100 else receiver, name, *arguments))
                return self.answers.get(name, 0)

            return message

        return make


class _Lookup:
    restype: object = None
    argtypes: object = None

    def __init__(self, names: list[str]) -> None:
        self._names = names

    def __call__(self, name: bytes) -> int:
        assert self.restype is ctypes.c_void_p  # half of an address else
        self._names.append(name.decode())
        return len(self._names) - 1


def play_runtime(monkeypatch: pytest.MonkeyPatch, answers: dict[str, int]) -> Runtime:
    """Let ctypes find this runtime."""
    runtime = Runtime(answers)
    monkeypatch.setattr(ctypes, "CDLL", lambda _: runtime)
    monkeypatch.setattr(ctypes, "CFUNCTYPE", runtime.prototype)
    return runtime
