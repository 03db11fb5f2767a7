"""Times a method inside the running program."""

import functools
import time
from collections.abc import Callable
from typing import Any

from tests.benchmarks.harness import MS


class Stopwatch:
    """Notes how long each call of a method takes, while the method is replaced."""

    def __init__(self, owner: type, name: str) -> None:
        self.times: list[float] = []
        self._owner, self._name = owner, name
        self._original: Callable[..., Any] = getattr(owner, name)
        original, times = self._original, self.times

        @functools.wraps(original)
        def noted(*arguments: Any, **options: Any) -> Any:
            begun = time.perf_counter()
            try:
                return original(*arguments, **options)
            finally:
                times.append((time.perf_counter() - begun) * MS)

        setattr(owner, name, noted)

    def restore(self) -> None:
        setattr(self._owner, self._name, self._original)
