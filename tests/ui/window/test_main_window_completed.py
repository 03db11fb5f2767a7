"""What is built once the draft is painted: it shows what was reported before, and nothing goes out without it."""

import contextlib
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from nxwa_desktop.protocol.account import SANDBOX, Account
from nxwa_desktop.protocol.message import Message
from nxwa_desktop.services.sandbox_server import SandboxServer
from nxwa_desktop.services.settings import Settings
from nxwa_desktop.storage.errors import DatabaseLocked
from nxwa_desktop.storage.never_send import NeverSend
from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.ui.window import main_window
from nxwa_desktop.ui.window.main_window import MainWindow
from tests.support.delivery_harness import delivery_harness
from tests.support.newer import lay_newer
from tests.ui.window_driver import GOOD, RECIPIENT, WindowDriver, account, number_ending_in

MakeDriver = Callable[..., WindowDriver]
NUMBER = "8613600009759"


def _stored(folder: Path, write: Callable[[Repositories], object]) -> None:
    with delivery_harness(folder) as storing:
        storing.storage.submit(write).result(10)


def _with_draft(repositories: Repositories) -> None:
    repositories.drafts.save(SANDBOX, GOOD, 1)


def _start(make_driver: MakeDriver, *, sandbox: bool = False) -> WindowDriver:
    """A window that is completed when the program does so."""
    driver = make_driver(sandbox=sandbox, completes=False)
    completed: list[bool] = []
    driver.window.completed.connect(lambda: completed.append(True))
    assert not driver.window._is_complete
    driver.until(lambda: completed)
    return driver


def _started_without_the_account_used_last(make_driver: MakeDriver, folder: Path) -> WindowDriver:
    """A window with another account than the one that was used last."""
    _stored(folder, lambda repositories: repositories.accounts.save(account("Beta")))
    settings = Settings(Paths.below(folder).settings_file)
    settings.last_account = "gone"
    settings.save()
    return _start(make_driver)


def _notices(driver: WindowDriver) -> list[str]:
    return [notice.text for notice in driver.window.notices.notices.shown]


