"""Builds the text that support needs to find one send: no secret, and no text of the message unless asked for."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from nxwa_desktop import texts
from nxwa_desktop.protocol.look_alike_hosts import shown_url
from nxwa_desktop.protocol.outcome import Accepted, NotSent, Outcome, Rejected, Unknown
from nxwa_desktop.protocol.quoted_texts import without_texts
from nxwa_desktop.sending.send_report import SendReport
from nxwa_desktop.storage.send_log import Entry
from nxwa_desktop.storage.send_records import Resolution
from nxwa_desktop.system.wall_clock import utc_time
from nxwa_desktop.texts.sentence import one_line
from nxwa_desktop.validation.hidden_characters import escaped

MAX_LENGTH = 1_000
LONGEST_ANSWER = 4_000
"""The most characters of one line."""

_OF_ACCOUNT = ("tenant_id", "business_phone")
"""Keys of the body that tell the provider whose message it is (seed, Body Parameters)."""
_WRITTEN = frozenset({"text", "link"})
"""Keys of the body with what a person wrote."""

Rows = list[tuple[str, object]]


def ticket(report: SendReport, *, in_sandbox: bool = False) -> str:
    """Lines of `name: value` in English, whatever the window's language: they are for the provider."""
    rows = _head(report.outcome, report.started_at, report.texts, in_sandbox=in_sandbox)
    rows += [
        ("Endpoint", shown_url(report.url)),
        ("Recipient", report.recipient),
        ("Account", report.account_name),
        ("Duration", f"{report.duration_ms} ms"),
    ]
    return _lines(rows)


def entry_ticket(entry: Entry, *, with_parameters: bool) -> str:
    """The ticket for a send of the history, with its template, its body and the answer.

    Without the parameters, of each text only the length is told, and the server's words say `[parameter 2]` for it."""
    sent, outcome = entry.outgoing, entry.outcome
    body = _read(sent.body)
    unsaid = () if with_parameters else tuple(_texts(body))
    rows = _head(outcome, sent.started_at, unsaid, entry.resolution, in_sandbox=sent.sandbox)
    rows += [
        ("Endpoint", shown_url(sent.url)),
        ("Recipient", sent.recipient),
        ("Template", sent.template_name),
        ("Language", sent.language),
        ("Account", sent.account_name),
    ]
    if entry.duration_ms is not None:
        rows.append(("Duration", f"{entry.duration_ms} ms"))
    if isinstance(body, dict):
        rows += [(key, body[key]) for key in _OF_ACCOUNT if key in body]
        shown = body if with_parameters else _masked(body)
        rows.append(("Body", json.dumps(shown, ensure_ascii=False, separators=(",", ":"))))
    text = _lines(rows)
    if entry.answer:
        # An answer may repeat what was sent: it goes along only with the rest.
        answer = one_line(entry.answer.decode("utf-8", "replace"), LONGEST_ANSWER)
        text += f"\nAnswer: {answer if with_parameters else f'{len(entry.answer)} bytes'}"
    return text


def _head(
    outcome: Outcome | None,
    started_at: int,
    unsaid: Sequence[str],
    resolution: Resolution | None = None,
    *,
    in_sandbox: bool = False,
) -> Rows:
    when = utc_time(started_at).isoformat(timespec="milliseconds")
    title = (
        "being sent" if outcome is None else texts.outcomes.outcome_title(outcome, resolution, in_sandbox=in_sandbox)
    )
    rows: Rows = [("Outcome", title), ("Time (UTC)", when)]
    match outcome:
        case Accepted(message_id, trace_id):
            rows += [("Message id", message_id), ("Trace id", trace_id)]
        case Rejected(code, message, trace_id, status):
            rows += [("Code", "none" if code is None else code), ("Server message", without_texts(message, unsaid))]
            rows += [("Trace id", trace_id), ("HTTP status", status)]
        case NotSent(reason, detail):
            rows += [("Reason", reason.value), ("Detail", without_texts(detail, unsaid))]
        case Unknown(reason, detail, status):
            rows += [("Reason", reason.value), ("Detail", without_texts(detail, unsaid))]
            rows += [("HTTP status", status or "")]
    return rows


def _lines(rows: Rows) -> str:
    # One line each: no text of a server's can look like a line of ours.
    lines = ((name, _json_line(value) if name == "Body" else one_line(str(value), MAX_LENGTH)) for name, value in rows)
    return "\n".join(f"{name}: {value}" for name, value in lines if value)


def _json_line(value: object) -> str:
    """A body on one line; what cannot be seen in it is escaped, so that it stays the same JSON."""
    text = escaped(str(value))
    return text if len(text) <= LONGEST_ANSWER else f"{text[:LONGEST_ANSWER]}…"


def _read(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _masked(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _masked(each, name) for name, each in value.items()}
    if isinstance(value, list):
        return [_masked(each) for each in value]
    return f"({len(value)} characters)" if key in _WRITTEN and isinstance(value, str) else value


def _texts(value: Any, key: str = "") -> Iterator[str]:
    """Yield each text of the body that a person wrote: everything that `_masked` hides."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _texts(each, name)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif key in _WRITTEN and isinstance(value, str):
        yield value
