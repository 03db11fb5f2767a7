"""Started for an empty message."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from nxwa_desktop.app import App
from nxwa_desktop.cli.main import run_command_line
from nxwa_desktop.protocol.message import Message
from nxwa_desktop.services.undo_stack import EditKind
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.system.single_instance import ActivationRequest
from tests.ui.window_driver import GOOD, WindowDriver, account


@pytest.fixture
def left_behind(make_driver: Callable[..., WindowDriver], tmp_path: Path) -> Paths:
    """The folder of a program that ended in the middle of a message."""
    driver = make_driver(sandbox=True, folder="left")
    driver.until(lambda: driver.app.account_service.in_sandbox)
    driver.load(GOOD)
    driver.close()
    return driver.paths


def test_what_was_being_composed_is_one_step_away(left_behind: Paths, qtbot: QtBot) -> None:
    app = App(left_behind, sandbox=True, anew=True)
    try:
        app.window.show()
        qtbot.waitUntil(lambda: app.services.drafts.are_restored, timeout=15_000)
        qtbot.waitUntil(lambda: app.account_service.in_sandbox, timeout=15_000)
        qtbot.waitUntil(lambda: app.composer.message.body == (), timeout=15_000)
        while app.composer.undo_step is not None and app.composer.message != GOOD:
            app.composer.undo()
        assert app.composer.message == GOOD
    finally:
        app.window.hide()
        app.close()


def test_a_second_start_begins_anew_in_the_window_that_runs(driver: WindowDriver) -> None:
    driver.load(GOOD)
    driver.window.handle_activation(ActivationRequest("new"))
    assert driver.message == Message()
    assert driver.app.composer.undo_step is EditKind.NEW
    driver.app.composer.undo()
    assert driver.message == GOOD


def test_a_command_takes_no_window_s_option(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run_command_line(["--new", "account", "list"], paths=Paths.below(tmp_path))
    assert ended.value.code == 2
    assert "--new is for the window" in capsys.readouterr().err


CTRL = Qt.KeyboardModifier.ControlModifier


def test_the_window_comes_back_as_it_was_left(make_driver: Callable[..., WindowDriver]) -> None:
    first = make_driver()
    first.until(lambda: first.app.account_service.loaded)
    first.keep(account("Acme"), account("Beta"))
    first.app.account_service.choose(first.app.account_service.accounts[0])
    first.window.resize(900, 650)
    first.window.close()
    first.close()
    second = make_driver()
    second.until(lambda: second.app.account_service.chosen)
    assert second.app.account_service.chosen == account("Acme")
    assert second.window.height() == 650  # the offscreen screen is narrower than the window


def test_the_account_at_the_start_is_chosen_also_after_a_visit_to_the_sandbox(
    make_driver: Callable[..., WindowDriver],
) -> None:
    first = make_driver()
    first.until(lambda: first.app.account_service.loaded)
    first.keep(account("Acme"), account("Beta"))
    first.app.settings.default_account = "id-Beta"
    first.app.account_service.choose_sandbox()
    first.until(lambda: first.app.account_service.in_sandbox)
    first.window.close()
    first.close()
    second = make_driver()
    second.until(lambda: second.app.account_service.loaded)
    assert second.app.account_service.chosen == account("Beta")


def test_new_begins_an_empty_message_that_says_nothing_yet(driver: WindowDriver) -> None:
    driver.load(GOOD)
    driver.focus(driver.window.form.template_name)
    driver.key(Qt.Key.Key_N, CTRL)
    form = driver.window.form
    assert driver.message.recipient == driver.message.template_name == ""
    assert form.recipient.edit.hasFocus()
    assert (form.recipient.note.text, form.template_note.text, form.language.note.text) == ("", "", "")


def test_a_window_that_is_replaced_at_the_start_leaves_nothing_of_it_out(
    make_driver: Callable[..., WindowDriver], tmp_path: Path
) -> None:
    driver = make_driver(sandbox=True)
    first = driver.window
    with driver.qtbot.waitSignal(first.settled, timeout=15_000):
        driver.use_language("zh_CN")
    assert driver.window is not first
    assert driver.window.preview.message.isVisible()


def test_the_ribbon_of_the_sandbox_is_there_from_the_first_paint(make_driver: Callable[..., WindowDriver]) -> None:
    """It would push the page down later."""
    first = make_driver(sandbox=True, folder="same")
    assert first.window.ribbon.isVisible()
    first.until(lambda: first.app.account_service.in_sandbox)
    assert first.window.ribbon.isVisible()
    first.close()
    again = make_driver(folder="same")
    assert again.window.ribbon.isVisible(), "the sandbox was chosen last"
    assert not make_driver(folder="other").window.ribbon.isVisible()


def test_a_sandbox_that_cannot_be_opened_leaves_no_ribbon(
    make_driver: Callable[..., WindowDriver], monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = threading.Event()

    def fail(_: object) -> None:
        refused.wait(15)
        raise OSError("no port is free")

    monkeypatch.setattr("nxwa_desktop.services.sandbox_server.SandboxServer.open", fail)
    driver = make_driver(sandbox=True)
    assert driver.window.ribbon.isVisible()
    refused.set()
    driver.until(lambda: driver.app.account_service.loaded and not driver.window.ribbon.isVisible())


def test_the_numbering_plans_are_loaded_once_the_draft_is_shown(
    left_behind: Paths, make_driver: Callable[..., WindowDriver], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nxwa_desktop.services.field_validation.has_numbering_plans", lambda: False)
    driver = make_driver(folder="left")
    assert not driver.app.field_validation.knows_numbers
    driver.until(lambda: driver.app.field_validation.knows_numbers)
    assert driver.message == GOOD
    assert driver.window.form.recipient.note.text == "China · will be sent as 8613600009759"
