"""The saved templates, on disk and in files."""

import errno
import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from nxwa_desktop.importing.limits import MAX_TEMPLATE_FILE
from nxwa_desktop.importing.template_file import FileRefusal, write_templates
from nxwa_desktop.protocol.message import Message
from nxwa_desktop.services.templates import TemplateService, _write_file
from nxwa_desktop.storage.errors import StorageError, UnstorableValue
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.templates.saved_template import SavedTemplate

MESSAGE = Message("861", "order", "en_US", body=("David",), body_text="Hi {{a}}", body_labels=("a",))


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[StorageWorker]:
    thread = StorageWorker(Paths.below(tmp_path / "program"))
    yield thread
    assert thread.close(10)


@pytest.fixture
def template_service(storage: StorageWorker) -> Iterator[TemplateService]:
    opened = TemplateService(storage)
    yield opened
    opened.close()


def titles(template_service: TemplateService) -> list[str]:
    return [each.title for each in template_service.templates]


def test_kept_renamed_doubled_removed_and_brought_back(template_service: TemplateService, qtbot: QtBot) -> None:
    with qtbot.waitSignal(template_service.changed):
        template_service.add(MESSAGE, "Order")
    with qtbot.waitSignal(template_service.changed):
        template_service.duplicate(template_service.templates[0])
    assert titles(template_service) == ["Order", "Order (2)"]
    with qtbot.waitSignal(template_service.changed):
        template_service.rename(template_service.templates[1], " Another ")
    assert titles(template_service) == ["Another", "Order"]
    with qtbot.waitSignal(template_service.changed):
        template_service.remove(template_service.templates[0])
    assert titles(template_service) == ["Order"]
    with qtbot.waitSignal(template_service.changed):
        template_service.undo_remove()
    assert titles(template_service) == ["Another", "Order"]
    assert template_service.removed is None
    with qtbot.waitSignal(template_service.changed):
        template_service.replace(template_service.templates[1], Message(template_name="new"))
    assert template_service.templates[1].name == "new"


def test_renaming_and_bringing_back_leave_every_title_to_one(template_service: TemplateService, qtbot: QtBot) -> None:
    for title in ("Order", "Another"):
        with qtbot.waitSignal(template_service.changed):
            template_service.add(MESSAGE, title)
    with qtbot.waitSignal(template_service.changed):
        template_service.rename(template_service.templates[0], "Order")
    assert titles(template_service) == ["Order", "Order (2)"]
    with qtbot.waitSignal(template_service.changed):
        template_service.remove(template_service.templates[0])
    with qtbot.waitSignal(template_service.changed):
        template_service.rename(template_service.templates[0], "Order")
    with qtbot.waitSignal(template_service.changed):
        template_service.undo_remove()
    assert titles(template_service) == ["Order", "Order (2)"]


