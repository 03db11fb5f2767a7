"""The saved templates, on disk and in files."""

import errno
import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from nxwa_desktop.paths import Paths
from nxwa_desktop.protocol.message import Message
from nxwa_desktop.protocol.template import SavedTemplate
from nxwa_desktop.protocol.template_file import MAX_FILE, Refusal
from nxwa_desktop.services.template_book import TemplateBook, _write_file
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


def test_renaming_and_bringing_back_leave_every_title_to_one(book: TemplateBook, qtbot: QtBot) -> None:
    for title in ("Order", "Another"):
        with qtbot.waitSignal(book.changed):
            book.add(MESSAGE, title)
    with qtbot.waitSignal(book.changed):
        book.rename(book.templates[0], "Order")
    assert titles(book) == ["Order", "Order (2)"]
    with qtbot.waitSignal(book.changed):
        book.remove(book.templates[0])
    with qtbot.waitSignal(book.changed):
        book.rename(book.templates[0], "Order")
    with qtbot.waitSignal(book.changed):
        book.undo_remove()
    assert titles(book) == ["Order", "Order (2)"]


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


def test_what_could_not_be_brought_back_can_be_tried_again(book: TemplateBook, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(book.changed):
        book.add(MESSAGE, "Order")
    with qtbot.waitSignal(book.changed):
        book.remove(book.templates[0])
    folder, away = Paths.below(tmp_path / "program").data_folder, tmp_path / "away"
    folder.rename(away)
    folder.write_text("in the way")
    with qtbot.waitSignal(book.failed) as told:
        book.undo_remove()
    assert told.args is not None
    assert isinstance(told.args[0], StorageError)
    folder.unlink()
    away.rename(folder)
    with qtbot.waitSignal(book.changed):
        book.undo_remove()
    assert titles(book) == ["Order"]
    assert book.removed is None


def test_a_blank_title_changes_nothing_and_nothing_is_told_twice(
    book: TemplateBook, stores: StoreThread, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(book.changed):
        book.add(MESSAGE, "Order")
    with qtbot.assertNotEmitted(book.changed, wait=50):
        book.rename(book.templates[0], "  ")
        book.undo_remove()
        book.load()
        stores.submit(lambda _: None).result(10)
    assert titles(book) == ["Order"]


def test_what_was_saved_is_read_at_the_start(book: TemplateBook, stores: StoreThread, qtbot: QtBot) -> None:
    with qtbot.waitSignal(book.changed):
        book.add(MESSAGE, "Order")
    another = TemplateBook(stores)
    with qtbot.waitSignal(another.changed):
        another.load()
    assert another.templates == book.templates
    another.close()


def test_half_a_character_is_told_and_nothing_is_saved(book: TemplateBook, qtbot: QtBot) -> None:
    with qtbot.waitSignal(book.failed) as told:
        book.add(Message(template_name="\ud800"), "Order")
    assert told.args is not None
    assert isinstance(told.args[0], UnstorableValue)
    assert book.templates == ()


def test_the_good_ones_of_a_file_are_taken_and_the_others_told(
    book: TemplateBook, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "meta.json"
    good = {"name": "order", "language": "en", "components": [{"type": "BODY", "text": "Hi {{1}}"}]}
    file.write_text(json.dumps({"data": [good, {"name": "bad", "components": 7}]}), encoding="utf-8-sig")
    with qtbot.waitSignal(book.imported) as answer:
        book.import_from(file)
    assert answer.args is not None
    assert (answer.args[0].added, [each.name for each in answer.args[0].file.left_out]) == (1, ["bad"])
    assert titles(book) == ["order (en)"]
    assert book.templates[0].body_labels == ("1",)


@pytest.mark.parametrize(
    ("data", "refusal"),
    [(b"no", Refusal.NOT_JSON), (b"[]", Refusal.NONE_IN_IT), (b" " * (MAX_FILE + 1_000), Refusal.TOO_LARGE)],
)
def test_a_file_without_templates_is_refused(
    book: TemplateBook, qtbot: QtBot, tmp_path: Path, data: bytes, refusal: Refusal
) -> None:
    file = tmp_path / "other.json"
    file.write_bytes(data)
    with qtbot.waitSignal(book.imported) as answer:
        book.import_from(file)
    assert answer.args is not None
    assert (answer.args[0].file.refusal, answer.args[0].added, book.templates) == (refusal, 0, ())


def test_a_folder_is_no_file(book: TemplateBook, qtbot: QtBot, tmp_path: Path) -> None:
    place = tmp_path / "folder"
    place.mkdir()
    reasons = []
    for act in (book.import_from, book.export_to):
        with qtbot.waitSignal(book.file_failed) as told:
            act(place)
        assert told.args is not None
        reasons.append(told.args[0])
    assert reasons == [os.strerror(errno.EISDIR)] * 2
    assert [each.name for each in tmp_path.iterdir() if each.suffix == ".part"] == []


def test_an_export_replaces_the_file_that_was_there(book: TemplateBook, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "templates.json"
    file.write_text("old")
    with qtbot.waitSignal(book.exported) as told:
        book.export_to(file)
    assert told.args == [0]
    assert json.loads(file.read_bytes())["templates"] == []


@pytest.mark.skipif(os.name != "posix", reason="rights by mode bits, and kinds of files")
def test_an_exported_file_is_the_owner_s_alone_and_takes_the_place_of_files_only(tmp_path: Path) -> None:
    file, pipe = tmp_path / "templates.json", tmp_path / "pipe"
    file.write_text("old")
    file.chmod(0o666)
    os.mkfifo(pipe)
    _write_file(file, b"new")
    assert (file.read_bytes(), stat.S_IMODE(file.stat().st_mode)) == (b"new", 0o600)
    with pytest.raises(OSError, match="Not a regular file"):
        _write_file(pipe, b"new")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["pipe", "templates.json"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
