"""The count of characters."""

from PySide6.QtGui import QPalette

from nxwa_desktop.protocol.message import Message, TextHeader
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


def test_a_header_has_a_count_of_its_own(driver: WindowDriver) -> None:
    driver.load(Message(header=TextHeader(("David",), "For {{1}}", ("1",))))
    assert driver.window.form.header.counter.text() == "9 of 60 characters"
