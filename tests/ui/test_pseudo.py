"""In languages that nobody speaks: nothing stays English, nothing is cut, and a mirrored window is a mirror image."""

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QAction, QTransform
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QWidget,
)

from nxwa_desktop.protocol.message import ImageHeader, Message, TextHeader
from nxwa_desktop.protocol.outcome import Accepted, NotSent, NotSentReason, Outcome, Rejected, Unknown, UnknownReason
from nxwa_desktop.storage.retention import Retention
from nxwa_desktop.ui.delete_history_dialog import DeleteHistoryDialog
from nxwa_desktop.ui.icons import pixmap
from nxwa_desktop.ui.languages import CHINESE, PSEUDO, PSEUDO_RTL, VARIABLE
from nxwa_desktop.ui.parts import aligned, isolated
from nxwa_desktop.ui.preview_tabs import Tab
from nxwa_desktop.ui.settings_dialog import SettingsDialog
from tests.support.room_walk import cramped
from tests.ui.scenes import report
from tests.ui.workbench import GOOD, RECIPIENT, Bench, account, number_ending_in

OUTCOMES: tuple[Outcome, ...] = (
    Accepted("wamid." + "f" * 32, "e" * 32),
    Rejected(22091, "Not a WhatsApp user", "e" * 32),
    NotSent(NotSentReason.KEYRING_LOCKED, "detail"),
    Unknown(UnknownReason.READ_TIMEOUT, "detail"),
)
PAGES = ("composing", "text", "welcome", "busy", "history", "account", "templates", "settings", "deletion")
TALL = {"account", "templates", "settings", "deletion"}
"""Dialogs, which are as large as they want to be."""


@pytest.fixture
def speaking(make_bench: Callable[..., Bench], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Bench]:
    """A window that speaks a language from the start."""

    def make(language: str, *, sandbox: bool = True) -> Bench:
        monkeypatch.setenv(VARIABLE, language)
        bench = make_bench(sandbox=sandbox)
        bench.window.resize(860, 560)
        bench.until(lambda: bench.app.book.loaded)
        if sandbox:
            bench.until(lambda: bench.app.book.in_sandbox)
        return bench

    return make


def _show(bench: Bench, which: str | int) -> QWidget:
    """Bring a page or dialog to the screen; where a message is composed, one full of problems."""
    window = bench.window
    header = TextHeader(("a",)) if which == "text" else ImageHeader()
    if which not in {"welcome", "history"}:
        bench.load(Message("+86 136 0000 9759", header=header, body=("b", "")))
        bench.app.checker.reveal()
    if isinstance(which, int):
        window.result.show_report(report(OUTCOMES[which], offset_ms=90_000))
    match which:
        case "busy":
            window.send_button.show_busy()
        case "history":
            bench.load(GOOD)
            bench.app.composer.edit(RECIPIENT, number_ending_in("90001"))
            bench.finished(window.send)
            window.result.dismiss()
            window.history.open()
            bench.until(lambda: window.history.page.details.entry is not None)
        case "account":
            return _filled_account(bench)
        case "templates":
            bench.app.core.templates.add(GOOD, "Order update")
            bench.until(lambda: bench.app.core.templates.templates)
            return window.templates.manage()
        case "settings":
            window.history.open_settings()
            return bench.dialog(SettingsDialog)
        case "deletion":
            dialog = DeleteHistoryDialog(3, window)
            dialog.open()
            return dialog
    return window


def _filled_account(bench: Bench) -> QWidget:
    dialog = bench.window.accounts.add()
    dialog.save_button.click()
    dialog.answer.show_text("A long answer. " * 12, drawing="problem", role="problem")
    dialog.resize(540, 540)
    return dialog


@pytest.mark.parametrize("language", [PSEUDO, PSEUDO_RTL, CHINESE])
@pytest.mark.parametrize("which", [*PAGES, *range(4)])
def test_no_text_is_cut(speaking: Callable[..., Bench], language: str, which: str | int) -> None:
    bench = speaking(language, sandbox=which != "welcome")
    top = _show(bench, which)
    bench.settle()
    assert list(cramped(top)) == []
    assert (bench.window.width(), bench.window.height()) == (860, 560)
    if isinstance(top, QDialog):
        assert top.width() <= 900


@pytest.mark.parametrize("which", ["composing", "welcome", "history", "account", 1])
def test_long_words_in_large_letters_are_not_cut(
    speaking: Callable[..., Bench], qapp: QApplication, which: str | int
) -> None:
    """A third more on top of 40 %: what a person with poor sight needs in German."""
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * 1.33)
    qapp.setFont(font)
    bench = speaking(PSEUDO, sandbox=which != "welcome")
    top = _show(bench, which)
    bench.settle()
    # What an empty field says may be cut: it moves on, and the field's name says it whole.
    assert [line for line in cramped(top) if not line.startswith("QLineEdit")] == []


# nothing stays English


def _texts(top: QWidget) -> Iterator[str]:
    """All that a person sees or hears in a window, its menus and its tool tips included."""
    for widget in (top, *top.findChildren(QWidget)):
        yield widget.toolTip()
        yield widget.accessibleName()
        yield widget.accessibleDescription()
        yield widget.windowTitle()
        if isinstance(widget, (QLabel, QAbstractButton)):
            yield widget.text()
        elif isinstance(widget, (QLineEdit, QPlainTextEdit)):
            yield widget.placeholderText()
        elif isinstance(widget, QComboBox):
            yield from (widget.itemText(at) for at in range(widget.count()))
        elif isinstance(widget, QTabBar):
            yield from (widget.tabText(at) for at in range(widget.count()))
        elif isinstance(widget, QMenu):
            widget.aboutToShow.emit()
            yield widget.title()
    for action in top.findChildren(QAction):
        yield from (action.text(), action.toolTip())


