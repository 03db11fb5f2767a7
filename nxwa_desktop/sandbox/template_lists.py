"""The sandbox's lists of templates, in the shapes that NXCloud's answers may have.

Sources: the provider's public pages of the two lists (see `protocol/template_list.py`), whose editions contradict each
other about the shape of an answer; each shape can be rehearsed.
"""

import enum
import urllib.parse
from typing import Any

import msgspec

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.sandbox import answers
from nxwa_desktop.sandbox.answers import Answer, Rejection
from nxwa_desktop.sandbox.authentication import NO_PERMISSION, PARAMETER_ERROR
from nxwa_desktop.sandbox.http import Request

_MOST_ROWS = 100
_OTHER_LIMIT = 20
"""Rows of a page of the other list, where the request names no limit."""


class ListRehearsal(enum.StrEnum):
    """The ways in which the sandbox answers a request for the list."""

    DATA_LIST = "data_list"
    DATA_ARRAY = "data_array"
    TOP_LEVEL = "top_level"
    ONE_ROW = "one_row"
    NOT_THERE = "not_there"
    """404; the other list answers."""
    NO_PERMISSION = "no_permission"
    EMPTY = "empty"
    OTHER_SHAPE = "other_shape"
    PAGE = "page"
    """HTTP 502 with an HTML page."""
    SLOW = "slow"


_BODY = {
    "en_US": "Hello {{First Name}}, your order *{{Order}}* has left our warehouse and reaches {{City}} on {{Day}}.",
    "zh_CN": "您好 {{First Name}}，您的订单 *{{Order}}* 已从仓库发出，将于 {{Day}} 到达 {{City}}。",
    "ar": "مرحبًا {{First Name}}، غادر طلبك *{{Order}}* مستودعنا وسيصل إلى {{City}} يوم {{Day}}.",
}
_NAMED = [
    {"param_name": name, "example": example}
    for name, example in (("First Name", "David"), ("Order", "A-10001"), ("City", "Berlin"), ("Day", "Monday"))
]
_PICTURE = {
    "type": "HEADER",
    "format": "IMAGE",
    "example": {"header_handle": ["https://example.com/parcel.png"]},
}


def _body(text: str, *examples: str) -> dict[str, Any]:
    return {"type": "BODY", "text": text, **({"example": {"body_text": [list(examples)]}} if examples else {})}


def _order_update(language: str) -> list[dict[str, Any]]:
    return [
        _PICTURE,
        {"type": "BODY", "text": _BODY[language], "example": {"body_text_named_params": _NAMED}},
        {"type": "FOOTER", "text": "Acme Logistics"},
        {"type": "BUTTONS", "buttons": [{"type": "URL", "text": "Track the parcel", "url": "https://example.com"}]},
    ]


class _Row(msgspec.Struct, frozen=True):
    name: str
    language: str
    status: int
    category: str
    content: Any
    """Components, or plain text."""
    reason: str = ""
    """Of a rejection."""


_TEMPLATES = (
    _Row("order_update", "en_US", 2, "UTILITY", _order_update("en_US")),
    _Row("order_update", "zh_CN", 2, "UTILITY", _order_update("zh_CN")),
    _Row("order_update", "ar", 2, "UTILITY", _order_update("ar")),
    _Row(
        "appointment_reminder",
        "en_US",
        2,
        "UTILITY",
        [_body("Hello {{1}}, see you on {{2}} at {{3}}.", "Sam", "Friday", "9:30")],
    ),
    _Row(
        "appointment_reminder",
        "es",
        2,
        "UTILITY",
        [_body("Hola {{1}}, te esperamos el {{2}} a las {{3}}.", "Ana", "viernes", "9:30")],
    ),
    _Row("payment_received", "en_US", 2, "UTILITY", "Your payment of {{1}} has arrived, thank you {{2}}."),
    _Row(
        "delivery_failed",
        "pt_BR",
        2,
        "UTILITY",
        [
            {"type": "HEADER", "format": "TEXT", "text": "Pedido {{1}}"},
            _body("Não conseguimos entregar o seu pacote hoje."),
        ],
    ),
    _Row("parcel_returned", "en_US", 1, "UTILITY", [_body("Your parcel {{1}} is on its way back to us.", "A-10001")]),
    _Row(
        "video_hello",
        "en_US",
        0,
        "MARKETING",
        [{"type": "HEADER", "format": "VIDEO"}, _body("Welcome {{1}}", "Ana")],
        "INVALID_FORMAT",
    ),
    _Row("parcel_promo", "en_US", 11, "MARKETING", [_body("20 % off your next parcel, {{1}}.", "Ana")]),
    _Row("old_promo", "en_US", 12, "MARKETING", [_body("Only today, {{1}}.", "Ana")]),
    _Row("contested", "en_US", 3, "MARKETING", [_body("Come back, {{1}}.", "Ana")]),
    _Row("last_days", "en_US", 9, "MARKETING", [_body("Last days, {{1}}.", "Ana")]),
    _Row("new_status", "en_US", 7, "UTILITY", [_body("Status unknown, {{1}}.", "Ana")]),
    _Row("unreadable", "en_US", 2, "UTILITY", "<p>?</p>"),
)
_META_STATUS = {0: "REJECTED", 1: "PENDING", 2: "APPROVED", 11: "PAUSED", 12: "LIMIT_EXCEEDED"}


