"""The earlier batches: listed with their state, shown, continued, and removed."""

import pytest
from PySide6.QtCore import Qt

from nxwa_desktop.ui.batch.earlier_batches import EarlierBatches
from tests.ui.batch_steps import BatchSteps, stored
from tests.ui.window_driver import WindowDriver, button, visible_texts


@pytest.fixture
def steps(driver: WindowDriver) -> BatchSteps:
    stored(driver, "old.csv", at=1)
    stored(driver, "new.csv", at=2)
    stored(driver, "real.csv", at=3, sandbox=False)
    return BatchSteps(driver)


def opened(steps: BatchSteps, count: int = 2) -> EarlierBatches:
    steps.driver.click_at(button(steps.page, "Earlier batches"))
    dialog = steps.driver.dialog(EarlierBatches)
    steps.driver.until(lambda: dialog.model.rowCount() == count)
    return dialog


def cells(dialog: EarlierBatches, column: int) -> list[str]:
    return [str(dialog.model.index(row, column).data()) for row in range(dialog.model.rowCount())]


def test_the_batches_of_this_kind_of_account_are_listed_newest_first(steps: BatchSteps) -> None:
    dialog = opened(steps)
    assert cells(dialog, 0) == ["new.csv", "old.csv"]
    assert cells(dialog, 3) == ["Paused", "Paused"]
    assert cells(dialog, 4) == ["0 of 3", "0 of 3"]


def test_one_is_continued_after_a_question(steps: BatchSteps) -> None:
    dialog = opened(steps)
    button(dialog, "&Continue").click()
    question = steps.driver.question()
    assert question.heading() == "Continue with 3 of 3?"
    button(question, "&Continue").click()
    steps.until_done()
    assert "3 rows done" in steps.done.card.words
    assert "new.csv" in steps.page.head.facts


def test_one_is_shown_and_another_batch_can_be_begun_beside_it(steps: BatchSteps) -> None:
    opened(steps)
    steps.driver.key(Qt.Key.Key_Down)
    steps.driver.key(Qt.Key.Key_Return)
    steps.driver.until(lambda: steps.page.shown_step == 3)

    assert "old.csv" in steps.page.head.facts
    steps.driver.until(lambda: "3 of 3" in "".join(visible_texts(steps.send)))
    steps.driver.click_at(button(steps.page, "New batch"))
    assert steps.page.shown_step == 0


def test_one_is_removed_after_a_question(steps: BatchSteps) -> None:
    dialog = opened(steps)
    button(dialog, "&Remove").click()
    question = steps.driver.question()
    assert "3 of its rows were not sent" in question.more()
    assert question.default_button().text() == "&Keep"
    button(question, "&Remove").click()
    steps.driver.until(lambda: cells(dialog, 0) == ["old.csv"])
