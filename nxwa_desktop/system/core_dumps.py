"""No core dump of this process, whose memory holds secrets. Windows and its crash reports are left as they are."""

import contextlib
import sys

_PR_SET_DUMPABLE = 4


def forbid_core_dumps() -> None:
    """Call it before anything secret is read. Never raises; programs that are started from here may dump as usual."""
    with contextlib.suppress(Exception):
        import resource  # not on Windows

        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    if sys.platform == "linux":
        with contextlib.suppress(Exception):
            # Where the kernel hands dumps to a program, that limit does not count. It ends with the next exec.
            import ctypes

            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
