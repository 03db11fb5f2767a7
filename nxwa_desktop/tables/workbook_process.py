"""Starts the process that reads a workbook, and waits for its answer: bounded in time, ended when cancelled."""

import contextlib
import queue
import subprocess
import sys
import threading
import time
from pathlib import Path

import msgspec

from nxwa_desktop.tables.faults import CannotRead, FaultCode
from nxwa_desktop.tables.limits import LARGEST_UNPACKED, LONGEST_READING
from nxwa_desktop.tables.progress import ReadingProgress
from nxwa_desktop.tables.source import Source
from nxwa_desktop.tables.table import Table
from nxwa_desktop.tables.workbook_messages import OPTION, WorkbookReply, WorkbookRequest, read_frame, write_frame

_FOLDER = Path(__file__).resolve().parent.parent.parent
_SOURCE = "import sys; sys.path.append(sys.argv[1]); from nxwa_desktop.tables.child import main; sys.exit(main())"
_WATCHED = 0.05
"""Seconds between two looks at whether the reading was cancelled."""


def find_sheets(data: bytes, name: str, progress: ReadingProgress) -> Source:
    """A workbook with its sheets; raises `CannotRead`."""
    found = _ask(WorkbookRequest(table=False), data, progress).sheets
    if found is None:
        raise CannotRead(FaultCode.READER_FAILED)
    return Source(name=name, kind=found.kind, data=data, sheets=found.sheets, macros=found.macros)


def read_sheet(source: Source, sheet: str | None, *, has_header: bool | None, progress: ReadingProgress) -> Table:
    """The table in a sheet; raises `CannotRead`."""
    table = _ask(WorkbookRequest(table=True, sheet=sheet, has_header=has_header), source.data, progress).table
    if table is None:
        raise CannotRead(FaultCode.READER_FAILED)
    return table


def _command() -> list[str]:
    if not getattr(sys, "frozen", False):
        return [sys.executable, "-P", "-c", _SOURCE, str(_FOLDER)]
    program = Path(sys.executable)
    # On Windows the program without a console has no standard input; the other one stands beside it.
    with_console = program.with_name("nxwa-desktop.exe")
    return [str(with_console if sys.platform == "win32" and with_console.exists() else program), OPTION]


def _ask(request: WorkbookRequest, data: bytes, progress: ReadingProgress) -> WorkbookReply:
    try:
        process = subprocess.Popen(  # noqa: S603 - this program itself
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise CannotRead(FaultCode.READER_FAILED) from error
    conversation = _Conversation(process, request, data)
    try:
        return conversation.final_reply(progress)
    finally:
        conversation.end()


class _Conversation:
    """One question to the process. Its pipes have threads of their own, since a wait for them cannot be cancelled."""

    def __init__(self, process: "subprocess.Popen[bytes]", request: WorkbookRequest, data: bytes) -> None:
        self._process = process
        self._replies = queue.SimpleQueue[WorkbookReply | None]()
        self._threads = [
            threading.Thread(target=self._write, args=(msgspec.msgpack.encode(request), data), daemon=True),
            threading.Thread(target=self._read, daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    def final_reply(self, progress: ReadingProgress) -> WorkbookReply:
        """Wait for the answer; raises `CannotRead` with the fault that the process found, or that it is."""
        deadline = time.monotonic() + LONGEST_READING
        while time.monotonic() < deadline:
            progress.check()
            with contextlib.suppress(queue.Empty):
                reply = self._replies.get(timeout=_WATCHED)
                if reply is None:
                    raise CannotRead(self._death())
                if reply.fault is not None:
                    raise CannotRead(reply.fault.code, *reply.fault.values)
                if reply.progress is None:
                    return reply
                progress.report(*reply.progress)
        raise CannotRead(FaultCode.TOOK_TOO_LONG, int(LONGEST_READING))

    def _death(self) -> FaultCode:
        """Why the process ended without an answer: memory that it cannot have aborts it."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            status = self._process.wait(5)
            return FaultCode.READER_FAILED if 0 <= status < 128 else FaultCode.TOO_MUCH_MEMORY
        return FaultCode.READER_FAILED

    def end(self) -> None:
        """End the process and the threads."""
        self._process.kill()
        self._process.wait()
        for thread in self._threads:
            thread.join()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def _write(self, request: bytes, data: bytes) -> None:
        pipe = self._process.stdin
        # The process may have ended.
        with contextlib.suppress(OSError, ValueError):
            if pipe is not None:
                write_frame(pipe, request)
                write_frame(pipe, data)
                pipe.close()

    def _read(self) -> None:
        pipe, reply = self._process.stdout, None
        decoder = msgspec.msgpack.Decoder(WorkbookReply)
        with contextlib.suppress(OSError, ValueError, msgspec.DecodeError):
            while pipe is not None and (frame := read_frame(pipe.read, LARGEST_UNPACKED)) is not None:
                reply = decoder.decode(frame)
                self._replies.put(reply)
        self._replies.put(None)
