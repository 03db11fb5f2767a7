"""Request handling without I/O: a request and the time in, a reaction out."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from nxwa_desktop.sandbox import answers
from nxwa_desktop.sandbox.account import KnownAccount
from nxwa_desktop.sandbox.answers import Answer, Rejection
from nxwa_desktop.sandbox.authentication import authenticate
from nxwa_desktop.sandbox.body_rules import BUSINESS_PHONE_UNKNOWN, LANGUAGE_UNKNOWN, CheckedBody, check_body
from nxwa_desktop.sandbox.http import Request
from nxwa_desktop.sandbox.rehearsal import RehearsalKind, rehearsal_for

if TYPE_CHECKING:  # its templates are needed by few
    from nxwa_desktop.sandbox.template_lists import ListRehearsal

PATH = "/saas/wa/send"
METHOD = "POST"
LIST_PATH = "/saas/wa/template/"
OTHER_LIST_PATH = "/api/wa/getTemplate"
OTHER_LIST_ACTION = "getTemplate"


class Reaction(msgspec.Struct, frozen=True):
    """The answer to a request, and whether it is delayed."""

    answer: Answer | None
    """None to close the connection without an answer."""
    slow: bool = False


def handle_request(
    request: Request,
    accounts: Mapping[str, KnownAccount],
    *,
    now_ms: int,
    list_rehearsal: "ListRehearsal | None" = None,
) -> Reaction:
    """Check the headers, then the body, then choose the answer by the recipient's last digits.

    Requests for a list of templates are answered by `list_rehearsal`.
    """
    if request.path.startswith(LIST_PATH):
        return _list(request, accounts, now_ms, list_rehearsal)
    if request.path == OTHER_LIST_PATH:
        return _other_list(request, accounts, now_ms)
    if request.path != PATH:
        return Reaction(answers.failed(404, "Not found"))
    if request.method != METHOD:
        return Reaction(answers.failed(405, "Method not allowed"))
    known = authenticate(request, accounts, now_ms=now_ms)
    if isinstance(known, Rejection):
        return Reaction(answers.rejected(known))
    checked = check_body(request.body, known.account)
    if isinstance(checked, Rejection):
        return Reaction(answers.rejected(checked))
    return _rehearse(checked, known)


def _list(
    request: Request, accounts: Mapping[str, KnownAccount], now_ms: int, list_rehearsal: "ListRehearsal | None"
) -> Reaction:
    if request.method != "GET":
        return Reaction(answers.failed(405, "Method not allowed"))
    known = authenticate(request, accounts, now_ms=now_ms)
    if isinstance(known, Rejection):
        return Reaction(answers.rejected(known))
    if request.path.removeprefix(LIST_PATH) != known.account.business_phone:
        return Reaction(answers.rejected(Rejection(BUSINESS_PHONE_UNKNOWN, fill=known.account.business_phone)))
    from nxwa_desktop.sandbox.template_lists import ListRehearsal, answer_list

    return Reaction(
        answer_list(request, list_rehearsal or ListRehearsal.DATA_LIST), slow=list_rehearsal is ListRehearsal.SLOW
    )


def _other_list(request: Request, accounts: Mapping[str, KnownAccount], now_ms: int) -> Reaction:
    if request.method != METHOD:
        return Reaction(answers.failed(405, "Method not allowed"))
    known = authenticate(request, accounts, now_ms=now_ms, action=OTHER_LIST_ACTION)
    if isinstance(known, Rejection):
        return Reaction(answers.rejected(known))
    from nxwa_desktop.sandbox.template_lists import answer_other_list

    return Reaction(answer_other_list(request, known.account))


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
            return Reaction(answers.rejected(Rejection(rehearsal.code, fill=fills.get(rehearsal.code, ""))))
        case _:
            return Reaction(answers.accepted())