def test_what_is_exported_is_known_when_it_is_imported(
    template_service: TemplateService, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(template_service.changed):
        template_service.add(MESSAGE, "Order")
    file = tmp_path / "templates.json"
    with qtbot.waitSignal(template_service.exported):
        template_service.export_to(file)
    assert json.loads(file.read_bytes())["templates"][0]["title"] == "Order"
    with qtbot.waitSignal(template_service.imported) as answer:
        template_service.import_from(file)
    assert answer.args is not None
    assert (answer.args[0].added, answer.args[0].known) == (0, 1)
    assert [each.name for each in tmp_path.iterdir() if each.suffix == ".part"] == []


def test_files_that_cannot_be_read_or_written_are_told(
    template_service: TemplateService, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(template_service.file_failed):
        template_service.import_from(tmp_path / "nowhere.json")
    with qtbot.waitSignal(template_service.file_failed):
        template_service.export_to(tmp_path / "nowhere" / "file.json")


def test_an_import_is_all_or_nothing(storage: StorageWorker) -> None:
    good = SavedTemplate(id="1", title="A", name="a", language="en")
    bad = SavedTemplate(id="2", title="B", name="\ud800", language="en")
    saving = storage.submit(lambda repos: repos.templates.save_all([good, bad], 1))
    assert isinstance(saving.exception(10), StorageError | UnicodeError | UnstorableValue)
    assert storage.submit(lambda repos: repos.templates.list()).result(10) == ()


def test_titles_are_numbered(storage: StorageWorker) -> None:
    several = [SavedTemplate(id=str(number), title="A", name=str(number), language="en") for number in range(3)]
    assert storage.submit(lambda repos: repos.templates.save_all(several, 1)).result(10) == (3, 0)
    listed = storage.submit(lambda repos: repos.templates.list()).result(10)
    assert [each.title for each in listed] == ["A", "A (2)", "A (3)"]
    assert storage.submit(lambda repos: repos.templates.save_all(several, 1)).result(10) == (0, 3)


def test_one_that_cannot_be_read_is_left_as_it_is(storage: StorageWorker, caplog: pytest.LogCaptureFixture) -> None:
    def spoil(opened: object) -> None:
        from nxwa_desktop.storage.worker import Repositories

        assert isinstance(opened, Repositories)
        opened._database.execute("INSERT INTO templates VALUES ('x', 'X', 'x', x'7b', 1)")

    storage.submit(spoil).result(10)
    assert storage.submit(lambda repos: repos.templates.list()).result(10) == ()
    assert "cannot be read" in caplog.text


def test_what_could_not_be_brought_back_can_be_tried_again(
    template_service: TemplateService, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(template_service.changed):
        template_service.add(MESSAGE, "Order")
    with qtbot.waitSignal(template_service.changed):
        template_service.remove(template_service.templates[0])
    folder, away = Paths.below(tmp_path / "program").data_folder, tmp_path / "away"
    folder.rename(away)
    folder.write_text("in the way")
    with qtbot.waitSignal(template_service.failed) as told:
        template_service.undo_remove()
    assert told.args is not None
    assert isinstance(told.args[0], StorageError)
    folder.unlink()
    away.rename(folder)
    with qtbot.waitSignal(template_service.changed):
        template_service.undo_remove()
    assert titles(template_service) == ["Order"]
    assert template_service.removed is None


def test_a_blank_title_changes_nothing_and_nothing_is_told_twice(
    template_service: TemplateService, storage: StorageWorker, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(template_service.changed):
        template_service.add(MESSAGE, "Order")
    with qtbot.assertNotEmitted(template_service.changed, wait=50):
        template_service.rename(template_service.templates[0], "  ")
        template_service.undo_remove()
        template_service.load()
        storage.submit(lambda _: None).result(10)
    assert titles(template_service) == ["Order"]


def test_what_was_saved_is_read_at_the_start(
    template_service: TemplateService, storage: StorageWorker, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(template_service.changed):
        template_service.add(MESSAGE, "Order")
    another = TemplateService(storage)
    with qtbot.waitSignal(another.changed):
        another.load()
    assert another.templates == template_service.templates
    another.close()


def test_half_a_character_is_told_and_nothing_is_saved(template_service: TemplateService, qtbot: QtBot) -> None:
    with qtbot.waitSignal(template_service.failed) as told:
        template_service.add(Message(template_name="\ud800"), "Order")
    assert told.args is not None
    assert isinstance(told.args[0], UnstorableValue)
    assert template_service.templates == ()


def test_the_good_ones_of_a_file_are_taken_and_the_others_told(
    template_service: TemplateService, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "meta.json"
    good = {"name": "order", "language": "en", "components": [{"type": "BODY", "text": "Hi {{1}}"}]}
    file.write_text(json.dumps({"data": [good, {"name": "bad", "components": 7}]}), encoding="utf-8-sig")
    with qtbot.waitSignal(template_service.imported) as answer:
        template_service.import_from(file)
    assert answer.args is not None
    assert (answer.args[0].added, [each.name for each in answer.args[0].file.left_out]) == (1, ["bad"])
    assert titles(template_service) == ["order (en)"]
    assert template_service.templates[0].body_labels == ("1",)


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"no", FileRefusal.NOT_JSON),
        (b"[]", FileRefusal.NONE_IN_IT),
        (b" " * (MAX_TEMPLATE_FILE + 1_000), FileRefusal.TOO_LARGE),
    ],
)
def test_a_file_without_templates_is_refused(
    template_service: TemplateService, qtbot: QtBot, tmp_path: Path, data: bytes, refusal: FileRefusal
) -> None:
    file = tmp_path / "other.json"
    file.write_bytes(data)
    with qtbot.waitSignal(template_service.imported) as answer:
        template_service.import_from(file)
    assert answer.args is not None
    assert (answer.args[0].file.refusal, answer.args[0].added, template_service.templates) == (refusal, 0, ())


def test_a_folder_is_no_file(template_service: TemplateService, qtbot: QtBot, tmp_path: Path) -> None:
    place = tmp_path / "folder"
    place.mkdir()
    reasons = []
    for act in (template_service.import_from, template_service.export_to):
        with qtbot.waitSignal(template_service.file_failed) as told:
            act(place)
        assert told.args is not None
        reasons.append(told.args[0])
    assert reasons == [os.strerror(errno.EISDIR)] * 2
    assert [each.name for each in tmp_path.iterdir() if each.suffix == ".part"] == []


def test_an_export_replaces_the_file_that_was_there(
    template_service: TemplateService, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "templates.json"
    file.write_text("old")
    with qtbot.waitSignal(template_service.exported) as told:
        template_service.export_to(file)
    assert told.args == [0]
    assert json.loads(file.read_bytes())["templates"] == []


@pytest.mark.skipif(os.name != "posix", reason="rights by mode bits, and kinds of files")
def test_an_exported_file_is_the_owner_s_alone_and_takes_the_place_of_files_only(tmp_path: Path) -> None:
    file, pipe = tmp_path / "templates.json", tmp_path / "pipe"
    file.write_text("old")
    file.chmod(0o666)
    os.mkfifo(pipe)
    _write_file(file, ())
    assert (file.read_bytes(), stat.S_IMODE(file.stat().st_mode)) == (write_templates(()), 0o600)
    with pytest.raises(OSError, match="Not a regular file"):
        _write_file(pipe, ())
    assert sorted(each.name for each in tmp_path.iterdir()) == ["pipe", "templates.json"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
