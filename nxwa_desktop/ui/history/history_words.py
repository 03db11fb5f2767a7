"""The words and chips of the history's rows."""

from PySide6.QtCore import QCoreApplication

from nxwa_desktop.protocol.account import SANDBOX
from nxwa_desktop.protocol.recipient import assess
from nxwa_desktop.storage.send_records import Line, Resolution, State
from nxwa_desktop.ui.i18n.plain_text import shortened
from nxwa_desktop.ui.widgets import chips
from nxwa_desktop.ui.widgets.chips import ChipLook

_LOOKS = {
    State.SENDING: chips.SENDING,
    State.ACCEPTED: chips.GOOD,
    State.REJECTED: chips.BAD,
    State.NOT_SENT: chips.QUIET,
    State.UNKNOWN: chips.UNKNOWN,
}
_DECIDED = ChipLook("question", "muted", "quiet_soft")
"""What has been dealt with asks for nothing any more."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("HistoryModel", text)


def outcome_word(state: State, resolution: Resolution | None = None) -> str:
    """The outcome in a word or three."""
    if resolution is not None and not resolution.is_known:
        return shortened(resolution)
    if resolution is Resolution.WENT_OUT:
        return _tr("Unknown: went out")
    if resolution is Resolution.DID_NOT:
        return _tr("Unknown: did not go out")
    names = {
        State.SENDING: _tr("Being sent"),
        State.ACCEPTED: _tr("Accepted"),
        State.REJECTED: _tr("Rejected"),
        State.NOT_SENT: _tr("Not sent"),
        State.UNKNOWN: _tr("Unknown"),
    }
    return names.get(state, shortened(state))


def outcome_chip(line: Line) -> ChipLook:
    """The look of the outcome's chip."""
    return _LOOKS.get(line.state, chips.UNKNOWN) if line.resolution is None else _DECIDED


def number_text(digits: str) -> str:
    """A recipient's number as people write it."""
    return (assess(digits).formatted or f"+{shortened(digits)}") if digits else ""


def is_in_sandbox(line: Line) -> bool:
    """True for a send of the sandbox's own account."""
    return line.sandbox and line.account_id == SANDBOX


def account_text(line: Line) -> str:
    """The account's name."""
    return _tr("Sandbox") if is_in_sandbox(line) else shortened(line.account_name)
