"""Copying the request."""

import os
import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.message import Message
from nxwa_desktop.protocol.request_body import encode_body
from nxwa_desktop.services.json_preview_lines import NO_ACCOUNT
from nxwa_desktop.ui.preview.preview_tabs import PreviewPage
from nxwa_desktop.ui.widgets.question import Question
from tests.ui.import_steps import OTHER, copy, said
from tests.ui.window_driver import GOOD, WindowDriver, account, clipboard, entry


@pytest.mark.parametrize(
    ("words", "beginning"), [("For a shell", "curl --"), ("For the W", "curl.exe"), ("For P", "$")]
)
def test_copied_for_any_shell_and_imported_again(driver: WindowDriver, words: str, beginning: str) -> None:
    driver.load(OTHER)
    driver.window.preview.show_page(PreviewPage.REQUEST)
    entry(driver.window.request_copy.menu, words).trigger()
    assert clipboard().startswith(beginning)
    assert driver.window.preview.note.text.startswith("Copied")
    driver.load(GOOD)
    driver.window.imports.paste()
    assert said(driver) == "The message was imported."
    assert driver.message == OTHER


def test_too_long_for_the_command_prompt(driver: WindowDriver) -> None:
    driver.load(Message("1", "t", "en", body=("x" * 9000,)))
    driver.window.preview.show_page(PreviewPage.REQUEST)
    copy("before")
    entry(driver.window.request_copy.menu, "For the W").trigger()
    assert driver.window.preview.note.text.startswith("The request is too long for the Command Prompt")
    assert clipboard() == "before"


def test_the_menu_opens_by_the_keyboard(driver: WindowDriver) -> None:
    driver.window.preview.show_page(PreviewPage.REQUEST)
    driver.focus(driver.window.preview.copy_curl)
    driver.key(Qt.Key.Key_Down)
    assert driver.window.request_copy.menu.isVisible()
    driver.window.request_copy.menu.close()


def _chosen(driver: WindowDriver) -> Account:
    return driver.app.account_service.chosen or NO_ACCOUNT


def test_copy_json_copies_the_very_bytes(driver: WindowDriver) -> None:
    driver.load(GOOD)
    driver.window.preview.show_page(PreviewPage.JSON)
    driver.settle()
    QTest.mouseClick(driver.window.preview.copy_json, Qt.MouseButton.LeftButton)
    assert clipboard().encode() == encode_body(GOOD, _chosen(driver))
    assert driver.window.preview.copy_json.isVisible()
    assert not driver.window.preview.copy_curl.isVisible()


def test_copy_as_curl_leaves_the_signature_out(driver: WindowDriver) -> None:
    driver.load(GOOD)
    driver.request_values()
    QTest.mouseClick(driver.window.preview.copy_curl, Qt.MouseButton.LeftButton)
    assert clipboard().startswith("curl " if os.name == "posix" else "$nxwa = ")
    # A file with the options of curl, as PowerShell writes one, has its quotation marks escaped.
    assert encode_body(GOOD, _chosen(driver)).decode() in clipboard().replace('\\"', '"')
    assert "sign: SIGNATURE" in clipboard()
    assert not re.search(r"(?i)[0-9a-f]{32}", clipboard())
    assert driver.window.preview.note.text == "Copied without the signature."
    assert driver.sent == []
    driver.key(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert driver.window.preview.note.text == ""


def _asked_for_signature(driver: WindowDriver) -> Question:
    """The question that the menu's way to a signed copy leads to."""
    menu = entry(driver.window.request_copy.menu, "With the signature").menu()
    assert isinstance(menu, QMenu)
    entry(menu, "For a shell").trigger()
    box = driver.window.findChild(Question)
    assert box is not None
    assert "offline and for ever" in box.text()
    return box


def _button(box: Question, words: str) -> QAbstractButton:
    return next(each for each in box.buttons() if each.text().replace("&", "") == words)


def test_copy_as_curl_with_the_signature_is_asked_about(driver: WindowDriver) -> None:
    driver.load(GOOD)
    driver.request_values()
    with driver.qtbot.waitSignal(driver.app.sender.signed, timeout=15_000):
        _button(_asked_for_signature(driver), "Copy with the signature").click()
    assert re.search(r"'sign: [0-9a-f]{32}'", clipboard())
    assert "sandbox-practice-secret" not in clipboard()
    assert driver.window.preview.note.text.startswith("Copied.")
    assert driver.sent == []


@pytest.mark.parametrize(("key", "expected"), [(Qt.Key.Key_Return, "sign: SIGNATURE"), (Qt.Key.Key_Escape, "")])
def test_the_safe_answers_copy_no_signature(driver: WindowDriver, key: Qt.Key, expected: str) -> None:
    driver.load(GOOD)
    driver.request_values()
    QApplication.clipboard().clear()
    box = _asked_for_signature(driver)
    QTest.keyClick(box, key)
    driver.until(lambda: not box.isVisible())
    assert expected in clipboard()
    assert bool(clipboard()) is bool(expected)


def test_copy_as_curl_that_cannot_be(fresh: WindowDriver) -> None:
    fresh.keep(account("Acme"))
    fresh.app._vault._drop("id-Acme")
    fresh.request_values()
    QApplication.clipboard().clear()
    with fresh.qtbot.waitSignal(fresh.app.sender.signed, timeout=15_000):
        _button(_asked_for_signature(fresh), "Copy with the signature").click()
    assert fresh.window.preview.note.text.startswith("No keyring is running here")
    assert clipboard() == ""


def test_copy_as_curl_of_half_a_character(driver: WindowDriver) -> None:
    driver.load(Message(body=("\ud800",)))
    driver.request_values()
    driver.window.preview.copy_curl.click()
    assert driver.window.preview.note.text.startswith("The request could not be copied")
