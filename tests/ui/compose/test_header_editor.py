"""The kinds of header and their fields."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nxwa_desktop.protocol.message import Field, FieldKind, HeaderKind, ImageHeader, NoHeader
from nxwa_desktop.protocol.message_fields import rows_of, value_of
from tests.ui.window_driver import WindowDriver, visible_texts


def test_every_kind_of_header_keeps_what_was_typed(driver: WindowDriver) -> None:
    form = driver.window.form
    none, text, image = form.header.buttons.values()
    QTest.mouseClick(text, Qt.MouseButton.LeftButton)
    driver.focus(form.header.texts.rows[0].edit)
    driver.write("Hello")
    QTest.mouseClick(image, Qt.MouseButton.LeftButton)
    assert isinstance(driver.app.composer.message.header, ImageHeader)
    link = form.header.link
    assert link is not None
    assert not form.header.texts.isVisible()
    driver.focus(link)
    driver.write("https://e.example/p.png")
    QTest.mouseClick(none, Qt.MouseButton.LeftButton)
    assert driver.message.header == NoHeader()
    assert not link.isVisible()
    QTest.mouseClick(text, Qt.MouseButton.LeftButton)
    assert rows_of(driver.message, FieldKind.HEADER_TEXT) == ("Hello",)
    assert form.header.texts.rows[0].edit.text() == "Hello"
    QTest.mouseClick(image, Qt.MouseButton.LeftButton)
    assert value_of(driver.message, Field(FieldKind.HEADER_IMAGE)) == "https://e.example/p.png"
    assert link.isVisible()
    assert link.text() == "https://e.example/p.png"


def test_the_link_speaks_when_it_is_left(driver: WindowDriver) -> None:
    form = driver.window.form
    QTest.mouseClick(form.header.buttons[HeaderKind.IMAGE], Qt.MouseButton.LeftButton)
    assert form.header.link is not None
    driver.focus(form.header.link)
    driver.write("ftp://x")
    words = "The image link does not begin with https://"
    assert not any(text.startswith(words) for text in visible_texts(form.header))
    driver.key(Qt.Key.Key_Tab)
    assert any(text.startswith(words) for text in visible_texts(form.header))
