import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop.protocol.message import ImageHeader, Message, TextHeader
from nxwa_desktop.protocol.outcome import Accepted, NotSent, NotSentReason, Outcome, Rejected, Unknown, UnknownReason
from nxwa_desktop.protocol.quoted_texts import STRETCH
from nxwa_desktop.protocol.request_body import encode_body
from nxwa_desktop.sandbox.account import SANDBOX_SECRET, sandbox_account
from nxwa_desktop.sending.send_report import SendReport
from nxwa_desktop.storage.send_log import Entry, Outgoing
from nxwa_desktop.storage.send_records import Resolution
from nxwa_desktop.texts.support_ticket import entry_ticket, ticket
from tests.support.delivery_harness import account_at, delivery_harness
from tests.support.recording import Sandbox

URL = "https://api.nxcloud.com/saas/wa/send"


def report(outcome: Outcome) -> SendReport:
    return SendReport(
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
        (
            Unknown(UnknownReason.SERVER_ERROR, "HTTP 502 without a code", 502),
            {"Reason": "server_error", "Detail": "HTTP 502 without a code", "HTTP status": "502"},
        ),
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
    with Sandbox() as sandbox, delivery_harness(tmp_path) as sender:
        ended = sender.send(message, sender.keep(account_at(sandbox.url)))
    text = ticket(ended)
    assert ended.texts == ("private-matter",)
    assert recipient in text
    assert "private-matter" not in text
    assert SANDBOX_SECRET not in text


# a send of the history


def entry(outcome: Outcome | None, *, body: bytes | None = None, answer: bytes = b"") -> Entry:
    message = Message("8613600009759", "order", "en_US", TextHeader(("head-matter",)), ("private", "牛 😀"))
    body = encode_body(message, sandbox_account(URL)) if body is None else body
    sent = Outgoing("0123", "a1", "Acme", URL, "8613600009759", "order", "en_US", body, 1_655_710_885_431)
    return Entry(sent, outcome, answer, 1_655_710_885_752, None if outcome is None else 321)


def lines(entry: Entry, *, with_parameters: bool = False) -> dict[str, str]:
    return dict(line.split(": ", 1) for line in entry_ticket(entry, with_parameters=with_parameters).splitlines())


def test_a_send_of_the_history_tells_what_a_fresh_one_does_and_its_body() -> None:
    told = lines(entry(Rejected(22091, "No user", "t2", 200), answer=b'{"code":22091}'))
    assert told | COMMON == told
    account = sandbox_account(URL)
    assert told["Code"] == "22091"
    assert (told["Template"], told["Language"]) == ("order", "en_US")
    assert (told["tenant_id"], told["business_phone"]) == (str(account.tenant_id), account.business_phone)
    assert told["Answer"] == "14 bytes"


def test_without_asking_no_text_is_in_it_only_its_length() -> None:
    answer = b'{"echo":"private"}'
    text = entry_ticket(entry(Accepted("m", "t"), answer=answer), with_parameters=False)
    for written in ("private", "head-matter", "牛"):
        assert written not in text
    body = json.loads(lines(entry(Accepted("m", "t")))["Body"])
    header, rows = body["template"]["components"]
    assert [each["text"] for each in (*header["parameters"], *rows["parameters"])] == [
        "(11 characters)",
        "(7 characters)",
        "(3 characters)",
    ]
    image = encode_body(Message("1", "t", "en", ImageHeader("https://private/x.png")), sandbox_account(URL))
    assert "(21 characters)" in entry_ticket(entry(Accepted(), body=image), with_parameters=False)


def test_asked_for_the_texts_are_in_it() -> None:
    told = lines(entry(Accepted("m", "t"), answer=b'{"echo":"private\nCode: 0"}'), with_parameters=True)
    sent = entry(None).outgoing.body
    assert json.loads(told["Body"]) == json.loads(sent)
    assert told["Answer"] == '{"echo":"private Code: 0"}'
    assert "Code" not in told


def test_a_body_keeps_what_nobody_sees_in_it() -> None:
    text = "a\u202eb \U0001f469\u200d\U0001f467 \u2028"
    sent = encode_body(Message("1", "t", "en", body=(text,)), sandbox_account(URL))
    told = lines(entry(Accepted("m", "t"), body=sent), with_parameters=True)
    assert "\u202e" not in told["Body"]
    assert "\U0001f469\u200d\U0001f467" in told["Body"]
    assert json.loads(told["Body"]) == json.loads(sent)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), max_size=4))
