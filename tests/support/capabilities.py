"""What a test needs of the system and not every system has: the test is skipped elsewhere, with the reason."""

import contextlib
import os
import shutil
import socket
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

import pytest


class Capability(NamedTuple):
    """Something of the system, and in a few words what it is."""

    present: bool
    reason: str

    @property
    def needed(self) -> pytest.MarkDecorator:
        """Mark a test or a module that does nothing useful without it."""
        return pytest.mark.skipif(not self.present, reason=self.reason)

    def need(self) -> None:
        """Skip the running test where it is missing."""
        if not self.present:
            pytest.skip(self.reason)

    @contextlib.contextmanager
    def needed_if_refused(self) -> Iterator[None]:
        """Skip the running test where it is missing and the system refuses what is tried for that reason."""
        try:
            yield
        except PermissionError:
            self.need()
            raise


def _can_link() -> bool:
    with tempfile.TemporaryDirectory() as folder, contextlib.suppress(OSError):
        link = Path(folder, "link")
        link.symlink_to(folder)
        return link.is_symlink()  # Wine says that it has made one
    return False


def _is_installed() -> bool:
    with contextlib.suppress(metadata.PackageNotFoundError):
        return bool(metadata.version("nxwa-desktop"))
    return False


_POSIX = os.name == "posix"
_LINUX = sys.platform == "linux"

MODE_BITS = Capability(_POSIX, "rights by mode bits")
OWNERS = Capability(_POSIX and os.geteuid() == 0, "only root gives files away")
SYMBOLIC_LINKS = Capability(_can_link(), "symbolic links: on Windows an administrator's")
SPECIAL_FILES = Capability(_POSIX, "pipes, devices and sockets among the files")
OPEN_FILES_MOVE = Capability(_POSIX, "an open file can be renamed, replaced and deleted")
OPEN_FILES_STAY = Capability(_LINUX or os.name == "nt", "Windows, or a list of open files with which to play it")
ANY_FILE_NAME = Capability(_POSIX, "a file's name may have any letter")
SIGNALS = Capability(_POSIX, "signals to a process")
FORK = Capability(hasattr(os, "fork"), "a copy of the running process")
TERMINAL = Capability(_POSIX, "a terminal of the test's own")
SHELL = Capability(_POSIX, "a Unix shell, and what Linux checks its files with")
UNIX_SOCKETS = Capability(hasattr(socket, "AF_UNIX"), "sockets with a path")
LANGUAGE_VARIABLES = Capability(_LINUX, "the system's language in variables")
XDG_FOLDERS = Capability(_LINUX, "the XDG folders")
NAMES_BY_LABEL = Capability(_LINUX, "a list of choices that has its name from its label alone")
GTK_SETTINGS = Capability(_LINUX, "the settings of a desktop of GTK")
SECRET_SERVICE = Capability(_LINUX, "a Secret Service of the test's own")
PROC = Capability(_LINUX, "/proc: what a process has open, and what it may dump")
FULL_DEVICE = Capability(_LINUX, "/dev/full and /dev/zero")
TRUST_FILE = Capability(_LINUX, "certificates trusted by way of a variable")
MOUNTS = Capability(_LINUX and shutil.which("mount") is not None, "a file system of the test's own")
MEMORY_BOUND = Capability(_LINUX or os.name == "nt", "a bound on the memory of one process")
CURL = Capability(shutil.which("curl") is not None, "curl")
INSTALLED = Capability(_is_installed(), "the program's own metadata, as pip installs it")
X11 = Capability(_LINUX, "the desktop of X11: keys, mouse, screen reader")
X_SERVER = Capability(shutil.which("Xvfb") is not None, "an X server")
LOCAL_ZONE = Capability(hasattr(time, "tzset"), "a time zone for one process")
