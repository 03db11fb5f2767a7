"""Files and texts dropped on the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.import_steps import OTHER, body_for, notice, opened, said
from tests.ui.window_driver import GOOD, WindowDriver


class Drag:
    """A drag across the window, as the system tells of it."""

    def __init__(self, driver: WindowDriver, data: QMimeData) -> None:
        driver.wait_until_settled()
        self._handle = driver.window.windowHandle()
        self._driver = driver
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
        self._driver.settle()

    def leave(self) -> None:
        QApplication.sendEvent(self._handle, QDragLeaveEvent())

    def _place(self, widget: QWidget) -> QPoint:
        return widget.mapTo(self._driver.window, widget.rect().center())


def text_data(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def file_data(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


@pytest.mark.parametrize("where", ["field", "preview", "bar"])
def test_a_file_dropped_anywhere_is_imported(driver: WindowDriver, tmp_path: Path, where: str) -> None:
    driver.load(GOOD)
    file = tmp_path / "body.json"
    file.write_text(body_for(driver), encoding="utf-8")
    window = driver.window
    targets = {"field": window.form.recipient.edit, "preview": window.preview.message, "bar": window.navigation}
    drag = Drag(driver, file_data(file))
    assert drag.over(targets[where])
    assert window.imports.drops.overlay.isVisible()
    drag.drop(targets[where])
    said(driver)
    assert driver.message == OTHER
    assert not window.imports.drops.overlay.isVisible()


def test_a_text_dropped_on_the_window_is_imported(driver: WindowDriver) -> None:
    drag = Drag(driver, text_data(body_for(driver)))
    assert drag.over(driver.window.navigation)
    drag.leave()
    assert not driver.window.imports.drops.overlay.isVisible()
    drag.drop(driver.window.preview.message)
    said(driver)
    assert driver.message == OTHER


@pytest.mark.parametrize("where", ["recipient", "text"])
def test_a_text_dropped_into_a_field_goes_into_it(driver: WindowDriver, where: str) -> None:
    form = driver.window.form
    field: QWidget = form.recipient.edit if where == "recipient" else form.text
    drag = Drag(driver, text_data("4915112345678"))
    drag.over(driver.window.navigation)
    assert drag.over(field)
    assert not driver.window.imports.drops.overlay.isVisible()
    drag.drop(field)
    assert "4915112345678" in {driver.message.recipient, driver.message.body_text}
    assert notice(driver) is None


def test_several_files_and_what_is_elsewhere_are_not_taken(driver: WindowDriver, tmp_path: Path) -> None:
    assert not Drag(driver, file_data(tmp_path / "a", tmp_path / "b")).over(driver.window.navigation)
    far = QMimeData()
    far.setUrls([QUrl("https://example.com/body.json")])
    assert not Drag(driver, far).over(driver.window.navigation)
    assert not Drag(driver, QMimeData()).over(driver.window.navigation)
    assert not driver.window.imports.drops.overlay.isVisible()


def test_nothing_is_dropped_behind_a_question(driver: WindowDriver, tmp_path: Path) -> None:
    opened(driver)
    assert not Drag(driver, file_data(tmp_path / "a")).over(driver.window.navigation)
