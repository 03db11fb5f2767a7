"""The model of the history's table."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt

from nxwa_desktop.storage.send_queries import PAGE
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.ui.history.history_model import PAGES_KEPT, HistoryModel
from nxwa_desktop.ui.i18n.relative_time import date_of
from tests.support.many_sends import fill
from tests.ui.history_steps import opened
from tests.ui.window_driver import WindowDriver


@pytest.fixture
def crowded(make_driver: Callable[..., WindowDriver], tmp_path: Path) -> WindowDriver:
    """A history of many pages, in the sandbox's window."""
    # Before there is a window, whose calls would have to wait for it.
    fill(Paths.below(tmp_path / "crowded").database_file, PAGE * (PAGES_KEPT + 2))
    driver = make_driver(sandbox=True, folder="crowded")
    driver.until(lambda: driver.app.account_service.in_sandbox)
    return driver


def test_many_pages_to_the_end_and_back(crowded: WindowDriver) -> None:
    page = opened(crowded)
    last = page.model.rowCount() - 1
    assert last == PAGE * (PAGES_KEPT + 2) - 1
    crowded.focus(page.list)
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
    assert page.list.rowHeight(0) > page.list.rowHeight(1), "a day begins with it"
    page.filters.search.setText("nobody")
    crowded.until(lambda: page.model.rowCount() == 0)
    crowded.window.history.show_send("s5")
    crowded.until(lambda: page.details.shows("s5"))


def test_the_end_is_reached_though_the_list_is_refreshed_meanwhile(crowded: WindowDriver) -> None:
    page = opened(crowded)
    history = crowded.app.services.history
    page.refresh()
    crowded.key(Qt.Key.Key_End)
    crowded.until(lambda: page.details.shows("s1"))
    crowded.key(Qt.Key.Key_Home)
    history.found.connect(lambda: crowded.key(Qt.Key.Key_End), Qt.ConnectionType.SingleShotConnection)
    page.refresh()
    crowded.until(lambda: page.model.counted and page.details.shows("s1"))


def test_a_wanted_send_is_shown_though_the_list_is_refreshed_meanwhile(crowded: WindowDriver) -> None:
    page = opened(crowded)
    crowded.app.services.history.found.connect(page.refresh, Qt.ConnectionType.SingleShotConnection)
    crowded.window.history.show_send("s5")
    crowded.until(lambda: page.details.shows("s5"))
    assert page.list.line is not None
    assert page.list.line.send_id == "s5"


def test_the_last_row_stays_chosen_though_the_list_is_refreshed_before_its_page_is_there(crowded: WindowDriver) -> None:
    page = opened(crowded)
    page.list.go_to(page.model.rowCount() - 1)
    assert page.list.line is None
    for _ in range(2):
        page.refresh()
    crowded.until(lambda: page.details.shows("s1"))
    page.list.go_to(page.model.rowCount() // 2)
    page.refresh()
    page.filters.search.setText("nobody")
    crowded.until(lambda: page.model.rowCount() == 0)
    page.filters.search.clear()
    crowded.until(lambda: page.model.counted and page.details.shows(f"s{PAGE * (PAGES_KEPT + 2)}"))


def test_a_day_begins_where_the_date_is_another_one(crowded: WindowDriver) -> None:
    page = opened(crowded)
    model = page.model
    for first in range(0, model.rowCount(), PAGE):
        model.line(first)
    crowded.until(lambda: sum(1 for _ in model.rows_in_memory()) >= PAGES_KEPT * PAGE)
    rows = sorted(model.rows_in_memory())[1:]
    dates = {row: date_of(line.started_at) for row in rows if (line := model.line(row)) is not None}
    begins = [row for row in rows if row - 1 in dates and dates[row] != dates[row - 1]]
    assert len(begins) > 1
    assert [row for row in rows if row - 1 in dates and model.begins_group(row)] == begins
    assert [row for row in rows if row - 1 in dates and model.group(row)] == begins
    plain = page.list.rowHeight(begins[0] + 1)
    assert all(page.list.rowHeight(row) > plain for row in begins)


def test_the_model_says_nothing_of_what_is_not_there(driver: WindowDriver) -> None:
    model = HistoryModel(driver.app.services.history)
    assert model.rowCount() == 0
    assert model.data(QModelIndex()) is None
    assert model.line(0) is None
    assert model.row_of("x") is None
    assert model.group(0) == ""
    assert not model.begins_group(0)
    assert not model.counted
