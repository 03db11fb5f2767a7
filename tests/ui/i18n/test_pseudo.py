"""In languages that nobody speaks: nothing stays English, nothing is cut, and a mirrored window is a mirror image."""

import ast
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QTransform
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from nxwa_desktop.protocol.message import HeaderKind
from nxwa_desktop.sandbox import template_lists
from nxwa_desktop.storage.retention import Retention
from nxwa_desktop.system.window_languages import PSEUDO, PSEUDO_RTL, WindowLanguage
from nxwa_desktop.ui.i18n.languages import VARIABLE
from nxwa_desktop.ui.i18n.plain_text import isolated
from nxwa_desktop.ui.widgets.icons import pixmap
from nxwa_desktop.ui.widgets.labels import aligned
from tests.support import batch_harness
from tests.ui import batch_steps, window_driver, window_states
from tests.ui.window_driver import GOOD, WindowDriver, account
from tests.ui.window_states import WINDOW_STATES

CHINESE = WindowLanguage.CHINESE.value
MakeBench = Callable[..., WindowDriver]


@pytest.fixture
def speaking(make_driver: MakeBench, monkeypatch: pytest.MonkeyPatch) -> MakeBench:
    """A window that speaks a language from the start."""

    def make(language: str, *, sandbox: bool = True, folder: str = "") -> WindowDriver:
        monkeypatch.setenv(VARIABLE, language)
        driver = make_driver(sandbox=sandbox, folder=folder)
        driver.window.resize(860, 560)
        driver.until(lambda: driver.app.account_service.in_sandbox if sandbox else driver.app.account_service.loaded)
        return driver

    return make


def _build(speaking: MakeBench, language: str, name: str) -> tuple[WindowDriver, QWidget]:
    driver = speaking(language, sandbox=not WINDOW_STATES[name].first_start, folder=name)
    driver.wait_for_bubble()
    driver.settle()
    top = WINDOW_STATES[name].build(driver)
    driver.settle()
    return driver, top


@pytest.mark.parametrize("language", [PSEUDO_RTL, CHINESE])
@pytest.mark.parametrize("name", WINDOW_STATES)
def test_everything_has_the_room_it_needs(speaking: MakeBench, language: str, name: str) -> None:
    _has_room(*_build(speaking, language, name))


def _has_room(driver: WindowDriver, top: QWidget) -> None:
    assert driver.cramped(top) == []
    if top is driver.window:  # which has not grown to make room
        assert (top.width(), top.height()) == (860, 560)
    else:
        assert top.minimumSizeHint().width() <= 860


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


_FILLED = r"Hello David, your parcel to China has left\. It reaches China in two days\.|Hello David"
"""A wording of the states with its values, as the history lists it."""
_DATA = (
    r"en_US|support-\S+|\S+-asia|Support|API|[0-9a-f]{32}|wamid\S*"
    r"|[0-9a-f]+…[0-9a-f]+|POST|accessKey|ts|bizType|action|sign|Content-Type|algorithm"
    r"|application/json|China|SHA-256|md5|mt|<p>|</p>|UTC|sandbox\w*|fme2na3kdi3ki"
    r"|\w+, \d+ \w+ \d+|(?:Ctrl|Alt|Shift)\+\S+|English$|[^—\[\]]*— \w+"
    r"|UTF-\d+|\d+ (?:bytes|KiB)|[^\[\]]+ \+\d+ |Customers|Second|Old list|\bid\b|\w+ “[^”]*”"
)


