"""The step of checking: what was found is shown, mended and decided, and Send asks once."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from nxwa_desktop.storage.batch_records import BatchRow
from tests.ui.batch_steps import BatchSteps, counted, customer
from tests.ui.window_driver import WindowDriver, visible_texts

ROWS = (
    customer(0),
    customer(1, ""),
    customer(2, ""),
    customer(3, language="pt_BR"),
    customer(0),
    customer(4),
)


@pytest.fixture
def steps(driver: WindowDriver) -> BatchSteps:
    made = BatchSteps(driver)
    made.open(*ROWS)
    return made


def shown(steps: BatchSteps, column: int = 0) -> list[str]:
    model = steps.check.content.model
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def show(steps: BatchSteps, words: str) -> None:
    """Press *Show rows* of the kind with these words."""
    row = next(row for row in steps.check.content.findings.rows.values() if words in row.words and row.isVisible())
    row.link.click()
    steps.driver.settle()


def kinds(steps: BatchSteps) -> list[str]:
    return [row.words for row in steps.check.content.findings.rows.values() if row.isVisible()]


def is_checked(index: QModelIndex) -> bool:
    return Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked


def test_what_was_found_is_counted_by_kind_with_its_rows(steps: BatchSteps) -> None:
    assert counted(steps.check) == [
        "2 ready to send",
        "3 with problems, left out",
        "1 twice in the file",
        "0 already sent today",
    ]
    assert kinds(steps) == [
        "“First Name” is empty",
        "order_update is not known in pt_BR",
        "Same number and same text as an earlier row",
        "Ready to send",
    ]
    assert (shown(steps), shown(steps, 2)) == (["3", "4"], ["empty", "empty"])
    show(steps, "Ready to send")
    assert shown(steps) == ["2", "7"]
    assert any(text.startswith("To: China 3") for text in visible_texts(steps.check))


def test_a_cell_is_mended_in_place_and_the_decisions_of_other_groups_stay(steps: BatchSteps) -> None:
    findings = steps.check.content.findings
    (twice,) = [row for row in findings.rows.values() if row.segments is not None]
    assert twice.segments is not None
    twice.segments.segments[1].click()
    assert counted(steps.check)[0] == "3 ready to send"
    table = steps.check.content.table
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 2))
    QTest.keyClick(table.viewport(), Qt.Key.Key_F2)
    (editor,) = table.viewport().findChildren(QLineEdit)
    QTest.keyClicks(editor, "Ana")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    steps.driver.until(lambda: counted(steps.check)[0] == "4 ready to send")
    assert (shown(steps), counted(steps.check)[1]) == (["4"], "2 with problems, left out")


def test_the_focus_goes_to_what_was_found(driver: WindowDriver) -> None:
    steps = BatchSteps(driver)
    steps.page.foot.setFocus()
    steps.open(*ROWS)
    focused = driver.window.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Show rows: “First Name” is empty"


def test_single_rows_are_left_out_and_taken_in(steps: BatchSteps) -> None:
    table = steps.check.content.table
    show(steps, "Ready to send")
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    assert is_checked(table.currentIndex())
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert not is_checked(table.model().index(0, 0))
    assert (counted(steps.check)[0], "Left out by you" in kinds(steps)) == ("1 ready to send", True)
    show(steps, "Same number")
    table.setCurrentIndex(table.model().index(0, 0))
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert counted(steps.check)[0] == "2 ready to send"
    assert [row.number for row in made_rows(steps) if not row.left_out] == [6, 7]


def made_rows(steps: BatchSteps) -> list[BatchRow]:
    account = steps.driver.app.account_service.chosen
    assert account is not None
    made = steps.preparation.make_batch(account)
    assert made is not None
    return list(made[1])


def test_a_row_with_a_problem_has_no_check_to_set(steps: BatchSteps) -> None:
    model = steps.check.content.model
    assert model.index(0, 0).data(Qt.ItemDataRole.CheckStateRole) is None


def test_send_asks_once_and_not_to_send_is_the_default(steps: BatchSteps) -> None:
    question = steps.ask(rate=2.0)
    words = f"{question.heading()} {question.text()} {question.more()}"
    assert all(part in words for part in ("2 customers", "order_update", "2.0 per second", "+86 136 0000 0000"))
    assert "Hello David" in visible_texts(question)
    assert question.default_button() is question.keep
    QTest.keyClick(question, Qt.Key.Key_Escape)
    steps.driver.settle()
    assert (steps.driver.sent, steps.batches.running) == ([], None)


def test_show_rows_brings_them_into_view_in_a_small_window(steps: BatchSteps) -> None:
    steps.driver.window.resize(860, 560)
    steps.driver.settle()
    table = steps.check.content.table
    show(steps, "Ready to send")
    assert table.row_height() < table.viewport().visibleRegion().boundingRect().height()


def test_where_no_row_can_go_the_foot_says_so(steps: BatchSteps) -> None:
    steps.open(customer(1, ""))
    assert not steps.check.send.isEnabled()
    assert "No row can be sent" in steps.check.foot_words()


def test_findings_name_the_cell_they_are_about(steps: BatchSteps) -> None:
    steps.open(customer(0), ("12", "David", "en_US"), customer(5, "a  b     c"))
    show(steps, "Recipient")
    index = steps.check.content.model.index(0, 1)
    assert "Recipient" in str(index.data(Qt.ItemDataRole.ToolTipRole))
    assert steps.check.content.model.index(0, 2).data(Qt.ItemDataRole.ToolTipRole) == ""
