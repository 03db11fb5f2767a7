"""Reads a text while it is being typed, to show what an import of it would give."""

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from nxwa_desktop.importing.result import ImportChoice, ImportedMessage, ImportRefusal, RefusalReason
from nxwa_desktop.services.importer import read_source, source_bytes
from nxwa_desktop.services.main_thread_callback import MainThreadCallback
from nxwa_desktop.system.threads import run_in_thread

if TYPE_CHECKING:  # it brings all readers, and is imported on the thread that reads
    from nxwa_desktop.importing.template_file import TemplateFile

_log = logging.getLogger(__name__)

DELAY_MS = 150
"""From an edit to its reading: what is typed meanwhile is read with it."""


class LiveImport(QObject):
    """One reading runs at a time, and of what comes meanwhile the newest waits.

    `read(ImportedMessage | ImportChoice | ImportRefusal | TemplateFile)`: what the latest source holds; earlier ones
    are not answered.
    """

    read = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._main_thread = MainThreadCallback(self)
        self._waiting: str | Path | None = None
        self._busy = False
        self._is_wanted = False
        self._timer = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._timer.timeout.connect(self._begin)

    def read_soon(self, source: str | Path) -> None:
        """Read a text or a file, unless another one comes at once."""
        self._waiting = source
        if not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Answer nothing that was asked for."""
        self._timer.stop()
        self._waiting = None
        self._is_wanted = False

    def _begin(self) -> None:
        if self._busy or self._waiting is None:
            return
        source, self._waiting = self._waiting, None
        self._busy = self._is_wanted = True
        reading = run_in_thread(lambda: _read_all(source))
        self._main_thread.when_done(reading, self._answer, self._failed)

    def _failed(self, error: BaseException) -> None:
        _log.error("an import failed: %s", type(error).__name__)  # the text is confidential
        self._answer(ImportRefusal(RefusalReason.NOT_READABLE))

    def _answer(self, result: "ImportedMessage | ImportChoice | ImportRefusal | TemplateFile") -> None:
        self._busy = False
        if self._is_wanted and self._waiting is None:
            self.read.emit(result)
        if not self._timer.isActive():
            self._begin()


def _read_all(source: str | Path) -> "ImportedMessage | ImportChoice | ImportRefusal | TemplateFile":
    """The messages of a source, else its templates."""
    given = source_bytes(source) if isinstance(source, Path) else source
    if isinstance(given, ImportRefusal):
        return given
    read = read_source(given)
    if isinstance(read, ImportRefusal) and read.reason is RefusalReason.TEMPLATES:
        from nxwa_desktop.importing.template_file import read_templates

        return read_templates(given)
    return read
