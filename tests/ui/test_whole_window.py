"""What holds for every widget: names, keys, plain text, room, and colours."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QKeySequence, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QRadioButton,
    QTabBar,
    QToolButton,
    QWidget,
)

from nxwa_desktop.protocol.message import ImageHeader, Message, TextHeader
from nxwa_desktop.protocol.outcome import Accepted, NotSent, NotSentReason, Outcome, Rejected, Unknown, UnknownReason
from nxwa_desktop.report import Report
from nxwa_desktop.storage.retention import Retention
from nxwa_desktop.ui.account_dialog import AccountDialog
from nxwa_desktop.ui.delete_history_dialog import DeleteHistoryDialog
from nxwa_desktop.ui.palette import DARK, LIGHT, Colours, qt_palette
from nxwa_desktop.ui.parts import Note
from nxwa_desktop.ui.preview_tabs import Tab
from nxwa_desktop.ui.settings_dialog import SettingsDialog
from tests.ui.workbench import GOOD, Bench, account

OUTCOMES: tuple[Outcome, ...] = (
    Accepted("wamid." + "f" * 32, "e" * 32),
    Rejected(22091, "Not a WhatsApp user", "e" * 32),
    NotSent(NotSentReason.KEYRING_LOCKED, "detail"),
    Unknown(UnknownReason.READ_TIMEOUT, "detail"),
)


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
    bench.window.result.show_report(_report(OUTCOMES[1]))
    bench.window.welcome  # noqa: B018 - made on demand
    bench.settle()


def _report(outcome: Outcome) -> Report:
    return Report(
        send_id="x",
        account_name="Acme",
        url="https://api.nxcloud.com/saas/wa/send",
        recipient="8613600009759",
        outcome=outcome,
        started_at=1_700_000_000_000,
        duration_ms=212,
        clock_offset_ms=90_000,
    )


def _named(widget: QWidget, window: QWidget) -> bool:
    if widget.accessibleName():
        return True
    if isinstance(widget, QAbstractButton) and widget.text():
        return True
    return any(label.buddy() is widget and label.text() for label in window.findChildren(QLabel))


def _top(bench: Bench, which: str) -> QWidget:
    window = bench.window
    match which:
        case "dialog":
            return window.accounts.add()
        case "history":
            window.history.open()
            return window.history.page
        case "templates":
            return window.templates.manage()
        case "settings":
            return SettingsDialog(Retention(), window)
        case "deletion":
            return DeleteHistoryDialog(3, window)
        case _:
            return window


@pytest.mark.parametrize("which", ["window", "dialog", "history", "templates", "settings", "deletion"])
def test_every_control_has_a_name(bench: Bench, which: str) -> None:
    _composing(bench)
    top = _top(bench, which)
    kinds = (QLineEdit, QAbstractButton, QComboBox, QPlainTextEdit)
    nameless = [
        widget
        for widget in _own(top.findChildren(QWidget))
        if isinstance(widget, kinds)
        and not _named(widget, top)
        and not (isinstance(box := widget.parent(), QComboBox | QLineEdit) and box.accessibleName())
    ]
    assert nameless == []


@pytest.mark.parametrize("which", ["window", "dialog"])
def test_tab_reaches_everything(bench: Bench, which: str) -> None:
    _composing(bench)
    top: QWidget = bench.window if which == "window" else bench.window.accounts.add()
    top.activateWindow()
    bench.settle()
    reached: list[QWidget | None] = []
    for _ in range(150):
        bench.key(Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    wanted = [
        widget
        for widget in _own(top.findChildren(QWidget))
        if widget.isVisible()
        and widget.isEnabled()
        and widget.window() is top
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        # one of a group of radio buttons stands for all: arrows lead to the others
        and not (isinstance(widget, QRadioButton) and not widget.isChecked())
    ]
    assert [widget for widget in wanted if widget not in reached] == []
    back: list[QWidget | None] = []
    for _ in range(150):
        bench.key(Qt.Key.Key_Backtab)
        back.append(QApplication.focusWidget())
    assert set(map(id, back)) == set(map(id, reached))


def _mnemonics(top: QWidget) -> dict[str, list[str]]:
    texts: list[str] = []
    for widget in top.findChildren(QWidget):
        if widget.isVisible() and widget.window() is top:
            if isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and widget.buddy() is not None):
                texts.append(widget.text())
            elif isinstance(widget, QTabBar):
                texts += [widget.tabText(number) for number in range(widget.count())]
            elif isinstance(widget, QMenuBar):
                texts += [action.text() for action in widget.actions()]
    found: dict[str, list[str]] = {}
    for text in texts:
        if keys := QKeySequence.mnemonic(text).toString():
            found.setdefault(keys, []).append(text)
    return found


@pytest.mark.parametrize("which", ["image", "text", "welcome", "dialog"])
def test_no_two_controls_share_a_mnemonic(which: str, make_bench: Callable[..., Bench]) -> None:
    bench = make_bench(sandbox=which in {"image", "text"})
    bench.until(lambda: bench.app.book.loaded)
    bench.settle()
    top: QWidget = bench.window
    if which == "dialog":
        top = bench.window.accounts.add()
        bench.settle()
    elif which != "welcome":
        bench.until(lambda: bench.app.book.in_sandbox)
        bench.load(Message(header=ImageHeader() if which == "image" else TextHeader()))
    assert {keys: texts for keys, texts in _mnemonics(top).items() if len(texts) > 1} == {}


# room


def _needed(widget: QWidget) -> QSize:
    if isinstance(widget, QLabel) and widget.wordWrap():
        return QSize(0, widget.heightForWidth(widget.width()))
    return widget.sizeHint()


def _clipped(top: QWidget) -> list[str]:
    found = []
    for widget in top.findChildren(QWidget):
        if not (isinstance(widget, (QLabel, QAbstractButton)) and widget.text() and widget.isVisible()):
            continue
        if isinstance(widget, QToolButton) and isinstance(widget.parent(), QTabBar):
            continue
        needed = _needed(widget)
        if widget.width() < needed.width() - 1 or widget.height() < needed.height() - 1:
            found.append(f"{type(widget).__name__} {widget.text()!r}: {widget.size()} of {needed}")
        elif (parent := widget.parentWidget()) is not None and not parent.rect().contains(widget.geometry()):
            found.append(f"{type(widget).__name__} {widget.text()!r} leaves its parent")
    return found


def _enlarge(qapp: QApplication, factor: float) -> None:
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * factor)
    qapp.setFont(font)


@pytest.mark.parametrize("factor", [1.0, 2.0])
@pytest.mark.parametrize("which", ["composing", "welcome", "dialog", "busy", *range(4)])
def test_no_text_is_cut(qapp: QApplication, make_bench: Callable[..., Bench], factor: float, which: str | int) -> None:
    _enlarge(qapp, factor)
    bench = make_bench(sandbox=which not in {"welcome", "dialog"})
    bench.window.resize(860, 560)
    bench.until(lambda: bench.app.book.loaded)
    top: QWidget = bench.window
    if which == "dialog":
        dialog = bench.window.accounts.add()
        dialog.save_button.click()
        dialog.answer.show_text("A long answer. " * 12, drawing="problem", role="problem")
        dialog.resize(540, 540)
        top = dialog
    elif which != "welcome":
        bench.until(lambda: bench.app.book.in_sandbox)
        bench.load(Message("+86 136 0000 9759", header=ImageHeader(), body=("b", "")))
        bench.app.checker.reveal()
        if which == "busy":
            bench.window.send_button.show_busy()
        if isinstance(which, int):
            bench.window.result.show_report(_report(OUTCOMES[which]))
    bench.settle()
    assert _clipped(top) == []
    if top is bench.window:  # which has not grown to make room
        assert (top.width(), top.height()) == (860, 560)


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


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_every_colour_can_be_read(colours: Colours) -> None:
    def luminance(name: str) -> float:
        colour = QColor(name)
        parts = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in (colour.redF(), colour.greenF(), colour.blueF())
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    def contrast(one: str, other: str) -> float:
        light, dark = sorted((luminance(one), luminance(other)), reverse=True)
        return (light + 0.05) / (dark + 0.05)

    pairs = [
        (ink, ground)
        for ink in ("text", "muted", "problem", "warning", "good", "sandbox")
        for ground in ("window", "surface", f"{ink}_surface")
        if hasattr(colours, ground)
    ]
    pairs += [("on_accent", "accent"), ("on_selection", "selection"), ("text", "raised")]
    pairs += [
        (ink, ground)
        for ink in ("json_key", "json_string", "json_literal", "muted")
        for ground in ("surface", "marked_line")
    ]
    pairs += [("text", f"{kind}_surface") for kind in ("good", "problem", "warning", "sandbox")]
    poor = {pair: contrast(getattr(colours, pair[0]), getattr(colours, pair[1])) for pair in pairs}
    assert {pair: ratio for pair, ratio in poor.items() if ratio < 4.5} == {}


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
        assert _clipped(bench.window) == []
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_nothing_leaves_the_keyring_for_the_screen(fresh: Bench) -> None:
    fresh.keep(account("Acme"))
    dialog = fresh.window.accounts.edit(account("Acme"))
    fresh.settle()
    assert dialog.secret.text() == ""