def test_the_draft_is_there_before_it_is_built(
    make_driver: MakeDriver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _stored(tmp_path, _with_draft)
    shown: list[tuple[Message, int]] = []
    complete = MainWindow.complete

    def looked_at(window: MainWindow) -> None:
        shown.append(
            (window._composer.message, sum(row is not None for row in map(window.form.body.built_row, (0, 1))))
        )
        complete(window)

    monkeypatch.setattr(main_window, "SETTLING_MS", 3_600_000)
    monkeypatch.setattr(MainWindow, "complete", looked_at)
    _start(make_driver, sandbox=True)
    assert shown[0] == (GOOD, 2)


def test_an_account_that_is_gone_is_told(make_driver: MakeDriver, tmp_path: Path) -> None:
    driver = _started_without_the_account_used_last(make_driver, tmp_path)
    driver.until(lambda: _notices(driver))
    assert _notices(driver) == ["The account that was used last is no longer here. Choose an account."]
    driver.use_language("zh_CN")
    assert len(_notices(driver)) == 1
    driver.window.notices.close_shown()
    driver.use_language("en")
    assert _notices(driver) == [], "it was dismissed"


def test_data_that_is_not_saved_is_told(make_driver: MakeDriver, tmp_path: Path) -> None:
    lay_newer("closed", Paths.below(tmp_path))
    driver = _start(make_driver)
    driver.until(lambda: _notices(driver))
    assert _notices(driver)[0].startswith("What you type is not being saved")
    driver.use_language("zh_CN")
    assert len(_notices(driver)) == 1


def test_a_file_that_was_set_aside_is_told(make_driver: MakeDriver, tmp_path: Path) -> None:
    paths = Paths.below(tmp_path)
    paths.data_folder.mkdir(parents=True, exist_ok=True)
    paths.database_file.write_bytes(b"no database\n" * 1000)
    driver = _start(make_driver)
    driver.until(lambda: _notices(driver))
    assert "damaged and is set aside" in _notices(driver)[0]
    driver.until(lambda: driver.app.account_service.empty)


def test_accounts_that_could_not_be_read_are_read_from_the_copy(make_driver: MakeDriver, tmp_path: Path) -> None:
    with delivery_harness(tmp_path) as storing:
        storing.storage.submit(lambda repositories: repositories.accounts.save(account("Beta"))).result(10)
        assert storing.storage.back_up_if_due().result(10) is not None
    with contextlib.closing(sqlite3.connect(Paths.below(tmp_path).database_file)) as database:
        database.execute("ALTER TABLE accounts RENAME TO others")
        database.commit()
    driver = _start(make_driver)
    driver.until(lambda: [each.name for each in driver.app.account_service.accounts] == ["Beta"])
    assert "damaged and is set aside" in _notices(driver)[0]


def test_a_draft_that_is_back_is_announced(
    make_driver: MakeDriver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr("nxwa_desktop.ui.window.screen_reader.announce", lambda _, text: told.append(text))
    _stored(tmp_path, _with_draft)
    driver = _start(make_driver, sandbox=True)
    driver.settle()
    driver.use_language("zh_CN")
    assert told == ["The message you were writing is back."]


def test_a_draft_that_comes_with_a_slow_sandbox_is_announced(
    make_driver: MakeDriver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr("nxwa_desktop.ui.window.screen_reader.announce", lambda _, text: told.append(text))
    opened = threading.Event()
    open_sandbox = SandboxServer.open

    def late(server: SandboxServer) -> Account:
        opened.wait(20)
        return open_sandbox(server)

    monkeypatch.setattr(SandboxServer, "open", late)
    _stored(tmp_path, _with_draft)
    driver = _start(make_driver, sandbox=True)
    opened.set()
    driver.until(lambda: told)
    assert told == ["The message you were writing is back."]


def test_an_account_that_was_chosen_and_removed_is_not_called_missing(make_driver: MakeDriver, tmp_path: Path) -> None:
    driver = _started_without_the_account_used_last(make_driver, tmp_path)
    accounts = driver.app.account_service
    driver.until(lambda: _notices(driver))
    (beta,) = accounts.accounts
    accounts.choose(beta)
    with driver.qtbot.waitSignal(accounts.removed, timeout=15_000):
        accounts.remove(beta)
    driver.use_language("zh_CN")
    assert _notices(driver) == []


# Sending early


@pytest.fixture
def early(make_driver: MakeDriver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WindowDriver:
    """A window whose draft is there and nothing else, with a draft to a number that is never written to."""

    def write(repositories: Repositories) -> None:
        repositories.never_send.add((NUMBER,), 1)
        _with_draft(repositories)

    _stored(tmp_path, write)
    monkeypatch.setattr(main_window, "SETTLING_MS", 3_600_000)
    monkeypatch.setattr(MainWindow, "settle", lambda _: None)
    driver = make_driver(sandbox=True, completes=False)
    driver.until(lambda: driver.message == GOOD and driver.app.account_service.in_sandbox)
    assert not driver.window._is_complete
    return driver


def _press_once(window: MainWindow) -> None:
    window.send()


def _press_twice(window: MainWindow) -> None:
    window.send()
    window.send()


def _press_after_it_is_complete(window: MainWindow) -> None:
    window.complete()
    window.send()


def _press_in_the_turn_after(window: MainWindow) -> None:
    window.completed.connect(window.send, Qt.ConnectionType.QueuedConnection)
    window.complete()


@pytest.mark.parametrize("press", [_press_once, _press_twice, _press_after_it_is_complete, _press_in_the_turn_after])
def test_a_message_sent_early_waits_for_the_list_of_those_never_written_to(
    early: WindowDriver, press: Callable[[MainWindow], object]
) -> None:
    press(early.window)
    assert early.send_question().isVisible()
    early.settle()
    assert early.sent == []


def test_a_message_sent_early_is_sent_once(early: WindowDriver) -> None:
    early.app.composer.edit(RECIPIENT, number_ending_in("09758"))
    early.finished(lambda: _press_twice(early.window))
    early.until(lambda: early.window.report is not None)
    early.settle()
    assert len(early.sent) == 1
    assert early.window.result.isVisible()


def test_nobody_sends_a_draft_that_was_not_there_yet(make_driver: MakeDriver, tmp_path: Path) -> None:
    _stored(tmp_path, _with_draft)
    driver = make_driver(sandbox=True, completes=False)
    driver.window.send()
    assert driver.message == Message()
    driver.until(lambda: driver.message == GOOD and driver.app.account_service.in_sandbox)
    driver.wait_until_settled()
    assert not driver.app.sender.busy
    assert driver.sent == []


def test_a_list_that_cannot_be_read_is_read_before_the_next_send(
    early: WindowDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = NeverSend.list

    def fail(_: NeverSend) -> tuple[str, ...]:
        raise DatabaseLocked("by another one")

    monkeypatch.setattr(NeverSend, "list", fail)
    early.window.complete()
    early.until(lambda: not early.app.services.never_send.numbers)
    monkeypatch.setattr(NeverSend, "list", listed)
    early.window.send()
    assert early.send_question().isVisible()
    assert early.sent == []
