"""The model of the history's table."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt

from nxwa_desktop.storage.send_queries import PAGE
from nxwa_desktop.ui.history.history_model import PAGES_KEPT, HistoryModel
from nxwa_desktop.ui.history.history_page import HistoryPage
from tests.support.many_sends import fill
from tests.ui.workbench import Bench


def opened(bench: Bench) -> HistoryPage:
    bench.window.history.open()
    page = bench.window.history.page
    bench.until(lambda: page.model.counted and page.details.entry is not None)
    return page


@pytest.fixture
def crowded(make_bench: Callable[..., Bench], tmp_path: Path) -> Bench:
    """A history of many pages, in the sandbox's window."""
    bench = make_bench(sandbox=True, folder="crowded")
    bench.until(lambda: bench.app.account_service.in_sandbox)
    fill(bench.paths.database_file, PAGE * (PAGES_KEPT + 2))
    return bench


def test_many_pages_to_the_end_and_back(crowded: Bench) -> None:
    page = opened(crowded)
    last = page.model.rowCount() - 1
    assert last == PAGE * (PAGES_KEPT + 2) - 1
    crowded.focus(page.table)
    crowded.key(Qt.Key.Key_End)
    crowded.until(lambda: page.details.shows("s1"))
    for first in range(0, last, PAGE):
        page.model.line(first)
    crowded.until(lambda: page.model.line(last - 2 * PAGE) is not None)
    assert len(page.model._pages) <= PAGES_KEPT
    crowded.key(Qt.Key.Key_Home)
    crowded.until(lambda: page.details.shows(f"s{last + 1}"))
    crowded.key(Qt.Key.Key_Return)
    assert page.details.again.hasFocus()
    page.filters.search.setText("nobody")
    crowded.until(lambda: page.model.rowCount() == 0)
    crowded.window.history.show_send("s5")
    crowded.until(lambda: page.details.shows("s5"))


def test_the_model_says_nothing_of_what_is_not_there(bench: Bench) -> None:
    model = HistoryModel(bench.app.core.history)
    assert model.rowCount() == 0
    assert model.data(QModelIndex()) is None
    assert model.line(0) is None
    assert model.row_of("x") is None
    assert not model.counted
