"""Paths and methods of the sandbox."""

import re

import pytest

from tests.sandbox.posting import body_tree, raw, signed, wire_form
from tests.support.recording import Sandbox


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        ("/", "POST", 404),
        ("/saas/wa/send/", "POST", 404),
        ("/saas/wa/templates", "GET", 404),
        ("/saas/wa/template/1", "POST", 405),
        ("/api/wa/getTemplate", "GET", 405),
        ("/saas/wa/send", "GET", 405),
        ("/saas/wa/send", "PUT", 405),
        ("/saas/wa/send", "OPTIONS", 405),
        ("/saas/wa/send?a=b", "POST", 200),
    ],
)
def test_paths_and_methods(sandbox: Sandbox, path: str, method: str, status: int) -> None:
    request = wire_form(signed(sandbox.url, body_tree())).replace(b"POST /saas/wa/send ", f"{method} {path} ".encode())
    answer = raw(sandbox, request)
    head, _, content = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 %d " % status)
    assert (b"\r\nAllow: POST" in head) == (status == 405)
    assert re.search(rb'"traceId":"[0-9a-f]{32}"', content)
    assert (b'"data":null' in content) == (status != 200)


def test_head_is_answered_without_content(sandbox: Sandbox) -> None:
    head, _, content = raw(sandbox, b"HEAD /saas/wa/send HTTP/1.1\r\n\r\n").partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 405 ")
    assert content == b""
    length = re.search(rb"Content-Length: ([0-9]+)", head)
    assert length
    assert int(length[1]) > 0
