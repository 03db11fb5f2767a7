"""From Send pressed to the request fully received on loopback, against a bare httpx.AsyncClient."""

import asyncio
import contextlib
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx

from nxwa_desktop.protocol.outcome import Accepted
from nxwa_desktop.protocol.request_body import encode_body
from nxwa_desktop.protocol.signing import SignedRequest, sign_request
from nxwa_desktop.sandbox.account import SANDBOX_SECRET, sandbox_account
from nxwa_desktop.sending.send_report import SendReport
from nxwa_desktop.services.sender import Sender
from nxwa_desktop.storage.secrets.vault import Vault
from nxwa_desktop.storage.send_log import History
from tests.benchmarks.harness import MS, Aim, Kind, Options, Row, in_turns, own_folder, show
from tests.benchmarks.stopwatch import Stopwatch
from tests.benchmarks.window import application, message, opened, wait_until

RECEIVER = Path(__file__).with_name("receiver.py")


@contextlib.contextmanager
def receiver() -> Iterator[str]:
    """The receiving server's URL."""
    with subprocess.Popen(
        [sys.executable, "-P", str(RECEIVER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            yield f"http://127.0.0.1:{int(process.stdout.readline())}/saas/wa/send"
        finally:
            process.kill()


@contextlib.contextmanager
def bare_client(request: SignedRequest) -> Iterator[Callable[[], float]]:
    """One client in a loop of its own; each call posts the same bytes and tells how long they took to arrive."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="bare-client", daemon=True)
    thread.start()
    client = httpx.AsyncClient(trust_env=False)

    async def post() -> float:
        begun = time.monotonic()
        answer = await client.post(request.url, content=request.body, headers=list(request.headers))
        return (float(answer.json()["traceId"]) - begun) * MS

    try:
        yield lambda: asyncio.run_coroutine_threadsafe(post(), loop).result(20)
    finally:
        asyncio.run_coroutine_threadsafe(client.aclose(), loop).result(20)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(20)
        loop.close()


def run(options: Options) -> None:
    application()
    vault = Vault()
    commits = Stopwatch(History, "begin")
    with own_folder() as folder, receiver() as url, opened(folder, vault) as app:
        account = sandbox_account(url)
        vault.keep_for_session(account.id, SANDBOX_SECRET)
        request = sign_request(account, encode_body(message(3), account), secret=SANDBOX_SECRET, ts="1655710885431")

        def pressed() -> float:
            text = message(3)
            return _pressed(app.sender, lambda: app.sender.send(text, account))

        with bare_client(request) as post:
            times = in_turns({"send": pressed, "bare": post}, options.runs(200, 5), warm_up=5)
    commits.restore()
    show(
        "Send",
        f"Called the window's sender with a message ({len(request.body)} bytes), the secret kept for the session, in "
        "turns with a\n  bare httpx.AsyncClient that posts the same bytes; the server, a process of its own, noted the "
        "last byte.",
        [
            Row("pressed to fully received", times["send"], times["bare"], aim=Aim(Kind.DIFFERENCE, 3)),
            Row("of that: the outbox's commit to disk", tuple(commits.times[5:])),
        ],
    )


def _pressed(sender: Sender, send: Callable[[], object]) -> float:
    reports: list[SendReport] = []
    connection = sender.finished.connect(reports.append)
    begun = time.monotonic()
    send()
    wait_until(lambda: bool(reports))
    sender.finished.disconnect(connection)
    outcome = reports[0].outcome
    if not isinstance(outcome, Accepted):
        raise RuntimeError(f"the message was not accepted: {outcome}")
    return (float(outcome.trace_id or 0) - begun) * MS
