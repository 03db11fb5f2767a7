"""The process that reads one workbook: a file that is made to harm, or is too large, ends it and not the window."""

import contextlib
import gc
import sys
import time
from typing import IO

import msgspec

from nxwa_desktop.system.core_dumps import forbid_core_dumps
from nxwa_desktop.tables.faults import CannotRead, FaultCode, TableFault
from nxwa_desktop.tables.limits import LARGEST_FILE, LARGEST_MEMORY
from nxwa_desktop.tables.progress import Progress
from nxwa_desktop.tables.workbook import list_sheets, read_workbook
from nxwa_desktop.tables.workbook_messages import Reply, Request, read_frame, write_frame

_BETWEEN_REPORTS = 0.05


def main() -> int:
    """Read a request and a workbook from standard input, answer on standard output."""
    forbid_core_dumps()
    _bound_memory()
    # Nothing in here refers to itself, and the process soon ends.
    gc.disable()
    given, answers = sys.stdin.buffer, sys.stdout.buffer
    request, data = read_frame(given.read, LARGEST_FILE), read_frame(given.read, LARGEST_FILE)
    if request is None or data is None:
        return 2
    reply = _answer(msgspec.msgpack.decode(request, type=Request), data, _Reports(answers))
    write_frame(answers, msgspec.msgpack.encode(reply))
    return 0


class _Reports:
    """Sends progress, a few times a second."""

    def __init__(self, answers: IO[bytes]) -> None:
        self._answers, self._sent = answers, 0.0

    def __call__(self, done: int, total: int) -> None:
        if time.monotonic() - self._sent >= _BETWEEN_REPORTS:
            self._sent = time.monotonic()
            write_frame(self._answers, msgspec.msgpack.encode(Reply(progress=(done, total))))


def _answer(request: Request, data: bytes, reports: _Reports) -> Reply:
    try:
        if request.table:
            return Reply(
                table=read_workbook(data, request.sheet, has_header=request.has_header, progress=Progress(reports))
            )
        return Reply(sheets=list_sheets(data))
    except CannotRead as reason:
        return Reply(fault=reason.fault)
    except MemoryError:
        return Reply(fault=TableFault(FaultCode.TOO_MUCH_MEMORY))


def _bound_memory() -> None:
    """Bound the address space, where the system can: what asks for more fails instead of using all there is."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        limit = LARGEST_MEMORY if hard == resource.RLIM_INFINITY else min(LARGEST_MEMORY, hard)
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


if __name__ == "__main__":
    sys.exit(main())
