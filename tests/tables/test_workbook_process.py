"""The process that reads a workbook: bounded, cancelled, and whatever becomes of it."""

import os
import subprocess
import sys
import time
from collections.abc import Callable

import msgspec
import psutil
import pytest

from nxwa_desktop.tables import workbook_process
from nxwa_desktop.tables.faults import FaultCode, TableFault
from nxwa_desktop.tables.reading import probe
from nxwa_desktop.tables.workbook_messages import OPTION, WorkbookReply, WorkbookRequest, read_frame, write_frame
from tests.tables.tables import BATCH

WORKBOOK = (BATCH / "workbook-formats-hidden-merged.xlsx").read_bytes()
# As Rust ends a process that cannot have the memory; Windows has a status of its own for it.
ABORTS = "import os; os.abort()" if os.name == "posix" else f"import os; os._exit({0xC0000409 - 2**32})"
HANGS = "import sys, time; sys.stdin.buffer.read(1); time.sleep(600)"


@pytest.fixture
def replaced(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Put another program in the place of the one that reads workbooks."""

    def put(program: str) -> None:
        monkeypatch.setattr(workbook_process, "_command", lambda: [sys.executable, "-c", program])

    return put


def readers() -> list[psutil.Process]:
    """The processes that read; a desktop may have given this one others."""
    own = psutil.Process()
    return [each for each in own.children() if each.name() == own.name()]


@pytest.mark.parametrize(
    ("program", "code"),
    [
        (ABORTS, FaultCode.TOO_MUCH_MEMORY),
        ("raise SystemExit(1)", FaultCode.READER_FAILED),
        ("import sys; sys.stdin.buffer.read(); print('not what was asked for')", FaultCode.READER_FAILED),
    ],
)
def test_it_ends_without_an_answer(replaced: Callable[[str], None], program: str, code: FaultCode) -> None:
    replaced(f"from nxwa_desktop.system.core_dumps import forbid_core_dumps; forbid_core_dumps(); {program}")
    assert probe(WORKBOOK) == TableFault(code)


def test_it_does_not_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_process, "_command", lambda: ["/nowhere/nxwa-desktop"])
    assert probe(WORKBOOK) == TableFault(FaultCode.READER_FAILED)


def test_it_takes_too_long(replaced: Callable[[str], None], monkeypatch: pytest.MonkeyPatch) -> None:
    replaced(HANGS)
    monkeypatch.setattr(workbook_process, "LONGEST_READING", 0.3)
    assert probe(WORKBOOK) == TableFault(FaultCode.TOOK_TOO_LONG, (0,))
    assert not readers()


def test_it_is_cancelled_while_it_reads(replaced: Callable[[str], None]) -> None:
    replaced(HANGS)
    begun = time.monotonic()
    assert probe(WORKBOOK, cancelled=lambda: time.monotonic() > begun + 0.2) == TableFault(FaultCode.CANCELLED)
    assert time.monotonic() - begun < 5
    assert not readers()


def test_the_program_reads_a_workbook_when_it_is_asked_to() -> None:
    """As the frozen program starts itself."""
    process = subprocess.Popen(
        [sys.executable, "-m", "nxwa_desktop", OPTION], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with process:
        assert process.stdin is not None
        assert process.stdout is not None
        write_frame(process.stdin, msgspec.msgpack.encode(WorkbookRequest(table=False)))
        write_frame(process.stdin, WORKBOOK)
        frame = read_frame(process.stdout.read, 10_000)
    assert frame is not None
    sheets = msgspec.msgpack.decode(frame, type=WorkbookReply).sheets
    assert sheets is not None
    assert [sheet.name for sheet in sheets.sheets] == ["Customers", "Old list", "Second"]
    assert process.returncode == 0
