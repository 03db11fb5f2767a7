"""A window on a real display, and the endpoint it sends to."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nxwa_desktop.app import App, dress
from nxwa_desktop.protocol.account import Account
from nxwa_desktop.sandbox.account import SANDBOX_SECRET, sandbox_account
from nxwa_desktop.storage.secrets.vault import Vault
from nxwa_desktop.storage.worker import Repositories
from nxwa_desktop.system.paths import Paths
from tests.end_to_end.desk import Desk
from tests.support.recording import Sandbox
from tests.support.x11 import PATIENCE_MS, Hands, obstacle


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    # Asked here because Qt without its display ends the process.
    if reason := obstacle():
        pytest.fail(reason, pytrace=False)
    return ["nxwa-desktop"]


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> None:
    dress(qapp)


@pytest.fixture
def hands(qtbot: QtBot, dressed: None) -> Hands:
    return Hands(qtbot)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.below(tmp_path)


@pytest.fixture
def endpoint() -> Iterator[Sandbox]:
    """The endpoint, in the test's hands: what it received can be looked at and waited for."""
    with Sandbox() as sandbox:
        yield sandbox


class Starter:
    """Starts the program on one folder, as often as it is called."""

    def __init__(self, qtbot: QtBot, hands: Hands, paths: Paths) -> None:
        self._qtbot = qtbot
        self._hands = hands
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
def start_app(qtbot: QtBot, hands: Hands, paths: Paths) -> Iterator[Starter]:
    starter = Starter(qtbot, hands, paths)
    yield starter
    starter.stop_all()


@pytest.fixture
def desk(qtbot: QtBot, hands: Hands, paths: Paths, endpoint: Sandbox, start_app: Starter) -> Desk:
    """The program with one account, whose endpoint is the test's."""
    return open_desk(qtbot, hands, paths, endpoint, start_app, sandbox_account(endpoint.url))


def open_desk(
    qtbot: QtBot, hands: Hands, paths: Paths, endpoint: Sandbox, start_app: Starter, account: Account
) -> Desk:
    account = msgspec.structs.replace(account, sandbox=False, id="practice", name="Practice")
    with contextlib.closing(Repositories(paths)) as storage:
        storage.accounts.save(account)
    vault = Vault()
    vault.keep_for_session(account.id, SANDBOX_SECRET)
    app = start_app(vault=vault)
    qtbot.waitUntil(app.window.form.recipient.edit.hasFocus, timeout=PATIENCE_MS)
    return Desk(qtbot, hands, app, endpoint)
