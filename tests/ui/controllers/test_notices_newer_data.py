"""The window on data of other versions: older data is all there, newer data is left alone, and it says so."""

from collections.abc import Callable
from pathlib import Path

import pytest

from nxwa_desktop.protocol.outcome import NotSent, NotSentReason
from nxwa_desktop.storage.schema import MIGRATIONS
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.ui.widgets.notices import DRAFTS
from nxwa_desktop.ui.widgets.question import Question
from tests.support import dump
from tests.support.newer import NEWER, content_of, lay_newer, lying_in, take_over
from tests.support.old_databases import OLD, accounts, drafts, entries, lay, templates, version_of
from tests.ui.window_driver import GOOD, RECIPIENT, WindowDriver, account, number_ending_in

MakeBench = Callable[..., WindowDriver]

UNSAVED = "What you type is not being saved, and nothing can be sent. "
REFUSED = "The data was written by a newer version of this program: use that version, or install it again."
REFUSED_IN_CHINESE = "数据由本程序的更新版本写入：请使用该版本，或重新安装它。"


def boxes(driver: WindowDriver) -> list[str]:
    return [box.text() for box in driver.window.findChildren(Question) if box.isVisible()]


def notices(driver: WindowDriver) -> list[str]:
    return [notice.text for notice in driver.window.notices.notices.shown]


@pytest.mark.parametrize("name", OLD)
def test_the_window_shows_all_that_an_earlier_version_left(name: str, tmp_path: Path, make_driver: MakeBench) -> None:
    lay(name, tmp_path)
    driver = make_driver()
    services, version = driver.app.services, version_of(name)
    driver.until(lambda: services.drafts.are_restored)
    driver.until(lambda: driver.app.account_service.loaded and services.templates.templates == templates(version))
    assert driver.app.account_service.accounts == accounts(version)
    composed = {draft.account_id: draft.message for draft in drafts(version)}
    if composed:
        assert driver.message == composed[""]
        driver.app.composer.load(type(driver.message)())
        for each in accounts(version):
            if each.id in composed:
                driver.app.account_service.choose(each)
                assert driver.message == composed[each.id]
    driver.window.history.open()
    page = driver.window.history.page
    driver.until(lambda: page.model.counted and page.model.rowCount() == len(entries(version)))
    lines = [page.model.line(row) for row in range(page.model.rowCount())]
    shown = [line.template_name for line in lines if line is not None]
    assert sorted(shown) == sorted(entry.outgoing.template_name for entry in entries(version))
    assert boxes(driver) == []
    driver.close()
    assert dump.pragma(driver.paths.database_file, "user_version") == len(MIGRATIONS)


@pytest.mark.parametrize("kind", NEWER)
def test_newer_data_is_left_alone_by_the_window(kind: str, tmp_path: Path, make_driver: MakeBench) -> None:
    before = lay_newer(kind, Paths.below(tmp_path))
    content = content_of(Paths.below(tmp_path))
    driver = make_driver(sandbox=True)
    driver.until(lambda: driver.app.account_service.in_sandbox and notices(driver))
    # Said once, where it stays, and before anything is typed.
    assert (boxes(driver), notices(driver)) == ([], [UNSAVED + REFUSED])
    driver.load(GOOD)
    driver.app.composer.edit(RECIPIENT, number_ending_in("09759"))
    report = driver.finished(driver.window.send)
    assert isinstance(report.outcome, NotSent)
    assert report.outcome.reason is NotSentReason.DATA_NEWER
    assert driver.sent == []
    assert driver.message.body == GOOD.body, "what was typed stays in the window"
    driver.app.services.daily_backup.check()
    driver.close()
    assert content_of(driver.paths) == content
    assert kind.startswith("killed") or lying_in(driver.paths) == before, "SQLite finishes the log of one killed"


def test_the_history_says_once_why_it_is_empty(tmp_path: Path, make_driver: MakeBench) -> None:
    lay_newer("killed", Paths.below(tmp_path))
    driver = make_driver()
    driver.until(lambda: notices(driver))
    driver.window.history.open()
    driver.until(lambda: boxes(driver))
    driver.settle()
    driver.window.history.refresh()
    driver.until(lambda: driver.app.services.history.extent is None)
    driver.settle()
    assert boxes(driver) == [REFUSED]


def test_it_is_said_in_chinese(tmp_path: Path, make_driver: MakeBench) -> None:
    lay_newer("closed", Paths.below(tmp_path))
    driver = make_driver()
    driver.until(lambda: notices(driver))
    driver.use_language("zh_CN")
    assert [REFUSED_IN_CHINESE in text for text in notices(driver)] == [True]


