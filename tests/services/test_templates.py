"""The saved templates, on disk and in files."""

import json
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import SignalInstance
from pytestqt.qtbot import QtBot

from nxwa_desktop.importing.limits import MAX_TEMPLATE_FILE
from nxwa_desktop.importing.template_file import FileRefusal, write_templates
from nxwa_desktop.protocol.message import Message
from nxwa_desktop.services.templates import TemplateService, _write_file
from nxwa_desktop.storage.errors import StorageError, UnstorableValue
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.system.file_errors import FileFailure, file_failure
from nxwa_desktop.system.paths import Paths
from tests.support.capabilities import SPECIAL_FILES

MESSAGE = Message("861", "order", "en_US", body=("David",), body_text="Hi {{a}}", body_labels=("a",))


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[StorageWorker]:
    thread = StorageWorker(Paths.below(tmp_path / "program"))
    yield thread
    assert thread.close(10)


@pytest.fixture
def service(storage: StorageWorker) -> Iterator[TemplateService]:
    opened = TemplateService(storage)
    yield opened
    opened.close()


def answer_of(qtbot: QtBot, signal: SignalInstance, act: Callable[..., object], *arguments: object) -> Any:
    """The argument of the signal that an act leads to."""
    with qtbot.waitSignal(signal) as blocker:
        act(*arguments)
    assert blocker.args is not None
    return blocker.args[0]


def changed(qtbot: QtBot, service: TemplateService, act: Callable[..., object], *arguments: object) -> None:
    """Act, and wait until it is done."""
    with qtbot.waitSignal(service.changed):
        act(*arguments)


def titles(service: TemplateService) -> list[str]:
    return [each.title for each in service.templates]


def test_kept_renamed_doubled_removed_and_brought_back(service: TemplateService, qtbot: QtBot) -> None:
    changed(qtbot, service, service.add, MESSAGE, "Order")
    changed(qtbot, service, service.duplicate, service.templates[0])
    assert titles(service) == ["Order", "Order (2)"]
    changed(qtbot, service, service.rename, service.templates[1], " Another ")
    assert titles(service) == ["Another", "Order"]
    changed(qtbot, service, service.remove, service.templates[0])
    assert titles(service) == ["Order"]
    changed(qtbot, service, service.undo_remove)
    assert titles(service) == ["Another", "Order"]
    assert service.removed is None
    changed(qtbot, service, service.replace, service.templates[1], Message(template_name="new"))
    assert service.templates[1].name == "new"


def test_renaming_and_bringing_back_leave_every_title_to_one(service: TemplateService, qtbot: QtBot) -> None:
    for title in ("Order", "Another"):
        with qtbot.waitSignal(service.changed):
            service.add(MESSAGE, title)
    changed(qtbot, service, service.rename, service.templates[0], "Order")
    assert titles(service) == ["Order", "Order (2)"]
    changed(qtbot, service, service.remove, service.templates[0])
    changed(qtbot, service, service.rename, service.templates[0], "Order")
    changed(qtbot, service, service.undo_remove)
    assert titles(service) == ["Order", "Order (2)"]


def test_what_is_exported_is_known_when_it_is_imported(service: TemplateService, qtbot: QtBot, tmp_path: Path) -> None:
    changed(qtbot, service, service.add, MESSAGE, "Order")
    file = tmp_path / "templates.json"
    with qtbot.waitSignal(service.exported):
        service.export_to(file)
    assert json.loads(file.read_bytes())["templates"][0]["title"] == "Order"
    answer = answer_of(qtbot, service.imported, service.import_from, file)
    assert (answer.added, answer.known) == (0, 1)
    assert [each.name for each in tmp_path.iterdir() if each.suffix == ".part"] == []


