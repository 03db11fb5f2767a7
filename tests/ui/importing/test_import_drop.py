"""Files and texts dropped on the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from nxwa_desktop.protocol.message import Message, NoHeader
from nxwa_desktop.protocol.request_body import encode_body
from nxwa_desktop.ui.controllers.importing import IMPORTED
from nxwa_desktop.ui.importing.import_dialog import ImportDialog
from nxwa_desktop.ui.widgets.notices import Notice
from tests.ui.workbench import GOOD, Bench

OTHER = Message("4915112345678", "invoice", "de", NoHeader(), ("7",))


def notice(bench: Bench) -> Notice | None:
    desk = bench.window.notices
    return desk.notices.notice(IMPORTED) if "notices" in desk.__dict__ else None


def the_notice(bench: Bench) -> Notice:
    shown = notice(bench)
    assert shown is not None
    return shown


def said(bench: Bench) -> str:
    """What the window says next of an import."""
    bench.until(lambda: notice(bench) is not None)
    return the_notice(bench).text


def body_for(bench: Bench, message: Message = OTHER) -> str:
    assert bench.app.account_service.chosen
    return encode_body(message, bench.app.account_service.chosen).decode()


def opened(bench: Bench) -> ImportDialog:
    bench.window.top.importing.click()
    return bench.dialog(ImportDialog)


class Drag:
    """A drag across the window, as the system tells of it."""

    def __init__(self, bench: Bench, data: QMimeData) -> None:
        self._handle = bench.window.windowHandle()
        self._bench = bench
        self._data = data

    def over(self, widget: QWidget) -> bool:
        """Enter and move to the widget; whether it could be dropped there."""
        place = self._place(widget)
        rest = (Qt.DropAction.CopyAction, self._data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self._handle, QDragEnterEvent(place, *rest))
        move = QDragMoveEvent(place, *rest)
        QApplication.sendEvent(self._handle, move)
        return move.isAccepted()

    def drop(self, widget: QWidget) -> None:
        self.over(widget)
        place = QPointF(self._place(widget))
        event = QDropEvent(
            place, Qt.DropAction.CopyAction, self._data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(self._handle, event)
        self._bench.settle()

    def leave(self) -> None:
        QApplication.sendEvent(self._handle, QDragLeaveEvent())

    def _place(self, widget: QWidget) -> QPoint:
        return widget.mapTo(self._bench.window, widget.rect().center())


def text_data(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def file_data(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


@pytest.mark.parametrize("where", ["field", "preview", "bar"])
def test_a_file_dropped_anywhere_is_imported(bench: Bench, tmp_path: Path, where: str) -> None:
    bench.load(GOOD)
    file = tmp_path / "body.json"
    file.write_text(body_for(bench))
    window = bench.window
    targets = {"field": window.form.recipient.edit, "preview": window.preview.message, "bar": window.top}
    drag = Drag(bench, file_data(file))
    assert drag.over(targets[where])
    assert window.imports.drops.hint.isVisible()
    drag.drop(targets[where])
    said(bench)
    assert bench.message == OTHER
    assert not window.imports.drops.hint.isVisible()


def test_a_text_dropped_on_the_window_is_imported(bench: Bench) -> None:
    drag = Drag(bench, text_data(body_for(bench)))
    assert drag.over(bench.window.top)
    drag.leave()
    assert not bench.window.imports.drops.hint.isVisible()
    drag.drop(bench.window.preview.message)
    said(bench)
    assert bench.message == OTHER


@pytest.mark.parametrize("where", ["recipient", "text"])
def test_a_text_dropped_into_a_field_goes_into_it(bench: Bench, where: str) -> None:
    form = bench.window.form
    field: QWidget = form.recipient.edit if where == "recipient" else form.text
    drag = Drag(bench, text_data("4915112345678"))
    drag.over(bench.window.top)
    assert drag.over(field)
    assert not bench.window.imports.drops.hint.isVisible()
    drag.drop(field)
    assert "4915112345678" in {bench.message.recipient, bench.message.body_text}
    assert notice(bench) is None


def test_several_files_and_what_is_elsewhere_are_not_taken(bench: Bench, tmp_path: Path) -> None:
    assert not Drag(bench, file_data(tmp_path / "a", tmp_path / "b")).over(bench.window.top)
    far = QMimeData()
    far.setUrls([QUrl("https://example.com/body.json")])
    assert not Drag(bench, far).over(bench.window.top)
    assert not Drag(bench, QMimeData()).over(bench.window.top)
    assert not bench.window.imports.drops.hint.isVisible()


def test_nothing_is_dropped_behind_a_question(bench: Bench, tmp_path: Path) -> None:
    opened(bench)
    assert not Drag(bench, file_data(tmp_path / "a")).over(bench.window.top)
