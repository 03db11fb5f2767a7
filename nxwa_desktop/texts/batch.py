"""Sentences about batches: what is found about their rows, and why they stand still."""

from nxwa_desktop.batch.row_findings import RowFinding, RowIssue
from nxwa_desktop.protocol.outcome import NotSent, NotSentReason, Rejected
from nxwa_desktop.storage.batch_records import Pause, PauseReason
from nxwa_desktop.texts import findings, outcomes
from nxwa_desktop.texts.sentence import Sentence

_ISSUES: dict[RowIssue, str] = {
    RowIssue.ERROR_VALUE: "{0} holds an error of the spreadsheet",
    RowIssue.NOT_CALCULATED: "{0} holds a formula whose result is not in the file",
    RowIssue.SCIENTIFIC: "{0} was shortened by the spreadsheet (8.6E+12): the number is lost",
    RowIssue.DIGITS_LOST: "{0} has more digits than a spreadsheet keeps: the last ones are lost",
    RowIssue.UNREADABLE_CHARACTER: "{0} holds a character that this encoding does not have",
    RowIssue.MAY_HOLD_ROWS: "{0} may have swallowed the next rows: a quote is missing",
    RowIssue.LANGUAGE_UNKNOWN: "{0} is not known in {1}",
    RowIssue.NUMBER_AMBIGUOUS: "The number may be {0} or {1}: write it with + and its country code",
    RowIssue.SAME_MESSAGE: "Same number and same text as an earlier row",
    RowIssue.SAME_RECIPIENT: "Same number as an earlier row, with another text",
    RowIssue.SENT_TODAY: "Same message accepted today",
    RowIssue.OPEN_UNKNOWN: "Nobody knows whether the last message to this number arrived",
    RowIssue.NEVER_SEND: "On the list “Never send to”",
    RowIssue.HIDDEN_ROW: "Hidden in the workbook",
    RowIssue.PERSON: "Left out by you",
    RowIssue.REPEAT: "Sent meanwhile, or may have been",
}
"""Without a full stop. `{0}` is the column's name, or the first value."""
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


def row_finding(found: RowFinding) -> Sentence:
    """What is found about a row, in a few words without a full stop: "Order is empty"."""
    if not found.is_known:
        return Sentence(_OTHER)
    if (finding := found.finding) is not None:
        return findings.finding_short(finding)
    issue = RowIssue(found.code)
    return Sentence(_ISSUES[issue], (found.label,) if issue in _LABELLED else found.values)


def pause_reason(pause: Pause) -> Sentence:
    """Why a batch stands still."""
    match pause.reason:
        case PauseReason.REJECTED:
            return outcomes.outcome_reason(Rejected(pause.code))
        case PauseReason.NOT_SENT:
            return outcomes.outcome_meaning(NotSent(NotSentReason(pause.detail)))
    return Sentence(_PAUSES.get(pause.reason, _PAUSES[PauseReason.FAILED]), (pause.detail,))


def pause_advice(pause: Pause) -> Sentence | None:
    """What to do before the batch goes on; None where its reason says so."""
    match pause.reason:
        case PauseReason.REJECTED | PauseReason.SAME_REJECTION | PauseReason.TEMPLATE:
            return outcomes.outcome_advice(Rejected(pause.code))
        case PauseReason.NOT_SENT:
            return outcomes.outcome_advice(NotSent(NotSentReason(pause.detail)))
    return None


def templates() -> tuple[str, ...]:
    """All templates of this module."""
    return (*_ISSUES.values(), _OTHER, *_PAUSES.values())
