"""What goes out, as JSON and as a request: always in step, never jumping."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from tests.ui.workbench import RECIPIENT, Bench

# request


def _request(bench: Bench) -> dict[str, str]:
    bench.key(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    bench.settle()
    page = bench.window.preview.request
    assert page.isVisible()
    return {name: label.text() for name, label in page._values.items() if label.isVisible()}


def test_turning_the_pages(bench: Bench, make_bench: Callable[..., Bench]) -> None:
    _request(bench)
    assert bench.window.preview.copy_curl.isVisible()
    bench.app.composer.edit(RECIPIENT, "+49170")
    bench.key(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    bench.app.composer.edit(RECIPIENT, "+49171")
    assert '"to": "49171"' in bench.json
    _request(bench)
    assert '"to":"49171"' in bench.window.preview.request.signed_text.toPlainText()
