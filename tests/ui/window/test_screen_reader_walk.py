"""Every window, page, dialog and question: names, roles, keys and room, whatever the font, the size, the direction."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from nxwa_desktop import ui
from nxwa_desktop.ui.widgets import prompts
from tests.support.accessibility_walk import defects, unreached
from tests.support.layout_requests import askers_for_layout
from tests.support.painted_text import watch_painted_lines
from tests.ui.window_driver import WindowDriver
from tests.ui.window_states import QUESTIONS, WINDOW_STATES

SMALLEST, USUAL = (860, 560), (1180, 760)
WITH_FALLBACK = ["Noto Sans Mahajani", "Noto Sans CJK SC"]
"""A font without Latin letters, and one that has them and is taller."""
LEFT, RIGHT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft

MakeBench = Callable[..., WindowDriver]


def build(make_driver: MakeBench, name: str) -> tuple[WindowDriver, QWidget]:
    window_state = WINDOW_STATES[name]
    driver = make_driver(sandbox=not window_state.first_start, folder=name)
    driver.until(
        lambda: driver.app.account_service.loaded if window_state.first_start else driver.app.account_service.in_sandbox
    )
    driver.wait_for_bubble()
    driver.settle()
    top = window_state.build(driver)
    driver.settle()
    return driver, top


@pytest.fixture
def direction(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.setLayoutDirection(LEFT)


@pytest.mark.usefixtures("direction")
@pytest.mark.parametrize("name", WINDOW_STATES)
def test_nothing_is_kept_from_who_does_not_see_or_point(qapp: QApplication, make_driver: MakeBench, name: str) -> None:
    """First that it rests, and that everything has the room it needs: of the same window."""
    driver, top = build(make_driver, name)
    driver.until(lambda: not askers_for_layout())  # what moves comes to its end
    has_room(qapp, driver, top)
    qapp.setLayoutDirection(LEFT)
    if top is driver.window:
        top.resize(*USUAL)
    top.activateWindow()
    driver.settle()
    found = [*unreached(top, driver.key), *defects(top)]
    assert not found, "\n".join(found)


@pytest.mark.usefixtures("direction")
@pytest.mark.parametrize("name", WINDOW_STATES)
def test_large_letters_have_the_room_they_need(qapp: QApplication, make_driver: MakeBench, name: str) -> None:
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    qapp.setFont(font)
    has_room(qapp, *build(make_driver, name))


@pytest.mark.usefixtures("direction")
@pytest.mark.parametrize("name", WINDOW_STATES)
def test_letters_of_a_fallback_font_have_the_room_they_need(
    qapp: QApplication, make_driver: MakeBench, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Chinese on Windows, and much else anywhere: another font draws it, with taller lines than the window's own."""
    if not set(WITH_FALLBACK) <= set(QFontDatabase.families()):
        pytest.skip("the fonts are those of Debian's packages")
    font = qapp.font()
    font.setFamilies(WITH_FALLBACK)
    qapp.setFont(font)
    assert QFontMetrics(font).size(0, "letters").height() > QFontMetrics(font).height() + 3
    cut = watch_painted_lines(monkeypatch)
    driver, top = build(make_driver, name)
    for percent in (100, 200):
        larger = QFont(font)
        larger.setPointSizeF(font.pointSizeF() * percent / 100)
        qapp.setFont(larger)
        driver.settle()
        cut.clear()
        has_room(qapp, driver, top)
        assert not cut, f"{percent} %"


def has_room(qapp: QApplication, driver: WindowDriver, top: QWidget) -> None:
    """At two sizes of the window, from left to right and from right to left."""
    found: list[str] = []
    for size in (USUAL, SMALLEST):
        for direction in (LEFT, RIGHT):
            qapp.setLayoutDirection(direction)
            if top is driver.window:
                top.resize(*size)
            driver.settle()
            found += [f"{size}, {direction.name}: {line}" for line in driver.cramped(top)]
            if top is driver.window and (top.width(), top.height()) != size:
                found.append(f"{size}: the window has grown to {top.width()} x {top.height()}")
    assert not found, "\n".join(found)
    if top is not driver.window:  # a dialog has no size of its own that it must not exceed
        assert top.minimumSizeHint().width() <= SMALLEST[0]
        assert top.minimumSizeHint().height() <= SMALLEST[1]


def windows() -> set[type[QWidget]]:
    """Every class of a window or a dialog that the program has."""
    found: set[type[QWidget]] = set()
    for module in pkgutil.iter_modules(ui.__path__, f"{ui.__name__}."):
        for kind in vars(importlib.import_module(module.name)).values():
            if isinstance(kind, type) and issubclass(kind, QDialog | QMainWindow) and kind.__module__ == module.name:
                found.add(kind)
    return found


def test_every_window_and_page_is_shown_by_a_state(make_driver: MakeBench) -> None:
    shown: set[type] = set()
    for name in WINDOW_STATES:
        driver, top = build(make_driver, name)
        shown |= {type(top)} | {type(each) for each in top.findChildren(QWidget) if each.isVisible()}
        driver.close()
    assert windows() - shown == set()


def test_every_question_is_asked_by_a_state() -> None:
    asking = {
        name for name, _ in inspect.getmembers(prompts, inspect.isfunction) if name.startswith(("confirm", "inform"))
    }
    assert asking == set(QUESTIONS)


@pytest.mark.parametrize("name", ["accepted", "rejected", "not_sent", "unknown"])
def test_a_result_scrolls_only_where_there_is_no_room_for_it(make_driver: MakeBench, name: str) -> None:
    driver, top = build(make_driver, name)
    top.resize(*USUAL)
    driver.settle()
    assert driver.window.result._scroll.verticalScrollBar().maximum() == 0
    assert driver.window.result._scroll.focusPolicy() is Qt.FocusPolicy.NoFocus
    top.resize(*SMALLEST)
    driver.settle()
    assert driver.window.dock.height() <= driver.window.workspace.height() // 2 + 1
    assert driver.window.result.buttons.primary is not None
    assert not driver.window.result.buttons.primary.visibleRegion().isEmpty()
