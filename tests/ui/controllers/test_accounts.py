"""Choosing, adding, editing and deleting accounts."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nxwa_desktop.ui.accounts.account_dialog import AccountDialog
from nxwa_desktop.validation.account_rules import AccountField
from tests.ui.window_driver import WindowDriver, account, entries, entry


def test_the_sandbox_and_back(fresh: WindowDriver) -> None:
    fresh.keep(account("Acme"))
    menu = fresh.window.account_menu
    entry(menu, "Practise").trigger()
    fresh.until(lambda: fresh.app.account_service.in_sandbox)
    assert fresh.window.ribbon.isVisible()
    assert "Practise" in " ".join(entries(menu))
    assert entry(menu, "Practise").isChecked()
    assert not any(text.startswith(("&Edit", "&Delete")) for text in entries(menu))
    entry(menu, "Acme").trigger()
    assert not fresh.window.ribbon.isVisible()
    assert '"tenant_id": 7' in fresh.json


def test_adding_by_the_menu(fresh: WindowDriver) -> None:
    fresh.keep(account("Acme"))
    entry(fresh.window.account_menu, "Add").trigger()
    dialog = fresh.dialog(AccountDialog)
    assert dialog.edit(AccountField.NAME).text() == ""
    dialog.reject()


def test_editing_by_the_menu(fresh: WindowDriver) -> None:
    fresh.keep(account("Acme"))
    entry(fresh.window.account_menu, "Edit").trigger()
    dialog = fresh.dialog(AccountDialog)
    assert dialog.windowTitle() == "Edit account"
    assert dialog.edit(AccountField.NAME).text() == "Acme"
    assert dialog.secret.text() == ""
    dialog.edit(AccountField.NAME).setText("Acme 2")
    with fresh.qtbot.waitSignal(fresh.app.account_service.saved):
        QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert [each.name for each in fresh.app.account_service.accounts] == ["Acme 2"]
    assert "Acme 2" in fresh.window.navigation.card.text()


def test_deleting_asks_and_keep_is_the_default(fresh: WindowDriver) -> None:
    fresh.keep(account("Acme"), account("Beta"))
    entry(fresh.window.account_menu, "Delete").trigger()
    question = fresh.question()
    assert "Beta" in question.text()
    assert question.default_button().text() == "&Keep"
    QTest.keyClick(question, Qt.Key.Key_Return)
    fresh.settle()
    assert len(fresh.app.account_service.accounts) == 2
    entry(fresh.window.account_menu, "Delete").trigger()
    question = fresh.question()
    delete = next(button for button in question.buttons() if button.text() == "&Delete")
    with fresh.qtbot.waitSignal(fresh.app.account_service.changed):
        QTest.mouseClick(delete, Qt.MouseButton.LeftButton)
    assert [each.name for each in fresh.app.account_service.accounts] == ["Acme"]
    assert fresh.window.navigation.card.text() == "Choose an account"


def test_deleting_the_last_account_leads_back_to_the_welcome(fresh: WindowDriver) -> None:
    fresh.keep(account("Acme"))
    entry(fresh.window.account_menu, "Delete").trigger()
    delete = next(button for button in fresh.question().buttons() if button.text() == "&Delete")
    with fresh.qtbot.waitSignal(fresh.app.account_service.changed):
        delete.click()
    assert fresh.window.pages.currentWidget() is fresh.window.welcome


def test_what_cannot_be_stored_is_told(fresh: WindowDriver) -> None:
    fresh.keep(account("Acme"))
    storage = fresh.app.storage.submit(lambda repos: repos)
    fresh.app.storage.submit(lambda _: storage.result().accounts._database.close()).result(5)
    fresh.app.account_service.remove(account("Acme"))
    told = fresh.question()
    assert told.text()
    QTest.keyClick(told, Qt.Key.Key_Return)
    fresh.settle()
    assert QApplication.activeModalWidget() is None
    assert len(fresh.app.account_service.accounts) == 1
