"""The template's text in scripts whose letters stand higher than Latin ones, or are read from the right."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from nxwa_desktop.protocol.message import Field, FieldKind
from nxwa_desktop.ui.compose.text_edit import TextEdit
from tests.ui.workbench import Bench

TEXT = Field(FieldKind.BODY_TEMPLATE)
CHINESE = "您好！您的订单已发出。\n\n请直接回复本消息。"
ARABIC = "مرحبا، غادر طلبك مستودعنا.\n\nأجب عن هذه الرسالة."
LATIN = "Hello, your order has left.\n\nJust reply."


@pytest.fixture
def edit(bench: Bench) -> TextEdit:
    """In a font that has Latin letters only: the others come out of higher ones."""
    bench.window.form.text.setFont(QFont("Noto Sans", 10))
    return bench.window.form.text


@pytest.mark.parametrize("text", [CHINESE, ARABIC, LATIN], ids=["Chinese", "Arabic", "Latin"])
def test_all_of_it_can_be_seen(bench: Bench, edit: TextEdit, text: str) -> None:
    bench.app.composer.edit(TEXT, text)
    bench.settle()
    assert edit.verticalScrollBar().maximum() == 0
    last = edit.document().lastBlock()
    bottom = edit.blockBoundingGeometry(last).translated(edit.contentOffset()).bottom()
    assert bottom <= edit.viewport().height()


def test_lines_that_grow_higher_while_one_types(bench: Bench, edit: TextEdit) -> None:
    bench.focus(edit)
    for _ in range(3):
        bench.write("a")
        bench.key(Qt.Key.Key_Return)
    low = edit.height()
    bench.write("您")
    assert edit.height() > low


def test_what_is_read_from_the_right_stands_at_the_right(bench: Bench, edit: TextEdit) -> None:
    for text, side in ((ARABIC, Qt.AlignmentFlag.AlignRight), (LATIN, Qt.AlignmentFlag.AlignLeft)):
        bench.app.composer.edit(TEXT, text)
        bench.settle()
        assert edit.document().defaultTextOption().alignment() == side
        line = edit.document().firstBlock().layout().lineAt(0)
        middle = line.naturalTextRect().center().x()
        assert (middle > edit.viewport().width() / 2) == (side == Qt.AlignmentFlag.AlignRight)


def test_an_empty_text_begins_where_the_window_is_read_from(bench: Bench) -> None:
    edit = bench.window.form.text
    assert edit.document().defaultTextOption().alignment() == Qt.AlignmentFlag.AlignLeft
    bench.speak("pseudo-rtl")
    edit = bench.window.form.text
    assert edit.document().defaultTextOption().alignment() == Qt.AlignmentFlag.AlignRight
