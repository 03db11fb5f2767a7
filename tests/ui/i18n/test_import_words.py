"""Words about an import."""

from nxwa_desktop.importing.result import Reason
from nxwa_desktop.ui.controllers.importing import IMPORTED
from nxwa_desktop.ui.widgets.notices import Notice
from tests.ui.workbench import Bench


def notice(bench: Bench) -> Notice | None:
    desk = bench.window.notices
    return desk.notices.notice(IMPORTED) if "notices" in desk.__dict__ else None


def the_notice(bench: Bench) -> Notice:
    shown = notice(bench)
    assert shown is not None
    return shown


def said(bench: Bench) -> str:
    """What the window says next of an import."""
    bench.until(lambda: notice(bench) is not None)
    return the_notice(bench).text


def test_every_reason_is_known_to_the_window(bench: Bench) -> None:
    from nxwa_desktop.importing.result import Refused

    for reason in Reason:
        bench.window.imports._refuse(Refused(reason, "detail"))
        assert said(bench)
