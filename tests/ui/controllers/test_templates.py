"""Saved templates in the window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog

from nxwa_desktop.protocol.message import ImageHeader, Message
from nxwa_desktop.services.undo_stack import EditKind
from tests.ui.workbench import Bench, number_ending_in

NAMED = Message(
    number_ending_in("09759"),
    "order_update",
    "en_US",
    ImageHeader("https://example.com/parcel.png"),
    ("David", "China"),
    "Hello {{First Name}} in {{Country}}",
    ("First Name", "Country"),
)


def kept(bench: Bench, message: Message = NAMED, title: str = "Order update") -> None:
    with bench.qtbot.waitSignal(bench.app.core.templates.changed):
        bench.app.core.templates.add(message, title)


def test_saved_under_a_title(bench: Bench) -> None:
    bench.load(NAMED)
    bench.window.top.save_template.click()
    dialog = bench.dialog(QInputDialog)
    assert dialog.textValue() == "order_update (en_US)"
    with bench.qtbot.waitSignal(bench.app.core.templates.changed):
        dialog.accept()
    (template,) = bench.app.core.templates.templates
    assert template.body_labels == ("First Name", "Country")
    bench.window.templates._save(template.title)
    assert "already" in bench.question().text()


def test_without_a_name_it_says_what_to_do(bench: Bench) -> None:
    bench.load(Message())
    assert bench.window.templates.save() is None
    assert bench.question().text().startswith("Type the template's name first")


def test_the_name_completes_and_fills_the_form(bench: Bench) -> None:
    kept(bench)
    bench.load(Message(recipient="861"))
    bench.focus(bench.window.form.template_name)
    bench.write("ord")
    completer = bench.window.templates.completer
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    bench.until(popup.isVisible)
    bench.key(Qt.Key.Key_Down)
    bench.key(Qt.Key.Key_Return)
    assert bench.message == Message(
        "861", "order_update", "en_US", ImageHeader(), ("", ""), NAMED.body_text, NAMED.body_labels, "en_US"
    )
    assert bench.app.composer.undo_step is EditKind.TEMPLATE
    bench.window.edit_menu.undo.trigger()
    assert bench.message.template_name == "ord"
    bench.focus(bench.window.form.template_name)
    bench.write("zzz")
    assert not popup.isVisible()
