"""Words about an import."""

from nxwa_desktop.importing.result import Reason
from nxwa_desktop.ui.controllers.importing import IMPORTED
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.notices import Notice
from tests.ui.window_driver import WindowDriver


def notice(driver: WindowDriver) -> Notice | None:
    desk = driver.window.notices
    return desk.notices.notice(IMPORTED) if is_built(desk, "notices") else None


def the_notice(driver: WindowDriver) -> Notice:
    shown = notice(driver)
    assert shown is not None
    return shown


def said(driver: WindowDriver) -> str:
    """What the window says next of an import."""
    driver.until(lambda: notice(driver) is not None)
    return the_notice(driver).text


def test_every_reason_is_known_to_the_window(driver: WindowDriver) -> None:
    from nxwa_desktop.importing.result import Refused

    for reason in Reason:
        driver.window.imports._refuse(Refused(reason, "detail"))
        assert said(driver)
