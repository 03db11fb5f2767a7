"""A window on a real display, and the endpoint it sends to."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nxwa_desktop.app import App
from nxwa_desktop.protocol.account import Account
from nxwa_desktop.sandbox.account import SANDBOX_SECRET, sandbox_account
from nxwa_desktop.startup import apply_style
from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.storage.secrets.vault import Vault
from nxwa_desktop.system.paths import Paths
from tests.end_to_end.desktop_driver import DesktopDriver
from tests.support.capabilities import X11
from tests.support.recording import Sandbox
from tests.support.x11 import PATIENCE_MS, InputDevices, obstacle


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip these tests where there is no X11: what stands in this folder drives a real window by way of X."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(X11.needed)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    # Asked here because Qt without its display ends the process.
    if reason := obstacle():
        pytest.fail(reason, pytrace=False)
    return ["nxwa-desktop"]


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> None:
    apply_style(qapp)


@pytest.fixture
def devices(qtbot: QtBot, dressed: None) -> InputDevices:
    return InputDevices(qtbot)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.below(tmp_path)


@pytest.fixture
def endpoint() -> Iterator[Sandbox]:
    """The endpoint; a test can look at what it received and wait for it."""
    with Sandbox() as sandbox:
        yield sandbox


class AppStarter:
    """Starts the program on one folder, as often as it is called."""

    def __init__(self, qtbot: QtBot, devices: InputDevices, paths: Paths) -> None:
        self._qtbot = qtbot
        self._hands = devices
        self._paths = paths
        self._running: list[App] = []

    def __call__(self, *, sandbox: bool = False, vault: Vault | None = None) -> App:
        app = App(self._paths, sandbox=sandbox, vault=vault)
        self._running.append(app)
        app.window.show()
        self._hands.focus(app.window)
        self._qtbot.waitUntil(lambda: app.account_service.loaded or app.account_service.in_sandbox, timeout=PATIENCE_MS)
        return app

    def stop(self, app: App) -> None:
        """Close the window, and the program with it."""
        self._running.remove(app)
        app.window.close()
        app.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def stop_all(self) -> None:
        for app in list(self._running):
            self.stop(app)


@pytest.fixture
def start_app(qtbot: QtBot, devices: InputDevices, paths: Paths) -> Iterator[AppStarter]:
    starter = AppStarter(qtbot, devices, paths)
    yield starter
    starter.stop_all()


@pytest.fixture
def driver(
    qtbot: QtBot, devices: InputDevices, paths: Paths, endpoint: Sandbox, start_app: AppStarter
) -> DesktopDriver:
    """The program with one account, whose endpoint is the test's."""
    return open_driver(qtbot, devices, paths, endpoint, start_app, sandbox_account(endpoint.url))


def open_driver(
    qtbot: QtBot, devices: InputDevices, paths: Paths, endpoint: Sandbox, start_app: AppStarter, account: Account
) -> DesktopDriver:
    account = msgspec.structs.replace(account, sandbox=False, id="practice", name="Practice")
    with contextlib.closing(Repositories(paths)) as storage:
        storage.accounts.save(account)
    vault = Vault()
    vault.keep_for_session(account.id, SANDBOX_SECRET)
    app = start_app(vault=vault)
    qtbot.waitUntil(app.window.form.recipient.edit.hasFocus, timeout=PATIENCE_MS)
    return DesktopDriver(qtbot, devices, app, endpoint)
