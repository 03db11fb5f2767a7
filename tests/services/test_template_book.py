"""The saved templates, on disk and in files."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from nxwa_desktop.paths import Paths
from nxwa_desktop.protocol.message import Message
from nxwa_desktop.protocol.template import SavedTemplate
from nxwa_desktop.services.template_book import TemplateBook
from nxwa_desktop.storage.database import StorageError, UnstorableValue
from nxwa_desktop.storage.stores import StoreThread

MESSAGE = Message("861", "order", "en_US", body=("David",), body_text="Hi {{a}}", body_labels=("a",))


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[StoreThread]:
    thread = StoreThread(Paths.below(tmp_path / "program"))
    yield thread
    assert thread.close(10)


@pytest.fixture
def book(stores: StoreThread) -> Iterator[TemplateBook]:
    opened = TemplateBook(stores)
    yield opened
    opened.close()


def titles(book: TemplateBook) -> list[str]:
    return [each.title for each in book.templates]


def test_kept_renamed_doubled_removed_and_brought_back(book: TemplateBook, qtbot: QtBot) -> None:
    with qtbot.waitSignal(book.changed):
        book.add(MESSAGE, "Order")
    with qtbot.waitSignal(book.changed):
        book.duplicate(book.templates[0])
    assert titles(book) == ["Order", "Order (2)"]
    with qtbot.waitSignal(book.changed):
        book.rename(book.templates[1], " Another ")
    assert titles(book) == ["Another", "Order"]
    with qtbot.waitSignal(book.changed):
        book.remove(book.templates[0])
    assert titles(book) == ["Order"]
    with qtbot.waitSignal(book.changed):
        book.undo_remove()
    assert titles(book) == ["Another", "Order"]
    assert book.removed is None
    with qtbot.waitSignal(book.changed):
        book.replace(book.templates[1], Message(template_name="new"))
    assert book.templates[1].name == "new"


def test_what_is_exported_is_known_when_it_is_imported(book: TemplateBook, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(book.changed):
        book.add(MESSAGE, "Order")
    file = tmp_path / "templates.json"
    with qtbot.waitSignal(book.exported):
        book.export_to(file)
    assert json.loads(file.read_bytes())["templates"][0]["title"] == "Order"
    with qtbot.waitSignal(book.imported) as answer:
        book.import_from(file)
    assert answer.args is not None
    assert (answer.args[0].added, answer.args[0].known) == (0, 1)
    assert [each.name for each in tmp_path.iterdir() if each.suffix == ".part"] == []


def test_files_that_cannot_be_read_or_written_are_told(book: TemplateBook, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(book.file_failed):
        book.import_from(tmp_path / "nowhere.json")
    with qtbot.waitSignal(book.file_failed):
        book.export_to(tmp_path / "nowhere" / "file.json")


def test_an_import_is_all_or_nothing(stores: StoreThread) -> None:
    good = SavedTemplate(id="1", title="A", name="a", language="en")
    bad = SavedTemplate(id="2", title="B", name="\ud800", language="en")
    saving = stores.submit(lambda stores: stores.templates.save_all([good, bad], 1))
    assert isinstance(saving.exception(10), StorageError | UnicodeError | UnstorableValue)
    assert stores.submit(lambda stores: stores.templates.list()).result(10) == ()


def test_titles_are_numbered(stores: StoreThread) -> None:
    several = [SavedTemplate(id=str(number), title="A", name=str(number), language="en") for number in range(3)]
    assert stores.submit(lambda stores: stores.templates.save_all(several, 1)).result(10) == (3, 0)
    listed = stores.submit(lambda stores: stores.templates.list()).result(10)
    assert [each.title for each in listed] == ["A", "A (2)", "A (3)"]
    assert stores.submit(lambda stores: stores.templates.save_all(several, 1)).result(10) == (0, 3)


def test_one_that_cannot_be_read_is_left_as_it_is(stores: StoreThread, caplog: pytest.LogCaptureFixture) -> None:
    def spoil(opened: object) -> None:
        from nxwa_desktop.storage.stores import Stores

        assert isinstance(opened, Stores)
        opened._database.execute("INSERT INTO templates VALUES ('x', 'X', 'x', x'7b', 1)")

    stores.submit(spoil).result(10)
    assert stores.submit(lambda stores: stores.templates.list()).result(10) == ()
    assert "cannot be read" in caplog.text
