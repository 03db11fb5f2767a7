"""The template's text in scripts whose letters stand higher than Latin ones, or are read from the right."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from nxwa_desktop.protocol.message import Field, FieldKind
from nxwa_desktop.ui.compose.text_edit import TextEdit
from tests.ui.window_driver import WindowDriver

TEXT = Field(FieldKind.BODY_TEMPLATE)
CHINESE = "您好！您的订单已发出。\n\n请直接回复本消息。"
ARABIC = "مرحبا، غادر طلبك مستودعنا.\n\nأجب عن هذه الرسالة."
LATIN = "Hello, your order has left.\n\nJust reply."


@pytest.fixture
def edit(driver: WindowDriver) -> TextEdit:
    """In a font that has Latin letters only: the others come out of higher ones."""
    driver.window.form.text.setFont(QFont("Noto Sans", 10))
    return driver.window.form.text


@pytest.mark.parametrize("text", [CHINESE, ARABIC, LATIN], ids=["Chinese", "Arabic", "Latin"])
def test_all_of_it_can_be_seen(driver: WindowDriver, edit: TextEdit, text: str) -> None:
    driver.app.composer.edit(TEXT, text)
    driver.settle()
    assert edit.verticalScrollBar().maximum() == 0
    last = edit.document().lastBlock()
    bottom = edit.blockBoundingGeometry(last).translated(edit.contentOffset()).bottom()
    assert bottom <= edit.viewport().height()


def test_lines_that_grow_higher_while_one_types(driver: WindowDriver, edit: TextEdit) -> None:
    driver.focus(edit)
    for _ in range(3):
        driver.write("a")
        driver.key(Qt.Key.Key_Return)
    low = edit.height()
    driver.write("您")
    assert edit.height() > low


def test_what_is_read_from_the_right_stands_at_the_right(driver: WindowDriver, edit: TextEdit) -> None:
    for text, side in ((ARABIC, Qt.AlignmentFlag.AlignRight), (LATIN, Qt.AlignmentFlag.AlignLeft)):
        driver.app.composer.edit(TEXT, text)
        driver.settle()
        assert edit.document().defaultTextOption().alignment() == side
        line = edit.document().firstBlock().layout().lineAt(0)
        middle = line.naturalTextRect().center().x()
        assert (middle > edit.viewport().width() / 2) == (side == Qt.AlignmentFlag.AlignRight)


def test_an_empty_text_begins_where_the_window_is_read_from(driver: WindowDriver) -> None:
    edit = driver.window.form.text
    assert edit.document().defaultTextOption().alignment() == Qt.AlignmentFlag.AlignLeft
    driver.use_language("pseudo-rtl")
    edit = driver.window.form.text
    assert edit.document().defaultTextOption().alignment() == Qt.AlignmentFlag.AlignRight
