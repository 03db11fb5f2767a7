"""Another language, chosen with real keys in the middle of a message."""

from nxwa_desktop.protocol.message import Message
from nxwa_desktop.protocol.outcome import Accepted
from nxwa_desktop.system.window_languages import WindowLanguage
from tests.end_to_end.desktop_driver import USUAL, DesktopDriver, doubled_mnemonics
from tests.support.x11 import PATIENCE_MS

CHINESE = WindowLanguage.CHINESE.value


def test_a_message_is_begun_in_one_language_and_sent_in_another(driver: DesktopDriver) -> None:
    driver.type_message()
    place = driver.window.geometry()
    driver.devices.press("ctrl+comma")
    driver.qtbot.waitUntil(lambda: driver.window.settings.shown, timeout=PATIENCE_MS)
    language = driver.window.settings.page.appearance.language
    language.setFocus()
    driver.devices.wait_for_focus(language)
    driver.devices.press("End")
    driver.qtbot.waitUntil(lambda: driver.app.language_manager.code == CHINESE, timeout=PATIENCE_MS)
    # The settings are back, in the language that was chosen.
    driver.devices.focus(driver.window)
    driver.qtbot.waitUntil(lambda: driver.window.settings.shown, timeout=PATIENCE_MS)
    driver.devices.press("ctrl+1")
    driver.qtbot.waitUntil(driver.window.workspace.isVisible, timeout=PATIENCE_MS)
    assert driver.window.geometry() == place
    assert doubled_mnemonics(driver.window) == []
    assert driver.app.composer.message == Message(recipient=USUAL, template_name="order_update", language="en_US")

    assert isinstance(driver.send().outcome, Accepted)
    assert driver.window.result.title == "NXCloud 已接受"
    assert len(driver.endpoint.requests) == 1
    driver.devices.press("alt+t")
    driver.devices.wait_for_focus(driver.window.form.recipient.edit)
