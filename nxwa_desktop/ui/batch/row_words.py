"""The words and chips of a batch's rows."""

import msgspec
from PySide6.QtCore import QCoreApplication

from nxwa_desktop import texts
from nxwa_desktop.batch.row_findings import RowFinding, decode_findings
from nxwa_desktop.protocol.outcome import (
    Accepted,
    NotSent,
    NotSentReason,
    Outcome,
    Rejected,
    Unknown,
    UnknownReason,
)
from nxwa_desktop.storage.batch_records import RowLine, RowState
from nxwa_desktop.ui.i18n.plain_text import shortened
from nxwa_desktop.ui.i18n.translate import render
from nxwa_desktop.ui.widgets import chips
from nxwa_desktop.ui.widgets.chips import ChipLook

_LOOKS = {
    RowState.WAITING: ChipLook("clock", "muted", "quiet_soft"),
    RowState.SENDING: chips.SENDING,
    RowState.ACCEPTED: chips.GOOD,
    RowState.REJECTED: chips.BAD,
    RowState.NOT_SENT: chips.QUIET,
    RowState.UNKNOWN: chips.UNKNOWN,
    RowState.LEFT_OUT: ChipLook("remove", "muted", "quiet_soft"),
    RowState.FORGOTTEN: ChipLook("question", "muted", "quiet_soft"),
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("BatchRows", text)


def state_word(state: RowState) -> str:
    """How a row ended, in a word or two."""
    return {
        RowState.WAITING: _tr("Waiting"),
        RowState.SENDING: _tr("Sending"),
        RowState.ACCEPTED: _tr("Accepted"),
        RowState.REJECTED: _tr("Rejected"),
        RowState.NOT_SENT: _tr("Not sent"),
        RowState.UNKNOWN: _tr("Unknown"),
        RowState.LEFT_OUT: _tr("Left out"),
        RowState.FORGOTTEN: _tr("Deleted"),
    }[state]


def state_chip(state: RowState) -> ChipLook:
    """The look of a row's chip."""
    return _LOOKS[state]


def finding_words(found: RowFinding) -> str:
    """A finding about a row; names and values of the table in it show their invisible characters."""
    sentence = texts.batch.row_finding(found)
    values = tuple(shortened(str(value), 60) for value in sentence.values)
    return render(msgspec.structs.replace(sentence, values=values))


def answer_words(line: RowLine) -> str:
    """The answer, or why a row was not sent; the message's id for an accepted one."""
    match line.state:
        case RowState.ACCEPTED:
            return shortened(line.message_id, 300)
        case RowState.LEFT_OUT:
            found = decode_findings(line.left_out)
            return " · ".join(finding_words(each) for each in found)
        case RowState.WAITING if line.reason:
            return _tr("NXCloud asks for a slower pace: it is sent again in a moment.")
        case RowState.REJECTED if line.code is None:
            return render(texts.outcomes.outcome_reason(Rejected(None, line.server_message)))
        case RowState.REJECTED:
            reason = render(texts.outcomes.outcome_reason(Rejected(line.code, line.server_message)))
            return f"{reason} ({line.code})"
        case RowState.NOT_SENT if line.reason in set(NotSentReason):
            return render(texts.outcomes.outcome_meaning(NotSent(NotSentReason(line.reason))))
        case RowState.UNKNOWN if line.reason in set(UnknownReason):
            return render(texts.outcomes.outcome_meaning(Unknown(UnknownReason(line.reason))))
    return ""


def outcome_fields(outcome: Outcome) -> dict[str, object]:
    """An outcome as fields of a row."""
    match outcome:
        case Accepted(message_id, trace_id):
            return {"message_id": message_id, "trace_id": trace_id}
        case Rejected(code, message, trace_id):
            return {"code": code, "server_message": message, "trace_id": trace_id}
        case NotSent(reason) | Unknown(reason):
            return {"reason": reason.value}
