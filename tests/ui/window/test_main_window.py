"""What holds for every widget: colours, and the mirrored window. Names, keys and room: `test_access`."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenuBar, QTabBar, QWidget

from nxwa_desktop.protocol.message import ImageHeader, Message, TextHeader
from nxwa_desktop.ui.accounts.account_dialog import AccountDialog
from nxwa_desktop.ui.preview.preview_tabs import PreviewPage
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind, kind_of
from nxwa_desktop.ui.widgets.note import Note
from nxwa_desktop.ui.widgets.palette import DARK, LIGHT, Colours, qt_palette
from tests.support.layout_walk import cramped
from tests.ui.window_driver import GOOD, WindowDriver, account


def _own(widgets: "list[QWidget]") -> Iterator[QWidget]:
    """Without what Qt builds for itself."""
    for widget in widgets:
        if not widget.objectName().startswith("qt_") and not isinstance(widget.parent(), (QTabBar, QMenuBar)):
            yield widget


def _composing(driver: WindowDriver) -> None:
    driver.load(Message(header=TextHeader(("a",)), body=("b", "")))
    driver.load(Message(header=ImageHeader(), body=("b", "")))
    driver.app.field_validation.show_all()
    driver.window.preview.show_page(PreviewPage.REQUEST)
    driver.app.field_validation.show_all()
    driver.window.welcome  # noqa: B018 - made on demand
    driver.settle()


# colours


def _wrong_notes(top: QWidget, colours: Colours) -> list[str]:
    return [
        note.text
        for note in top.findChildren(Note)
        if note.text
        and note._words.palette().color(QPalette.ColorRole.WindowText) != QColor(getattr(colours, note._role))
    ]


def _ink(widget: QWidget) -> float:
    """Mean lightness of an icon's ink."""
    assert isinstance(widget, QAbstractButton)
    image = widget.icon().pixmap(16, 16).toImage()
    inks = [
        image.pixelColor(x, y).lightness()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 200
    ]
    return sum(inks) / len(inks)


def test_colours_follow_the_system_while_running(driver: WindowDriver, qapp: QApplication) -> None:
    _composing(driver)
    assert _wrong_notes(driver.window, LIGHT) == []
    qapp.setPalette(qt_palette(DARK))
    driver.settle()
    assert _wrong_notes(driver.window, DARK) == []
    count = driver.window.dock.ready.links._count
    assert count.palette().color(QPalette.ColorRole.WindowText) == QColor(DARK.text)
    stale = [
        button.text() or button.accessibleName()
        for button in _own(driver.window.findChildren(QWidget))
        if isinstance(button, QAbstractButton)
        and not button.icon().isNull()
        and kind_of(button, is_default=False) is not ButtonKind.PRIMARY  # its ink is dark in both
        and _ink(button) < 128
    ]
    assert stale == []
    qapp.setPalette(qt_palette(LIGHT))
    driver.settle()
    assert _wrong_notes(driver.window, LIGHT) == []
    assert count.palette().color(QPalette.ColorRole.WindowText) == QColor(LIGHT.text)


def test_an_open_dialog_follows_too(fresh: WindowDriver, qapp: QApplication) -> None:
    dialog = fresh.window.accounts.add()
    dialog.save_button.click()
    qapp.setPalette(qt_palette(DARK))
    fresh.settle()
    assert _wrong_notes(dialog, DARK) == []
    assert isinstance(dialog, AccountDialog)


def test_the_window_works_mirrored(driver: WindowDriver, qapp: QApplication) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        driver.load(GOOD)
        form, preview = driver.window.form, driver.window.preview
        assert (
            form.mapTo(driver.window, form.rect().center()).x()
            > preview.mapTo(driver.window, preview.rect().center()).x()
        )
        driver.focus(form.recipient.edit)
        driver.write("1")
        driver.settle()
        assert cramped(driver.window) == []
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_nothing_leaves_the_keyring_for_the_screen(fresh: WindowDriver) -> None:
    fresh.keep(account("Acme"))
    dialog = fresh.window.accounts.edit(account("Acme"))
    fresh.settle()
    assert dialog.secret.text() == ""
