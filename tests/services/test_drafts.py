"""What is being composed, kept on a real disk for each account."""

import contextlib
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.message import Field, FieldKind, Message
from nxwa_desktop.services import drafts as drafts_module
from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.drafts import DraftAutosave
from nxwa_desktop.services.undo_stack import EditKind
from nxwa_desktop.storage.errors import DatabaseLocked, StorageError
from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.storage.sqlite import Database
from tests.support.accounts import make_account
from tests.support.delivery_harness import DeliveryHarness, delivery_harness
from tests.support.gui import PATIENCE_MS, wait_for

TO = Field(FieldKind.RECIPIENT)


def account(account_id: str) -> Account:
    return make_account(id=account_id, name=account_id)


class Window:
    """A composer, the accounts, and what keeps the drafts, as one running program has them."""

    def __init__(self, opened: DeliveryHarness) -> None:
        self.opened = opened
        self.composer = Composer()
        self.account_service = AccountService(opened.storage, opened.secrets, lambda: account("sandbox"))
        self.autosave = DraftAutosave(self.composer, self.account_service, opened.storage)
        self.said: list[object] = []
        self.autosave.restored.connect(lambda: self.said.append("restored"))
        self.autosave.failing.connect(self.said.append)
        self.autosave.recovered.connect(lambda: self.said.append("recovered"))

    def choose(self, account_id: str) -> None:
        self.account_service.choose(account(account_id) if account_id else None)

    def type(self, text: str) -> None:
        self.composer.edit(TO, text)

    def restored(self, qtbot: QtBot) -> "Window":
        with qtbot.waitSignal(self.autosave.restored, timeout=PATIENCE_MS):
            self.autosave.restore()
        return self

    def on_disk(self) -> dict[str, str]:
        """Recipients by account, once all that is queued is written."""

        def read(repositories: Repositories) -> dict[str, str]:
            return {draft.account_id: draft.message.recipient for draft in repositories.drafts.adopt()}

        return self.opened.storage.submit(read).result(10)

    def way_back(self) -> list[str]:
        """Every recipient from now to the first, by undoing."""
        passed = [self.composer.message.recipient]
        while self.composer.undo_step is not None:
            self.composer.undo()
            passed.append(self.composer.message.recipient)
        return passed

    def close(self) -> None:
        self.autosave.close()
        self.account_service.close()


@pytest.fixture
def opened(tmp_path: Path, qapp: object) -> Iterator[DeliveryHarness]:
    with delivery_harness(tmp_path) as opened:
        yield opened


@pytest.fixture
def window(opened: DeliveryHarness) -> Iterator[Window]:
    made = Window(opened)
    yield made
    made.close()


def left_behind(folder: Path, *drafts: tuple[str, str]) -> None:
    """What programs that ended have left, each its own: account and recipient, oldest first."""
    for at, (account_id, recipient) in enumerate(drafts, 1):
        with delivery_harness(folder) as dead:
            message = Message(recipient)
            saving = dead.storage.submit(lambda repos: repos.drafts.save(account_id, message, at))  # noqa: B023
            saving.result(10)


# saving


def test_what_is_typed_is_on_disk_within_a_second_while_typing_goes_on(window: Window, qtbot: QtBot) -> None:
    window.choose("a1")
    strokes = 0
    taken: list[float] = []
    # One time within the second will do: others work on this computer too.
    while len(taken) < 5 and min(taken, default=1) >= 1:
        before, begun = window.on_disk(), time.monotonic()

        def typed_on() -> bool:
            nonlocal strokes
            strokes += 1
            window.type(f"1{strokes}")  # faster than the delay: it must not put the saving off
            return window.on_disk() != before  # noqa: B023 - called in this round alone

        qtbot.waitUntil(typed_on, timeout=PATIENCE_MS)
        taken.append(time.monotonic() - begun)
    assert min(taken) < 1
    assert strokes > 2


def test_what_is_emptied_leaves_the_disk(window: Window, qtbot: QtBot) -> None:
    window.type("1")
    window.autosave.flush()
    assert window.on_disk() == {"": "1"}
    window.composer.load(Message(), EditKind.NEW)
    qtbot.waitUntil(lambda: window.on_disk() == {}, timeout=PATIENCE_MS)


def test_closing_saves_without_a_question(opened: DeliveryHarness, qapp: object) -> None:
    window = Window(opened)
    window.choose("a1")
    window.type("1")
    window.close()
    assert window.on_disk() == {"a1": "1"}
    window.type("12")
    assert window.said == []


