"""What goes out, as JSON and as a request: always in step, never jumping."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from tests.ui.window_driver import RECIPIENT, WindowDriver

# request


def test_turning_the_pages(driver: WindowDriver, make_driver: Callable[..., WindowDriver]) -> None:
    driver.request_values()
    assert driver.window.preview.copy_curl.isVisible()
    driver.app.composer.edit(RECIPIENT, "+49170")
    driver.key(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    driver.app.composer.edit(RECIPIENT, "+49171")
    assert '"to": "49171"' in driver.json
    driver.request_values()
    assert '"to":"49171"' in driver.window.preview.request.signed_text.toPlainText()
