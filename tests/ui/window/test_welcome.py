"""The welcome of a first start."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nxwa_desktop.ui.accounts.account_dialog import AccountDialog
from tests.ui.window_driver import WindowDriver, account

CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_first_start_shows_the_welcome(fresh: WindowDriver) -> None:
    window = fresh.window
    assert window.pages.currentWidget() is window.welcome
    assert window.welcome.isVisible()
    assert not window.form.isVisible()


def test_the_welcome_leads_to_the_sandbox(fresh: WindowDriver) -> None:
    with fresh.qtbot.waitSignal(fresh.app.account_service.changed):
        QTest.mouseClick(fresh.window.welcome.sandbox, Qt.MouseButton.LeftButton)
    assert fresh.window.pages.currentWidget() is fresh.window.workspace
    assert fresh.window.ribbon.isVisible()
    assert fresh.window.form.recipient.edit.hasFocus()
    assert "Sandbox" in fresh.window.navigation.card.text()


def test_the_welcome_leads_to_the_account_dialog(fresh: WindowDriver) -> None:
    QTest.mouseClick(fresh.window.welcome.account, Qt.MouseButton.LeftButton)
    dialog = fresh.dialog(AccountDialog)
    assert dialog.windowTitle() == "Add an account"
    dialog.reject()
    fresh.settle()
    assert fresh.window.pages.currentWidget() is fresh.window.welcome


def test_storing_the_first_account_leaves_the_welcome(fresh: WindowDriver) -> None:
    fresh.keep(account("Acme"))
    assert fresh.window.pages.currentWidget() is fresh.window.workspace
    assert not fresh.window.ribbon.isVisible()
    assert "Acme" in fresh.window.navigation.card.text()


def test_ctrl_enter_on_the_welcome_opens_no_menu_from_nowhere(fresh: WindowDriver) -> None:
    fresh.key(Qt.Key.Key_Return, CTRL)
    assert QApplication.activePopupWidget() is None
    assert not fresh.app.sender.busy
    assert fresh.window.welcome.account.hasFocus()


def test_a_start_in_the_sandbox_never_shows_the_welcome(driver: WindowDriver) -> None:
    assert driver.window.pages.currentWidget() is driver.window.workspace
    assert driver.window.ribbon.isVisible()
