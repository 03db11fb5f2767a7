"""The banner of the sandbox."""

from tests.ui.workbench import RECIPIENT, Bench, entry


def test_the_banner_of_the_sandbox_orders_answers(bench: Bench) -> None:
    banner = bench.window.sandbox_banner
    entry(banner.menu, "…22091").trigger()
    assert bench.message.recipient == "8613600022091"
    assert bench.window.form.recipient.edit.text() == "8613600022091"
    bench.app.composer.edit(RECIPIENT, "+49 170 1234567")
    entry(banner.menu, "…90001").trigger()
    assert bench.app.composer.message.recipient == "4917012" + "90001"
