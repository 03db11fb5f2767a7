"""Sentences about batches: what is found about their rows, and why they stand still."""

from nxwa_desktop.batch.results import ResultColumn
from nxwa_desktop.batch.row_findings import RowFinding, RowIssue, decode_findings
from nxwa_desktop.protocol.outcome import NotSent, NotSentReason, Rejected, Unknown, UnknownReason
from nxwa_desktop.storage.batch_records import Pause, PauseReason, RowLine, RowState
from nxwa_desktop.storage.send_records import Resolution
from nxwa_desktop.texts import findings, outcomes
from nxwa_desktop.texts.sentence import Sentence, one_line

_ISSUES: dict[RowIssue, str] = {
    RowIssue.ERROR_VALUE: "{0} holds an error of the spreadsheet",
    RowIssue.NOT_CALCULATED: "{0} holds a formula whose result is not in the file",
    RowIssue.SCIENTIFIC: "{0} was shortened by the spreadsheet ({1}): the number is lost",
    RowIssue.DIGITS_LOST: "{0} has more digits than a spreadsheet keeps: the last ones are lost",
    RowIssue.UNREADABLE_CHARACTER: "{0} holds a character that this encoding does not have",
    RowIssue.MAY_HOLD_ROWS: "{0} may have swallowed the next rows: a quote is missing",
    RowIssue.LANGUAGE_UNKNOWN: "{0} is not known in {1}",
    RowIssue.NUMBER_FRACTION: "The number has decimals: it is no phone number",
    RowIssue.NUMBER_AMBIGUOUS: "The number may be {0} or {1}: write it with + and its country code",
    RowIssue.SAME_MESSAGE: "Same number and same text as an earlier row",
    RowIssue.SAME_RECIPIENT: "Same number as an earlier row, with another text",
    RowIssue.SENT_TODAY: "Same message accepted today",
    RowIssue.OPEN_UNKNOWN: "Nobody knows whether the last message to this number arrived",
    RowIssue.NEVER_SEND: "On the list “Never send to”",
    RowIssue.EXTRA_CELLS: "More cells than there are columns: the values may stand in the wrong ones",
    RowIssue.HIDDEN_ROW: "Hidden in the workbook",
    RowIssue.PERSON: "Left out by you",
    RowIssue.REPEAT: "Sent meanwhile, or may have been",
}
"""Without a full stop. `{0}` is the column's name where it has one, and the values follow."""
_LABELLED = frozenset(
    {
        RowIssue.ERROR_VALUE,
        RowIssue.NOT_CALCULATED,
        RowIssue.SCIENTIFIC,
        RowIssue.DIGITS_LOST,
        RowIssue.UNREADABLE_CHARACTER,
        RowIssue.MAY_HOLD_ROWS,
    }
)
_OTHER = "Something is not right with this row"

_PAUSES: dict[PauseReason, str] = {
    PauseReason.PERSON: "Paused.",
    PauseReason.CLOSED: "The program was closed while this batch ran. What was sent is known; nothing is sent twice.",
    PauseReason.SAME_REJECTION: "Paused: several messages in a row were refused alike.",
    PauseReason.UNKNOWN: "Paused: several outcomes in a row are unknown. Check the connection before you continue.",
    PauseReason.TEMPLATE: "All other rows are done. What is left is for {0}, which NXCloud refused.",
    PauseReason.RATE: "Paused: NXCloud asks for a slower pace again and again. Choose a lower pace, then continue.",
    PauseReason.RESTORED: (
        "The data file was replaced by a copy, so rows that look unsent here may have gone out: this batch cannot"
        " go on."
    ),
    PauseReason.FAILED: "Paused: the batch could not be read or written. Nothing was sent that is not noted here.",
}


_STATES: dict[RowState, str] = {
    RowState.WAITING: "Waiting",
    RowState.SENDING: "Sending",
    RowState.ACCEPTED: "Accepted",
    RowState.REJECTED: "Rejected",
    RowState.NOT_SENT: "Not sent",
    RowState.UNKNOWN: "Unknown",
    RowState.LEFT_OUT: "Left out",
    RowState.FORGOTTEN: "Deleted from the history",
}
_COLUMNS: dict[ResultColumn, str] = {
    ResultColumn.ROW: "Row",
    ResultColumn.RECIPIENT: "Recipient",
    ResultColumn.OUTCOME: "Outcome",
    ResultColumn.CODE: "Code",
    ResultColumn.REASON: "Reason",
    ResultColumn.MESSAGE_ID: "Message id",
    ResultColumn.TRACE_ID: "Trace id",
    ResultColumn.TIME: "Time",
}


def row_state(state: RowState) -> Sentence:
    """The state of a row in one or two words."""
    return Sentence(_STATES[state])


def row_reasons(line: RowLine) -> tuple[Sentence, ...]:
    """Why a row ended as it did, or was left out; nothing for one that was accepted, or waits."""
    match line.state:
        case RowState.LEFT_OUT:
            return tuple(map(row_finding, decode_findings(line.left_out)))
        case RowState.REJECTED:
            return _refusal(Rejected(line.code, line.server_message))
        case RowState.NOT_SENT if NotSentReason(line.reason or NotSentReason.INTERNAL).is_known:
            return (outcomes.outcome_meaning(NotSent(NotSentReason(line.reason or NotSentReason.INTERNAL))),)
        case RowState.NOT_SENT:
            return (outcomes.outcome_title(Unknown(UnknownReason(line.reason)), Resolution.DID_NOT),)
        case RowState.UNKNOWN:
            return (outcomes.outcome_meaning(Unknown(UnknownReason(line.reason or UnknownReason.INTERNAL))),)
    return ()


def _refusal(outcome: Rejected) -> tuple[Sentence, ...]:
    reason = outcomes.outcome_reason(outcome)
    if reason != outcomes.outcome_title(outcome) or not outcome.message:
        return (reason,)
    return reason, Sentence("{0}", (one_line(outcome.message),))


def result_title(column: ResultColumn) -> Sentence:
    """The title of a column that an export adds to the file's own."""
    return Sentence(_COLUMNS[column])


def row_finding(found: RowFinding) -> Sentence:
    """A finding about a row, in a few words without a full stop: "Order is empty"."""
    if not found.is_known:
        return Sentence(_OTHER)
    if (finding := found.finding) is not None:
        return findings.finding_short(finding)
    issue = RowIssue(found.code)
    return Sentence(_ISSUES[issue], (found.label, *found.values) if issue in _LABELLED else found.values)


def pause_reason(pause: Pause) -> Sentence:
    """Why a batch stands still."""
    match pause.reason:
        case PauseReason.REJECTED:
            return outcomes.outcome_reason(Rejected(pause.code))
        case PauseReason.NOT_SENT:
            return outcomes.outcome_meaning(NotSent(NotSentReason(pause.detail)))
    return Sentence(_PAUSES.get(pause.reason, _PAUSES[PauseReason.FAILED]), (pause.detail,))


def pause_advice(pause: Pause) -> Sentence | None:
    """The advice before the batch goes on; None where its reason says so."""
    match pause.reason:
        case PauseReason.REJECTED | PauseReason.SAME_REJECTION | PauseReason.TEMPLATE:
            return outcomes.outcome_advice(Rejected(pause.code))
        case PauseReason.NOT_SENT:
            return outcomes.outcome_advice(NotSent(NotSentReason(pause.detail)))
    return None


def templates() -> tuple[str, ...]:
    """All templates of this module."""
    return (*_ISSUES.values(), _OTHER, *_PAUSES.values(), *_STATES.values(), *_COLUMNS.values())
