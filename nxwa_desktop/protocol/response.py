"""The outcome that an answer's HTTP status and body amount to.

The body is read as JSON in UTF-8 (a byte order mark is tolerated), whatever the content type. "A code" is an
integer `code` of 64 bits in a JSON object (seed, Response Parameters), or a string of its ASCII digits, which the
server was seen to send too; true, 0.0, "0x0" and " 0" are none, and of a repeated key the last one counts. The first
matching row decides:

| code  | HTTP status               | outcome                | because                                             |
| ----- | ------------------------- | ---------------------- | --------------------------------------------------- |
| 0     | 2xx                       | Accepted               | the seed's "Request succeeded"; ids may be absent   |
| 0     | any other                 | Unknown(CONTRADICTION) | body and status contradict each other               |
| not 0 | any                       | Rejected(code)         | NXCloud answered; the status adds nothing           |
| none  | 2xx                       | Unknown(GARBAGE)       | a success without the document's answer             |
| none  | 408, 425, 499             | Unknown(SERVER_ERROR)  | a time-out or an abort on the way, not a refusal    |
| none  | other 4xx                 | Rejected(None)         | refused by status alone (RFC 9110, 15.5)            |
| none  | 301, 302, 307, 308        | Rejected(None)         | not processed here: the redirect is not followed    |
| none  | any other (303, 5xx, ...) | Unknown(SERVER_ERROR)  | no refusal                                          |

A redirect is not followed; its Location is the message. A `message` that is no string is shown as its JSON text, and
every text is cut at `MAX_TEXT` characters: the whole answer stays in the history.
"""

import contextlib
import json
from typing import Any

from nxwa_desktop.protocol.outcome import Accepted, Outcome, Rejected, Unknown, UnknownReason
from nxwa_desktop.system.unicode_text import replace_surrogates

MAX_TEXT = 2_000
"""Characters of a server's text that an outcome holds."""

_INTERRUPTED = frozenset({408, 425, 499})
"""Time-out, early request, abort: a gateway may already have forwarded the request."""

_REDIRECTS = frozenset({301, 302, 307, 308})
"""303 is none of them: it points to the result of a request that was acted on (RFC 9110, 15.4.4)."""


def outcome_of(status: int, body: bytes, *, location: str = "") -> Outcome:
    """The outcome of a complete answer. `location` is the header of that name. Never raises."""
    answer = _read(body)
    code = _code(answer.get("code"))
    if code is None:
        return _outcome_of_status(status, answer, location)
    if code != 0:
        return Rejected(code, _text(answer.get("message")), _identifier(answer.get("traceId")), status)
    if not 200 <= status <= 299:
        return Unknown(UnknownReason.CONTRADICTION, f"code 0 under HTTP {status}", status)
    data = answer.get("data")
    message_id = data.get("message_id") if isinstance(data, dict) else None
    return Accepted(_identifier(message_id), _identifier(answer.get("traceId")))


def _outcome_of_status(status: int, answer: dict[str, Any], location: str) -> Outcome:
    if 200 <= status <= 299:
        return Unknown(UnknownReason.GARBAGE, f"HTTP {status} without a code", status)
    redirected = status in _REDIRECTS
    if redirected or (400 <= status <= 499 and status not in _INTERRUPTED):
        message = (redirected and location) or answer.get("message")
        return Rejected(None, _text(message), _identifier(answer.get("traceId")), status)
    return Unknown(UnknownReason.SERVER_ERROR, f"HTTP {status} without a code", status)


def _read(body: bytes) -> dict[str, Any]:
    """The body's JSON object; empty where it holds none."""
    # ValueError: no UTF-8, no JSON, or a number of too many digits. RecursionError: nested too deep.
    with contextlib.suppress(ValueError, RecursionError):
        answer = json.loads(body.decode("utf-8-sig"))
        if isinstance(answer, dict):
            return answer
    return {}


def _code(value: object) -> int | None:
    if not isinstance(value, str):
        return _integer(value)
    digits = value.removeprefix("-")
    if not digits.isascii() or not digits.isdigit():
        return None
    # Python refuses to read thousands of digits, and 64 bits have at most 19.
    number = int(digits.lstrip("0")[:20] or "0")
    return _integer(-number if value.startswith("-") else number)


def _integer(value: object) -> int | None:
    # Beyond 64 bits neither the history nor the document's "Integer" can hold it.
    if isinstance(value, int) and not isinstance(value, bool) and -(2**63) <= value < 2**63:
        return value
    return None


def _identifier(value: object) -> str:
    """An id as text; a number counts as one, any other shape does not."""
    if isinstance(value, str) or _integer(value) is not None:
        return _text(value)
    return ""


def _text(value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        try:
            value = json.dumps(value, ensure_ascii=False)
        except RecursionError:
            return ""
    # A lone surrogate, which JSON can spell, fits neither into UTF-8 nor into the database.
    return replace_surrogates(value[:MAX_TEXT])