def answer_list(request: Request, rehearsal: ListRehearsal) -> Answer:
    """Answer an authenticated request for a page of the first list."""
    query = dict(urllib.parse.parse_qsl(request.target.partition("?")[2]))
    number, size = query.get("page_number", ""), query.get("page_size", "")
    if not (_is_count(number) and _is_count(size) and query.get("tenant_id", "").isdecimal()):
        return answers.rejected(Rejection(PARAMETER_ERROR))
    size_of_page = min(int(size), _MOST_ROWS)
    first = (int(number) - 1) * size_of_page
    rows = [_saas_row(index, each) for index, each in enumerate(_TEMPLATES)][first : first + size_of_page]
    return _answer(rows, rehearsal)


def _answer(rows: list[dict[str, Any]], rehearsal: ListRehearsal) -> Answer:
    match rehearsal:
        case ListRehearsal.NOT_THERE:
            return answers.failed(404, "Not found")
        case ListRehearsal.NO_PERMISSION:
            return answers.rejected(Rejection(NO_PERMISSION))
        case ListRehearsal.PAGE:
            return answers.gateway_page()
    members: dict[ListRehearsal, dict[str, Any]] = {
        ListRehearsal.EMPTY: {"data": {"list": []}},
        ListRehearsal.OTHER_SHAPE: {"result": rows},
        ListRehearsal.ONE_ROW: {"data": rows[0] if rows else []},
        ListRehearsal.TOP_LEVEL: {"list": rows},
        ListRehearsal.DATA_ARRAY: {"data": rows},
    }
    return answers.succeeded(members.get(rehearsal, {"data": {"list": rows}}))


def answer_other_list(request: Request, account: Account) -> Answer:
    """Answer an authenticated request for a page of the other list."""
    try:
        body = msgspec.json.decode(request.body, type=dict[str, Any])
    except msgspec.DecodeError:
        return answers.rejected(Rejection(PARAMETER_ERROR))
    if body.get("appkey") != account.appkey:
        return answers.rejected(Rejection(9006, "The number is not bound to the application"))
    if body.get("business_phone") != account.business_phone:
        return answers.rejected(Rejection(9002, "Not a number of the merchant"))
    limit, after = str(body.get("limit") or _OTHER_LIMIT), str(body.get("after") or "0")
    if not _is_count(limit) or not after.isdecimal():
        return answers.rejected(Rejection(PARAMETER_ERROR))
    first, size = int(after), min(int(limit), _MOST_ROWS)
    rows = [_meta_row(index, each) for index, each in enumerate(_TEMPLATES)]
    paging: dict[str, Any] = {"cursors": {"before": str(first), "after": str(first + size)}}
    if first + size < len(rows):
        # Of another company, as in NXCloud's answers: who follows it is lost.
        paging["next"] = "https://graph.example.invalid/next"
    return answers.succeeded({"data": {"data": rows[first : first + size], "paging": paging}})


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdecimal() and 0 < len(text) < 6 and int(text) > 0


def _saas_row(index: int, row: _Row) -> dict[str, Any]:
    content = row.content
    return {
        "id": 900 + index,
        "channel": 2,
        "name": row.name,
        "content": content if isinstance(content, str) else msgspec.json.encode(content).decode(),
        "language": row.language,
        "created_at": "2026-05-01 10:00:00",
        "updated_at": "2026-05-02 10:00:00",
        "status": row.status,
        "category": row.category,
        "quality": "GREEN",
        "waRejectedReason": row.reason,
    }


def _meta_row(index: int, row: _Row) -> dict[str, Any]:
    return {
        "id": str(900 + index),
        "name": row.name,
        "language": row.language,
        "status": _META_STATUS.get(row.status, "DISABLED"),
        "category": row.category,
        "components": [_body(row.content)] if isinstance(row.content, str) else row.content,
        "quality_score": {"score": "GREEN"},
        "rejected_reason": row.reason or "NONE",
    }
