"""Sending a batch in the window: progress, the live table, pauses and their reasons, and the end."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from nxwa_desktop.storage.batch_records import BatchState
from nxwa_desktop.storage.batches import Batches
from nxwa_desktop.storage.errors import DatabaseFull
from nxwa_desktop.ui.batch.rows_model import ANSWER, OUTCOME, ROW
from nxwa_desktop.ui.window.navigation import Place
from tests.ui.batch_steps import CHECK, BatchSteps, counted, customer, rehearsed
from tests.ui.window_driver import WindowDriver, account, visible_texts

PAUSES = "22089"
"""A number that ends so gets an answer that concerns every row."""
NOT_A_USER, LOST = "22091", "90001"


@pytest.fixture
def steps(driver: WindowDriver) -> BatchSteps:
    return BatchSteps(driver)


def test_a_batch_runs_to_its_end_and_what_needs_attention_comes_first(steps: BatchSteps) -> None:
    steps.open(customer(0), rehearsed(NOT_A_USER), rehearsed(LOST), customer(1, ""), customer(2))
    steps.start()
    steps.until_done()
    steps.driver.until(lambda: steps.done.rows.model.rowCount() == 5)
    assert steps.cells(steps.done, OUTCOME) == ["Unknown", "Rejected", "Accepted", "Accepted", "Left out"]
    assert steps.cells(steps.done, ROW) == ["4", "3", "2", "6", "5"]
    assert "22091" in steps.cells(steps.done, ANSWER)[1]
    assert "“First Name” is empty" in steps.cells(steps.done, ANSWER)[4]
    assert "4 rows done" in steps.done.card.words
    assert "1 outcome is unknown" in steps.done.card.words
    assert counted(steps.done) == ["2 accepted", "1 rejected", "0 not sent", "1 unknown"]
    assert not steps.done.card.again.isVisible(), "nothing that could be sent again"
    assert len(steps.driver.sent) == 4


def test_no_mark_of_direction_is_shown_as_text(steps: BatchSteps, qapp: QApplication) -> None:
    steps.open(customer(0), customer(1, ""))
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        steps.start()
        steps.until_done()
        steps.driver.until(lambda: steps.done.rows.model.rowCount() == 2)
        (left_out,) = [each for each in steps.cells(steps.done, ANSWER) if "First Name" in each]
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert "U+" not in left_out


def test_the_table_is_live_with_the_newest_first_and_can_be_filtered(steps: BatchSteps) -> None:
    steps.open(*(customer(index, f"Name {index}") for index in range(12)), rehearsed(NOT_A_USER, "Zoe"))
    steps.start()
    model = steps.send.rows.model
    steps.driver.until(lambda: steps.batches.counts.ended >= 4)
    steps.batches.pause()
    steps.driver.until(lambda: steps.batches.running is None)
    numbers = [int(number) for number in steps.cells(steps.send, ROW)]
    assert numbers == sorted(numbers, reverse=True)
    assert len(numbers) == steps.batches.counts.ended
    steps.send.rows.search.setText("name 2")
    steps.driver.until(lambda: steps.cells(steps.send, ROW) == ["4"])
    steps.send.rows.search.clear()
    steps.driver.until(lambda: model.rowCount() == len(numbers))
    steps.send.rows.filter.segments.segments[2].click()
    steps.driver.until(lambda: model.rowCount() == 0)
    steps.send.pause_card.go_on.click()
    steps.driver.until(lambda: steps.batches.running is None and steps.batches.counts.ended == 13)
    assert steps.cells(steps.send, ROW) == ["14"], "the refused row came in while the filter was on"


def test_a_pause_says_why_and_continue_goes_on_with_what_is_unsent(steps: BatchSteps) -> None:
    steps.open(customer(0), customer(1), customer(2), customer(3))
    steps.start()
    steps.send.head.pause.click()
    card = steps.send.pause_card
    steps.driver.until(card.isVisible)
    unsent = 4 - steps.batches.counts.ended
    assert "Nothing is sent until you continue." in card.words
    assert card.go_on.text() == f"Continue with {unsent} of 4"
    card.go_on.click()
    steps.until_done()
    assert len(steps.driver.sent) == 4


def test_a_refusal_that_concerns_every_row_pauses_with_its_reason_and_what_to_do(steps: BatchSteps) -> None:
    steps.open(customer(0), rehearsed(PAUSES), customer(2))
    steps.start()
    card = steps.send.pause_card
    steps.driver.until(card.isVisible)
    assert len(card.words) > len("Paused.")
    assert card.go_on.text() == "Continue with 2 of 3"
    assert not steps.send.head.pause.isVisible()
    assert len(steps.driver.sent) == 2


def test_a_stopped_batch_can_be_continued_after_a_question(steps: BatchSteps) -> None:
    steps.open(*(customer(index) for index in range(5)))
    steps.start()
    steps.driver.until(lambda: steps.batches.counts.ended)
    steps.send.head.stop.click()
    steps.until_done()
    steps.driver.until(steps.done.card.again.isVisible)
    assert steps.done.card.words.startswith("Stopped: ")
    sent = len(steps.driver.sent)
    steps.done.card.again.click()
    question = steps.driver.question()
    assert f"Continue with {5 - sent} of 5?" in question.heading()
    next(button for button in question.buttons() if "Continue" in button.text()).click()
    steps.driver.until(lambda: steps.done.card.words.startswith("5 rows done"))
    assert len(steps.driver.sent) == 5


def test_the_pace_is_changed_while_it_runs_and_kept(steps: BatchSteps) -> None:
    steps.open(*(customer(index) for index in range(3)))
    steps.start(rate=0.5)
    steps.driver.until(lambda: steps.batches.counts.ended)
    steps.send.head.pace.setValue(10.0)
    steps.until_done()
    batch = steps.done._batch
    assert batch is not None
    assert (batch.rate, batch.state) == (10.0, BatchState.DONE)


def test_every_page_shows_how_far_it_is_and_the_history_follows(steps: BatchSteps) -> None:
    item = steps.driver.window.navigation.items[Place.BATCH]
    steps.open(customer(0), rehearsed(LOST), customer(2), customer(3))
    steps.start()
    steps.driver.window.show_place(Place.HISTORY)
    steps.driver.until(lambda: "of 4 rows done" in item.accessibleName())
    steps.driver.until(lambda: steps.batches.running is None)
    steps.driver.until(
        lambda: "1 message needs" in steps.driver.window.navigation.items[Place.HISTORY].accessibleName()
    )
    steps.driver.until(lambda: steps.driver.window.history.page.model.rowCount() == 4)
    assert item.accessibleName() == "Batch"


def test_decide_leads_to_what_needs_a_decision(steps: BatchSteps) -> None:
    steps.open(customer(0), rehearsed(LOST))
    steps.start()
    steps.until_done()
    steps.driver.until(steps.done.card.decide.isVisible)
    steps.done.card.decide.click()
    assert steps.driver.window.place is Place.HISTORY
    steps.driver.until(lambda: steps.driver.window.history.page.model.rowCount() == 1)


def test_a_new_batch_begins_with_the_file(steps: BatchSteps) -> None:
    steps.open(customer(0))
    steps.start()
    steps.until_done()
    assert "New batch" in visible_texts(steps.page)
    primary = steps.done.primary()
    assert primary is not None
    primary.click()
    assert (steps.page.shown_step, steps.preparation.table) == (0, None)


def test_nothing_of_the_sandbox_is_shown_under_a_real_account(steps: BatchSteps) -> None:
    steps.open(customer(0))
    steps.start()
    steps.until_done()
    assert steps.done.rows.table.isVisible()
    driver = steps.driver
    driver.keep(account("Acme"))
    driver.app.account_service.choose(driver.app.account_service.accounts[0])
    driver.until(lambda: not driver.app.account_service.in_sandbox)
    assert not steps.done.rows.table.isVisible()
    assert any("in the sandbox: choose it" in text for text in visible_texts(steps.done))


def test_a_batch_that_cannot_be_stored_leads_back_to_the_check(
    steps: BatchSteps, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise DatabaseFull("no space left")

    steps.open(customer(0), customer(1, ""))
    monkeypatch.setattr(Batches, "add", fail)
    steps.start()
    steps.driver.until(lambda: steps.page.shown_step == CHECK)
    steps.until_checked()
    assert counted(steps.check)[0] == "1 ready to send"
    assert any("disk" in text for text in visible_texts(steps.page.notice))
    monkeypatch.undo()
    steps.start()
    steps.until_done()
    assert len(steps.driver.sent) == 1


def test_the_history_does_not_scroll_away_from_what_is_read(steps: BatchSteps) -> None:
    steps.open(*(customer(index) for index in range(30)))
    steps.start()
    steps.until_done()
    driver = steps.driver
    driver.window.show_place(Place.HISTORY)
    page = driver.window.history.page
    driver.until(lambda: page.model.rowCount() == 30)
    page.list.scrollToBottom()
    before = page.list.verticalScrollBar().value()
    assert before > 0
    history = driver.app.services.history
    history.grew.emit()
    with driver.qtbot.waitSignal(history.opened):  # answered behind any search
        history.open("none")
    driver.settle()
    assert page.list.verticalScrollBar().value() == before