def test_a_newer_program_that_comes_while_the_window_is_open_is_told_of(driver: WindowDriver) -> None:
    driver.load(GOOD)
    driver.until(driver.paths.database_file.exists)
    driver.finished(driver.window.send)
    assert driver.window.notices.notices.notice(DRAFTS) is None
    # As the migration of a later version may: what this one writes would be wrong there.
    driver.app.storage.submit(lambda repos: None).result(15)
    take_over(driver.paths.database_file)
    driver.app.composer.edit(RECIPIENT, number_ending_in("09758"))
    driver.until(lambda: driver.window.notices.notices.notice(DRAFTS) is not None)
    assert notices(driver)[0] == UNSAVED + REFUSED
    assert boxes(driver) == []


def test_what_a_person_asks_for_then_is_not_refused_in_silence(fresh: WindowDriver) -> None:
    fresh.keep(account("Acme"))
    fresh.app.storage.submit(lambda repos: None).result(15)
    take_over(fresh.paths.database_file)
    fresh.app.account_service.remove(account("Acme"))
    fresh.until(lambda: boxes(fresh))
    assert boxes(fresh) == [REFUSED]


def test_the_right_version_s_data_ends_the_notice(tmp_path: Path, make_driver: MakeBench) -> None:
    """The person put the data of before back, instead of installing the newer program."""
    paths = Paths.below(tmp_path)
    lay_newer("closed", paths)
    driver = make_driver()
    driver.until(lambda: notices(driver))
    before = lay(f"v{len(MIGRATIONS)}", tmp_path / "before")
    for file in paths.data_folder.glob(f"{paths.database_file.name}-*"):
        file.unlink()
    before.database_file.replace(paths.database_file)  # the program would make a new file in the place of none
    driver.until(lambda: not notices(driver))
    driver.until(lambda: driver.message != type(driver.message)())


# Settings


def settings_of(tmp_path: Path, content: bytes) -> Path:
    file = Paths.below(tmp_path).settings_file
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    return file


@pytest.mark.parametrize("name", ["first.ini", "six_choices.ini"])
def test_the_window_comes_back_as_an_earlier_version_left_it(name: str, tmp_path: Path, make_driver: MakeBench) -> None:
    lay(f"v{len(MIGRATIONS)}", tmp_path)
    settings_of(tmp_path, (Path(__file__).parents[2] / "services" / "settings" / name).read_bytes())
    driver = make_driver()
    driver.until(lambda: driver.app.account_service.chosen is not None)
    assert driver.app.account_service.chosen == accounts(len(MIGRATIONS))[3]
    if driver.window.screen().size().width() == 800:  # Qt leaves alone what was saved on quite another screen
        assert driver.window.height() == 650
    driver.until(lambda: driver.message == drafts(2)[1].message)


BROKEN = b"""[window]
theme=@Rect(1 2 3 4)
language=@Variant(\\0\\0\\0\\x7f
font_percent=\xff\xfe
geometry=@ByteArray(\\x1\\xd9\\xd0\\xcb\\0\\x9 of a later Qt)
splitter=@ByteArray(\\0\\0\\0\\xff\\0\\0\\0\\x7f)
[account]
last=nobody
default=@Invalid()
[message]
language=a, b
[of a later version]
key=value
"""


@pytest.mark.parametrize(
    "content",
    [
        BROKEN,
        b"",
        b"\x00\x01\x02" * 99,
        b"]]] [[[\n=\n==\n",
        "\ufeff[window]\r\ntheme=dark\r\n".encode(),
        "[window]\ntheme=dark\n".encode("utf-16"),
    ],
)
def test_settings_that_make_no_sense_cost_nothing_else(content: bytes, tmp_path: Path, make_driver: MakeBench) -> None:
    lay(f"v{len(MIGRATIONS)}", tmp_path)
    settings_of(tmp_path, content)
    driver = make_driver()
    driver.until(lambda: driver.app.account_service.loaded)
    driver.settle()
    assert driver.app.account_service.accounts == accounts(len(MIGRATIONS))
    nobody = ["The account that was used last is no longer here. Choose an account."]
    assert (boxes(driver), notices(driver)) == ([], nobody if content == BROKEN else [])
    assert driver.window.isVisible()
    assert driver.window.width() >= driver.window.minimumSizeHint().width()
    driver.window.close()
    driver.close()
    if content == BROKEN:
        left = driver.paths.settings_file.read_bytes().replace(b"\r\n", b"\n")
        assert b"[of%20a%20later%20version]\nkey=value" in left
