"""The bar that names problems."""

from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from nxwa_desktop.protocol.message import ImageHeader, Message, NoHeader
from tests.ui.window_driver import WindowDriver, button, entries, entry, visible_texts

WARNED = Message("+86 136 0000 9759", "Order Update", "en_US", NoHeader(), ("David",))


def test_the_bar_names_problems_in_the_order_of_the_fields_and_leads_to_them(driver: WindowDriver) -> None:
    driver.load(Message(header=ImageHeader(), body=("x", "")))
    bar = driver.window.problems
    driver.window.resize(1600, 700)
    driver.settle()
    assert "5 problems:" in visible_texts(bar)
    assert bar.texts == (
        "Recipient is missing",
        "Template name is missing",
        "Language is missing",
        "Image link is missing",
    )
    form = driver.window.form
    assert form.header.link is not None
    targets: list[QWidget] = [form.recipient.edit, form.template_name, form.language.box, form.header.link]
    for text, target in zip(bar.texts, targets, strict=True):
        driver.click_at(button(bar, text))
        driver.settle()
        assert target.hasFocus()
        assert not target.visibleRegion().isEmpty()
    (more,) = bar.findChildren(QMenu)
    assert "1 more" in visible_texts(bar)
    assert entries(more) == [
        "Recipient is missing",
        "Template name is missing",
        "Language is missing",
        "Image link is missing",
        "Variable 2 is empty",
    ]
    entry(more, "Variable 2").trigger()
    assert form.body.rows[1].edit.hasFocus()


def test_the_bar_fits_the_narrowest_window(driver: WindowDriver) -> None:
    driver.load(Message("+86 136 0000 9759", header=ImageHeader(), body=("",) * 9))
    driver.window.resize(860, 560)
    driver.settle()
    assert driver.window.width() == 860
    for part in (*driver.window.problems.findChildren(QAbstractButton), driver.window.send_button.send):
        if part.isVisible():
            right = part.mapTo(driver.window, part.rect().topRight()).x()
            assert part.width() >= part.sizeHint().width() - 1
            assert right < 860
    assert any(text.endswith(" more") for text in visible_texts(driver.window.problems))


def test_the_bar_follows_warnings_and_the_good_case(driver: WindowDriver) -> None:
    bar = driver.window.problems
    driver.load(WARNED)
    assert "1 warning:" in visible_texts(bar)
    assert bar.texts == ("Template name is unusual",)
    driver.load()
    assert visible_texts(bar) == ["Ready to send"]
