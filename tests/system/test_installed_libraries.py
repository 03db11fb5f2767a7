"""What the program is made of, as it is installed here."""

from importlib.metadata import version

import pytest

from nxwa_desktop.system.installed_libraries import LONGEST_LICENCE, libraries
from tests.support.capabilities import INSTALLED


@INSTALLED.needed
def test_it_names_what_the_program_needs_and_what_that_needs() -> None:
    found = {each.name: each for each in libraries()}
    assert {"httpx", "httpcore", "h11", "PySide6_Essentials", "shiboken6", "msgspec"} <= found.keys()
    assert found["httpx"].version == version("httpx")
    assert not {"nxwa-desktop", "pytest", "ruff", "mypy"} & found.keys(), "tools are not part of it"


def test_each_comes_once_in_order_and_with_a_licence() -> None:
    found = libraries()
    names = [each.name.casefold() for each in found]
    assert names == sorted(set(names))
    for each in found:
        assert each.version
        assert 0 < len(each.licence) <= LONGEST_LICENCE, each.name
        assert "\n" not in each.licence


def test_where_nobody_noted_what_is_needed_all_there_is_is_named() -> None:
    found = {each.name for each in libraries("no-such-program")}
    assert {"httpx", "pytest"} <= found


@pytest.mark.parametrize("program", ["pytest-qt", "Pytest_Qt"])
def test_a_name_counts_however_it_is_spelled(program: str) -> None:
    assert {"pytest", "pluggy"} <= {each.name for each in libraries(program)}
