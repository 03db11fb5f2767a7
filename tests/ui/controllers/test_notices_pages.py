"""Notices of the window stand below the head of every page, those about a message beside it alone."""

import pytest
from PySide6.QtCore import Qt

from nxwa_desktop.ui.window.navigation import Place
from tests.ui.window_driver import WindowDriver

ELSEWHERE = [Place.TEMPLATES, Place.HISTORY, Place.SETTINGS]


@pytest.mark.parametrize("place", [Place.COMPOSE, *ELSEWHERE])
def test_a_notice_is_shown_on_every_page_and_closed_by_escape(driver: WindowDriver, place: Place) -> None:
    window = driver.window
    notices = window.notices.notices
    notices.show_notice("a", "The disk is full.")
    window.show_place(place)
    driver.settle()
    assert notices.isVisible()
    page = window.pages.currentWidget()
    assert page is not None
    assert page.isAncestorOf(notices)
    assert notices.mapTo(window, notices.rect().topLeft()).y() < 150
    driver.key(Qt.Key.Key_Escape)
    assert (notices.shown, window.place) == ((), place)
    driver.key(Qt.Key.Key_Escape)
    assert window.place is Place.COMPOSE


def test_a_notice_about_the_message_waits_beside_it(driver: WindowDriver) -> None:
    notices = driver.window.notices.notices
    notices.show_notice("a", "The message was imported.", of_message=True)
    for place in ELSEWHERE:
        driver.window.show_place(place)
        assert not notices.isVisible()
    notices.show_notice("b", "The disk is full.")
    assert [shown.text for shown in notices.shown] == ["The disk is full."]
    assert notices.next.isHidden()
    driver.window.show_place(Place.COMPOSE)
    assert notices.texts == ["The disk is full.", "The message was imported."]
    assert not notices.next.isHidden()
