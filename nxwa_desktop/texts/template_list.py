"""Sentences about reading NXCloud's list of an account's templates."""

from nxwa_desktop.protocol.outcome import NotSent, NotSentReason, Outcome, Rejected, Unknown, UnknownReason
from nxwa_desktop.sending.template_list_reader import ListFailure
from nxwa_desktop.storage.templates import ListChanges
from nxwa_desktop.templates.meta_format import TemplateFault
from nxwa_desktop.templates.server_template import UnreadableRow
from nxwa_desktop.texts.outcomes import outcome_meaning
from nxwa_desktop.texts.sentence import Sentence, one_line

NO_URL = "The address of the list cannot be told from this account's endpoint. Type it in the account."
UNKNOWN_SHAPE = "NXCloud answered in a form that this program does not know. Save the answer, and send it to support."
NOT_THERE = "There is no list of templates at this account's endpoint (HTTP 404)."
CANCELLED = "You cancelled."
LATE = "The list did not come in time."
BROKEN = "The list broke off at page {0}, or cannot be understood."
KEPT = "The saved templates stay as they were. Try again later."

NOTHING_NEW = "Nothing has changed."
NEW, CHANGED, GONE = "{0} new", "{0} changed", "{0} gone"
UNREADABLE_ONE, UNREADABLE = "1 template could not be read:", "{0} templates could not be read:"
INCOMPLETE = "NXCloud has more templates than this program reads."

ROW_FAULTS: dict[TemplateFault, str] = {
    TemplateFault.NO_OBJECT: "{0} is no template.",
    TemplateFault.MISSING: "{0} has no “{1}”.",
    TemplateFault.NOT_TEXT: "{0}: its “{1}” is no text.",
    TemplateFault.NO_LIST: "{0}: its “{1}” is no list.",
    TemplateFault.COMPONENT: "{0}: its component {1} cannot be read.",
    TemplateFault.BUTTON: "{0}: its button {1} cannot be read.",
    TemplateFault.TWICE: "{0} has more than one {1}.",
    TemplateFault.OTHER_SHAPE: "{0}: its “{1}” cannot be read.",
    TemplateFault.BROKEN_CHARACTER: "{0} holds a damaged character.",
}
"""The value of `{0}`: name and language."""
NAMELESS = "A row without a name"


def list_failure(failure: ListFailure) -> Sentence:
    """Why there is no list; the reason first."""
    outcome = failure.outcome
    if outcome is None:
        return Sentence(UNKNOWN_SHAPE if failure.answer else NO_URL)
    if _is_cancelled(outcome):
        return Sentence(CANCELLED)
    match outcome:
        case Rejected(code, _, _, 404) if code in {None, -1}:
            return Sentence(NOT_THERE)
        case NotSent(NotSentReason.CONNECT_TIMEOUT) | Unknown(UnknownReason.READ_TIMEOUT):
            return Sentence(LATE)
        case Unknown():
            return Sentence(BROKEN, (failure.page,))
    return outcome_meaning(outcome)


def list_changes(changes: ListChanges) -> tuple[Sentence, ...]:
    """The numbers of what is new, changed and gone, without those that are 0; or that nothing has changed."""
    counts = ((NEW, changes.new), (CHANGED, changes.changed), (GONE, changes.gone))
    found = tuple(Sentence(text, (len(each),)) for text, each in counts if each)
    return found or (Sentence(NOTHING_NEW),)


def unreadable_rows(count: int) -> Sentence:
    """The heading of the rows that could not be read."""
    return Sentence(UNREADABLE_ONE) if count == 1 else Sentence(UNREADABLE, (count,))


def unreadable_row(row: UnreadableRow) -> Sentence:
    """Which row could not be read, and why."""
    which = " · ".join(one_line(part, 60) for part in (row.name, row.language) if part) or NAMELESS
    value = one_line(row.value, 60) if isinstance(row.value, str) else row.value
    return Sentence(ROW_FAULTS[row.fault], (which, value))


def incomplete() -> Sentence:
    """That the list has more templates than were read."""
    return Sentence(INCOMPLETE)


def _is_cancelled(outcome: Outcome) -> bool:
    return isinstance(outcome, NotSent | Unknown) and outcome.reason in {
        NotSentReason.CANCELLED,
        UnknownReason.CANCELLED,
    }


def templates() -> tuple[str, ...]:
    """All templates of this module."""
    failures = (NO_URL, UNKNOWN_SHAPE, NOT_THERE, CANCELLED, LATE, BROKEN, KEPT)
    changes = (NOTHING_NEW, NEW, CHANGED, GONE, UNREADABLE_ONE, UNREADABLE, INCOMPLETE)
    return (*failures, *changes, *ROW_FAULTS.values())
