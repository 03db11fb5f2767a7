"""Log-off and shutdown: what Windows leaves of a process is what is on the disk when the signals return."""

from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from nxwa_desktop.protocol.message import Field, FieldKind
from nxwa_desktop.storage.ini_file import read_ini
from nxwa_desktop.storage.sqlite import Database
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.ui.window.session_end import SessionEnd
from tests.support.storage import child
from tests.ui.window_driver import GOOD, WindowDriver


class Session(QObject):
    """The signals of a QGuiApplication."""

    commitDataRequest = Signal(object)  # noqa: N815 - Qt's name
    aboutToQuit = Signal()  # noqa: N815


@pytest.fixture
def closed() -> list[str]:
    return []


@pytest.fixture
def session(driver: WindowDriver, closed: list[str]) -> Any:
    app = driver.app
    session: Any = Session()
    SessionEnd(session, app.window_manager, app.services.drafts, app.storage, lambda: closed.append("closed"))
    return session


def recipients(paths: Paths) -> list[str]:
    with Database.read_only(paths.database_file) as database:
        drafts = database.query("SELECT message FROM drafts")
    return [msgspec.json.decode(message)["recipient"] for (message,) in drafts]


def test_what_is_typed_and_set_is_on_the_disk_without_a_question(driver: WindowDriver, session: Session) -> None:
    driver.until(lambda: driver.app.account_service.loaded)
    driver.settle()
    driver.app.settings.theme = "dark"
    driver.app.composer.load(GOOD)
    session.commitDataRequest.emit(None)
    assert recipients(driver.paths) == [GOOD.recipient]
    assert "dark" in read_ini(driver.paths.settings_file).values()
    assert not driver.window.findChildren(QDialog)


def test_a_session_that_goes_on_lets_the_program_go_on(driver: WindowDriver, session: Session) -> None:
    driver.app.composer.load(GOOD)
    session.commitDataRequest.emit(None)
    driver.app.composer.edit(Field(FieldKind.RECIPIENT), "8613600000001")
    assert driver.window.isVisible()
    driver.until(lambda: recipients(driver.paths) == ["8613600000001"])


@pytest.mark.parametrize("ends", [True, False])
def test_the_program_closes_with_its_session_alone(session: Session, closed: list[str], ends: bool) -> None:
    if ends:
        session.commitDataRequest.emit(None)
    session.aboutToQuit.emit()
    assert closed == ["closed"] * ends


KILLED = """
import os, sys
from pathlib import Path
from nxwa_desktop import startup
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.ui.window import session_end
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

class Ended(session_end.SessionEnd):
    def __init__(self, qt, windows, *others):
        super().__init__(qt, windows, *others)
        QTimer.singleShot(300, lambda: self.end(windows.window))

    def end(self, window):
        QTest.keyClicks(window.form.recipient.edit, "8613600009759")
        self.save(None)
        self.finish()
        os._exit(0)

session_end.SessionEnd = Ended
paths = Paths.below(Path(sys.argv[1]))
startup.Paths = type("Here", (), {"of_user": lambda: paths})
startup.run("new")
"""


def test_a_process_killed_by_the_end_of_the_session_leaves_everything_in_order(tmp_path: Path) -> None:
    paths = Paths.below(tmp_path)
    with child(KILLED, tmp_path) as process:
        process.read()
    assert not list(paths.data_folder.glob("*-wal")), "its connections are closed"
    assert not list((paths.data_folder / "running").glob("*.lock")), "its mark is taken back"
    assert recipients(paths) == ["8613600009759"]