def test_nothing_is_written_twice(window: Window) -> None:
    window.type("1")
    window.autosave.flush()
    saved = window.opened.storage.submit(lambda repos: repos.drafts.adopt()[0].saved_at).result(10)
    window.type("12")
    window.type("1")
    window.autosave.flush()
    assert window.opened.storage.submit(lambda repos: repos.drafts.adopt()[0].saved_at).result(10) == saved


# accounts


def test_what_was_begun_without_an_account_goes_along(window: Window) -> None:
    window.type("1")
    window.autosave.flush()
    window.choose("a1")
    assert (window.composer.message, window.composer.undo_step) == (Message("1"), EditKind.TYPED)
    assert window.on_disk() == {"a1": "1"}
    window.choose("a1")
    assert window.on_disk() == {"a1": "1"}


def test_another_account_begins_with_a_copy(window: Window) -> None:
    window.choose("a1")
    window.type("1")
    window.choose("b2")
    assert (window.composer.message, window.composer.undo_step) == (Message("1"), EditKind.ACCOUNT)
    assert window.on_disk() == {"a1": "1", "b2": "1"}
    window.type("2")
    window.choose("a1")
    assert window.on_disk() == {"a1": "1", "b2": "2"}
    assert window.way_back() == ["1", ""]
    window.choose("b2")
    assert window.way_back() == ["2", "1", ""]


def test_each_account_keeps_its_message_and_its_steps(
    window: Window, opened: DeliveryHarness, tmp_path: Path, qtbot: QtBot
) -> None:
    left_behind(tmp_path, ("b2", "2"))
    window.choose("a1")
    window.restored(qtbot)
    window.type("1")
    window.choose("b2")
    assert window.composer.message == Message("2")
    assert window.on_disk() == {"a1": "1", "b2": "2"}
    window.type("22")
    window.choose("a1")
    assert (window.composer.message, window.composer.undo_step) == (Message("1"), EditKind.TYPED)
    window.choose("b2")
    assert window.way_back() == ["22", "2"]
    window.autosave.flush()
    assert window.on_disk() == {"a1": "1", "b2": "2"}


# restoring


