"""The running endpoint: answers, lifecycle, and the record of what came in."""

import calendar
import contextlib
import gc
import json
import os
import re
import socket
import subprocess
import sys
import threading
import time
import types
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop.protocol.account import Algorithm
from nxwa_desktop.sandbox.account import SANDBOX_SECRET, KnownAccount, sandbox_account
from nxwa_desktop.sandbox.answers import http_date
from nxwa_desktop.sandbox.listener import MOST_CONNECTIONS
from nxwa_desktop.sandbox.server import CannotListen, NotRunning, SandboxError, SeenRequest
from nxwa_desktop.sandbox.server import Sandbox as PlainSandbox
from tests.sandbox.posting import (
    PATIENCE,
    addressed,
    ask,
    body_tree,
    connect,
    post,
    raw,
    read_all,
    recipient,
    send,
    signed,
    wire_form,
)
from tests.support.recording import KEPT, Record, Sandbox

HEX32 = re.compile("[0-9a-f]{32}")


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


def threads() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if thread.name.startswith("nxwa-sandbox")}


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


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        ("/", "POST", 404),
        ("/saas/wa/send/", "POST", 404),
        ("/saas/wa/template/1", "GET", 404),
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


def test_failures_have_no_data_but_a_trace_id(sandbox: Sandbox) -> None:
    for answer in (send(sandbox, b"no JSON"), ask(sandbox.url, "POST", {}), recipient(sandbox, "1")):
        assert answer.tree["data"] is None
        assert HEX32.fullmatch(answer.tree["traceId"])


def test_undocumented_language_is_named(sandbox: Sandbox) -> None:
    tree = body_tree()
    tree["template"]["language"]["code"] = "tlh"
    answer = send(sandbox, tree)
    assert (answer.code, answer.message) == (22092, "Language pack does not exist: tlh")


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


def test_listens_on_loopback_only(sandbox: Sandbox) -> None:
    assert re.fullmatch(r"http://127\.0\.0\.1:[0-9]+/saas/wa/send", sandbox.url)
    with connect(sandbox) as connection:
        assert connection.getpeername()[0] == "127.0.0.1"
        port = connection.getpeername()[1]
    listeners = {
        tuple(line.split()[1].split(":"))
        for table in ("/proc/net/tcp", "/proc/net/tcp6")
        for line in _lines(table)
        if line.split()[3] == "0A" and int(line.split()[1].split(":")[1], 16) == port
    }
    assert listeners in ({("0100007F", f"{port:04X}")}, set())


def _lines(table: str) -> list[str]:
    path = Path(table)
    return path.read_text(encoding="ascii").splitlines()[1:] if path.exists() else []


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
    assert sandbox.requests == (SeenRequest("POST", "/saas/wa/send", tuple(expected), request.body, 0),)


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
        record.add(SeenRequest("POST", str(number), (), b"", 0))
    assert [seen.path for seen in record.all()] == [str(number) for number in range(5, KEPT + 5)]
    assert record.claim(0).path == "5"


def test_many_at_once(sandbox: Sandbox) -> None:
    codes: list[int] = []

    def ask_some() -> None:
        codes.extend(recipient(sandbox, "861360022091").code for _ in range(5))

    askers = [threading.Thread(target=ask_some) for _ in range(8)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join(PATIENCE)
    assert codes == [22091] * 40
    assert len(sandbox.requests) == 40


def test_no_more_than_32_connections_at_once(sandbox: Sandbox) -> None:
    with contextlib.ExitStack() as open_ones:
        idle = [open_ones.enter_context(connect(sandbox)) for _ in range(40)]
        for connection in idle:
            connection.sendall(addressed(sandbox, b"POST /saas/wa/send HTTP/1.1\r\nContent-Length: 1\r\n\r\n"))
        peers: list[threading.Thread] = []
        while len(peers) < MOST_CONNECTIONS:
            peers = [thread for thread in threads() if thread.name == "nxwa-sandbox-peer"]
        assert len(peers) == MOST_CONNECTIONS
        answers: list[bytes] = []
        for connection in idle:  # those that waited are served once others have ended
            connection.sendall(b"x")
            answers.append(read_all(connection)[:13])
        assert answers == [b"HTTP/1.1 200 "] * 40


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


def test_sandbox_account(sandbox: Sandbox) -> None:
    account = sandbox_account(sandbox.url)
    assert (account.id, account.name, account.url) == ("sandbox", "Sandbox", sandbox.url)
    assert account.algorithm is Algorithm.MD5
    assert SANDBOX_SECRET


@contextlib.contextmanager
def no_descriptors_left() -> Iterator[None]:
    """Lower this process's limit to the first free descriptor."""
    resource = pytest.importorskip("resource", reason="descriptor limits are POSIX")
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    first_free = os.dup(0)
    os.close(first_free)
    resource.setrlimit(resource.RLIMIT_NOFILE, (first_free, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_no_descriptor_to_listen_with() -> None:
    sandbox = Sandbox()
    with no_descriptors_left(), pytest.raises(CannotListen):
        sandbox.start()
    with sandbox:
        assert send(sandbox, body_tree()).code == 0


def test_no_descriptor_to_accept_with(sandbox: Sandbox) -> None:
    request = wire_form(signed(sandbox.url, body_tree()))
    with socket.socket() as connection:
        with no_descriptors_left():
            connection.connect(("127.0.0.1", int(sandbox.url.split(":")[2].partition("/")[0])))
            connection.sendall(request)
            with pytest.raises(TimeoutError):
                sandbox.wait_for_request(0.1)
        assert sandbox.wait_for_request(PATIENCE).code == 0
        assert read_all(connection).startswith(b"HTTP/1.1 200 OK")


def _run(script: str) -> str:
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert done.stderr == ""
    return done.stdout


def test_imports_neither_qt_nor_httpx() -> None:
    script = (
        "import sys\n"
        "from nxwa_desktop.sandbox.server import Sandbox\n"
        "with Sandbox(): pass\n"
        "print([m for m in ('PySide6', 'httpx', 'keyring', 'http.server', 'nxwa_desktop.protocol.signature')"
        " if m in sys.modules])"
    )
    assert _run(script) == "[]\n"
