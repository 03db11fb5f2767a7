"""The first thing a person sees, and what it costs."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nxwa_desktop.ui.accounts.account_dialog import AccountDialog
from tests.ui.workbench import GOOD, Bench, account

CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_first_start_shows_the_welcome(fresh: Bench) -> None:
    window = fresh.window
    assert window.pages.currentWidget() is window.welcome
    assert window.welcome.isVisible()
    assert not window.form.isVisible()


def test_the_welcome_leads_to_the_sandbox(fresh: Bench) -> None:
    with fresh.qtbot.waitSignal(fresh.app.account_service.changed):
        QTest.mouseClick(fresh.window.welcome.sandbox, Qt.MouseButton.LeftButton)
    assert fresh.window.pages.currentWidget() is fresh.window.workspace
    assert fresh.window.sandbox_banner.isVisible()
    assert fresh.window.form.recipient.edit.hasFocus()
    assert "Sandbox" in fresh.window.chooser.button.text()


def test_the_welcome_leads_to_the_account_dialog(fresh: Bench) -> None:
    QTest.mouseClick(fresh.window.welcome.account, Qt.MouseButton.LeftButton)
    dialog = fresh.dialog(AccountDialog)
    assert dialog.windowTitle() == "Add an account"
    dialog.reject()
    fresh.settle()
    assert fresh.window.pages.currentWidget() is fresh.window.welcome


def test_storing_the_first_account_leaves_the_welcome(fresh: Bench) -> None:
    fresh.keep(account("Acme"))
    assert fresh.window.pages.currentWidget() is fresh.window.workspace
    assert not fresh.window.sandbox_banner.isVisible()
    assert "Acme" in fresh.window.chooser.button.text()


def test_ctrl_enter_on_the_welcome_opens_no_menu_from_nowhere(fresh: Bench) -> None:
    fresh.key(Qt.Key.Key_Return, CTRL)
    assert QApplication.activePopupWidget() is None
    assert not fresh.app.sender.busy
    assert fresh.window.welcome.account.hasFocus()


def test_a_start_in_the_sandbox_never_shows_the_welcome(bench: Bench) -> None:
    assert bench.window.pages.currentWidget() is bench.window.workspace
    assert bench.window.sandbox_banner.isVisible()


def test_the_window_comes_back_as_it_was_left(make_bench: Callable[..., Bench]) -> None:
    first = make_bench()
    first.until(lambda: first.app.account_service.loaded)
    first.keep(account("Acme"), account("Beta"))
    first.app.account_service.choose(first.app.account_service.accounts[0])
    first.window.resize(900, 650)
    first.window.splitter.setSizes([600, 400])
    sizes = first.window.splitter.sizes()
    first.window.close()
    first.close()
    second = make_bench()
    second.until(lambda: second.app.account_service.chosen)
    assert second.app.account_service.chosen == account("Acme")
    assert second.window.height() == 650  # the offscreen screen is narrower than the window
    ratio = [first_size / sum(sizes) for first_size in sizes]
    assert [size / sum(second.window.splitter.sizes()) for size in second.window.splitter.sizes()] == pytest.approx(
        ratio, abs=0.02
    )


def test_the_account_at_the_start_is_chosen_also_after_a_visit_to_the_sandbox(make_bench: Callable[..., Bench]) -> None:
    first = make_bench()
    first.until(lambda: first.app.account_service.loaded)
    first.keep(account("Acme"), account("Beta"))
    first.app.settings.default_account = "id-Beta"
    first.app.account_service.choose_sandbox()
    first.until(lambda: first.app.account_service.in_sandbox)
    first.window.close()
    first.close()
    second = make_bench()
    second.until(lambda: second.app.account_service.loaded)
    assert second.app.account_service.chosen == account("Beta")


FIRST_PAINT = """
import pathlib, sys
from PySide6.QtWidgets import QApplication
from nxwa_desktop.app import App, dress
from nxwa_desktop.system.paths import Paths
qt = QApplication(["x"])
dress(qt)
app = App(Paths.below(pathlib.Path(sys.argv[1])), sandbox=sys.argv[2] == "sandbox")
late = ("httpx", "keyring", "phonenumbers", "PySide6.QtNetwork", "PySide6.QtSvg", "sqlite3", "asyncio",
        "nxwa_desktop.sandbox.server")
def look():
    print("painted", *(name for name in late if name in sys.modules))
    qt.quit()
app.window.painted.disconnect()
app.window.painted.connect(look)
app.window.show()
qt.exec()
app.close()
"""


def _at_first_paint(folder: Path, mode: str) -> str:
    run = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT, str(folder), mode],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return run.stdout.strip()


def test_nothing_that_is_not_needed_is_imported_before_the_first_paint(tmp_path: Path) -> None:
    assert _at_first_paint(tmp_path, "sandbox") == "painted"
    assert _at_first_paint(tmp_path, "") == "painted"


def test_new_begins_an_empty_message_that_says_nothing_yet(bench: Bench) -> None:
    bench.load(GOOD)
    bench.focus(bench.window.form.template_name)
    bench.key(Qt.Key.Key_N, CTRL)
    form = bench.window.form
    assert bench.message.recipient == bench.message.template_name == ""
    assert form.recipient.edit.hasFocus()
    assert (form.recipient.note.text, form.template_note.text, form.language.note.text) == ("", "", "")
