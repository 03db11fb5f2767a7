"""The log of what went wrong: one file for its owner only, of a bounded size."""

import logging
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from nxwa_desktop.system import private_files as private

LARGEST = 1_000_000
"""Bytes after which a new file is begun; the one before is kept."""


class PrivateLog(RotatingFileHandler):
    """Appends to a file that its owner alone can read. A log that cannot be written stops nothing and says nothing."""

    def __init__(self, file: Path) -> None:
        """Open the file, and make its folder. Raises OSError, for what is no regular file too."""
        private.make_folder(file.parent)
        private.tighten(file.with_name(f"{file.name}.1"))
        super().__init__(file, maxBytes=LARGEST, backupCount=1, encoding="utf-8", errors="backslashreplace")
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))

    def doRollover(self) -> None:  # noqa: N802 - logging's name
        """Begin a new file, or go on with this one where another process has it open: Windows moves no open file."""
        try:
            super().doRollover()
        except OSError:
            self.stream = self._open()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Drop the record: nobody reads a traceback on a screen."""

    def _open(self) -> TextIOWrapper:
        return open(self.baseFilename, "a", encoding=self.encoding, errors=self.errors, opener=private.opener)
