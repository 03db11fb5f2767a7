"""NXCloud's list of 5,000 templates: read, stored and shown; the page, its search and the chooser."""

import contextlib
import functools
import json
import re
import sqlite3
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, QTimer
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QWidget

from nxwa_desktop.app import App
from nxwa_desktop.protocol.message import Message
from nxwa_desktop.protocol.template_list import PAGE_SIZE
from nxwa_desktop.sandbox.account import SANDBOX_SECRET, sandbox_account
from nxwa_desktop.services.main_thread_gc import MainThreadGc
from nxwa_desktop.startup import SWITCH_INTERVAL
from nxwa_desktop.storage.secrets.vault import Vault
from nxwa_desktop.ui.templates.template_rows import TemplateFilter, rows_of
from nxwa_desktop.validation.template_rules import validate_with_list
from tests.benchmarks.harness import MS, Aim, Kind, Options, Row, own_folder, show, timed
from tests.benchmarks.heartbeat import Heartbeat, quiet
from tests.benchmarks.window import application, opened, settle, wait_until
from tests.support.raw_server import Peer, RawServer, http

LANGUAGES = ("en_US", "es_MX")
TEXT = "Hello {{{{1}}}}, your parcel no. {0} from 国际 has left for {{{{2}}}}. We write again when it has arrived."
QUERIES = {"a name": "template_17", "a word of every text": "parcel", "nothing": "qqqzzz", "a language": "mx"}
ROWS_SHOWN = 12


def run(options: Options) -> None:
    count = 200 if options.quick else 5_000
    _qt = application()
    pages = _pages(count)
    vault = Vault()
    vault.keep_for_session("sandbox", SANDBOX_SECRET)
    sys.setswitchinterval(SWITCH_INTERVAL)  # as the program does
    with (
        own_folder() as folder,
        RawServer(functools.partial(_serve, pages)) as server,
        opened(folder, vault) as app,
        contextlib.closing(MainThreadGc()),
    ):
        updating = _updating(app, server, pages, options)
        show(
            f"Templates: {count:,} of NXCloud's list",
            "Read page by page from a server on loopback, stored, and shown in the open window; a timer of 1 ms ran\n"
            "  meanwhile. Opened the page and the chooser, and searched: until the picture was there.\n"
            "  Floors: the same pages parsed and their rows written in one transaction; as long a time without an\n"
            "  update; a plain list of as many rows as are seen; the search without the window.",
            [
                *updating,
                *_page(app, options),
                *_searching(app, options),
                *_chooser(app, options),
                *_checks(app, options),
            ],
        )


def _pages(count: int) -> tuple[bytes, ...]:
    """The answers of the list, in the shape of the sandbox."""
    rows = [
        {
            "id": number,
            "channel": 2,
            "name": f"template_{number // 2:04}",
            "language": LANGUAGES[number % 2],
            "status": 2 if number % 9 else 11,
            "category": "UTILITY",
            "content": json.dumps([{"type": "BODY", "text": TEXT.format(number)}]),
        }
        for number in range(count)
    ]
    parts = [rows[start : start + PAGE_SIZE] for start in range(0, count, PAGE_SIZE)]
    return tuple(json.dumps({"code": 0, "message": "", "data": {"list": part}}).encode() for part in (*parts, []))


def _serve(pages: tuple[bytes, ...], peer: Peer) -> None:
    wanted = re.search(rb"page_number=(\d+)", peer.read_request())
    peer.send(http(pages[int(wanted[1]) - 1 if wanted else 0]))


def _updating(app: App, server: RawServer, pages: tuple[bytes, ...], options: Options) -> list[Row]:
    times, floors, gaps, still = [], [], [], []
    app.window.templates.open()
    settle()
    for number in range(options.runs(5)):
        # Every other time the whole list is new, and one language of it changed in between.
        app.storage.submit(lambda repos: repos.templates.remove_list("sandbox")).result(60)
        app.services.templates.load()
        wait_until(lambda: not app.services.templates.templates)
        app.window.show_message() if number % 2 else app.window.templates.open()
        settle()
        heart = Heartbeat()
        taken = timed(functools.partial(_update, app, server))
        settle()
        gaps.append(heart.stop())
        still.append(quiet(taken / MS))
        times.append(taken)
        floors.append(timed(functools.partial(_bare, pages)))
    return [
        Row("read, stored and shown", times, floors, aim=Aim(Kind.RATIO, 30)),
        Row("longest gap meanwhile", gaps, still, aim=Aim(Kind.FIGURE, 16, worst=True)),
    ]


