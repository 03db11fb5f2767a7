"""The running endpoint: answers, lifecycle, and the record of what came in."""

import calendar
import gc
import json
import subprocess
import sys
import threading
import time
import types
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop.sandbox.account import KnownAccount
from nxwa_desktop.sandbox.answers import http_date
from nxwa_desktop.sandbox.server import NotRunning, ReceivedRequest, SandboxError
from nxwa_desktop.sandbox.server import Sandbox as PlainSandbox
from tests.sandbox.posting import (
    PATIENCE,
    addressed,
    ask,
    body_tree,
    connect,
    post,
    raw,
    recipient,
    send,
    signed,
    wire_form,
)
from tests.support.recording import KEPT, Record, Sandbox


def threads() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if thread.name.startswith("nxwa-sandbox")}


def test_date_comes_from_the_clock() -> None:
    with Sandbox(clock=lambda: 1_000_000_000.75) as sandbox:
        for answer in (
            post(signed(sandbox.url, body_tree(), ts="1000000000750")),
            post(signed(sandbox.url, body_tree())),
            ask(sandbox.url, "GET", {}),
        ):
            assert answer.headers["Date"] == "Sun, 09 Sep 2001 01:46:40 GMT"
        assert [seen.code for seen in sandbox.requests] == [0, 1004, -1]


@given(st.integers(0, calendar.timegm((9999, 12, 31, 23, 59, 59))))
def test_http_dates(seconds: int) -> None:
    assert parsedate_to_datetime(http_date(seconds)).timestamp() == seconds


def test_the_real_clock_is_the_default(sandbox: Sandbox) -> None:
    before = int(time.time())
    date = parsedate_to_datetime(send(sandbox, body_tree()).headers["Date"])
    assert before <= date.timestamp() <= time.time()


def test_start_and_stop_any_number_of_times() -> None:
    sandbox = Sandbox()
    sandbox.stop()
    with pytest.raises(NotRunning):
        _ = sandbox.url
    sandbox.start()
    url = sandbox.url
    sandbox.start()
    assert sandbox.url == url
    sandbox.stop()
    sandbox.stop()
    with pytest.raises(SandboxError):
        _ = sandbox.url
    with pytest.raises(ConnectionRefusedError):
        ask(url, "POST", {})
    with sandbox:
        assert send(sandbox, body_tree()).code == 0
    assert len(sandbox.requests) == 1


def test_nothing_is_left_after_stop() -> None:
    before = threads()
    with Sandbox() as sandbox:
        idle, halfway = connect(sandbox), connect(sandbox)
        halfway.sendall(addressed(sandbox, b"POST /saas/wa/send HTTP/1.1\r\nContent-Length: 10\r\n\r\nhalf"))
        assert send(sandbox, body_tree()).code == 0
        assert threads() - before
        started = time.monotonic()
    assert time.monotonic() - started < 5
    assert threads() - before == set()
    assert idle.recv(1) == b""
    assert halfway.recv(1) == b""
    idle.close()
    halfway.close()


class _Stuck(dict[str, KnownAccount]):
    """Accounts whose reading hangs until it is told otherwise."""

    def __init__(self) -> None:
        super().__init__()
        self.reached, self.release = threading.Event(), threading.Event()

    def get(self, key: str, default: object = None) -> None:  # type: ignore[override] # only ever asked for one
        self.reached.set()
        self.release.wait(PATIENCE)


def test_stop_does_not_wait_for_a_handler_that_hangs() -> None:
    stuck = _Stuck()
    with Sandbox(accounts=stuck) as sandbox, connect(sandbox) as connection:
        connection.sendall(wire_form(signed(sandbox.url, body_tree())))
        assert stuck.reached.wait(PATIENCE)
        handler = next(thread for thread in threads() if thread.name == "nxwa-sandbox-peer")
        sandbox.stop()
        assert handler.is_alive()
        assert handler.daemon
        stuck.release.set()
        handler.join(PATIENCE)
        assert not handler.is_alive()


