"""The batch page in its window: closing asks while a batch runs, and a new window shows the same."""

import pytest

from nxwa_desktop.storage.batch_records import BatchState
from nxwa_desktop.ui.window.navigation import Place
from tests.ui.batch_steps import BatchSteps, customer, rehearsed
from tests.ui.window_driver import WindowDriver, button


@pytest.fixture
def running(driver: WindowDriver) -> BatchSteps:
    """A batch that has rows left for longer than the test takes."""
    steps = BatchSteps(driver)
    steps.open(*(customer(number) for number in range(50)))
    steps.start(rate=0.2)
    steps.driver.until(lambda: steps.batches.running is not None)
    return steps


def test_closing_asks_while_a_batch_runs_and_a_pause_survives(running: BatchSteps) -> None:
    driver = running.driver
    driver.window.close()
    question = driver.question()
    assert driver.window.isVisible()
    assert question.heading() == "A batch is being sent"
    assert question.default_button().text() == "&Keep sending"
    question.default_button().click()
    assert driver.window.isVisible()
    assert running.batches.running is not None
    driver.window.close()
    button(driver.question(), "&Pause and close").click()
    driver.until(lambda: not driver.window.isVisible())


def test_closing_waits_for_the_message_on_its_way_but_not_when_asked_again(driver: WindowDriver) -> None:
    steps = BatchSteps(driver)
    steps.open(rehearsed("90002"), customer(1))  # answered after a while
    steps.start()
    driver.until(lambda: steps.batches.counts.sending == 1)
    driver.window.close()
    button(driver.question(), "&Pause and close").click()
    driver.settle()
    assert driver.window.isVisible()
    assert steps.batches.pausing
    driver.window.close()
    assert not driver.window.isVisible()


def test_the_system_closes_the_window_without_a_question(running: BatchSteps) -> None:
    running.driver.app.window_manager.close_at_once()
    assert not running.driver.window.isVisible()


def test_a_window_in_another_language_shows_the_same_batch(running: BatchSteps) -> None:
    running.driver.use_language("zh_CN")
    window = running.driver.window
    assert window.place is Place.BATCH
    assert window.batch.page.shown_step == 3
    running.batches.pause()
    running.driver.until(lambda: running.batches.running is None)
    assert window.batch.run.shown is not None
    stored = running.driver.app.storage.submit(lambda repos: repos.batches.list()).result(10)
    assert [each.state for each in stored] == [BatchState.PAUSED]


def test_a_window_in_another_language_asks_from_every_page(running: BatchSteps) -> None:
    running.driver.window.show_message()
    running.driver.use_language("zh_CN")
    running.driver.window.close()
    assert running.driver.window.isVisible()
    assert running.driver.question().isVisible()
