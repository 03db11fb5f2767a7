"""The navigation: places, keys, the badge, and little room."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from nxwa_desktop.protocol.message import Message
from nxwa_desktop.ui.accounts.account_popup import AccountPopup
from nxwa_desktop.ui.window.central_widget import SMALLEST
from nxwa_desktop.ui.window.navigation import Place
from tests.ui.history_steps import LOST, send
from tests.ui.window_driver import WindowDriver, account

CTRL = Qt.KeyboardModifier.ControlModifier


def place(driver: WindowDriver) -> Place | None:
    return driver.window.place


def test_a_click_goes_to_a_place_and_marks_it(driver: WindowDriver) -> None:
    items = driver.window.navigation.items
    assert items[Place.COMPOSE].accessibleDescription() == "Current page"
    driver.click_at(items[Place.HISTORY])
    driver.settle()
    assert place(driver) is Place.HISTORY
    assert items[Place.HISTORY].accessibleDescription() == "Current page"
    assert items[Place.COMPOSE].accessibleDescription() == ""
    driver.click_at(items[Place.COMPOSE])
    driver.settle()
    assert driver.window.workspace.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_arrow_keys_move_and_a_key_goes_there(driver: WindowDriver, key: Qt.Key) -> None:
    items = driver.window.navigation.items
    driver.focus(items[Place.COMPOSE])
    driver.key(Qt.Key.Key_Up)
    assert items[Place.COMPOSE].hasFocus()
    for _ in range(3):
        driver.key(Qt.Key.Key_Down)
    assert items[Place.HISTORY].hasFocus()
    assert place(driver) is Place.COMPOSE, "looking is not going"
    driver.key(key)
    assert place(driver) is Place.HISTORY


def test_keys_go_to_the_places(driver: WindowDriver) -> None:
    driver.key(Qt.Key.Key_4, CTRL)
    assert place(driver) is Place.HISTORY
    driver.key(Qt.Key.Key_3, CTRL)
    assert place(driver) is Place.BATCH
    driver.key(Qt.Key.Key_1, CTRL)
    assert place(driver) is Place.COMPOSE


def test_the_badge_counts_what_is_undecided(driver: WindowDriver) -> None:
    history = driver.window.navigation.items[Place.HISTORY]
    assert history.accessibleName() == "History"
    send(driver, LOST)
    driver.until(lambda: history.accessibleName() == "History, 1 message needs your decision")
    driver.use_language("zh_CN")
    assert "有 1 条消息需要您决定" in driver.window.navigation.items[Place.HISTORY].accessibleName()


def test_a_narrow_window_shows_icons_with_tips(driver: WindowDriver) -> None:
    navigation = driver.window.navigation
    wide = navigation.width()
    assert navigation.items[Place.HISTORY].toolTip() == ""
    driver.window.resize(900, 600)
    driver.settle()
    assert navigation.width() < wide / 3
    assert navigation.items[Place.HISTORY].toolTip() == "History"
    driver.focus(navigation.card)
    driver.key(Qt.Key.Key_Return)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, AccountPopup)
    popup.close()


@pytest.mark.usefixtures("big_letters")
def test_large_letters_make_a_window_narrow(driver: WindowDriver) -> None:
    assert driver.window.navigation.items[Place.HISTORY].toolTip() == "History"


def test_the_card_tells_of_accounts(fresh: WindowDriver) -> None:
    card = fresh.window.navigation.card
    assert card.accessibleName() == "Account: No account yet · Add one to send"
    fresh.keep(account("Acme"))
    fresh.until(lambda: card.accessibleName() == "Account: Acme · +86 158 0000 1795")
    fresh.app.account_service.choose_sandbox()
    fresh.until(lambda: card.accessibleName() == "Account: Sandbox · Nothing leaves this computer")


def test_from_every_place_a_key_leads_to_the_recipient_and_to_the_search_of_the_templates(driver: WindowDriver) -> None:
    for place in (Place.HISTORY, Place.SETTINGS, Place.COMPOSE):
        driver.window.show_place(place)
        driver.key(Qt.Key.Key_L, CTRL)
        driver.until(driver.window.form.recipient.edit.hasFocus)
    driver.window.show_place(Place.HISTORY)
    driver.key(Qt.Key.Key_K, CTRL)
    driver.until(driver.window.form.template.chooser.search.hasFocus)


def test_letters_smaller_than_usual_leave_the_smallest_window_room_for_all(
    make_driver: Callable[..., WindowDriver],
) -> None:
    font = QApplication.font()
    font.setPixelSize(11)
    QApplication.setFont(font)
    driver = make_driver(sandbox=True)
    driver.window.resize(SMALLEST)
    driver.until(lambda: driver.app.account_service.in_sandbox)
    driver.load(Message("8613600009759", "order_update", "en_US", body=("David",)))
    driver.wait_for_bubble()
    driver.until(lambda: driver.window.minimumSizeHint().width() <= driver.window.width())
    driver.settle()
    assert driver.cramped(driver.window) == []