class _Broken(dict[str, KnownAccount]):
    def get(self, key: str, default: object = None) -> None:  # type: ignore[override] # only ever raises
        raise LookupError("no such table")


def test_a_fault_of_its_own_is_an_answer(capfd: pytest.CaptureFixture[str]) -> None:
    with Sandbox(accounts=_Broken()) as sandbox:
        answer = send(sandbox, body_tree())
        assert (answer.status, answer.code) == (500, -1)
        assert send(sandbox, body_tree()).status == 500
    assert capfd.readouterr() == ("", "")


def test_requests_are_kept_as_received(sandbox: Sandbox) -> None:
    request = signed(sandbox.url, body_tree())
    raw(sandbox, wire_form(request).replace(b"\r\naction:", b"\r\nX-Twice: 1\r\nx-twice:\t2 \r\nACTION:"))
    expected = [(name.replace("action", "ACTION"), value) for name, value in request.headers]
    expected[3:3] = [("X-Twice", "1"), ("x-twice", "2")]
    expected.append(("Host", urlsplit(sandbox.url).netloc))
    expected.append(("Content-Length", str(len(request.body))))
    assert sandbox.requests == (ReceivedRequest("POST", "/saas/wa/send", tuple(expected), request.body, 0),)


def test_waiting_returns_each_request_once(sandbox: Sandbox) -> None:
    with pytest.raises(TimeoutError):
        sandbox.wait_for_request(0)
    recipient(sandbox, "861360022091")
    recipient(sandbox, "861360022093")
    assert [sandbox.wait_for_request(PATIENCE).code for _ in range(2)] == [22091, 22093]
    with pytest.raises(TimeoutError):
        sandbox.wait_for_request(0)
    waiter = threading.Thread(target=recipient, args=(sandbox, "861360022042"))
    waiter.start()
    started = time.monotonic()
    assert sandbox.wait_for_request(PATIENCE).code == 22042
    assert time.monotonic() - started < PATIENCE
    waiter.join()
    assert [seen.code for seen in sandbox.requests] == [22091, 22093, 22042]


def test_only_the_last_requests_are_kept() -> None:
    record = Record()
    for number in range(KEPT + 5):
        record.add(ReceivedRequest("POST", str(number), (), b"", 0))
    assert [seen.path for seen in record.all()] == [str(number) for number in range(5, KEPT + 5)]
    assert record.claim(0).path == "5"


def _held_by(root: object) -> Iterator[object]:
    """Everything that can be reached from `root`, without what is the program's own."""
    seen: dict[int, object] = {}
    waiting = [root]
    while waiting:
        found = waiting.pop()
        if id(found) in seen or isinstance(found, type | types.ModuleType | types.FunctionType | threading.Thread):
            continue
        seen[id(found)] = found
        yield found
        waiting.extend(gc.get_referents(found))


@pytest.mark.parametrize("kind", [PlainSandbox, Sandbox])
def test_the_programs_own_keeps_nothing_of_a_request(kind: type[PlainSandbox]) -> None:
    with kind() as sandbox:
        body = json.dumps(body_tree()).encode()
        assert post(signed(sandbox.url, body)).code == 0
        kept = any(each == body for each in _held_by(sandbox) if isinstance(each, bytes))
    assert kept is (kind is Sandbox)


def _run(script: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, encoding="utf-8", timeout=60, check=False
    )
    assert done.stderr == ""
    return done.stdout


def test_imports_neither_qt_nor_httpx() -> None:
    script = (
        "import sys\n"
        "from nxwa_desktop.sandbox.server import Sandbox\n"
        "with Sandbox(): pass\n"
        "print([m for m in ('PySide6', 'httpx', 'keyring', 'http.server', 'nxwa_desktop.protocol.signing')"
        " if m in sys.modules])"
    )
    assert _run(script) == "[]\n"