def _update(app: App, server: RawServer) -> None:
    done: list[object] = []
    update = app.services.template_update
    connections = [update.updated.connect(done.append), update.failed.connect(done.append)]
    update.update(sandbox_account(server.url()))
    wait_until(lambda: bool(done) and bool(app.services.templates.templates))
    for signal, connection in zip((update.updated, update.failed), connections, strict=True):
        signal.disconnect(connection)


def _bare(pages: tuple[bytes, ...]) -> None:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE templates (id INTEGER PRIMARY KEY, definition BLOB)")
    with database:
        for page in pages:
            rows = json.loads(page)["data"]["list"]
            database.executemany("INSERT INTO templates VALUES (?, ?)", [(row["id"], json.dumps(row)) for row in rows])
    database.close()


def _page(app: App, options: Options) -> list[Row]:
    def open_page() -> float:
        app.window.show_message()
        settle()
        return _until_painted(app.window.templates.open, lambda: _list_of(app))

    first = [_first_page(app) for _ in range(options.runs(5))]
    figures = [open_page() for _ in range(options.runs(15))]
    floors = [_plain_list(app) for _ in range(options.runs(15))]
    return [
        Row("opened the page for the first time", first, floors, aim=Aim(Kind.FIGURE, 75)),
        Row("opened the page again", figures, floors, aim=Aim(Kind.FIGURE, 75)),
    ]


def _list_of(app: App) -> QWidget:
    return app.window.templates.page.list.view.viewport()


def _first_page(app: App) -> float:
    """A page that is built anew, as at the first time."""
    templates = app.window.templates
    app.window.show_message()
    before = templates.page
    before.hide()
    before.setParent(None)
    before.deleteLater()
    del templates.__dict__["page"]
    settle()
    return _until_painted(templates.open, lambda: _list_of(app))


def _searching(app: App, options: Options) -> list[Row]:
    found = app.window.templates.page.list
    rows = []
    for name, query in QUERIES.items():
        figures, floors = [], []
        for _ in range(options.runs(15)):
            found.search.setText("")
            settle()
            figures.append(
                _until_painted(
                    functools.partial(found.search.setText, query),
                    lambda: found.view.viewport() if found.view.isVisible() else found.nothing,
                )
            )
            floors.append(timed(lambda query=query: rows_of(found._groups, TemplateFilter(query))))  # type: ignore[misc]
        rows.append(Row(f"searched: {name}", figures, floors, aim=Aim(Kind.FIGURE, 20)))
    found.search.setText("")
    return rows


def _chooser(app: App, options: Options) -> list[Row]:
    app.window.show_message()
    app.composer.load(Message("8613600009759", "template_0042", "en_US"))
    settle()
    choice = app.window.form.template
    figures, typed, floors = [], [], []
    for _ in range(options.runs(15)):
        figures.append(_until_painted(lambda: choice.open(""), choice.chooser.list.viewport))
        typed.append(_until_painted(lambda: choice.chooser.search.setText("mex parcel"), choice.chooser.list.viewport))
        choice.chooser.close()
        settle()
        floors.append(_plain_list(app))
    aim = Aim(Kind.FIGURE, 16)
    return [
        Row("opened the chooser", figures, floors, aim=aim),
        Row("searched in the chooser", typed, floors, aim=Aim(Kind.FIGURE, 20)),
    ]


def _checks(app: App, options: Options) -> list[Row]:
    """A batch compares each of its rows with the list."""
    listed = app.services.templates.listed
    messages = [Message(f"86136{number:08}", "template_0042", "en_US", body=("a", "b")) for number in range(1_000)]

    def check(against: object) -> float:
        return timed(lambda: [validate_with_list(each, against) for each in messages])  # type: ignore[arg-type]

    runs = options.runs(15)
    alone, beside = [check(None) for _ in range(runs)], [check(listed) for _ in range(runs)]
    return [Row("checked 1,000 messages against the list", beside, alone, aim=Aim(Kind.RATIO, 1.5))]


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


def _until_painted(start: Callable[[], object], shown: Callable[[], QWidget]) -> float:
    """Milliseconds until what `start` leads to is on the screen."""
    begun = time.perf_counter()
    start()
    watched = shown()
    painted = _Painted(watched)
    watched.update()
    wait_until(lambda: painted.count > 0)
    taken = (time.perf_counter() - begun) * MS
    watched.removeEventFilter(painted)
    return taken


def _plain_list(app: App) -> float:
    model = QStandardItemModel()
    for number in range(ROWS_SHOWN):
        model.appendRow(QStandardItem(f"template_{number}"))
    plain = QListView()
    plain.setModel(model)
    plain.resize(QSize(424, 452))

    def place() -> None:
        plain.show()

    taken = _until_painted(place, plain.viewport)
    plain.close()
    plain.deleteLater()
    return taken
