"""The data file is deleted, moved or replaced while the window is open, or before it is opened."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nxwa_desktop.protocol.outcome import Accepted, NotSent, NotSentReason
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.ui.controllers.account_notices import ACCOUNT
from nxwa_desktop.ui.widgets.notices import DATA_FILE, Notice
from tests.support.capabilities import OPEN_FILES_MOVE
from tests.support.file_changes import delete, link_elsewhere
from tests.ui.window_driver import GOOD, RECIPIENT, WindowDriver, account

MakeBench = Callable[..., WindowDriver]


def said(driver: WindowDriver) -> str:
    notice = driver.window.notices.notices.notice(DATA_FILE)
    return "" if notice is None else notice.text


def notice_of(driver: WindowDriver, key: str = DATA_FILE) -> Notice:
    driver.until(lambda: driver.window.notices.notices.notice(key) is not None)
    notice = driver.window.notices.notices.notice(key)
    assert notice is not None
    return notice


def choose(driver: WindowDriver, words: str) -> None:
    (button,) = (each for each in notice_of(driver).buttons if each.text() == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    driver.until(lambda: not said(driver))


def rows(paths: Paths) -> list[str]:
    with closing(sqlite3.connect(paths.database_file)) as connection:
        return [state for (state,) in connection.execute("SELECT state FROM history ORDER BY id")]


def drafts(paths: Paths) -> str:
    with closing(sqlite3.connect(paths.database_file)) as connection:
        return " ".join(message.decode() for (message,) in connection.execute("SELECT message FROM drafts"))


@pytest.mark.parametrize(
    ("change", "words", "way_on"),
    [
        (delete("", "-wal", "-shm"), "The data file was deleted or moved.", "Restore the data"),
        (delete("-wal"), "The data file was overwritten, or a part of it was deleted.", "Restore the data"),
        (link_elsewhere, "Another data file was put in the place of the one in use.", "Use this file"),
    ],
    ids=["deleted", "log deleted", "replaced"],
)
def test_typing_tells_nothing_is_sent_and_one_click_goes_on(
    driver: WindowDriver, change: Callable[[Paths], None], words: str, way_on: str
) -> None:
    driver.load(GOOD)
    driver.app.services.drafts.flush()
    driver.app.storage.submit(lambda _: None).result(10)
    change(driver.paths)
    driver.app.composer.edit(RECIPIENT, "+86 136 0000 9760")
    assert notice_of(driver).text == f"{words} Nothing is sent until you choose how to go on; what you type is kept."
    assert not notice_of(driver).close_button.isVisible()
    report = driver.finished(driver.window.send)
    assert report.outcome == NotSent(NotSentReason.DATA_CHANGED, report.outcome.detail)  # type: ignore[union-attr]
    assert driver.sent == []
    choose(driver, way_on)
    driver.until(lambda: not driver.window.dock.ignores_clicks)
    assert isinstance(driver.finished(driver.window.send).outcome, Accepted)
    assert len(driver.sent) == 1
    driver.close()
    assert rows(driver.paths)[-1] == "accepted"
    assert "0000 9760" in drafts(driver.paths)


def test_a_window_in_another_language_says_it_too(driver: WindowDriver) -> None:
    driver.app.storage.submit(lambda _: None).result(10)
    delete("")(driver.paths)
    driver.app.services.external_changes.poll()
    notice_of(driver)
    driver.use_language("zh_CN")
    assert notice_of(driver).text.startswith("数据文件已被删除或移走。")
    assert [button.text() for button in notice_of(driver).buttons] == ["恢复数据", "使用空白文件"]


@OPEN_FILES_MOVE.needed
def test_an_empty_file_is_told_to_have_no_accounts(make_driver: MakeBench) -> None:
    driver = make_driver()
    driver.until(lambda: driver.app.account_service.loaded)
    driver.keep(account())
    shutil.rmtree(driver.paths.data_folder)
    driver.app.services.external_changes.poll()
    choose(driver, "Start with an empty file")
    assert "accounts and history are gone" in notice_of(driver, ACCOUNT).text
    assert driver.app.account_service.accounts == ()


def test_a_missing_file_beside_its_copy_is_asked_about_at_the_start(make_driver: MakeBench) -> None:
    driver = make_driver()
    driver.until(lambda: driver.app.account_service.loaded)
    driver.keep(account())
    driver.app.storage.back_up_if_due().result(10)
    driver.close()
    delete("")(driver.paths)
    again = make_driver()
    assert notice_of(again).text.startswith("The data file is missing. There is a copy of ")
    choose(again, "Use the copy")
    again.until(lambda: again.app.account_service.accounts)
    assert [each.name for each in again.app.account_service.accounts] == ["Support"]
