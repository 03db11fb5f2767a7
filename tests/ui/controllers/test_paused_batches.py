"""A batch that ended with its program is shown after the next start, and leads to its place."""

from collections.abc import Callable

import pytest

from nxwa_desktop.ui.controllers.paused_batches import PAUSED
from nxwa_desktop.ui.window.navigation import Place
from tests.ui.batch_steps import stored
from tests.ui.window_driver import WindowDriver


@pytest.fixture
def restarted(make_driver: Callable[..., WindowDriver]) -> WindowDriver:
    """A start after a program that left a paused batch."""
    before = make_driver(sandbox=True)
    before.until(lambda: before.app.account_service.in_sandbox)
    stored(before, "customers.csv")
    before.close()
    return make_driver(sandbox=True)


def test_a_notice_and_a_badge_lead_to_the_batch(restarted: WindowDriver) -> None:
    item = restarted.window.navigation.items[Place.BATCH]
    restarted.until(lambda: item.accessibleName() == "Batch, 1 batch is paused")
    notice = restarted.window.notices.notices.notice(PAUSED)
    assert notice is not None
    assert "customers.csv" in notice.text
    notice.buttons[0].click()
    assert restarted.window.place is Place.BATCH
    assert restarted.window.batch.page.shown_step == 3
    assert "customers.csv" in restarted.window.batch.page.head.facts


def test_both_go_when_it_is_ended(restarted: WindowDriver) -> None:
    item = restarted.window.navigation.items[Place.BATCH]
    restarted.until(lambda: item.accessibleName() == "Batch, 1 batch is paused")
    (batch,) = restarted.app.storage.submit(lambda repos: repos.batches.list()).result(10)
    restarted.app.services.batches.stop_paused(batch)
    restarted.until(lambda: item.accessibleName() == "Batch")
    assert restarted.window.notices.notices.notice(PAUSED) is None
