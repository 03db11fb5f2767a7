"""A window on a real display, and the endpoint it sends to."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nxwa_desktop.app import App, dress
from nxwa_desktop.paths import Paths
from nxwa_desktop.protocol.account import Account
from nxwa_desktop.sandbox.practice import PRACTICE_SECRET, practice_account
from nxwa_desktop.sandbox.server import Sandbox
from nxwa_desktop.storage.stores import Stores
from nxwa_desktop.storage.vault import Vault
from tests.end_to_end.desk import Desk
from tests.support.x11 import PATIENCE_MS, Hands, obstacle

StartApp = Callable[..., App]


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
    """The endpoint, in the test's hands: what it saw can be looked at and waited for."""
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def start_app(qtbot: QtBot, hands: Hands, paths: Paths) -> Iterator[StartApp]:
    """Starts the program on the test's folder as often as it is called; each is closed at the end."""
    with contextlib.ExitStack() as running:

        def start(*, sandbox: bool = False, vault: Vault | None = None) -> App:
            app = App(paths, sandbox=sandbox, vault=vault)
            running.callback(close, app)
            app.window.show()
            hands.focus(app.window)
            qtbot.waitUntil(lambda: app.book.loaded or app.book.in_sandbox, timeout=PATIENCE_MS)
            return app

        yield start


@pytest.fixture
def desk(qtbot: QtBot, hands: Hands, paths: Paths, endpoint: Sandbox, start_app: StartApp) -> Desk:
    """The program with one account, whose endpoint is the test's."""
    return open_desk(qtbot, hands, paths, endpoint, start_app, practice_account(endpoint.url))


def open_desk(
    qtbot: QtBot, hands: Hands, paths: Paths, endpoint: Sandbox, start_app: StartApp, account: Account
) -> Desk:
    account = msgspec.structs.replace(account, id="practice", name="Practice")
    with contextlib.closing(Stores(paths)) as stores:
        stores.accounts.save(account)
    vault = Vault()
    vault.keep_for_session(account.id, PRACTICE_SECRET)
    app = start_app(vault=vault)
    qtbot.waitUntil(app.window.form.recipient.edit.hasFocus, timeout=PATIENCE_MS)
    return Desk(qtbot, hands, app, endpoint)


def close(app: App) -> None:
    app.window.close()
    app.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # type: ignore[call-overload]
