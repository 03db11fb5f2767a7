"""The history with a million sends: opened, searched, and scrolled to its end."""

import functools
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QTableView

from nxwa_desktop.app import App
from nxwa_desktop.storage.send_queries import SendQueries
from nxwa_desktop.storage.send_records import PAGE, Filter, Found
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.ui.history.history_page import HistoryPage
from tests.benchmarks.harness import MS, Aim, Kind, Options, Row, own_folder, show
from tests.benchmarks.window import application, opened, settle, wait_until
from tests.support.many_sends import fill

QUERIES = {
    "a usual word": "parcel",
    "a rare number": "8613612345678",
    "part of a number": "4477051",
    "part of a message id": "wamid.8f3a1b",
    "a usual word and a number": "订单 123456",
    "two Chinese characters": "订单",
    "two others": "国际",
    "one letter": "z",
    "an emoji": "😀",
    "what nobody wrote": "qqqzzz",
}


class _Painted(QObject):
    """Counts the pictures of a widget."""

    def __init__(self, watched: QObject) -> None:
        super().__init__()
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            # It is over once the event loop is reached again.
            QTimer.singleShot(0, self, self._note)
        return False

    def _note(self) -> None:
        self.count += 1


def run(options: Options) -> None:
    sends = 2_000 if options.quick else 1_000_000
    _qt = application()
    with own_folder() as folder:
        fill(Paths.below(folder).database_file, sends)
        with opened(folder) as app:
            show(
                f"History of {sends:,} sends",
                "Opened the page, typed a query, jumped to the last row: from there to the picture with the rows.\n"
                "  Floors: a plain table of one page of rows, shown and painted; the query alone, without the window.",
                [_opening(app, options), *_searching(app, options), _end(app, options)],
            )


def _opening(app: App, options: Options) -> Row:
    figures, floors = [], []
    for _ in range(options.runs(15)):
        app.window.show_message()
        settle()
        figures.append(_until_painted(app, app.window.history.open))
        floors.append(_plain_table())
        settle()
    return Row("opened and painted", figures, floors, aim=Aim(Kind.FIGURE, 75))


def _searching(app: App, options: Options) -> list[Row]:
    page = _page(app)
    rows = []
    for name, query in QUERIES.items():
        figures, floors = [], []
        for _ in range(options.runs(15)):
            page.filters.search.setText("")
            _counted(app)
            settle()
            figures.append(_until_painted(app, functools.partial(page.filters.search.setText, query)))
            _counted(app)
            floors.append(_alone(app, query))
        rows.append(Row(f"searched: {name}", figures, floors, aim=Aim(Kind.FIGURE, 20)))
    page.filters.search.setText("")
    return rows


def _end(app: App, options: Options) -> Row:
    page = _page(app)
    settle()  # until then the count is that of the search before
    _counted(app)
    figures = [_jump(page) for _ in range(options.runs(15))]
    return Row("jumped to the last row", figures, aim=Aim(Kind.FIGURE, 75))


def _jump(page: HistoryPage) -> float:
    page.list.go_to(0)
    page.model._pages.clear()
    settle()
    last = page.model.rowCount() - 1
    painted = _Painted(page.list.viewport())
    begun = time.perf_counter()
    page.list.go_to(last)
    wait_until(lambda: page.model.line(last) is not None)
    seen = painted.count
    wait_until(lambda: painted.count > seen)
    return (time.perf_counter() - begun) * MS


def _page(app: App) -> HistoryPage:
    return app.window.history.page


def _counted(app: App) -> None:
    wait_until(lambda: _page(app).model.counted)


def _until_painted(app: App, start: Callable[[], object]) -> float:
    """Milliseconds until the answer to what `start` asks for is on the screen."""
    page = _page(app)
    answers: list[Found] = []
    history_service = app.services.history
    history_service.found.connect(answers.append)
    begun = time.perf_counter()
    start()
    wait_until(lambda: bool(answers))
    painted = _Painted(page.list.viewport() if answers[0].lines_in_order else page.nothing)
    page.list.update()
    page.list.viewport().update()
    page.nothing.update()
    wait_until(lambda: painted.count > 0)
    taken = (time.perf_counter() - begun) * MS
    history_service.found.disconnect(answers.append)
    return taken


def _alone(app: App, query: str) -> float:
    def timed(queries: SendQueries) -> float:
        begun = time.perf_counter()
        queries.page(Filter(text=query))
        return (time.perf_counter() - begun) * MS

    return app.services.history.worker.submit(timed).result(60)


def _plain_table() -> float:
    model = QStandardItemModel(PAGE, 8)
    for row in range(PAGE):
        for column in range(8):
            model.setItem(row, column, QStandardItem(f"cell {row} {column}"))
    begun = time.perf_counter()
    table = QTableView()
    table.setModel(model)
    table.resize(1180, 500)
    painted = _Painted(table.viewport())
    table.show()
    wait_until(lambda: painted.count > 0)
    taken = (time.perf_counter() - begun) * MS
    table.close()
    return taken
