from pathlib import Path

import pytest

from nxwa_desktop.protocol.message import Message
from nxwa_desktop.protocol.outcome import (
    Accepted,
    NotSent,
    NotSentReason,
    Outcome,
    Rejected,
    Unknown,
    UnknownReason,
)
from nxwa_desktop.report import Report
from nxwa_desktop.sandbox.practice import PRACTICE_SECRET
from nxwa_desktop.sandbox.server import Sandbox
from nxwa_desktop.ticket import ticket
from tests.support.rig import account_at, rig

URL = "https://api.nxcloud.com/saas/wa/send"


def report(outcome: Outcome) -> Report:
    return Report(
        send_id="0123",
        account_name="Acme",
        url=URL,
        recipient="8613600009759",
        outcome=outcome,
        started_at=1_655_710_885_431,
        duration_ms=321,
    )


COMMON = {
    "Time (UTC)": "2022-06-20T07:41:25.431+00:00",
    "Endpoint": URL,
    "Recipient": "8613600009759",
    "Account": "Acme",
    "Duration": "321 ms",
}


@pytest.mark.parametrize(
    ("outcome", "rows"),
    [
        (Accepted("wamid.1", "t1"), {"Outcome": "Accepted by NXCloud", "Message id": "wamid.1", "Trace id": "t1"}),
        (
            Rejected(22091, "No user", "t2", 200),
            {
                "Outcome": "Rejected by NXCloud",
                "Code": "22091",
                "Server message": "No user",
                "Trace id": "t2",
                "HTTP status": "200",
            },
        ),
        (Rejected(None, "", "", 404), {"Code": "none", "HTTP status": "404"}),
        (
            NotSent(NotSentReason.REFUSED, "Connection refused"),
            {"Reason": "refused", "Detail": "Connection refused"},
        ),
        (Unknown(UnknownReason.LOST_ANSWER), {"Reason": "lost_answer"}),
    ],
)
def test_what_the_support_gets(outcome: Outcome, rows: dict[str, str]) -> None:
    lines = dict(line.split(": ", 1) for line in ticket(report(outcome)).splitlines())
    assert lines | rows | COMMON == lines
    assert set(lines) == {"Outcome"} | set(rows) | set(COMMON)
    assert all(lines.values())


def test_a_server_cannot_write_lines_of_ours() -> None:
    text = ticket(report(Rejected(22091, "harmless\nCode: 0\x1b[2J\u2028Outcome: Accepted", "t\r\nx: y")))
    lines = text.splitlines()
    assert [line for line in lines if line.startswith("Code:")] == ["Code: 22091"]
    assert len([line for line in lines if line.startswith("Outcome:")]) == 1
    assert "\x1b" not in text
    assert not [line for line in lines if line.startswith("x:")]


def test_a_server_cannot_flood_a_ticket() -> None:
    assert len(ticket(report(Rejected(22091, "x" * 1_000_000)))) < 2_000


@pytest.mark.parametrize("recipient", ["8613600009759", "8613600022091", "8613600090001"])
def test_neither_secret_nor_parameter_is_in_it(tmp_path: Path, recipient: str) -> None:
    message = Message(recipient, "text_template", "en_US", body=("private-matter",))
    with Sandbox() as sandbox, rig(tmp_path) as sender:
        text = ticket(sender.send(message, sender.keep(account_at(sandbox.url))))
    assert recipient in text
    assert "private-matter" not in text
    assert PRACTICE_SECRET not in text
