"""Texts far beyond what WhatsApp takes are refused or cut where they come in, and told."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLabel, QLineEdit, QWidget

from nxwa_desktop.protocol.message import ImageHeader, Message
from nxwa_desktop.ui.accounts.account_dialog import AccountDialog
from nxwa_desktop.ui.settings.settings_dialog import SettingsDialog
from nxwa_desktop.ui.templates.templates_dialog import TemplatesDialog
from nxwa_desktop.ui.widgets.bounded_line import LONGEST, BoundedLine
from tests.ui.workbench import Bench

CTRL = Qt.KeyboardModifier.ControlModifier
HUGE = "iVBORw0KGgo" * 100_000


def told(editor: QWidget) -> str:
    """What stands at an editor for a while."""
    return " ".join(label.text().replace("\n", " ") for label in editor.findChildren(QLabel) if label.isVisible())


def test_a_picture_in_letters_does_not_get_into_the_wording(bench: Bench) -> None:
    text = bench.window.form.text
    bench.load(Message(body_text="Hello"))
    bench.focus(text)
    QApplication.clipboard().setText(HUGE)
    bench.key(Qt.Key.Key_V, CTRL)
    assert bench.message.body_text == "Hello"
    assert "Nothing was inserted" in told(text)


@pytest.mark.parametrize("name", ["template_name", "recipient", "language", "image", "row"])
def test_a_line_is_cut_and_says_so(bench: Bench, name: str) -> None:
    bench.load(Message(header=ImageHeader(), body=("",)))
    form = bench.window.form
    line = {
        "template_name": form.template_name,
        "recipient": form.recipient.edit,
        "language": form.language.box.line,
        "image": form.header.link,
        "row": form.body.rows[0].edit,
    }[name]
    assert line is not None
    bench.focus(line)
    QApplication.clipboard().setText(HUGE)
    bench.key(Qt.Key.Key_V, CTRL)
    assert len(line.text()) == LONGEST
    assert "was left out" in told(line)


def test_a_stored_text_is_shown_cut_and_kept_whole(bench: Bench) -> None:
    stored = Message(header=ImageHeader(HUGE), body=(HUGE,), body_text=HUGE)
    bench.load(stored)
    form = bench.window.form
    assert len(form.text.toPlainText()) == len(form.body.rows[0].edit.text()) == LONGEST
    assert bench.message == stored
    assert bench.app.checker.problems


def test_every_line_of_every_dialog_is_bounded_and_says_so(bench: Bench) -> None:
    window = bench.window
    window.history.open()
    window.history.open_settings()
    bench.dialog(SettingsDialog)
    window.templates.manage()
    window.accounts.add()
    bench.dialog(AccountDialog)
    lines = [line for line in window.findChildren(QLineEdit) if not isinstance(line.parent(), QAbstractSpinBox)]
    assert len(lines) > 10
    assert {type(line).__name__ for line in lines if not isinstance(line, BoundedLine)} == set()
    search = bench.dialog(TemplatesDialog).search
    search.setText("")
    search.insert(HUGE)
    assert len(search.text()) == LONGEST
