"""From a request to what the sandbox does with it. Pure: the clock's reading is passed in."""

from collections.abc import Mapping

import msgspec

from nxwa_desktop.sandbox import answers
from nxwa_desktop.sandbox.account import KnownAccount
from nxwa_desktop.sandbox.answers import Answer, Rejection
from nxwa_desktop.sandbox.authentication import authenticate
from nxwa_desktop.sandbox.body_rules import BUSINESS_PHONE_UNKNOWN, LANGUAGE_UNKNOWN, CheckedBody, check_body
from nxwa_desktop.sandbox.http import Request
from nxwa_desktop.sandbox.rehearsal import RehearsalKind, rehearsal_for

PATH = "/saas/wa/send"
METHOD = "POST"


class Reaction(msgspec.Struct, frozen=True):
    """What to do with a request."""

    answer: Answer | None
    """None: close the connection without a word."""
    slow: bool = False


def handle_request(request: Request, accounts: Mapping[str, KnownAccount], *, now_ms: int) -> Reaction:
    """Headers first, then the body, then what the recipient's last digits order."""
    if request.path != PATH:
        return Reaction(answers.failed(404, "Not found"))
    if request.method != METHOD:
        return Reaction(answers.failed(405, "Method not allowed"))
    known = authenticate(request, accounts, now_ms=now_ms)
    if isinstance(known, Rejection):
        return Reaction(answers.refused(known))
    checked = check_body(request.body, known.account)
    if isinstance(checked, Rejection):
        return Reaction(answers.refused(checked))
    return _rehearse(checked, known)


def _rehearse(checked: CheckedBody, known: KnownAccount) -> Reaction:
    rehearsal = rehearsal_for(checked.recipient)
    match rehearsal.kind if rehearsal else None:
        case RehearsalKind.NO_ANSWER:
            return Reaction(None)
        case RehearsalKind.GATEWAY_PAGE:
            return Reaction(answers.gateway_page())
        case RehearsalKind.SLOW_ANSWER:
            return Reaction(answers.accepted(), slow=True)
        case RehearsalKind.CODE if rehearsal and rehearsal.code is not None:
            fills = {BUSINESS_PHONE_UNKNOWN: known.account.business_phone, LANGUAGE_UNKNOWN: checked.language}
            return Reaction(answers.refused(Rejection(rehearsal.code, fill=fills.get(rehearsal.code, ""))))
        case _:
            return Reaction(answers.accepted())
