"""Wine in the place of Windows: what fails because of it alone is expected to fail, and nothing else is.

The list is `tests/data/wine_failures.txt`. An entry is the start of a test's id. Each test that it names must fail, and
it must name one: a test that passes again fails the run until its entry is gone.
"""

import ctypes
import os
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import pytest

LIST = Path(__file__).parents[1] / "data" / "wine_failures.txt"


class Failure(NamedTuple):
    """Tests that Wine lets fail: the start of their ids, the version of Wine, and the reason."""

    test: str
    version: str
    reason: str

    @property
    def file(self) -> PurePosixPath:
        return PurePosixPath(self.test.partition("::")[0])


def version() -> str:
    """Wine's version; empty on any other system."""
    system = getattr(ctypes, "WinDLL", None)
    told = getattr(system("ntdll"), "wine_get_version", None) if system else None
    if told is None:
        return ""
    told.restype = ctypes.c_char_p
    return str(told().decode())


def failures() -> list[Failure]:
    """The entries of the list, in its order."""
    lines = [line.strip() for line in LIST.read_text(encoding="utf-8").splitlines()]
    return [Failure(*line.split(" | ", 2)) for line in lines if line and not line.startswith("#")]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not version():
        return
    for failure in failures():
        found = [item for item in items if item.nodeid.startswith(failure.test)]
        for item in found:
            item.add_marker(pytest.mark.xfail(reason=f"Wine {failure.version}: {failure.reason}", strict=True))
        if not found and _is_collected(failure, config):
            raise pytest.UsageError(f"{LIST.name} names no test with {failure.test}")


def _is_collected(failure: Failure, config: pytest.Config) -> bool:
    """True if this run asks for all tests of the file of that entry."""
    if config.option.keyword or config.option.markexpr:
        return False
    asked = [PurePosixPath(os.path.relpath(word, config.rootpath).replace("\\", "/")) for word in config.args]
    return any(failure.file.is_relative_to(place) for place in asked)
