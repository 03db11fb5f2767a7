"""What the dock says about an outcome, and what it offers to do next."""

import enum

import msgspec

from nxwa_desktop import texts
from nxwa_desktop.protocol.outcome import Accepted, NotSent, NotSentReason, Rejected, Unknown
from nxwa_desktop.protocol.response_codes import CodeFixer, CodePlace, look_up
from nxwa_desktop.sending.send_report import SendReport
from nxwa_desktop.storage.send_records import Resolution
from nxwa_desktop.texts.sentence import Sentence
from nxwa_desktop.ui.widgets.outcome_look import look_of


class ResultAction(enum.Enum):
    """Something that a result offers."""

    NEXT = "next"
    COPY = "copy"
    GO_TO = "go_to"
    """Go to the field that the server named."""
    EDIT_ACCOUNT = "edit_account"
    UPDATE_TEMPLATES = "update_templates"
    """Take over NXCloud's list of templates."""
    CORRECT = "correct"
    """Send again with a corrected time stamp."""
    CHECK = "check"
    """Say how to find out whether it went out."""
    WENT_OUT = "went_out"
    DID_NOT = "did_not"
    AGAIN = "again"
    BACK = "back"
    SHOW = "show"


class ResultContent(msgspec.Struct, frozen=True):
    """The words and offers of one result."""

    drawing: str
    role: str
    """The colour of its title and line in `Colours`."""
    title: Sentence
    sentences: tuple[Sentence, ...]
    conclusion: Sentence | None
    """Whether sending again does harm: stands out."""
    actions: tuple[ResultAction, ...]
    """The buttons, the next step first; everything else is in the menu."""
    how_to_check: Sentence | None = None
    place: CodePlace | None = None


_A = ResultAction
_OF_ACCOUNT = frozenset(
    {
        NotSentReason.BAD_REQUEST,
        NotSentReason.NOT_ENCRYPTED,
        NotSentReason.SECRET_MISSING,
        NotSentReason.KEYRING_MISSING,
        NotSentReason.KEYRING_INSECURE,
        NotSentReason.KEYRING_FAILED,
    }
)
"""Reasons that are put right in the account."""

_OF_TEMPLATE = frozenset({CodePlace.TEMPLATE_NAME, CodePlace.LANGUAGE})


def content_of(
    report: SendReport, resolution: Resolution | None = None, *, corrects: bool = False, in_sandbox: bool = False
) -> ResultContent:
    """The content for a report. `corrects`: a send with the corrected time is offered."""
    outcome = report.outcome
    drawing, role, _ = look_of(outcome)
    title = texts.outcomes.outcome_reason(outcome, resolution, in_sandbox=in_sandbox)
    meaning, advice = texts.outcomes.outcome_meaning(outcome), texts.outcomes.outcome_advice(outcome)
    again = texts.outcomes.safe_to_send_again(outcome, resolution)
    match outcome:
        case Accepted():
            words = texts.outcomes.accepted_in_short(in_sandbox=in_sandbox)
            return ResultContent(drawing, role, title, (words,), None, (_A.NEXT, _A.COPY))
        case Rejected():
            content = ResultContent(drawing, role, title, (meaning, advice), Sentence(texts.outcomes.NOT_TAKEN), ())
            return _rejected(outcome, content, corrects, in_sandbox)
        case NotSent():
            in_account = outcome.reason in _OF_ACCOUNT and not in_sandbox
            actions = (_A.EDIT_ACCOUNT, _A.AGAIN) if in_account else (_A.AGAIN, _A.BACK)
            return ResultContent(drawing, role, title, (meaning, advice), again, actions)
        case Unknown():
            return _unknown(resolution, ResultContent(drawing, role, title, (meaning,), again, (), advice))


def _rejected(outcome: Rejected, content: ResultContent, corrects: bool, in_sandbox: bool) -> ResultContent:
    row = None if outcome.code is None else look_up(outcome.code)
    place = None if row is None else row.place
    fixer = texts.outcomes.who_can_fix(outcome)
    by_person = row is None or row.fixer is CodeFixer.PERSON
    sentences = content.sentences if fixer is None or by_person else (*content.sentences, fixer)
    actions: tuple[ResultAction, ...] = (_A.NEXT, _A.COPY)
    if corrects:
        actions = (_A.CORRECT, _A.NEXT)
    elif place is CodePlace.ACCOUNT:
        actions = (_A.NEXT, _A.COPY) if in_sandbox else (_A.EDIT_ACCOUNT, _A.NEXT)
    elif place in _OF_TEMPLATE:
        actions = (_A.GO_TO, _A.UPDATE_TEMPLATES, _A.NEXT)
    elif place is not None:
        actions = (_A.GO_TO, _A.NEXT)
    elif row is not None and by_person:
        actions = (_A.AGAIN, _A.NEXT)
    return msgspec.structs.replace(content, sentences=sentences, actions=actions, place=place)


def _unknown(resolution: Resolution | None, content: ResultContent) -> ResultContent:
    if resolution is None:
        return msgspec.structs.replace(content, actions=(_A.CHECK, _A.WENT_OUT, _A.DID_NOT))
    actions = (_A.NEXT, _A.COPY) if resolution is Resolution.WENT_OUT else (_A.AGAIN, _A.NEXT)
    return msgspec.structs.replace(
        content, drawing="question", role="muted", sentences=(), how_to_check=None, actions=actions
    )
