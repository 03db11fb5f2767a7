"""Fixtures of all tests. A test sees nothing of the person who runs it: no home, no keyring, no proxy."""

import itertools
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from nxwa_desktop.system.paths import Paths
from tests.support.recording import Sandbox
from tests.support.secret_service import SecretService

_numbers = itertools.count()
_XDG_FOLDERS = ("DATA", "CONFIG", "STATE", "CACHE")

_WINDOWS_FOLDERS = (
    *("USERPROFILE", "LOCALAPPDATA", "APPDATA"),
    # platformdirs asks Windows itself, which heeds no variable; these two it asks before.
    *("WIN_PD_OVERRIDE_LOCAL_APPDATA", "WIN_PD_OVERRIDE_APPDATA"),
)


@pytest.fixture(autouse=True)
def isolated(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A home of the test's own, and none of the settings that reach a program through its environment."""
    # Numbered here: pytest would look through the folder for the next number, which takes longer with each test.
    home = tmp_path_factory.mktemp(f"home-{next(_numbers)}", numbered=False)
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700)
    for name in list(os.environ):
        foreign_qt = name.startswith(("QT_", "QML_")) and name != "QT_QPA_PLATFORM"
        foreign = name.startswith(("XDG_", "DBUS_", "GNOME_KEYRING_", "PYTHON_KEYRING_"))
        if foreign_qt or foreign or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    for name in ("HOME", *_WINDOWS_FOLDERS):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    for name in _XDG_FOLDERS:
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    if sys.platform != "linux":
        # Without a session bus there is no keyring on Linux; elsewhere there is always the person's.
        from keyring.backends import fail

        from nxwa_desktop.storage.secrets import backends

        monkeypatch.setitem(backends._FACTORIES, sys.platform, fail.Keyring)


@pytest.fixture
def secret_service(monkeypatch: pytest.MonkeyPatch) -> Iterator[SecretService]:
    """A real, unlocked Secret Service of the test's own, on the session bus the test sees."""
    with SecretService() as service:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", service.address)
        yield service


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.below(tmp_path)


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """The endpoint, simulated on loopback; what it received can be looked at."""
    with Sandbox() as running:
        yield running
