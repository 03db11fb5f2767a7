"""Answers of the sandbox."""

import re

from tests.sandbox.posting import ask, body_tree, recipient, send
from tests.support.recording import Sandbox

HEX32 = re.compile("[0-9a-f]{32}")


def test_success_as_in_the_document(sandbox: Sandbox) -> None:
    first, second = send(sandbox, body_tree()), send(sandbox, body_tree())
    assert first.status == 200
    assert first.headers["Content-Type"] == "application/json"
    assert list(first.tree) == ["code", "message", "data", "traceId"]
    assert (first.code, first.message) == (0, "")
    assert list(first.tree["data"]) == ["message_id"]
    assert re.fullmatch(r"wamid\.[0-9a-f]{32}", first.tree["data"]["message_id"])
    assert HEX32.fullmatch(first.tree["traceId"])
    assert first.tree["data"] != second.tree["data"]
    assert first.tree["traceId"] != second.tree["traceId"]


def test_failures_have_no_data_but_a_trace_id(sandbox: Sandbox) -> None:
    for answer in (send(sandbox, b"no JSON"), ask(sandbox.url, "POST", {}), recipient(sandbox, "1")):
        assert answer.tree["data"] is None
        assert HEX32.fullmatch(answer.tree["traceId"])


def test_undocumented_language_is_named(sandbox: Sandbox) -> None:
    tree = body_tree()
    tree["template"]["language"]["code"] = "tlh"
    answer = send(sandbox, tree)
    assert (answer.code, answer.message) == (22092, "Language pack does not exist: tlh")
