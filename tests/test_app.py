"""The services of the window: built when they are first used, and closed where they were built."""

from functools import cached_property
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nxwa_desktop.app import App
from nxwa_desktop.protocol.message import Field, FieldKind
from nxwa_desktop.services.container import ServiceContainer
from nxwa_desktop.services.main_thread_callback import MainThreadCallback
from nxwa_desktop.system.paths import Paths
from tests.ui.conftest import IGNORED

pytestmark = pytest.mark.qt_log_ignore(*IGNORED)

SERVICES = sorted(name for name, each in vars(ServiceContainer).items() if isinstance(each, cached_property))


def test_a_window_that_was_never_painted_opens_no_data(qapp: QApplication, tmp_path: Path) -> None:
    paths = Paths.below(tmp_path)
    app = App(paths)
    app.close()
    assert list(app.services.built("batches", "history", "template_update", "daily_backup")) == []
    assert not paths.data_folder.exists()


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_that_was_built_emits_nothing_once_the_program_closes(
    qapp: QApplication, tmp_path: Path, name: str
) -> None:
    app = App(Paths.below(tmp_path))
    service = getattr(app.services, name)
    app.close()
    called: list[str] = []
    for each in vars(service).values():
        if isinstance(each, MainThreadCallback):
            each.call(called.append, name)
    qapp.processEvents()
    assert called == []


def test_what_is_typed_before_the_first_paint_is_there_again(qtbot: QtBot, tmp_path: Path) -> None:
    paths = Paths.below(tmp_path)
    app = App(paths)
    app.composer.edit(Field(FieldKind.TEMPLATE_NAME), "order_update")
    app.storage.submit(lambda _: None).result(15)
    app.close()
    again = App(paths)
    with qtbot.waitSignal(again.services.drafts.restored, timeout=15_000):
        again.window.show()
    assert again.composer.message.template_name == "order_update"
    again.window.hide()
    again.close()
