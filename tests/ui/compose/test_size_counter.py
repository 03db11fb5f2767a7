"""The count of characters."""

from PySide6.QtGui import QPalette

from nxwa_desktop.protocol.message import Field, FieldKind, Message, TextHeader
from nxwa_desktop.ui.compose.parameter_rows import ParameterRows
from tests.ui.workbench import Bench

WORDING = Field(FieldKind.BODY_TEMPLATE)

SEED = "Hi {{First Name}}, {{Country}} {{Country}} {{Phone Number}}"


def _rows(bench: Bench, text: str = SEED) -> ParameterRows:
    bench.app.composer.edit(WORDING, text)
    bench.settle()
    return bench.window.form.body


def test_the_characters_of_the_whole_text_are_counted(bench: Bench) -> None:
    rows, counter = _rows(bench, "Hi {{a}}{{a}}"), bench.window.form.body_size
    assert counter.text() == "3 of 1024 characters"
    bench.focus(rows.rows[0].edit)
    bench.write("xy")
    assert counter.text() == "7 of 1024 characters"
    bench.load(Message(body=("x" * 1025,)))
    assert counter.text() == "1025 of 1024 characters"
    grave = counter.palette().color(QPalette.ColorRole.WindowText)
    bench.load(Message(body=("x",)))
    assert counter.palette().color(QPalette.ColorRole.WindowText) != grave
    bench.load(Message())
    assert not counter.isVisible()


def test_a_header_has_a_count_of_its_own(bench: Bench) -> None:
    bench.load(Message(header=TextHeader(("David",), "For {{1}}", ("1",))))
    assert bench.window.form.header_size.text() == "9 of 60 characters"
