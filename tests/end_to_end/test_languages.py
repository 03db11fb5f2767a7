"""Another language, chosen with real keys in the middle of a message."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from nxwa_desktop.protocol.message import Message
from nxwa_desktop.protocol.outcome import Accepted
from nxwa_desktop.ui.i18n.languages import CHINESE
from nxwa_desktop.ui.settings.settings_dialog import SettingsDialog
from nxwa_desktop.ui.settings.settings_sections import AppearanceSection
from tests.end_to_end.desk import USUAL, Desk, doubled_mnemonics
from tests.support.x11 import PATIENCE_MS


def test_a_message_is_begun_in_one_language_and_sent_in_another(desk: Desk) -> None:
    desk.type_message()
    place = desk.window.geometry()
    desk.hands.press("ctrl+comma")
    settings = _wait_for(desk, lambda: _settings(desk))
    desk.hands.focus(settings)
    (appearance,) = settings.findChildren(AppearanceSection)
    language = appearance.language
    language.setFocus()
    desk.hands.wait_for_focus(language)
    desk.hands.press("End")
    desk.qtbot.waitUntil(lambda: desk.app.language_manager.code == CHINESE, timeout=PATIENCE_MS)
    # The settings are back, in the language that was chosen.
    settings = _wait_for(desk, lambda: _settings(desk))
    assert settings.windowTitle() == "设置"
    desk.hands.focus(settings)
    desk.hands.press("Escape")
    desk.qtbot.waitUntil(lambda: _settings(desk) is None, timeout=PATIENCE_MS)
    desk.hands.focus(desk.window)
    assert desk.window.geometry() == place
    assert doubled_mnemonics(desk.window) == []
    assert desk.app.composer.message == Message(recipient=USUAL, template_name="order_update", language="en_US")

    assert isinstance(desk.send().outcome, Accepted)
    assert desk.window.result.title == "NXCloud 已接受"
    assert len(desk.endpoint.requests) == 1
    desk.hands.press("alt+t")
    desk.hands.wait_for_focus(desk.window.form.recipient.edit)


def _settings(desk: Desk) -> SettingsDialog | None:
    open_ones = [dialog for dialog in desk.window.findChildren(SettingsDialog) if dialog.isVisible()]
    return open_ones[0] if open_ones else None


def _wait_for(desk: Desk, find: Callable[[], SettingsDialog | None]) -> QWidget:
    desk.qtbot.waitUntil(lambda: find() is not None, timeout=PATIENCE_MS)
    found = find()
    assert found is not None
    return found
