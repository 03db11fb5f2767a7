"""The bar that names problems."""

from PySide6.QtWidgets import QWidget

from nxwa_desktop.protocol.message import ImageHeader, Message, NoHeader
from tests.ui.workbench import Bench

WARNED = Message("+86 136 0000 9759", "Order Update", "en_US", NoHeader(), ("David",))


def test_the_bar_names_problems_in_the_order_of_the_fields_and_leads_to_them(bench: Bench) -> None:
    bench.load(Message(header=ImageHeader(), body=("x", "")))
    bar = bench.window.problems
    bench.window.resize(1600, 700)
    bench.settle()
    assert bar._count.text() == "5 problems:"
    assert bar.texts == (
        "Recipient is missing",
        "Template name is missing",
        "Language is missing",
        "Image link is missing",
    )
    form = bench.window.form
    assert form.header.link is not None
    targets: list[QWidget] = [form.recipient.edit, form.template_name, form.language.box, form.header.link]
    for link, target in zip(bar._links, targets, strict=True):
        bench.click_at(link)
        bench.settle()
        assert target.hasFocus()
        assert not target.visibleRegion().isEmpty()
    assert bar._more.text() == "1 more"
    bar._menu.aboutToShow.emit()
    assert [action.text() for action in bar._menu.actions()] == [
        "Recipient is missing",
        "Template name is missing",
        "Language is missing",
        "Image link is missing",
        "Parameter 2 is empty",
    ]
    bar._menu.actions()[4].trigger()
    assert form.body.rows[1].edit.hasFocus()


def test_the_bar_fits_the_narrowest_window(bench: Bench) -> None:
    bench.load(Message("+86 136 0000 9759", header=ImageHeader(), body=("",) * 9))
    bench.window.resize(860, 560)
    bench.settle()
    assert bench.window.width() == 860
    for part in (*bench.window.problems._links, bench.window.problems._more, bench.window.send_button.send):
        if part.isVisible():
            right = part.mapTo(bench.window, part.rect().topRight()).x()
            assert part.width() >= part.sizeHint().width() - 1
            assert right < 860
    assert bench.window.problems._more.isVisible()


def test_the_bar_follows_warnings_and_the_good_case(bench: Bench) -> None:
    bar = bench.window.problems
    bench.load(WARNED)
    assert bar._count.text() == "1 warning:"
    assert bar.texts == ("Template name is unusual",)
    bench.load()
    assert bar._count.text() == "Ready to send"
    assert not any(link.isVisible() for link in (*bar._links, bar._more))
