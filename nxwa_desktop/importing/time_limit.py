"""A budget for repairing one text: characters scanned, and processor time for guesses."""

import sys
import time
from collections.abc import Callable
from types import FrameType
from typing import Any, TypeVar

T = TypeVar("T")

_CALLS_BETWEEN_CHECKS = 32


class BudgetExceeded(Exception):  # noqa: N818 - names a state
    """The budget is exceeded."""


class RepairBudget:
    """A budget of characters, and of seconds of processor time of the calling thread, for any number of calls."""

    def __init__(self, seconds: float = 0.3, characters: int = 256 * 1024) -> None:
        self._left = seconds
        self._characters = characters

    def scan(self, characters: int) -> None:
        """Spend characters. Raises BudgetExceeded if fewer are left."""
        if characters > self._characters:
            raise BudgetExceeded
        self._characters -= characters

    def run(self, call: Callable[[], T]) -> T:
        """Run `call` and return its result. Raises BudgetExceeded where the time left did not suffice.

        Made for a library in Python that calls many small functions and offers no bound of its own: the
        interpreter's profiling hook, which each thread has for itself, looks at the clock now and then. One long
        call into C is not ended."""
        if self._left <= 0:
            raise BudgetExceeded
        end, calls = time.thread_time() + self._left, 0

        def check_time(_frame: FrameType, _event: str, _argument: Any) -> None:
            nonlocal calls
            calls += 1
            if calls % _CALLS_BETWEEN_CHECKS == 0 and time.thread_time() > end:
                raise BudgetExceeded

        before = sys.getprofile()
        sys.setprofile(check_time)
        try:
            return call()
        finally:
            sys.setprofile(before)
            self._left = end - time.thread_time()
