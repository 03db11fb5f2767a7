"""Steps of the tests that import a message in the window."""

from PySide6.QtWidgets import QApplication

from nxwa_desktop.protocol.message import Message, NoHeader
from nxwa_desktop.protocol.request_body import encode_body
from nxwa_desktop.ui.controllers.importing import IMPORTED
from nxwa_desktop.ui.importing.import_dialog import ImportDialog
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.notices import Notice
from tests.ui.window_driver import WindowDriver

OTHER = Message("4915112345678", "invoice", "de", NoHeader(), ("7",))


def copy(text: str) -> None:
    QApplication.clipboard().setText(text)


def notice(driver: WindowDriver) -> Notice | None:
    notices = driver.window.notices
    return notices.notices.notice(IMPORTED) if is_built(notices, "notices") else None


def the_notice(driver: WindowDriver) -> Notice:
    shown = notice(driver)
    assert shown is not None
    return shown


def said(driver: WindowDriver) -> str:
    """The text of the next notice about an import."""
    driver.until(lambda: notice(driver) is not None)
    return the_notice(driver).text


def body_for(driver: WindowDriver, message: Message = OTHER) -> str:
    assert driver.app.account_service.chosen
    return encode_body(message, driver.app.account_service.chosen).decode()


def opened(driver: WindowDriver) -> ImportDialog:
    driver.window.workspace.head.importing.click()
    return driver.dialog(ImportDialog)
