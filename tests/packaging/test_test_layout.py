"""Tests stand in the same folders as the modules they test, under the same names."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.support import wine

TESTS = Path(__file__).parents[1]
PACKAGE = TESTS.parent / "nxwa_desktop"
FOLDERS = sorted(folder for folder in TESTS.rglob("*") if any(PACKAGE.joinpath(folder.relative_to(TESTS)).glob("*.py")))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: str(folder.relative_to(TESTS)))
def test_each_file_of_tests_is_named_after_a_module(folder: Path) -> None:
    package = PACKAGE / folder.relative_to(TESTS)
    modules = {module.stem for module in package.glob("*.py")} - {"__init__"} | {package.name}
    for file in folder.glob("test_*.py"):
        name = file.stem.removeprefix("test_")
        if package.parent != PACKAGE or any(package.glob("[!_]*.py")):  # `ui` itself has folders alone
            assert any(name == module or name.startswith(f"{module}_") for module in modules), file


def test_what_fails_because_of_wine_is_a_test() -> None:
    for failure in wine.failures():
        name = failure.test.rpartition("::")[2].partition("[")[0]
        assert f"def {name}" in (TESTS.parent / failure.file).read_text(encoding="utf-8"), failure
        assert failure.version
        assert failure.reason


def test_an_entry_that_names_no_test_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    config: Any = SimpleNamespace(
        option=SimpleNamespace(keyword="", markexpr=""), rootpath=TESTS.parent, args=["tests"]
    )
    gone = wine.Failure("tests/packaging/test_test_layout.py::test_gone", "10.0", "why")
    monkeypatch.setattr(wine, "version", lambda: "10.0")
    monkeypatch.setattr(wine, "failures", lambda: [gone])
    with pytest.raises(pytest.UsageError, match="test_gone"):
        wine.pytest_collection_modifyitems(config, [])
    config.args = ["tests/ui"]
    wine.pytest_collection_modifyitems(config, [])  # of files that do not run nothing is known
