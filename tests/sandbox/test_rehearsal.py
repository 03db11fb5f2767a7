"""Answers to order: what the recipient's last five digits call up."""

import http.client
import threading

import pytest

from nxwa_desktop.protocol.response_codes import documented_codes
from nxwa_desktop.sandbox.account import sandbox_account
from nxwa_desktop.sandbox.rehearsal import RehearsalKind, rehearsal_endings, rehearsal_for
from tests.sandbox.posting import PATIENCE, Response, body_tree, post, recipient, send, signed, template_tree
from tests.support.recording import Sandbox


def test_every_documented_business_code_is_an_ending() -> None:
    documented = {row.code for row in documented_codes() if row.code is not None and row.code > 9999}
    assert documented
    assert {rehearsal.code for rehearsal in rehearsal_endings()} == documented | {1004, None}


def test_endings_are_five_digits_each_once_and_described() -> None:
    endings = [rehearsal.ending for rehearsal in rehearsal_endings()]
    assert len(set(endings)) == len(endings)
    assert all(len(ending) == 5 and ending.isdecimal() for ending in endings)
    assert all(rehearsal.description for rehearsal in rehearsal_endings())
    assert endings[-4:] == ["90001", "90002", "90003", "90004"]
    assert [(rehearsal.code is None) for rehearsal in rehearsal_endings()] == [
        rehearsal.kind is not RehearsalKind.CODE for rehearsal in rehearsal_endings()
    ]


def test_other_numbers_order_nothing() -> None:
    assert rehearsal_for("8613600009759") is None
    assert rehearsal_for("2209122") is None
    assert rehearsal_for("22091") is not None
    assert rehearsal_for("86136" + sandbox_account("").business_phone[-5:]) is None


def test_each_code_is_answered_with_its_documented_text(sandbox: Sandbox) -> None:
    fills = {22049: sandbox_account("").business_phone, 22092: "en_US"}
    for row in documented_codes():
        if row.code is None or row.code < 10_000:
            continue
        answer = recipient(sandbox, f"861360{row.code}")
        assert answer.status == 200
        assert answer.tree["data"] is None
        assert (answer.code, answer.message) == (row.code, row.solution.replace("{0}", fills.get(row.code, "")))
        assert "{0}" not in answer.message


def test_a_request_s_own_fault_comes_first(sandbox: Sandbox) -> None:
    tree = template_tree(name="")
    assert send(sandbox, tree | {"to": "861360022091"}).code == 22093
    assert post(signed(sandbox.url, body_tree(to="861360022091"), secret="another")).code == 1003


def test_no_answer(sandbox: Sandbox) -> None:
    with pytest.raises(http.client.RemoteDisconnected):
        recipient(sandbox, "861360090001")
    seen = sandbox.wait_for_request(PATIENCE)
    assert seen.code is None
    assert b"861360090001" in seen.body


def test_gateway_page(sandbox: Sandbox) -> None:
    answer = recipient(sandbox, "861360090003")
    assert answer.status == 502
    assert answer.headers["Content-Type"] == "text/html"
    assert answer.headers["Date"]
    assert answer.content.startswith(b"<html>")
    assert sandbox.requests[-1].code is None


def test_expired_clock(sandbox: Sandbox) -> None:
    answer = recipient(sandbox, "861360090004")
    assert (answer.status, answer.code, answer.message) == (200, 1004, "Timestamp has expired")


def test_slow_answer_comes_in_the_end() -> None:
    with Sandbox(slow_answer_seconds=0.05) as sandbox:
        assert recipient(sandbox, "861360090002").code == 0


def test_stopping_ends_the_wait_without_an_answer() -> None:
    sandbox = Sandbox(slow_answer_seconds=3600)
    ended: list[type[Exception]] = []

    def ask() -> None:
        try:
            recipient(sandbox, "861360090002")
        except http.client.RemoteDisconnected as error:
            ended.append(type(error))

    with sandbox:
        asker = threading.Thread(target=ask)
        asker.start()
        assert sandbox.wait_for_request(PATIENCE).code == 0
    asker.join(PATIENCE)
    assert ended == [http.client.RemoteDisconnected]


def test_others_are_served_while_one_waits() -> None:
    with Sandbox(slow_answer_seconds=3600) as sandbox:
        slow = http.client.HTTPConnection("127.0.0.1", int(sandbox.url.split(":")[2].split("/")[0]), timeout=PATIENCE)
        request = signed(sandbox.url, body_tree(to="861360090002"))
        slow.request("POST", "/saas/wa/send", request.body, dict(request.headers))
        sandbox.wait_for_request(PATIENCE)
        answer: Response = recipient(sandbox, "8613600009759")
        slow.close()
        assert answer.code == 0
