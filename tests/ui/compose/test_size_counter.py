"""The count of characters."""

import pytest
from PySide6.QtGui import QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from nxwa_desktop.protocol.message import Field, FieldKind, Message, TextHeader
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.ui.compose.size_counter import SizeCounter
from tests.ui.row_steps import rows_for
from tests.ui.window_driver import WindowDriver


def test_the_characters_of_the_whole_text_are_counted(driver: WindowDriver) -> None:
    rows, counter = rows_for(driver, "Hi {{a}}{{a}}"), driver.window.form.body_size
    assert counter.text() == "3 of 1024 characters"
    driver.focus(rows.rows[0].edit)
    driver.write("xy")
    assert counter.text() == "7 of 1024 characters"
    driver.load(Message(body=("x" * 1025,)))
    assert counter.text() == "1025 of 1024 characters"
    grave = counter.palette().color(QPalette.ColorRole.WindowText)
    driver.load(Message(body=("x",)))
    assert counter.palette().color(QPalette.ColorRole.WindowText) != grave
    driver.load(Message())
    assert not counter.isVisible()


def test_the_count_follows_a_text_whose_variables_stay(driver: WindowDriver) -> None:
    driver.load(
        Message(header=TextHeader(("D",), "For {{1}}", ("1",)), body=("x",), body_text="Hi {{a}}", body_labels=("a",))
    )
    form = driver.window.form
    driver.app.composer.edit(Field(FieldKind.BODY_TEMPLATE), "Hello {{a}}")
    driver.app.composer.edit(Field(FieldKind.HEADER_TEMPLATE), "To {{1}}")
    assert (form.body_size.text(), form.header.counter.text()) == ("7 of 1024 characters", "4 of 60 characters")
    driver.app.composer.edit(Field(FieldKind.HEADER_TEXT), "David")
    assert form.header.counter.text() == "8 of 60 characters"


def test_a_header_has_a_count_of_its_own(driver: WindowDriver) -> None:
    driver.load(Message(header=TextHeader(("David",), "For {{1}}", ("1",))))
    assert driver.window.form.header.counter.text() == "9 of 60 characters"


@pytest.mark.parametrize("words", ["{0} of {1} characters", "第 {0} 个字，共 {1} 个"])
def test_it_has_the_height_of_the_font_that_has_its_characters(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, dressed: None, words: str
) -> None:
    """Of a font without Chinese, the system takes another for it, which is taller."""
    font = QApplication.font()
    font.setFamilies(["DejaVu Sans"])
    if QFontInfo(font).family() != "DejaVu Sans":
        pytest.skip("there is no DejaVu Sans")
    QApplication.setFont(font)
    monkeypatch.setattr(SizeCounter, "tr", lambda self, text: words if "{1}" in text else text)
    composer = Composer()
    composer.load(Message(body=("David",)))
    counter = SizeCounter(composer, FieldKind.BODY)
    qtbot.addWidget(counter)
    free = QLabel(counter.text())
    qtbot.addWidget(free)
    free.setFont(counter.font())
    assert counter.height() >= free.sizeHint().height()
