"""The pop-up of accounts."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from nxwa_desktop.ui.accounts.account_dialog import AccountDialog
from nxwa_desktop.ui.accounts.account_popup import AccountPopup
from nxwa_desktop.validation.account_rules import AccountField
from tests.ui.window_driver import WindowDriver, account, button

ALT = Qt.KeyboardModifier.AltModifier


def opened(driver: WindowDriver) -> AccountPopup:
    driver.window.navigation.card.click()
    driver.settle()
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, AccountPopup)
    return popup


@pytest.fixture
def two(fresh: WindowDriver) -> WindowDriver:
    fresh.keep(account("Acme"), account("Beta"))
    return fresh


def test_it_lists_the_accounts_and_marks_the_chosen_one(two: WindowDriver) -> None:
    popup = opened(two)
    names = [row.accessibleName() for row in (*popup.rows, popup.sandbox)]
    assert names == [
        "Acme, +86 158 0000 1795",
        "Beta, +86 158 0000 1795, chosen",
        "Sandbox, Nothing leaves this computer",
    ]
    assert popup.rows[1].hasFocus()
    assert popup.edit.text() == "Edit Beta"


def test_arrow_keys_and_enter_choose(two: WindowDriver) -> None:
    popup = opened(two)
    two.key(Qt.Key.Key_Up)
    two.key(Qt.Key.Key_Up)
    assert popup.rows[0].hasFocus()
    two.key(Qt.Key.Key_Return)
    assert QApplication.activePopupWidget() is None
    assert two.app.account_service.chosen == account("Acme")


@pytest.mark.parametrize("open_first", [False, True])
def test_alt_and_a_digit_choose(two: WindowDriver, open_first: bool) -> None:
    if open_first:
        opened(two)
    two.key(Qt.Key.Key_1, ALT)
    assert two.app.account_service.chosen == account("Acme")
    two.key(Qt.Key.Key_3, ALT)
    two.until(lambda: two.app.account_service.in_sandbox)


def test_esc_closes_it_and_changes_nothing(two: WindowDriver) -> None:
    opened(two)
    two.key(Qt.Key.Key_Down)
    two.key(Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert two.app.account_service.chosen == account("Beta")


def test_its_foot_leads_to_the_dialog(two: WindowDriver) -> None:
    opened(two).edit.click()
    dialog = two.dialog(AccountDialog)
    assert dialog.edit(AccountField.NAME).text() == "Beta"
    dialog.reject()
    two.settle()
    button(opened(two), "&Add").click()
    dialog = two.dialog(AccountDialog)
    assert dialog.edit(AccountField.NAME).text() == ""
    dialog.reject()


def test_an_account_without_a_secret_says_so(two: WindowDriver) -> None:
    two.app.storage.submit(lambda repositories: repositories.accounts.save(account("Bare"))).result(10)
    with two.qtbot.waitSignal(two.app.account_service.changed):
        two.app.account_service.load()
    popup = opened(two)
    two.until(lambda: "No secret" in popup.rows[1].accessibleName())
    assert "No secret" not in popup.rows[0].accessibleName()
