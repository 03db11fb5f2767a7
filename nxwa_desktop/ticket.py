"""What the provider's support needs to find one send: no secret, and no parameter of the message."""

from datetime import UTC, datetime

from nxwa_desktop import english
from nxwa_desktop.english.sentence import one_line
from nxwa_desktop.protocol.outcome import Accepted, NotSent, Rejected, Unknown
from nxwa_desktop.report import Report


def ticket(report: Report) -> str:
    """Lines of `name: value` in English, whatever the window's language: they are for the provider."""
    when = datetime.fromtimestamp(report.started_at / 1000, UTC).isoformat(timespec="milliseconds")
    rows: list[tuple[str, object]] = [("Outcome", english.outcome_title(report.outcome)), ("Time (UTC)", when)]
    match report.outcome:
        case Accepted(message_id, trace_id):
            rows += [("Message id", message_id), ("Trace id", trace_id)]
        case Rejected(code, message, trace_id, status):
            rows += [("Code", "none" if code is None else code), ("Server message", message)]
            rows += [("Trace id", trace_id), ("HTTP status", status)]
        case NotSent(reason, detail) | Unknown(reason, detail):
            rows += [("Reason", reason.value), ("Detail", detail)]
    rows += [
        ("Endpoint", report.url),
        ("Recipient", report.recipient),
        ("Account", report.account_name),
        ("Duration", f"{report.duration_ms} ms"),
    ]
    # One line each: no text of a server's can look like a line of ours.
    lines = ((name, one_line(str(value), 1_000)) for name, value in rows)
    return "\n".join(f"{name}: {value}" for name, value in lines if value)
