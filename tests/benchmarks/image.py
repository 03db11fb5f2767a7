"""Header images that are made to hurt whoever decodes them: gaps in the GUI thread, memory, and the time it takes."""

import functools
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from nxwa_desktop.app import App
from nxwa_desktop.protocol.message import ImageHeader, Message
from nxwa_desktop.startup import SWITCH_INTERVAL
from tests.benchmarks.harness import MS, Aim, Kind, Options, Row, child, own_folder, show
from tests.benchmarks.heartbeat import Heartbeat
from tests.benchmarks.window import application, opened, pass_time, wait_until
from tests.support.pictures import (
    encoded,
    header,
    jpeg_with_scans,
    noisy,
    plain,
    png,
    png_with_more_rows,
    png_with_texts,
    rows_of,
)
from tests.support.raw_server import RawServer, answering, http

SCRIPT = Path(__file__).with_name("image_memory.py")
GAP = Aim(Kind.FIGURE, 16, worst=True)
MEMORY = Aim(Kind.DIFFERENCE, 200)
"""Megabytes above a process that decodes nothing."""
TOLD = Aim(Kind.FIGURE, 5_000, worst=True)


def run(options: Options) -> None:
    application()
    sys.setswitchinterval(SWITCH_INTERVAL)  # as the program does
    rows: list[Row] = []
    with own_folder() as folder, opened(folder, is_private=lambda _host: False) as app:
        _memory("nothing")  # the first start writes the bytecode
        nothing = _memory("nothing")
        for name, make in _pictures(options):
            data = make()
            file = folder / "picture"
            file.write_bytes(data)
            rows += _measured(app, name, data, options)
            rows.append(Row(f"{name}: memory", [_memory(str(file))], [nothing], "MB", MEMORY))
    show(
        "Header images",
        "Looked at pictures from a server on this computer in the whole window while a precise timer of 1 ms ran in\n"
        "  its thread, then as long without; each run gives the longest gap. Memory: the peak of a process of its own.",
        rows,
    )


def _pictures(options: Options) -> Iterator[tuple[str, Callable[[], bytes]]]:
    large, much = (600, 10_000_000) if options.quick else (4_000, 200_000_000)
    yield "a usual JPEG", lambda: encoded(plain(1_200, 800), "jpeg")
    yield "PNG, 50 compressed texts", png_with_texts
    yield "PNG, more rows than it says", functools.partial(png_with_more_rows, much)
    yield (
        "PNG, most pixels",
        lambda: png(header(large, large, colour=6), rows_of(large, large, bytes_a_pixel=4)),
    )
    yield "PNG, claims 65,536 x 65,536", lambda: png(header(2**16, 2**16), bytes(1_000))
    yield "JPEG, 3,000 scans", functools.partial(jpeg_with_scans, 3_000, 512, 512)
    yield "JPEG, most scans", functools.partial(jpeg_with_scans, 30, large, large)
    yield "JPEG, noise, progressive", lambda: encoded(noisy(1_300, 1_300), "jpeg", progressive=True, quality=95)


def _measured(app: App, name: str, data: bytes, options: Options) -> list[Row]:
    gaps, quiet, told = [], [], []
    with RawServer(answering(http(data))) as server:
        _look(app, server.url())  # the first look of all imports what it needs
        for _ in range(options.runs(5, 1)):
            heart = Heartbeat()
            told.append(_look(app, server.url()))
            gaps.append(heart.stop())
            heart = Heartbeat()
            pass_time(told[-1] / MS)
            quiet.append(heart.stop())
    return [Row(f"{name}: longest gap", gaps, quiet, aim=GAP), Row(f"{name}: until it is told", told, aim=TOLD)]


def _look(app: App, address: str) -> float:
    app.composer.load(Message(header=ImageHeader(address)))
    link = app.window.form.header.image
    assert link is not None
    pass_time(0.1)
    begun = time.perf_counter()
    app.services.images.check()
    wait_until(lambda: "pixels" in link.seen.text or "cannot be shown" in link.seen.text)
    took = (time.perf_counter() - begun) * MS
    pass_time(0.1)  # the picture is painted
    return took


def _memory(file: str) -> float:
    return int(child(SCRIPT, file)) / 1024
