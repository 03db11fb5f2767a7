"""Progress and cancellation of reading."""

from collections.abc import Callable

from nxwa_desktop.tables.faults import CannotRead, FaultCode


def _ignore(_done: int, _total: int, /) -> None:
    pass


def _never() -> bool:
    return False


class ReadingProgress:
    """Passes progress on, and ends the reading where it was cancelled."""

    def __init__(
        self, progress: Callable[[int, int], None] | None = None, cancelled: Callable[[], bool] | None = None
    ) -> None:
        self._progress = progress or _ignore
        self._cancelled = cancelled or _never

    def report(self, done: int, total: int) -> None:
        """Report how much of how much was read; raises `CannotRead` where the reading was cancelled."""
        self.check()
        self._progress(done, total)

    def check(self) -> None:
        """Raise `CannotRead` where the reading was cancelled."""
        if self._cancelled():
            raise CannotRead(FaultCode.CANCELLED)