def test_the_veil_hides_every_text_whatever_it_is(texts: list[str]) -> None:
    marked = tuple(f"MARK{text}" for text in texts)
    body = encode_body(Message("1", "t", "en", TextHeader(marked), marked), sandbox_account(URL))
    assert "MARK" not in entry_ticket(entry(Accepted(), body=body), with_parameters=False)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("private is bad, private!", "[parameter 2] is bad, [parameter 2]!"),
        ("head-matter: private", "[parameter 1]: [parameter 2]"),
        ("head-matterprivate", "[parameter 1][parameter 2]"),
        # Shorter texts say nothing: a server's words are full of them.
        ("牛 😀 is bad", "牛 😀 is bad"),
        ("Private, privat", "Private, privat"),
        (f"{'x' * 996}private", f"{'x' * 996}[par…"),
    ],
)
def test_the_server_s_words_tell_a_text_by_its_number(words: str, said: str) -> None:
    rejected = Rejected(22091, words, "t2", 200)
    assert lines(entry(rejected))["Server message"] == said
    fresh = msgspec.structs.replace(report(rejected), texts=("head-matter", "private", "牛 😀"))
    assert ticket(fresh) == ticket(report(Rejected(22091, said, "t2", 200)))
    if len(words) < 900:
        assert lines(entry(rejected), with_parameters=True)["Server message"] == words


@given(st.text("ab ", min_size=STRETCH, max_size=60), st.integers(0, 40), st.integers(STRETCH, 60))
def test_part_of_a_long_text_is_no_more_told_than_the_whole(text: str, start: int, size: int) -> None:
    part = text[start : start + size]
    body = encode_body(Message("1", "t", "en", body=(text,)), sandbox_account(URL))
    told = entry_ticket(entry(Rejected(7, f"<{part}>"), body=body), with_parameters=False)
    if len(part) >= STRETCH:
        assert "Server message: <[parameter 1]>" in told
    else:
        assert f"Server message: <{part}>" in told


@pytest.mark.parametrize(
    ("resolution", "title"),
    [
        (None, "Outcome unknown"),
        (Resolution.WENT_OUT, "Marked as gone out"),
        (Resolution.DID_NOT, "Marked as not gone out"),
    ],
)
def test_what_a_person_found_out_is_its_outcome(resolution: Resolution | None, title: str) -> None:
    told = lines(msgspec.structs.replace(entry(Unknown(UnknownReason.KILLED)), resolution=resolution))
    assert (told["Outcome"], told["Reason"]) == (title, "killed")


def test_one_that_is_under_way_has_its_time_and_no_duration() -> None:
    told = lines(entry(None))
    assert (told["Outcome"], told["Time (UTC)"]) == ("being sent", COMMON["Time (UTC)"])
    assert "Duration" not in told


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff", b"[" * 100_000])
def test_a_body_that_is_not_kept_or_makes_no_sense_is_left_out(body: bytes) -> None:
    told = lines(entry(Accepted("m", "t"), body=body, answer=b""), with_parameters=True)
    assert not {"Body", "tenant_id", "Answer"} & set(told)
    assert told["Message id"] == "m"


def test_a_long_body_and_a_long_answer_are_cut() -> None:
    body = encode_body(Message("1", "t", "en", body=("x" * 100_000,)), sandbox_account(URL))
    assert len(entry_ticket(entry(Accepted(), body=body, answer=b"y" * 100_000), with_parameters=True)) < 10_000


def test_no_secret_is_in_the_ticket_of_a_real_send(tmp_path: Path) -> None:
    message = Message("8613600009759", "text_template", "en_US", body=("private-matter",))
    with Sandbox() as sandbox, delivery_harness(tmp_path) as sender:
        sender.send(message, sender.keep(account_at(sandbox.url)))
        for with_parameters in (False, True):
            text = entry_ticket(sender.row(), with_parameters=with_parameters)
            assert SANDBOX_SECRET not in text
            assert ("private-matter" in text) is with_parameters
