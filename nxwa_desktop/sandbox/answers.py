"""The sandbox's answers as values: the document's JSON, and pages without a code."""

import datetime
import os
from typing import Any

import msgspec

from nxwa_desktop.protocol.response_codes import look_up

ACCEPTED = 0
REQUEST_FAILED = -1
"""The document's general failure, for a wrong path, method or length."""

_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_GATEWAY_PAGE = b"<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>\n"


class Rejection(msgspec.Struct, frozen=True):
    """A code other than 0, and the server's message."""

    code: int
    message: str = ""
    """Empty for the documented message of the code."""
    fill: str = ""
    """The value for the `{0}` of the documented message."""


class Answer(msgspec.Struct, frozen=True):
    """An HTTP answer without the headers that every answer has."""

    content: bytes
    status: int = 200
    content_type: str = "application/json"
    code: int | None = None
    """The code in `content`; None where there is none."""


def accepted() -> Answer:
    """Code 0 with a fresh message id (seed, Successful Example)."""
    return _coded(ACCEPTED, "", {"message_id": f"wamid.{_hex32()}"})


def succeeded(content: dict[str, Any]) -> Answer:
    """Code 0 with the members of `content`."""
    tree = {"code": ACCEPTED, "message": "", **content, "traceId": _hex32()}
    return Answer(msgspec.json.encode(tree), code=ACCEPTED)


def rejected(rejection: Rejection) -> Answer:
    """A documented rejection. As in NXCloud's other APIs the status is 200 and `data` is null."""
    message = rejection.message or look_up(rejection.code).expected_text(rejection.fill)
    return _coded(rejection.code, message, None)


def failed(status: int, message: str) -> Answer:
    """The answer to a request that failed before the checks."""
    return _coded(REQUEST_FAILED, message, None, status)


def gateway_page() -> Answer:
    """The answer of a broken gateway in front of the server: a 502 page without a code."""
    return Answer(_GATEWAY_PAGE, 502, "text/html")


def http_date(now: float) -> str:
    """Format `now` (seconds since the epoch) for the header `Date`, in English whatever the locale."""
    # Windows' own functions know no year after 3000.
    t = _EPOCH + datetime.timedelta(seconds=int(now))
    return f"{_DAYS[t.weekday()]}, {t.day:02d} {_MONTHS[t.month - 1]} {t.year:04d} {t:%H:%M:%S} GMT"


def _coded(code: int, message: str, data: dict[str, Any] | None, status: int = 200) -> Answer:
    tree = {"code": code, "message": message, "data": data, "traceId": _hex32()}
    return Answer(msgspec.json.encode(tree), status, code=code)


def _hex32() -> str:
    return os.urandom(16).hex()
