"""The commands for the whole message, in the menu bar and in the head of the page."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from nxwa_desktop.protocol.message import Field, FieldKind, Message, TextHeader
from nxwa_desktop.services.undo_stack import EditKind
from tests.ui.import_steps import OTHER, body_for, copy, notice, said
from tests.ui.window_driver import GOOD, RECIPIENT, WindowDriver, entry


@pytest.fixture(params=["menu bar", "head"])
def menu(driver: WindowDriver, request: pytest.FixtureRequest) -> QMenu:
    if request.param == "head":
        return driver.window.workspace.head.menu
    found = next(each for each in driver.window.menuBar().actions() if each.text() == "&Message").menu()
    assert isinstance(found, QMenu)
    return found


def command(menu: QMenu, words: str) -> QAction:
    return entry(menu, words)


def test_clear_values_empties_the_variables_alone_and_can_be_undone(driver: WindowDriver, menu: QMenu) -> None:
    message = Message("+86 136 0000 9759", "order", "en", TextHeader(("A",), "{{x}}", ("x",)), ("B",), "{{y}}", ("y",))
    clear = command(menu, "Clear values")
    assert not clear.isEnabled()
    driver.load(message)
    clear.trigger()
    assert driver.message == Message(
        message.recipient, "order", "en", TextHeader(("",), "{{x}}", ("x",)), ("",), "{{y}}", ("y",)
    )
    assert not clear.isEnabled()
    driver.until(lambda: driver.app.composer.focus == Field(FieldKind.HEADER_TEXT, 0))
    driver.window.edit_menu.undo.trigger()
    assert driver.message == message
    assert clear.isEnabled()


def test_undo_import_restores_the_message_before_it(driver: WindowDriver, menu: QMenu) -> None:
    undo = command(menu, "Undo import")
    driver.load(GOOD)
    assert not undo.isEnabled()
    copy(body_for(driver))
    driver.window.imports.paste()
    said(driver)
    assert undo.isEnabled()
    undo.trigger()
    assert driver.message == GOOD
    assert not undo.isEnabled()
    assert notice(driver) is None
    driver.window.edit_menu.redo.trigger()
    assert driver.message == OTHER


def test_undo_import_loses_nothing_that_was_edited_since(driver: WindowDriver, menu: QMenu) -> None:
    undo = command(menu, "Undo import")
    driver.load(GOOD)
    copy(body_for(driver))
    driver.window.imports.paste()
    said(driver)
    driver.app.composer.edit(RECIPIENT, "4930901820")
    edited = driver.message
    undo.trigger()
    assert driver.message == GOOD
    driver.window.edit_menu.undo.trigger()
    assert driver.message == edited
    driver.app.composer.load(Message(), EditKind.NEW)
    assert not undo.isEnabled()
