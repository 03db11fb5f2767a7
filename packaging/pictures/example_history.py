"""The sends of the pictures, written into the history as the program would have written them."""

import hashlib
import json
from collections.abc import Iterable
from typing import NamedTuple

from example_messages import PICTURE, TEMPLATES
from fixed_clock import TODAY

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.message import HeaderKind, ImageHeader, Message, NoHeader
from nxwa_desktop.protocol.outcome import (
    Accepted,
    NotSent,
    NotSentReason,
    Outcome,
    Rejected,
    Unknown,
    UnknownReason,
)
from nxwa_desktop.protocol.request_body import encode_body
from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.storage.send_log import Outgoing

SUPPORT, JAKARTA = 0, 1


class ExampleSend(NamedTuple):
    """A send so many minutes ago; `account` is its place among the accounts."""

    minutes: int
    account: int
    recipient: str
    template: str
    language: str
    values: tuple[str, ...]
    outcome: str = "accepted"


EARLIER = (ExampleSend(1064, SUPPORT, "8613600009759", "payment_received", "en_US", ("€48.00", "Maria")),)
"""What the customer of the pictures got before."""

A_DAY = (
    ExampleSend(1510, SUPPORT, "5511961234567", "order_update", "en_US", ("Ana", "A-20880", "São Paulo", "Monday")),
    ExampleSend(1462, SUPPORT, "34612345678", "delivery_failed", "es", ("Lucía",), "not sent"),
    ExampleSend(1380, SUPPORT, "14155550132", "appointment_reminder", "en_US", ("Sam", "Friday", "9:30")),
    *EARLIER,
    ExampleSend(
        260, SUPPORT, "8613600090001", "order_update", "en_US", ("Li", "A-20917", "Shenzhen", "Tuesday"), "unknown"
    ),
    ExampleSend(121, SUPPORT, "971501234567", "order_update", "ar", ("ليلى", "A-20925", "دبي", "الخميس")),
    ExampleSend(64, SUPPORT, "8613600022091", "delivery_failed", "zh_CN", ("王丽",), "rejected"),
    ExampleSend(33, JAKARTA, "628111234567", "order_update", "id", ("Budi", "A-20944", "Bandung", "Jumat")),
    ExampleSend(12, SUPPORT, "6591234567", "payment_received", "en_US", ("S$48.00", "Wei")),
    ExampleSend(0, SUPPORT, "8613600009759", "order_update", "en_US", ("Maria", "A-20931", "Lisbon", "Thursday")),
)
"""Two days of both accounts, oldest first."""


def write_sends(sends: Iterable[ExampleSend], accounts: tuple[Account, ...], repositories: Repositories) -> None:
    """Write ended sends into the history."""
    for number, send in enumerate(sends):
        account, at = accounts[send.account], round((TODAY - send.minutes * 60) * 1000)
        message = _message(send)
        send_id, trace = _hex(f"send {number}"), _hex(f"trace {number}")
        repositories.history.begin(
            Outgoing(
                send_id=send_id,
                account_id=account.id,
                account_name=account.name,
                url=account.url,
                recipient=send.recipient,
                template_name=send.template,
                language=send.language,
                body=encode_body(message, account),
                started_at=at,
                message=message,
            )
        )
        outcome, answer, took = _ending(send.outcome, trace, f"wamid.{_hex(f'message {number}')}")
        repositories.history.close(
            send_id, outcome, answer=answer, finished_at=at + took, duration_ms=took, texts=send.values
        )


def _message(send: ExampleSend) -> Message:
    template = next(each for each in TEMPLATES if (each.name, each.language) == (send.template, send.language))
    header = ImageHeader(PICTURE) if template.header_kind is HeaderKind.IMAGE else NoHeader()
    text, labels = template.body_text, template.body_labels
    value_of = dict(zip(dict.fromkeys(labels), send.values, strict=True))
    values = tuple(value_of[label] for label in labels)
    return Message(send.recipient, send.template, send.language, header, values, text, labels, send.language)


def _ending(word: str, trace: str, message_id: str) -> tuple[Outcome, bytes, int]:
    """The outcome, the server's answer, and how long it took in milliseconds."""
    match word:
        case "rejected":
            answer = {"code": 22091, "message": "Not a WhatsApp user", "data": None, "traceId": trace}
            return Rejected(22091, "Not a WhatsApp user", trace), json.dumps(answer).encode(), 187
        case "unknown":
            return Unknown(UnknownReason.LOST_ANSWER), b"", 30_000
        case "not sent":
            return NotSent(NotSentReason.NAME_NOT_FOUND), b"", 41
    answer = {"code": 0, "message": "", "data": {"message_id": message_id}, "traceId": trace}
    return Accepted(message_id, trace), json.dumps(answer).encode(), 212


def _hex(seed: str) -> str:
    return hashlib.md5(seed.encode()).hexdigest()
