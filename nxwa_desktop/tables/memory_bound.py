"""A bound on the memory of this process: what asks for more fails instead of using all there is."""

import contextlib
import ctypes
import struct
import sys

# JOBOBJECT_EXTENDED_LIMIT_INFORMATION, as the compiler of the system aligns it:
# https://learn.microsoft.com/windows/win32/api/winnt/ns-winnt-jobobject_extended_limit_information.
_EXTENDED_LIMITS = struct.Struct("@2q I 2N I N 2I 6Q 4N")
_KIND_OF_LIMITS = 9
_LIMIT_PROCESS_MEMORY = 0x100


def bound_memory(size: int, platform: str = sys.platform) -> None:
    """Let this process have at most `size` bytes from here on, where the system can bound it; never raises.

    Linux counts the address space, Windows what is committed. It cannot be taken back.
    """
    with contextlib.suppress(ImportError, OSError, ValueError, AttributeError):
        if platform == "win32":
            _bound_by_job(size)
        else:
            _bound_address_space(size)


def _bound_address_space(size: int) -> None:
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = size if hard == resource.RLIM_INFINITY else min(size, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def _bound_by_job(size: int) -> None:
    """Put this process alone into a job with that limit: Windows 8 or newer lets one job be within another."""
    kernel = ctypes.CDLL("kernel32")
    for call in (kernel.CreateJobObjectW, kernel.GetCurrentProcess):
        call.restype = ctypes.c_void_p
    # Never closed: the job is there as long as the process is.
    job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
    limits = _EXTENDED_LIMITS.pack(0, 0, _LIMIT_PROCESS_MEMORY, *[0] * 12, size, 0, 0, 0)
    if kernel.SetInformationJobObject(job, _KIND_OF_LIMITS, limits, len(limits)):
        kernel.AssignProcessToJobObject(job, ctypes.c_void_p(kernel.GetCurrentProcess()))
