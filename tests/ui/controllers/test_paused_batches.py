"""A batch that ended with its program is shown after the next start, and leads to its place."""

from collections.abc import Callable

import pytest

from nxwa_desktop.storage.batch_records import BatchState
from nxwa_desktop.ui.controllers.paused_batches import PAUSED
from nxwa_desktop.ui.window.navigation import Place
from tests.ui.batch_steps import BatchSteps, customer, stored
from tests.ui.window_driver import WindowDriver, button


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


def test_what_was_paused_by_closing_waits_after_the_next_start(make_driver: Callable[..., WindowDriver]) -> None:
    before = make_driver(sandbox=True)
    before.until(lambda: before.app.account_service.in_sandbox)
    steps = BatchSteps(before)
    steps.open(*(customer(number) for number in range(20)))
    steps.start(rate=0.2)
    before.until(lambda: steps.batches.counts.accepted == 1)
    before.window.close()
    button(before.question(), "&Pause and close").click()
    before.close()
    after = make_driver(sandbox=True)
    item = after.window.navigation.items[Place.BATCH]
    after.until(lambda: item.accessibleName() == "Batch, 1 batch is paused")
    (batch,) = after.app.storage.submit(lambda repos: repos.batches.list()).result(10)
    counts = after.app.storage.submit(lambda repos: repos.batches.counts(batch.id)).result(10)
    assert batch.state is BatchState.PAUSED
    assert (counts.accepted, counts.waiting) == (1, 19)


def test_both_go_when_it_is_ended(restarted: WindowDriver) -> None:
    item = restarted.window.navigation.items[Place.BATCH]
    restarted.until(lambda: item.accessibleName() == "Batch, 1 batch is paused")
    (batch,) = restarted.app.storage.submit(lambda repos: repos.batches.list()).result(10)
    restarted.app.services.batches.stop_paused(batch)
    restarted.until(lambda: item.accessibleName() == "Batch")
    assert restarted.window.notices.notices.notice(PAUSED) is None