def _texts_of_the_states() -> list[str]:
    """The texts that the states and the sandbox's templates write, the longest first."""
    modules = (window_states, window_driver, template_lists, batch_steps, batch_harness)
    trees = [ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8")) for module in modules]
    found = {node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    return sorted((text for text in found if isinstance(text, str) and text.strip()), key=len, reverse=True)


_WRITTEN = _texts_of_the_states()
_NAMES = {name for text in _WRITTEN for name in re.findall(r"\{\{([^{}]+)\}\}", text)}
_VARIABLES = sorted((name for name in _NAMES if len(name) > 2), key=len, reverse=True)


def _english(text: str) -> str:
    """What remains of a text without what is translated, which stands in brackets, and without data."""
    text = re.sub(r"https?://[^\s\]]+", "", text.replace(os.sep, "/"))  # paths are written as on Unix
    shortened = len(text) > 8 and text.endswith("…") and any(text[:-1] in written for written in _WRITTEN)
    if shortened or text in _WRITTEN:
        return ""
    text = re.sub(_FILLED, "", text)
    for written in _WRITTEN:
        text = text.replace(written, "") if len(written) > 7 else text
    for name in _VARIABLES:
        text = text.replace(name, "")
    rest, before = text, ""
    while rest != before:  # one sentence may stand within another
        before, rest = rest, re.sub(r"\[[^\[\]]*\]", "", rest)
    return re.sub(_DATA, "", rest)


@pytest.mark.parametrize("name", WINDOW_STATES)
def test_nothing_stays_english_and_everything_has_the_room_it_needs(speaking: MakeBench, name: str) -> None:
    driver, top = _build(speaking, PSEUDO, name)
    _has_room(driver, top)
    texts = set(_texts(top))
    assert [text for text in texts if "[" in text] != []
    assert [text for text in texts if re.search("[A-Za-z]{2}", _english(text))] == []


# the mirror


def _middle(driver: WindowDriver, widget: QWidget) -> float:
    """Where a widget stands in the window, from 0 at the left to 1 at the right."""
    return widget.mapTo(driver.window, widget.rect().center()).x() / driver.window.width()


def test_a_mirrored_window_is_a_mirror_image(speaking: MakeBench) -> None:
    def places(language: str) -> dict[str, float]:
        driver = speaking(language)
        driver.load(GOOD)
        window = driver.window
        row = window.form.body.row(0)
        assert row is not None
        driver.settle()
        parts: dict[str, QWidget] = {
            "account": window.navigation.card,
            "new": window.workspace.head.new,
            "form": window.form,
            "preview": window.preview,
            "value": row.edit,
            "remove": row.remove,
            "problems": window.dock.ready._icon,
            "send": window.dock.send,
            "kind": window.form.header.buttons[HeaderKind.NONE],
        }
        found = {name: _middle(driver, part) for name, part in parts.items()}
        driver.close()
        return found

    usual, mirrored = places(PSEUDO), places(PSEUDO_RTL)
    assert usual["account"] < usual["new"]
    assert usual["form"] < 0.5 < usual["preview"]
    assert {name: pytest.approx(1 - place, abs=0.03) for name, place in usual.items()} == mirrored


def test_numbers_keep_their_order_in_a_mirrored_window(speaking: MakeBench) -> None:
    assert isolated("+86 136") == aligned("+86 136") == "+86 136"
    driver = speaking(PSEUDO_RTL)
    assert isolated("+86 136") == "\u2068+86 136\u2069"
    assert aligned("+86 136").isprintable() is False
    driver.load(GOOD)
    driver.settle()
    assert "\u2068+86 136 0000 9759\u2069" in driver.window.dock.send.text()
    driver.finished(driver.window.send)
    driver.window.history.open()
    model = driver.window.history.page.model
    driver.until(lambda: model.rowCount() == 1)
    assert "\u2068+86 136 0000 9759\u2069" in model.index(0).data()


def test_what_points_points_the_other_way(speaking: MakeBench) -> None:
    there, fixed = pixmap("back", "#123456").toImage(), pixmap("search", "#123456").toImage()
    speaking(PSEUDO_RTL)
    assert pixmap("back", "#123456").toImage() == there.transformed(QTransform.fromScale(-1, 1))
    assert pixmap("search", "#123456").toImage() == fixed


def test_menus_open_where_reading_begins(speaking: MakeBench) -> None:
    driver = speaking(PSEUDO_RTL)
    driver.keep(account("Acme"))
    driver.window.accounts.offer()
    driver.settle()
    button = driver.window.navigation.card
    menu = QApplication.activePopupWidget()
    assert menu is not None
    right = button.mapToGlobal(button.rect().topRight()).x()
    assert abs(menu.geometry().right() - min(right, menu.screen().availableGeometry().right())) <= 2
    menu.close()


def test_the_json_runs_from_left_to_right(speaking: MakeBench) -> None:
    driver = speaking(PSEUDO_RTL)
    driver.load(GOOD)
    assert driver.json.startswith("{\n")
    block = driver.window.preview.json.document().firstBlock()
    assert block.layout().textOption().textDirection().name == "LeftToRight"


def test_settings_are_shown_for_the_retention_that_holds(speaking: MakeBench) -> None:
    driver = speaking(CHINESE)
    page = driver.window.settings.page
    page.show_retention(Retention(keep_days=1))
    assert page.history.days.text() == "1 天"
