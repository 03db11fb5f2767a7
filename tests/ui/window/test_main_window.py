"""What holds for every widget: colours, and the mirrored window. Names, keys and room: `test_access`."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QMenuBar,
    QTabBar,
    QWidget,
)

from nxwa_desktop.protocol.message import ImageHeader, Message, TextHeader
from nxwa_desktop.protocol.outcome import Rejected
from nxwa_desktop.ui.accounts.account_dialog import AccountDialog
from nxwa_desktop.ui.preview.preview_tabs import Tab
from nxwa_desktop.ui.widgets.palette import DARK, LIGHT, Colours, qt_palette
from nxwa_desktop.ui.widgets.parts import Note
from tests.support.room_walk import cramped
from tests.ui.scenes import report
from tests.ui.workbench import GOOD, Bench, account


def _own(widgets: "list[QWidget]") -> Iterator[QWidget]:
    """Without what Qt builds for itself."""
    for widget in widgets:
        if not widget.objectName().startswith("qt_") and not isinstance(widget.parent(), (QTabBar, QMenuBar)):
            yield widget


def _composing(bench: Bench) -> None:
    bench.load(Message(header=TextHeader(("a",)), body=("b", "")))
    bench.load(Message(header=ImageHeader(), body=("b", "")))
    bench.app.checker.reveal()
    bench.window.preview.turn_to(Tab.REQUEST)
    bench.window.result.show_report(report(Rejected(22091, "Not a WhatsApp user", "e" * 32)))
    bench.window.welcome  # noqa: B018 - made on demand
    bench.settle()


# colours


def _wrong_notes(top: QWidget, colours: Colours) -> list[str]:
    return [
        note.text
        for note in top.findChildren(Note)
        if note.text
        and note._text.palette().color(QPalette.ColorRole.WindowText) != QColor(getattr(colours, note._role))
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


def test_colours_follow_the_system_while_running(bench: Bench, qapp: QApplication) -> None:
    _composing(bench)
    assert _wrong_notes(bench.window, LIGHT) == []
    qapp.setPalette(qt_palette(DARK))
    bench.settle()
    assert _wrong_notes(bench.window, DARK) == []
    count = bench.window.problems._count
    assert count.palette().color(QPalette.ColorRole.WindowText) == QColor(DARK.problem)
    stale = [
        button.text() or button.accessibleName()
        for button in _own(bench.window.findChildren(QWidget))
        if isinstance(button, QAbstractButton)
        and not button.icon().isNull()
        and button is not bench.window.send_button.send
        and _ink(button) < 128
    ]
    assert stale == []
    assert _ink(bench.window.send_button.send) < 128, "dark on the light accent"
    qapp.setPalette(qt_palette(LIGHT))
    bench.settle()
    assert _wrong_notes(bench.window, LIGHT) == []
    assert count.palette().color(QPalette.ColorRole.WindowText) == QColor(LIGHT.problem)


def test_an_open_dialog_follows_too(fresh: Bench, qapp: QApplication) -> None:
    dialog = fresh.window.accounts.add()
    dialog.save_button.click()
    qapp.setPalette(qt_palette(DARK))
    fresh.settle()
    assert _wrong_notes(dialog, DARK) == []
    assert isinstance(dialog, AccountDialog)


def test_the_window_works_mirrored(bench: Bench, qapp: QApplication) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        bench.load(GOOD)
        form, preview = bench.window.form, bench.window.preview
        assert (
            form.mapTo(bench.window, form.rect().center()).x()
            > preview.mapTo(bench.window, preview.rect().center()).x()
        )
        bench.focus(form.recipient.edit)
        bench.write("1")
        bench.settle()
        assert cramped(bench.window) == []
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_nothing_leaves_the_keyring_for_the_screen(fresh: Bench) -> None:
    fresh.keep(account("Acme"))
    dialog = fresh.window.accounts.edit(account("Acme"))
    fresh.settle()
    assert dialog.secret.text() == ""
