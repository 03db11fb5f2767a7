"""The longest gap of a 1 ms heartbeat in the GUI thread while a send meets trouble, against the same without a send."""

import contextlib
import functools
import os
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import Qt, QTimer

from nxwa_desktop.app import App
from nxwa_desktop.protocol.account import Account
from nxwa_desktop.sandbox.account import SANDBOX_SECRET, sandbox_account
from nxwa_desktop.sending.send_report import SendReport
from nxwa_desktop.storage.secrets.vault import Vault
from tests.benchmarks.harness import MS, Aim, Kind, Options, Row, child, in_turns, own_folder, show
from tests.benchmarks.window import application, message, opened, pass_time, wait_until
from tests.support.raw_server import Peer, RawServer, answering, full_backlog, http
from tests.support.secret_service import SecretService

COLD = Path(__file__).with_name("first_send.py")
HANGING_HOST = "hangs.example.test"
BIG = http(b'{"code":0,"filler":"' + 50_000_000 * b"x" + b'"}')
GOOD = http(b'{"code":0,"message":"success","data":{"messages":[{"id":"wamid.0"}]},"traceId":"0"}')
AIM = Aim(Kind.FIGURE, 16, worst=True)


class Heartbeat:
    """A timer of 1 ms in this thread; `longest` is its longest gap in milliseconds."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(1)

    def stop(self) -> float:
        self._beat()
        self._timer.stop()
        return self.longest

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * MS)
        self._last = now


def run(options: Options) -> None:
    rows = [_cold(kind, options) for kind in ("at-once", "warm")]
    application()
    hang = 0.5 if options.quick else 5.0
    with SecretService() as keyring, own_folder() as folder, _hanging_lookup(hang):
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = keyring.address
        vault = Vault()
        with opened(folder, vault) as app:
            rows += _troubles(app, vault, keyring, options, hang)
    show(
        "Heartbeat",
        "Sent from the whole window while a precise timer of 1 ms ran in its thread, in turns with as long a time\n"
        "  without a send; each run gives its longest gap. The first sends ran in a fresh process each.",
        rows,
    )


def _cold(kind: str, options: Options) -> Row:
    """The very first send of a process, at once after the first paint or behind the warm-up."""
    runs = options.runs(5, 1)
    gaps = in_turns({do: functools.partial(_first, kind, do) for do in ("send", "quiet")}, runs, warm_up=0)
    when = "right after the first paint" if kind == "at-once" else "after the warm-up"
    return Row(f"very first send, {when}", gaps["send"], gaps["quiet"], aim=AIM)


def _first(kind: str, do: str) -> float:
    return float(child(COLD, kind, do))


def _troubles(app: App, vault: Vault, keyring: SecretService, options: Options, hang: float) -> list[Row]:
    few, usual = options.runs(2, 1), options.runs(3, 1)
    vault.keep_for_session("sandbox", SANDBOX_SECRET)
    app.secrets.submit(lambda held: held.write("kept", SANDBOX_SECRET)).result(20)
    with (
        RawServer(answering(GOOD)) as good,
        RawServer(_slow) as slow,
        RawServer(_dripping) as dripping,
        RawServer(_big) as big,
        full_backlog() as deaf,
    ):
        accounts = {
            "server answers at once": (sandbox_account(good.url()), usual),
            "server is slow (1 s)": (sandbox_account(slow.url()), usual),
            "server drips for 1 s": (sandbox_account(dripping.url()), usual),
            "server answers 50 MB": (sandbox_account(big.url()), usual),
            "server does not accept (cancelled after 1 s)": (sandbox_account(f"http://127.0.0.1:{deaf}/"), usual),
            f"name lookup hangs for {hang:g} s": (sandbox_account(f"https://{HANGING_HOST}/"), few),
        }
        rows = [_trouble(app, name, account, runs) for name, (account, runs) in accounts.items()]
        kept = msgspec.structs.replace(sandbox_account(good.url()), sandbox=False, id="kept")
        rows.append(_trouble(app, f"keyring hangs for {hang:g} s", kept, few, lambda: _freeze(keyring, hang)))
    return rows


def _trouble(app: App, name: str, account: Account, runs: int, before: Callable[[], object] = bool) -> Row:
    """Gaps while the send runs, from its start until its result is on show; then as long without one."""
    gaps: list[float] = []
    still: list[float] = []
    for _ in range(runs):
        before()
        begun = time.monotonic()
        gaps.append(_send(app, account, cancel="cancelled" in name))
        still.append(quiet(time.monotonic() - begun))
    return Row(name, gaps, still, aim=AIM)


def _send(app: App, account: Account, *, cancel: bool) -> float:
    reports: list[SendReport] = []
    connection = app.sender.finished.connect(reports.append)
    heart = Heartbeat()
    app.sender.send(message(3), account)
    if cancel:
        QTimer.singleShot(1000, app.sender.cancel)
    wait_until(lambda: bool(reports))
    pass_time(0.1)  # the result is painted
    app.sender.finished.disconnect(connection)
    longest = heart.stop()
    if reports[0].earlier is not None:
        raise RuntimeError("the message was taken for a repetition, and not sent")
    return longest


def quiet(seconds: float) -> float:
    heart = Heartbeat()
    pass_time(seconds)
    return heart.stop()


def _slow(peer: Peer) -> None:
    peer.read_request()
    peer.stopped.wait(1)
    peer.send(GOOD)


def _dripping(peer: Peer) -> None:
    peer.read_request()
    for byte in GOOD:
        peer.send(bytes([byte]))
        peer.stopped.wait(1 / len(GOOD))


def _big(peer: Peer) -> None:
    peer.read_request()
    peer.send(BIG)


def _freeze(keyring: SecretService, seconds: float) -> None:
    keyring.freeze()
    QTimer.singleShot(round(seconds * MS), keyring.thaw)


@contextlib.contextmanager
def _hanging_lookup(seconds: float) -> Iterator[None]:
    """One name, and no other, is looked up in vain for so long."""
    look_up = socket.getaddrinfo

    def hanging(host: Any, *arguments: Any, **named: Any) -> Any:
        if host in {HANGING_HOST, HANGING_HOST.encode()}:
            time.sleep(seconds)
            raise socket.gaierror(socket.EAI_AGAIN, "no answer")
        return look_up(host, *arguments, **named)

    socket.getaddrinfo = hanging
    try:
        yield
    finally:
        socket.getaddrinfo = look_up
