"""The bound on the memory of the process that reads a workbook. Tried in processes of their own: it stays."""

import ctypes
import struct
import subprocess
import sys
from types import SimpleNamespace

import pytest

from nxwa_desktop.tables.memory_bound import bound_memory
from tests.support.capabilities import MEMORY_BOUND

MIB = 1024 * 1024


@MEMORY_BOUND.needed
@pytest.mark.parametrize(("asked", "given"), [(64, "given"), (600, "refused")])
def test_what_asks_for_more_memory_than_the_bound_fails(asked: int, given: str) -> None:
    script = (
        "from nxwa_desktop.tables.memory_bound import bound_memory\n"
        f"bound_memory({500 * MIB})\n"
        "try:\n"
        f"    bytearray({asked * MIB})\n"
        "    print('given')\n"
        "except MemoryError:\n"
        "    print('refused')\n"
    )
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)
    assert (done.stdout.strip(), done.stderr) == (given, "")


class Kernel:
    """Plays kernel32: notes what is limited, and which process."""

    def __init__(self) -> None:
        self.limits: list[tuple[int | None, int, bytes]] = []
        self.members: list[tuple[int | None, int | None]] = []
        self.works = 1
        # The first two are functions, which bear the type of what they return.
        self.library = SimpleNamespace(
            CreateJobObjectW=lambda security, name: 4711,
            GetCurrentProcess=lambda: -1,
            SetInformationJobObject=self._limit,
            AssignProcessToJobObject=self._assign,
        )

    def _limit(self, job: ctypes.c_void_p, kind: int, given: bytes, size: int) -> int:
        assert size == len(given)
        self.limits.append((job.value, kind, given))
        return self.works

    def _assign(self, job: ctypes.c_void_p, process: ctypes.c_void_p) -> int:
        self.members.append((job.value, process.value))
        return 1


@pytest.fixture
def kernel(monkeypatch: pytest.MonkeyPatch) -> Kernel:
    kernel = Kernel()
    monkeypatch.setattr(ctypes, "CDLL", {"kernel32": kernel.library}.__getitem__)
    return kernel


def test_windows_puts_the_process_into_a_job_with_the_limit(kernel: Kernel) -> None:
    bound_memory(1_500 * MIB, "win32")
    ((job, kind, limits),) = kernel.limits
    assert kernel.members == [(4711, ctypes.c_void_p(-1).value)]
    # As winnt.h has them for 64 bits: the kind of limit, and a structure with its flag and the bytes of one process.
    assert (job, kind, len(limits)) == (4711, 9, 144)
    assert struct.unpack_from("<I", limits, 16) == (0x100,)
    assert struct.unpack_from("<Q", limits, 112) == (1_500 * MIB,)
    assert sum(map(bool, limits)) == 1 + sum(map(bool, struct.pack("<Q", 1_500 * MIB)))


def test_a_job_without_a_limit_gets_no_process(kernel: Kernel) -> None:
    kernel.works = 0
    bound_memory(MIB, "win32")
    assert kernel.members == []


def test_where_the_system_has_no_such_call_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda name: SimpleNamespace())
    bound_memory(MIB, "win32")
