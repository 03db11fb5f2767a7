"""What goes out, as JSON and as a request: always in step, never jumping."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from tests.ui.window_driver import RECIPIENT, WindowDriver

# request


def _request(driver: WindowDriver) -> dict[str, str]:
    driver.key(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    driver.settle()
    page = driver.window.preview.request
    assert page.isVisible()
    return {name: label.text() for name, label in page._values.items() if label.isVisible()}


def test_turning_the_pages(driver: WindowDriver, make_driver: Callable[..., WindowDriver]) -> None:
    _request(driver)
    assert driver.window.preview.copy_curl.isVisible()
    driver.app.composer.edit(RECIPIENT, "+49170")
    driver.key(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    driver.app.composer.edit(RECIPIENT, "+49171")
    assert '"to": "49171"' in driver.json
    _request(driver)
    assert '"to":"49171"' in driver.window.preview.request.signed_text.toPlainText()
