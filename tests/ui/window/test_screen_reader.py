"""What a screen reader is told while the keyboard's focus is elsewhere. No reader listens here: the door is watched."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent

from nxwa_desktop.protocol.message import Message
from nxwa_desktop.ui.preview.preview_tabs import PreviewPage
from nxwa_desktop.ui.widgets.announcing import announce
from tests.ui.window_driver import GOOD, RECIPIENT, WindowDriver, account, number_ending_in

BACK = "The message you were writing is back."
URGENT = QAccessible.AnnouncementPoliteness.Assertive


class AnnouncementRecorder:
    """What was said, in order, and with what emphasis."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.urgent: list[bool] = []

    def __call__(self, event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            self.texts.append(event.message())
            self.urgent.append(event.politeness() is URGENT)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> AnnouncementRecorder:
    told = AnnouncementRecorder()
    monkeypatch.setattr(QAccessible, "updateAccessibility", told)
    return told


def test_what_is_urgent_interrupts(driver: WindowDriver, told: AnnouncementRecorder) -> None:
    announce(driver.window, "later")
    announce(driver.window, "now", urgent=True)
    assert told.texts == ["later", "now"]
    assert told.urgent == [False, True]


def test_problems_that_keep_a_message_back_are_told(driver: WindowDriver, told: AnnouncementRecorder) -> None:
    driver.load(Message("8613600009759", "order_update", "en_US", body=("", "x")))
    driver.window.send()
    assert told.texts == ["1 thing to fix, first: Variable 1 is empty"]
    assert told.urgent == [True]


def test_an_outcome_is_told_with_what_to_do_next(driver: WindowDriver, told: AnnouncementRecorder) -> None:
    driver.load()
    driver.app.composer.edit(RECIPIENT, number_ending_in("22091") + " ")
    driver.finished(driver.window.send)
    driver.until(lambda: told.texts)
    assert told.texts == [driver.window.result.announcement]
    assert told.texts[0].startswith(driver.window.result.title)
    assert told.urgent == [True]


def test_a_draft_that_is_back_is_told_once(
    make_driver: Callable[..., WindowDriver], told: AnnouncementRecorder
) -> None:
    before = make_driver()
    before.keep(account("Acme"))
    before.load(GOOD)
    before.close()
    after = make_driver()
    after.until(lambda: told.texts)
    assert after.message == GOOD
    after.keep(account("Other"))
    after.app.account_service.choose(after.app.account_service.accounts[1])
    after.settle()
    assert told.texts.count(BACK) == 1
    assert told.texts[0] == BACK
    assert not any(told.urgent)


def test_an_empty_start_says_nothing(make_driver: Callable[..., WindowDriver], told: AnnouncementRecorder) -> None:
    driver = make_driver()
    driver.until(lambda: driver.app.services.drafts.are_restored)
    driver.app.composer.edit(RECIPIENT, "8")
    driver.keep(account("Acme"))
    assert told.texts == []


def test_what_a_dialog_answers_is_told(fresh: WindowDriver, told: AnnouncementRecorder) -> None:
    dialog = fresh.window.accounts.add()
    dialog.answer.show_text("Asking the server.", drawing="info")
    dialog.answer.show_text("Asking the server.", drawing="info")
    dialog.answer.show_text("")
    assert told.texts == ["Asking the server."]


def test_a_copied_request_is_told(driver: WindowDriver, told: AnnouncementRecorder) -> None:
    driver.load(GOOD)
    driver.window.preview.show_page(PreviewPage.REQUEST)
    driver.window.preview.copy_curl.click()
    assert told.texts == ["Copied without the signature."]
