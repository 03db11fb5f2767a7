"""The recipient's field."""

from tests.ui.workbench import Bench


def test_the_recipient_shows_country_and_digits_while_it_is_typed(bench: Bench) -> None:
    edit, note = bench.window.form.recipient.edit, bench.window.form.recipient.note
    bench.focus(edit)
    bench.write("+86 136-0000")
    assert note.text == "China · will be sent as 861360000"
    bench.write(" 9759")
    assert note.text == "China · will be sent as 8613600009759"
    assert bench.message.recipient == "+86 136-0000 9759"
    assert bench.window.send_button.send.text() == "Send to +86 136 0000 9759"