_DATA = (
    r"https?://[^\s\]]+|Acme|Support|order_update|Order update|en_US|API|[0-9a-f]{32}|wamid\S*|A long answer\.|David"
    r"|POST|accessKey|ts|bizType|action|sign|Content-Type|algorithm|application/json|China|SHA-256|Sandbox|md5|EAKEY\w*"
    r"|<p>|</p>|fme2na3kdi3ki|Not a WhatsApp user|UTC|\w+day|November|\w+, \d+ \w+ \d+|(?:Ctrl|Alt|Shift)\+\S+|mt"
    r"|sandbox\w*|English$|[^—\[\]]*— \w+"
)


def _english(text: str) -> str:
    """What remains of a text without what is translated, which stands in brackets, and without data."""
    rest, before = text, ""
    while rest != before:  # one sentence may stand within another
        before, rest = rest, re.sub(r"\[[^\[\]]*\]", "", rest)
    return re.sub(_DATA, "", rest)


@pytest.mark.parametrize("which", [*PAGES, *range(4)])
def test_nothing_stays_english(speaking: Callable[..., Bench], which: str | int) -> None:
    bench = speaking(PSEUDO, sandbox=which != "welcome")
    top = _show(bench, which)
    bench.window.preview.turn_to(Tab.REQUEST)
    bench.settle()
    texts = set(_texts(top))
    assert len([text for text in texts if "[" in text]) > 3
    assert [text for text in texts if re.search("[A-Za-z]{2}", _english(text))] == []


# the mirror


def _middle(bench: Bench, widget: QWidget) -> float:
    """Where a widget stands in the window, from 0 at the left to 1 at the right."""
    return widget.mapTo(bench.window, widget.rect().center()).x() / bench.window.width()


def test_a_mirrored_window_is_a_mirror_image(speaking: Callable[..., Bench]) -> None:
    def places(language: str) -> dict[str, float]:
        bench = speaking(language)
        bench.load(GOOD)
        window = bench.window
        row = window.form.body.row(0)
        assert row is not None
        bench.settle()
        parts: dict[str, QWidget] = {
            "account": window.chooser.button,
            "new": window.top.new,
            "form": window.form,
            "preview": window.preview,
            "value": row.edit,
            "remove": row.remove,
            "problems": window.problems._icon,
            "send": window.send_button.send,
            "sandbox": window.sandbox_banner.button,
            "kind": window.form.header.choice.button(0),
        }
        found = {name: _middle(bench, part) for name, part in parts.items()}
        bench.close()
        return found

    usual, mirrored = places(PSEUDO), places(PSEUDO_RTL)
    assert usual["account"] < usual["new"]
    assert usual["form"] < 0.5 < usual["preview"]
    assert {name: pytest.approx(1 - place, abs=0.03) for name, place in usual.items()} == mirrored


def test_numbers_keep_their_order_in_a_mirrored_window(speaking: Callable[..., Bench]) -> None:
    assert isolated("+86 136") == aligned("+86 136") == "+86 136"
    bench = speaking(PSEUDO_RTL)
    assert isolated("+86 136") == "\u2068+86 136\u2069"
    assert aligned("+86 136").isprintable() is False
    bench.load(GOOD)
    bench.settle()
    assert "\u2068+86 136 0000 9759\u2069" in bench.window.send_button.send.text()
    bench.finished(bench.window.send)
    bench.window.history.open()
    model = bench.window.history.page.model
    bench.until(lambda: model.rowCount() == 1)
    assert model.index(0, 1).data() == "\u200f\u2068+8613600009759\u2069"


def test_what_points_points_the_other_way(speaking: Callable[..., Bench]) -> None:
    there, fixed = pixmap("back", "#123456").toImage(), pixmap("search", "#123456").toImage()
    speaking(PSEUDO_RTL)
    assert pixmap("back", "#123456").toImage() == there.transformed(QTransform.fromScale(-1, 1))
    assert pixmap("search", "#123456").toImage() == fixed


def test_menus_open_where_reading_begins(speaking: Callable[..., Bench]) -> None:
    bench = speaking(PSEUDO_RTL)
    bench.keep(account("Acme"))
    bench.window.accounts.offer()
    bench.settle()
    button: QPushButton = bench.window.chooser.button
    menu = bench.window.chooser.menu
    right = button.mapToGlobal(button.rect().topRight()).x()
    assert abs(menu.geometry().right() - right) <= 2
    menu.close()


def test_the_json_runs_from_left_to_right(speaking: Callable[..., Bench]) -> None:
    bench = speaking(PSEUDO_RTL)
    bench.load(GOOD)
    assert bench.json.startswith("{\n")
    block = bench.window.preview.json.document().firstBlock()
    assert block.layout().textOption().textDirection().name == "LeftToRight"


def test_settings_are_shown_for_the_retention_that_holds(speaking: Callable[..., Bench]) -> None:
    bench = speaking(CHINESE)
    dialog = SettingsDialog(Retention(keep_days=1), bench.window)
    assert "1 天" in [spin.text() for spin in dialog.findChildren(type(dialog.history.days))]
