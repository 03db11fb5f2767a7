"""Words about batches: none is missing, and each says another thing."""

import pytest

from nxwa_desktop.batch.results import ResultColumn
from nxwa_desktop.batch.row_findings import RowFinding, RowIssue, encode_findings
from nxwa_desktop.protocol.outcome import NotSentReason
from nxwa_desktop.storage.batch_records import Pause, PauseReason, RowLine, RowState
from nxwa_desktop.texts import batch


def test_each_finding_has_its_words() -> None:
    words = {str(batch.row_finding(RowFinding(issue.value, label="Phone", values=("a", "b")))) for issue in RowIssue}
    assert len(words) == len(RowIssue)
    assert str(batch.row_finding(RowFinding("of a newer version"))) not in words


def test_each_pause_has_its_words() -> None:
    details = {PauseReason.NOT_SENT: NotSentReason.REFUSED.value, PauseReason.TEMPLATE: "en_US"}
    pauses = [Pause(reason, 1002, details.get(reason, "")) for reason in PauseReason]
    words = {str(batch.pause_reason(pause)) for pause in pauses}
    assert len(words) == len(PauseReason)
    assert not any("{" in text for text in words)


def test_each_added_column_of_an_export_has_its_title() -> None:
    assert len({str(batch.result_title(column)) for column in ResultColumn}) == len(ResultColumn)


@pytest.mark.parametrize("state", RowState)
def test_each_state_has_its_word_and_those_that_failed_a_reason(state: RowState) -> None:
    left_out = encode_findings([RowFinding(RowIssue.HIDDEN_ROW.value)]) if state is RowState.LEFT_OUT else ""
    line = RowLine(0, 2, (), left_out, state, reason="killed", code=7)
    failed = {RowState.REJECTED, RowState.NOT_SENT, RowState.UNKNOWN, RowState.LEFT_OUT}
    assert str(batch.row_state(state))
    assert bool(batch.row_reasons(line)) == (state in failed)


def test_a_code_that_nobody_documented_is_told_with_the_server_s_words() -> None:
    line = RowLine(0, 2, (), "", RowState.REJECTED, code=99_999, server_message="a\nb")
    assert str(batch.row_reasons(line)[-1]) == "a b"


def test_a_row_that_was_found_not_to_have_gone_out_says_who_found_it() -> None:
    line = RowLine(0, 2, (), "", RowState.NOT_SENT, reason="read_timeout")
    assert [str(reason) for reason in batch.row_reasons(line)] == ["Marked as not gone out"]
