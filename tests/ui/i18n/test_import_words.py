"""Words about an import."""

from nxwa_desktop.importing.result import RefusalReason
from nxwa_desktop.system.file_errors import FileFailure
from tests.ui.import_steps import said
from tests.ui.window_driver import WindowDriver


def test_every_reason_is_known_to_the_window(driver: WindowDriver) -> None:
    from nxwa_desktop.importing.result import ImportRefusal

    for reason in RefusalReason:
        driver.window.imports._refuse(ImportRefusal(reason, FileFailure.DENIED))
        assert said(driver)
