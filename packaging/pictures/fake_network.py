"""Local stand-ins for the network, and fixed ids and durations, so that pictures are the same each time."""

import asyncio
import functools
import hashlib
import itertools
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
from example_messages import PICTURE
from fixed_clock import CLOCK
from PySide6.QtCore import QBuffer, QDateTime, QIODevice, QLocale
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from nxwa_desktop.batch import runner
from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.endpoint_regions import Region
from nxwa_desktop.sandbox import answers
from nxwa_desktop.sandbox.account import KnownAccount
from nxwa_desktop.sandbox.server import Sandbox
from nxwa_desktop.sending import delivery
from nxwa_desktop.ui.preview import message_preview

SECRET = "a-secret-for-pictures"
SUPPORT = Account(
    id="support",
    name="Acme Support",
    endpoint=Region.GLOBAL.value,
    access_key="fme2na3kdi3ki",
    tenant_id=4021,
    appkey="pem28kje",
    business_phone="8615800001795",
    colour="blue",
)
JAKARTA = Account(
    id="jakarta",
    name="Acme Jakarta",
    endpoint=Region.INDONESIA.value,
    access_key="k8sd0wq2mx7bz",
    tenant_id=4022,
    appkey="qw71mnza",
    business_phone="628115550102",
    colour="rust",
)
ACCOUNTS = (SUPPORT, JAKARTA)


class FakeNetwork:
    """Leads NXCloud's addresses to a sandbox and the picture's to a local server."""

    def __init__(self) -> None:
        self.online = True
        self.answers = sys.maxsize
        """How many more sends get their answer; the next one waits for it until it is cancelled."""
        self.is_waiting = False
        self._pictures = ThreadingHTTPServer(("127.0.0.1", 0), _picture_server(parcel()))
        threading.Thread(target=self._pictures.serve_forever, daemon=True).start()
        self._sandbox = Sandbox(accounts={each.access_key: KnownAccount(each, SECRET) for each in ACCOUNTS})
        self._sandbox.start()
        self._send = httpx.AsyncHTTPTransport.handle_async_request
        httpx.AsyncHTTPTransport.handle_async_request = self._detour()  # type: ignore[method-assign]

    def close(self) -> None:
        self._pictures.shutdown()
        self._sandbox.stop()

    def _detour(self) -> Callable[..., Any]:
        async def send(transport: httpx.AsyncHTTPTransport, request: httpx.Request) -> httpx.Response:
            if not self.online:
                raise httpx.ConnectError("no network", request=request) from socket.gaierror(socket.EAI_AGAIN, "")
            if request.method == "POST":
                await self._answer()
            request.url = httpx.URL(self._leads_to(str(request.url)))
            request.headers["Host"] = request.url.netloc.decode()
            return await self._send(transport, request)

        return send

    async def _answer(self) -> None:
        self.is_waiting = self.answers == 0
        if self.is_waiting:
            await asyncio.Event().wait()
        self.answers -= 1

    def _leads_to(self, url: str) -> str:
        if url == PICTURE:
            return f"http://127.0.0.1:{self._pictures.server_port}/"
        assert url in {region.url for region in Region}, f"nothing leads to {url}"
        return self._sandbox.url


def _picture_server(picture: bytes) -> type[BaseHTTPRequestHandler]:
    class Server(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "image/png")
            self.send_header("Content-Length", str(len(picture)))
            self.end_headers()
            self.wfile.write(picture)

        def log_message(self, *_: object) -> None:
            """Log nothing."""

    return Server


def parcel() -> bytes:
    """The header's picture as PNG, drawn for this project."""
    drawing = QSvgRenderer(str(Path(__file__).with_name("parcel.svg")))
    pixels = QPixmap(drawing.defaultSize() * 2)
    painter = QPainter(pixels)
    drawing.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    pixels.save(buffer, "PNG")
    return bytes(buffer.data().data())


def number_everything() -> None:
    """Make ids and durations a fixed sequence, and take the bubble's time from the fixed clock."""
    ids = (hashlib.md5(str(number).encode()).hexdigest() for number in itertools.count())
    answers._hex32 = lambda: next(ids)
    durations = itertools.cycle([0.212, 0.187, 0.243, 0.198, 0.305, 0.176])
    runner.BatchRunner = functools.partial(runner.BatchRunner, clock=_batch_clock())  # type: ignore[assignment, misc]
    delivery.time = SimpleNamespace(monotonic=_stop_watch(durations))  # type: ignore[assignment, attr-defined]
    message_preview._now = lambda: QLocale().toString(
        QDateTime.fromMSecsSinceEpoch(round(CLOCK.now * 1000)).time(), QLocale.FormatType.ShortFormat
    )


def _batch_clock() -> Callable[[], float]:
    """A clock that goes a second further each time it is read, so that a batch waits for nothing between its rows.

    The wall clock follows it: one row a second.
    """
    began = CLOCK.now
    seconds = itertools.count()

    def read() -> float:
        now = next(seconds)
        CLOCK.now = began + now / 2  # it is read twice for each row
        return float(now)

    return read


def _stop_watch(durations: Iterator[float]) -> Callable[[], float]:
    """A monotonic clock whose readings in pairs are one of the durations apart."""
    readings = (reading for duration in durations for reading in (0.0, duration))
    return lambda: next(readings)