def test_files_that_cannot_be_read_or_written_are_told(service: TemplateService, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(service.file_failed):
        service.import_from(tmp_path / "nowhere.json")
    with qtbot.waitSignal(service.file_failed):
        service.export_to(tmp_path / "nowhere" / "file.json")


def test_what_could_not_be_brought_back_can_be_tried_again(
    service: TemplateService, qtbot: QtBot, tmp_path: Path
) -> None:
    changed(qtbot, service, service.add, MESSAGE, "Order")
    changed(qtbot, service, service.remove, service.templates[0])
    folder, away = Paths.below(tmp_path / "program").data_folder, tmp_path / "away"
    folder.rename(away)
    folder.write_text("in the way", encoding="utf-8")
    told = answer_of(qtbot, service.failed, service.undo_remove)
    assert isinstance(told, StorageError)
    folder.unlink()
    away.rename(folder)
    changed(qtbot, service, service.undo_remove)
    assert titles(service) == ["Order"]
    assert service.removed is None


def test_a_blank_title_changes_nothing_and_nothing_is_told_twice(
    service: TemplateService, storage: StorageWorker, qtbot: QtBot
) -> None:
    changed(qtbot, service, service.add, MESSAGE, "Order")
    with qtbot.assertNotEmitted(service.changed, wait=50):
        service.rename(service.templates[0], "  ")
        service.undo_remove()
        service.load()
        storage.submit(lambda _: None).result(10)
    assert titles(service) == ["Order"]


def test_what_was_saved_is_read_at_the_start(service: TemplateService, storage: StorageWorker, qtbot: QtBot) -> None:
    changed(qtbot, service, service.add, MESSAGE, "Order")
    another = TemplateService(storage)
    with qtbot.waitSignal(another.changed):
        another.load()
    assert another.templates == service.templates
    another.close()


def test_half_a_character_is_told_and_nothing_is_saved(service: TemplateService, qtbot: QtBot) -> None:
    told = answer_of(qtbot, service.failed, service.add, Message(template_name="\ud800"), "Order")
    assert isinstance(told, UnstorableValue)
    assert service.templates == ()


def test_the_good_ones_of_a_file_are_taken_and_the_others_told(
    service: TemplateService, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "meta.json"
    good = {"name": "order", "language": "en", "components": [{"type": "BODY", "text": "Hi {{1}}"}]}
    file.write_text(json.dumps({"data": [good, {"name": "bad", "components": 7}]}), encoding="utf-8-sig")
    answer = answer_of(qtbot, service.imported, service.import_from, file)
    assert (answer.added, [each.name for each in answer.file.left_out]) == (1, ["bad"])
    assert titles(service) == ["order (en)"]
    assert service.templates[0].body_labels == ("1",)


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"no", FileRefusal.NOT_JSON),
        (b"[]", FileRefusal.NONE_IN_IT),
        (b" " * (MAX_TEMPLATE_FILE + 1_000), FileRefusal.TOO_LARGE),
    ],
)
def test_a_file_without_templates_is_refused(
    service: TemplateService, qtbot: QtBot, tmp_path: Path, data: bytes, refusal: FileRefusal
) -> None:
    file = tmp_path / "other.json"
    file.write_bytes(data)
    answer = answer_of(qtbot, service.imported, service.import_from, file)
    assert (answer.file.refusal, answer.added, service.templates) == (refusal, 0, ())


def test_a_folder_is_no_file(service: TemplateService, qtbot: QtBot, tmp_path: Path) -> None:
    place = tmp_path / "folder"
    place.mkdir()
    reasons = []
    for act in (service.import_from, service.export_to):
        told = answer_of(qtbot, service.file_failed, act, place)
        reasons.append(told)
    assert [file_failure(reason) for reason in reasons] == [FileFailure.FOLDER] * 2
    assert [each.name for each in tmp_path.iterdir() if each.suffix == ".part"] == []


def test_an_export_replaces_the_file_that_was_there(service: TemplateService, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "templates.json"
    file.write_text("old", encoding="utf-8")
    with qtbot.waitSignal(service.exported) as told:
        service.export_to(file)
    assert told.args == [0]
    assert json.loads(file.read_bytes())["templates"] == []


@SPECIAL_FILES.needed
def test_an_exported_file_is_the_owner_s_alone_and_takes_the_place_of_files_only(tmp_path: Path) -> None:
    file, pipe = tmp_path / "templates.json", tmp_path / "pipe"
    file.write_text("old", encoding="utf-8")
    file.chmod(0o666)
    os.mkfifo(pipe)
    _write_file(file, ())
    assert (file.read_bytes(), stat.S_IMODE(file.stat().st_mode)) == (write_templates(()), 0o600)
    with pytest.raises(OSError, match="Not a regular file"):
        _write_file(pipe, ())
    assert sorted(each.name for each in tmp_path.iterdir()) == ["pipe", "templates.json"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