def test_it_is_back_after_the_program_ended(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    left_behind(tmp_path, ("a1", "1"), ("b2", "2"))
    window.choose("a1")
    window.restored(qtbot)
    assert window.composer.message == Message("1")
    assert window.composer.undo_step is EditKind.RESTORED
    assert window.on_disk() == {"a1": "1", "b2": "2"}
    assert window.said == ["restored"]


def test_nothing_to_restore_is_told_as_well(window: Window, qtbot: QtBot) -> None:
    window.restored(qtbot)
    assert (window.composer.message, window.composer.undo_step) == (Message(), None)


def test_what_was_typed_before_stays_and_undoing_leads_to_the_rest(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    left_behind(tmp_path, ("a1", "old"), ("a1", "new"))
    window.choose("a1")
    window.type("typed")
    window.restored(qtbot)
    assert window.on_disk() == {"a1": "typed"}
    assert window.way_back() == ["typed", "new", "old", "typed", ""]


def test_of_several_the_newest_is_shown(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    left_behind(tmp_path, ("a1", "old"), ("a1", "new"), ("b2", "older"), ("b2", "newer"))
    window.choose("a1")
    window.restored(qtbot)
    assert window.on_disk() == {"a1": "new", "b2": "newer"}
    assert window.way_back() == ["new", "old", ""]
    window.composer.redo()
    window.choose("b2")
    assert window.way_back() == ["newer", "older"]


def test_what_was_typed_for_another_account_meanwhile_stays_on_top(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    left_behind(tmp_path, ("b2", "2"))
    window.choose("b2")
    window.restored(qtbot)
    with delivery_harness(tmp_path) as other:
        other.storage.submit(lambda repos: repos.drafts.save("a1", Message("theirs"), 1)).result(10)
        window.choose("a1")
        window.type("typed")
        window.autosave.flush()
        window.on_disk()
    window.choose("")
    window.choose("a1")
    window.restored(qtbot)
    assert window.composer.message == Message("typed")
    assert "theirs" in window.way_back()


def test_begun_before_the_account_was_known(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    left_behind(tmp_path, ("a1", "1"))
    window.type("typed")
    window.restored(qtbot)
    window.choose("a1")
    assert window.on_disk() == {"a1": "typed"}
    assert window.way_back() == ["typed", "1"]


@pytest.mark.parametrize("first", ["account", "draft"])
def test_what_was_begun_without_an_account_goes_to_the_one_that_is_chosen(
    window: Window, tmp_path: Path, qtbot: QtBot, first: str
) -> None:
    left_behind(tmp_path, ("", "1"))
    if first == "account":
        window.choose("a1")
        window.restored(qtbot)
    else:
        window.restored(qtbot)
        window.choose("a1")
    assert window.composer.message == Message("1")
    assert window.on_disk() == {"a1": "1"}


def test_two_windows_never_write_over_each_other(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    with delivery_harness(tmp_path) as opened:
        other = Window(opened)
        for each, text in ((window, "mine"), (other, "theirs")):
            each.restored(qtbot)
            each.choose("a1")
            each.type(text)
            each.autosave.flush()
        assert (window.on_disk(), other.on_disk()) == ({"a1": "mine"}, {"a1": "theirs"})
        window.composer.load(Message(), EditKind.NEW)
        window.autosave.flush()
        assert (window.on_disk(), other.on_disk()) == ({}, {"a1": "theirs"})
        other.close()
    assert window.restored(qtbot).composer.message == Message("theirs")


# when the disk fails


@pytest.fixture
def soon_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts_module, "RETRY_MS", 20)


@pytest.mark.usefixtures("soon_again")
def test_a_locked_database_is_told_once_and_so_is_its_end(opened: DeliveryHarness, qtbot: QtBot, qapp: object) -> None:
    window = Window(opened)
    window.choose("a1")
    window.type("1")
    window.autosave.flush()
    window.on_disk()
    opened.storage.submit(lambda repos: repos._database.execute("PRAGMA busy_timeout = 10")).result(10)
    with Database(opened.paths.database_file) as other, other.transaction():
        window.type("12")
        wait_for(qtbot, lambda: bool(window.said))
        window.type("123")
        with qtbot.assertNotEmitted(window.autosave.failing, wait=100):
            pass
    wait_for(qtbot, lambda: len(window.said) == 2)
    assert isinstance(window.said[0], DatabaseLocked)
    assert window.said[1:] == ["recovered"]
    assert window.on_disk() == {"a1": "123"}
    window.close()


@pytest.mark.usefixtures("soon_again")
def test_the_message_of_another_account_is_saved_again_too(
    opened: DeliveryHarness, tmp_path: Path, qtbot: QtBot, qapp: object
) -> None:
    left_behind(tmp_path, ("b2", "2"))
    window = Window(opened)
    window.choose("a1")
    window.restored(qtbot)
    opened.storage.submit(lambda repos: repos._database.execute("PRAGMA busy_timeout = 10")).result(10)
    with Database(opened.paths.database_file) as other, other.transaction():
        window.type("1")
        window.choose("b2")
        wait_for(qtbot, lambda: any(isinstance(each, DatabaseLocked) for each in window.said))
    wait_for(qtbot, lambda: "recovered" in window.said)
    assert window.on_disk() == {"a1": "1", "b2": "2"}
    window.close()


@pytest.mark.usefixtures("soon_again")
def test_a_message_that_went_along_leaves_nothing_behind_once_the_disk_allows(
    opened: DeliveryHarness, qtbot: QtBot, qapp: object
) -> None:
    window = Window(opened)
    window.type("1")
    window.autosave.flush()
    window.on_disk()
    opened.storage.submit(lambda repos: repos._database.execute("PRAGMA busy_timeout = 10")).result(10)
    with Database(opened.paths.database_file) as other, other.transaction():
        window.choose("a1")
        wait_for(qtbot, lambda: bool(window.said))
    wait_for(qtbot, lambda: window.on_disk() == {"a1": "1"})
    window.close()


@pytest.mark.usefixtures("soon_again")
def test_drafts_that_could_not_be_read_are_asked_for_again(
    opened: DeliveryHarness, tmp_path: Path, qtbot: QtBot, qapp: object, caplog: pytest.LogCaptureFixture
) -> None:
    left_behind(tmp_path, ("a1", "1"))
    folder, away = opened.paths.data_folder, tmp_path / "away"
    folder.rename(away)
    folder.write_text("in the way", encoding="utf-8")
    window = Window(opened)
    window.choose("a1")
    window.autosave.restore()
    wait_for(qtbot, lambda: "could not be read" in caplog.text)
    window.type("typed")
    wait_for(qtbot, lambda: bool(window.said))
    assert isinstance(window.said[0], StorageError)
    folder.unlink()
    while away.exists():
        with contextlib.suppress(OSError):
            shutil.rmtree(folder, ignore_errors=True)  # it may have been asked for in between
            away.rename(folder)
    wait_for(qtbot, lambda: {"restored", "recovered"} <= set(map(str, window.said)))
    assert window.on_disk() == {"a1": "typed"}
    assert window.way_back() == ["typed", "1", "typed", ""]
    assert "typed" not in caplog.text
    window.close()
