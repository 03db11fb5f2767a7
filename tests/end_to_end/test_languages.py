"""Another language, chosen with real keys in the middle of a message."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from nxwa_desktop.protocol.message import Message
from nxwa_desktop.protocol.outcome import Accepted
from nxwa_desktop.system.window_languages import WindowLanguage
from nxwa_desktop.ui.settings.appearance_section import AppearanceSection
from nxwa_desktop.ui.settings.settings_dialog import SettingsDialog
from tests.end_to_end.desktop_driver import USUAL, DesktopDriver, doubled_mnemonics
from tests.support.x11 import PATIENCE_MS

CHINESE = WindowLanguage.CHINESE.value


def test_a_message_is_begun_in_one_language_and_sent_in_another(driver: DesktopDriver) -> None:
    driver.type_message()
    place = driver.window.geometry()
    driver.devices.press("ctrl+comma")
    settings = _wait_for(driver, lambda: _settings(driver))
    driver.devices.focus(settings)
    (appearance,) = settings.findChildren(AppearanceSection)
    language = appearance.language
    language.setFocus()
    driver.devices.wait_for_focus(language)
    driver.devices.press("End")
    driver.qtbot.waitUntil(lambda: driver.app.language_manager.code == CHINESE, timeout=PATIENCE_MS)
    # The settings are back, in the language that was chosen.
    settings = _wait_for(driver, lambda: _settings(driver))
    assert settings.windowTitle() == "设置"
    driver.devices.focus(settings)
    driver.devices.press("Escape")
    driver.qtbot.waitUntil(lambda: _settings(driver) is None, timeout=PATIENCE_MS)
    driver.devices.focus(driver.window)
    assert driver.window.geometry() == place
    assert doubled_mnemonics(driver.window) == []
    assert driver.app.composer.message == Message(recipient=USUAL, template_name="order_update", language="en_US")

    assert isinstance(driver.send().outcome, Accepted)
    assert driver.window.result.title == "NXCloud 已接受"
    assert len(driver.endpoint.requests) == 1
    driver.devices.press("alt+t")
    driver.devices.wait_for_focus(driver.window.form.recipient.edit)


def _settings(driver: DesktopDriver) -> SettingsDialog | None:
    open_ones = [dialog for dialog in driver.window.findChildren(SettingsDialog) if dialog.isVisible()]
    return open_ones[0] if open_ones else None


def _wait_for(driver: DesktopDriver, find: Callable[[], SettingsDialog | None]) -> QWidget:
    driver.qtbot.waitUntil(lambda: find() is not None, timeout=PATIENCE_MS)
    found = find()
    assert found is not None
    return found
