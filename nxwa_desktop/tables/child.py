"""The process that reads one workbook: a file that is made to harm, or is too large, ends it and not the window."""

import gc
import sys
import time
from typing import IO

import msgspec

from nxwa_desktop.system.core_dumps import forbid_core_dumps
from nxwa_desktop.tables.faults import CannotRead, FaultCode, TableFault
from nxwa_desktop.tables.limits import LARGEST_FILE, LARGEST_MEMORY
from nxwa_desktop.tables.memory_bound import bound_memory
from nxwa_desktop.tables.progress import ReadingProgress
from nxwa_desktop.tables.workbook import list_sheets, read_workbook
from nxwa_desktop.tables.workbook_messages import WorkbookReply, WorkbookRequest, read_frame, write_frame

_BETWEEN_REPORTS = 0.05


def main() -> int:
    """Read a request and a workbook from standard input, answer on standard output."""
    forbid_core_dumps()
    bound_memory(LARGEST_MEMORY)
    # Nothing in here refers to itself, and the process soon ends.
    gc.disable()
    given, answers = sys.stdin.buffer, sys.stdout.buffer
    request, data = read_frame(given.read, LARGEST_FILE), read_frame(given.read, LARGEST_FILE)
    if request is None or data is None:
        return 2
    reply = _answer(msgspec.msgpack.decode(request, type=WorkbookRequest), data, _Reports(answers))
    write_frame(answers, msgspec.msgpack.encode(reply))
    return 0


class _Reports:
    """Sends progress, a few times a second."""

    def __init__(self, answers: IO[bytes]) -> None:
        self._answers, self._sent = answers, 0.0

    def __call__(self, done: int, total: int) -> None:
        if time.monotonic() - self._sent >= _BETWEEN_REPORTS:
            self._sent = time.monotonic()
            write_frame(self._answers, msgspec.msgpack.encode(WorkbookReply(progress=(done, total))))


def _answer(request: WorkbookRequest, data: bytes, reports: _Reports) -> WorkbookReply:
    try:
        if request.table:
            return WorkbookReply(
                table=read_workbook(
                    data, request.sheet, has_header=request.has_header, progress=ReadingProgress(reports)
                )
            )
        return WorkbookReply(sheets=list_sheets(data))
    except CannotRead as reason:
        return WorkbookReply(fault=reason.fault)
    except MemoryError:
        return WorkbookReply(fault=TableFault(FaultCode.TOO_MUCH_MEMORY))


if __name__ == "__main__":
    sys.exit(main())
