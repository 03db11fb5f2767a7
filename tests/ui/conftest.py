"""The real window before the real core, in a folder of the test's own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nxwa_desktop.ui.widgets.palette import LIGHT, qt_palette
from nxwa_desktop.ui.widgets.plain_text_style import PlainTextStyle
from tests.ui.workbench import Bench

# What the offscreen platform says of itself, and nothing else.
OFFSCREEN = (
    r"^This plugin does not support (raise|propagateSizeHints)\(\)",
    r"^This plugin does not support grabbing the keyboard",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.qt_log_ignore(*OFFSCREEN))


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """The program's style and light colours, and the font as it was."""
    font = qapp.font()
    qapp.setStyle(PlainTextStyle())
    qapp.setPalette(qt_palette(LIGHT))
    yield
    qapp.setFont(font)
    qapp.setPalette(qt_palette(LIGHT))


@pytest.fixture
def make_bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Bench]]:
    """Builds windows; all are closed at the end."""
    built: list[Bench] = []

    def make(*, sandbox: bool = False, folder: str = "") -> Bench:
        bench = Bench(qtbot, tmp_path / folder, sandbox=sandbox)
        built.append(bench)
        return bench

    yield make
    for bench in reversed(built):
        bench.close()


@pytest.fixture
def bench(make_bench: Callable[..., Bench]) -> Bench:
    """A window in the sandbox, ready to compose."""
    bench = make_bench(sandbox=True)
    bench.until(lambda: bench.app.account_service.in_sandbox)
    return bench


@pytest.fixture
def fresh(make_bench: Callable[..., Bench]) -> Bench:
    """The window of a first start, the list of accounts read."""
    bench = make_bench()
    bench.until(lambda: bench.app.account_service.loaded)
    return bench
