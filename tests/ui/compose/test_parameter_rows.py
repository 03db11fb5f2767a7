"""The rows of the body and of a text header, by keyboard and by mouse."""

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from nxwa_desktop.protocol.message import FieldKind, HeaderKind, Message, TextHeader
from nxwa_desktop.ui.compose.parameter_rows import PER_GROUP, ParameterRows
from tests.ui.window_driver import GOOD, WindowDriver

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


def _three(driver: WindowDriver) -> ParameterRows:
    driver.load(Message(body=("a", "b", "c")))
    return driver.window.form.body


def _focused(rows: ParameterRows) -> int | None:
    return next((number for number, row in enumerate(rows.rows) if row.edit.hasFocus()), None)


@pytest.mark.parametrize(
    ("start", "key", "modifiers", "body", "focus"),
    [
        (1, Qt.Key.Key_Up, ALT, ("b", "a", "c"), 0),
        (1, Qt.Key.Key_Down, ALT, ("a", "c", "b"), 2),
        (0, Qt.Key.Key_Up, ALT, ("a", "b", "c"), 0),
        (2, Qt.Key.Key_Down, ALT, ("a", "b", "c"), 2),
        (1, Qt.Key.Key_D, CTRL, ("a", "b", "b", "c"), 2),
        (0, Qt.Key.Key_Backspace, CTRL | SHIFT, ("b", "c"), 0),
        (2, Qt.Key.Key_Backspace, CTRL | SHIFT, ("a", "b"), 1),
        (0, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, ("a", "b", "c"), 1),
        (2, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier, ("a", "b", "c", ""), 3),
    ],
)
def test_keys_of_a_row(
    driver: WindowDriver, start: int, key: Qt.Key, modifiers: Qt.KeyboardModifier, body: tuple[str, ...], focus: int
) -> None:
    rows = _three(driver)
    driver.focus(rows.rows[start].edit)
    driver.key(key, modifiers)
    assert driver.message.body == body
    assert [row.edit.text() for row in rows.rows] == list(body)
    assert _focused(rows) == focus


def test_the_same_keys_in_a_header(driver: WindowDriver) -> None:
    driver.load(Message(header=TextHeader(("a", "b")), body=("x",)))
    rows = driver.window.form.header.texts
    driver.focus(rows.rows[1].edit)
    driver.key(Qt.Key.Key_Up, ALT)
    assert driver.message.header == TextHeader(("b", "a"))
    assert driver.message.body == ("x",)
    assert rows.rows[0].edit.accessibleName() == "Header variable 1"


def test_enter_in_an_empty_last_row_adds_none(driver: WindowDriver) -> None:
    driver.load(Message(body=("a", "")))
    driver.focus(driver.window.form.body.rows[1].edit)
    driver.key(Qt.Key.Key_Return)
    assert driver.message.body == ("a", "")


def test_removing_the_last_row_leaves_the_focus_on_add(driver: WindowDriver) -> None:
    driver.load(Message(body=("a",)))
    rows = driver.window.form.body
    driver.focus(rows.rows[0].edit)
    driver.key(Qt.Key.Key_Backspace, CTRL | SHIFT)
    assert driver.message.body == ()
    assert rows.add_button.hasFocus()


def test_add_and_remove_by_mouse(driver: WindowDriver) -> None:
    rows = _three(driver)
    driver.click_at(rows.add_button)
    driver.settle()
    assert driver.message.body == ("a", "b", "c", "")
    assert _focused(rows) == 3
    driver.click_at(rows.rows[1].remove)
    driver.settle()
    assert driver.app.composer.message.body == ("a", "c", "")
    assert _focused(rows) == 1


def test_a_new_row_is_quiet_even_where_a_row_has_spoken_before(driver: WindowDriver) -> None:
    rows = _three(driver)
    driver.focus(rows.rows[2].edit)
    rows.rows[2].edit.clear()
    driver.app.composer.edit(rows.rows[2].field, "")
    driver.key(Qt.Key.Key_Backspace, CTRL | SHIFT)
    driver.click_at(rows.add_button)
    driver.settle()
    assert rows.rows[2].note.text == ""


def _open_menu(driver: WindowDriver) -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Move up", ("b", "a", "c")),
        ("Move down", ("a", "c", "b")),
        ("Duplicate", ("a", "b", "b", "c")),
        ("Remove", ("a", "c")),
    ],
)
@pytest.mark.parametrize("by", ["mouse", "space"])
def test_the_menu_of_a_grip(driver: WindowDriver, text: str, body: tuple[str, ...], by: str) -> None:
    rows = _three(driver)
    grip = rows.rows[1].grip
    if by == "mouse":
        driver.click_at(grip)
    else:
        driver.focus(grip)
        driver.key(Qt.Key.Key_Space)
    menu = _open_menu(driver)
    action = next(action for action in menu.actions() if action.text().replace("&", "") == text)
    assert action.shortcut().toString()
    menu.setActiveAction(action)
    driver.key(Qt.Key.Key_Return)
    assert driver.message.body == body
    assert QApplication.activePopupWidget() is None


def _drag(driver: WindowDriver, rows: ParameterRows, source: int, target: int) -> None:
    handle = driver.window.windowHandle()
    grip, to = rows.rows[source].grip, rows.rows[target].grip
    start = grip.mapTo(driver.window, grip.rect().center())
    end = to.mapTo(driver.window, to.rect().center())
    QTest.mousePress(handle, LEFT, Qt.KeyboardModifier.NoModifier, start)
    for step in range(1, 11):
        QTest.mouseMove(handle, start + (end - start) * step / 10)
    QTest.mouseRelease(handle, LEFT, Qt.KeyboardModifier.NoModifier, end)
    driver.settle()


def test_a_row_is_dragged_by_its_grip(driver: WindowDriver) -> None:
    rows = _three(driver)
    _drag(driver, rows, 0, 2)
    assert driver.message.body == ("b", "c", "a")
    assert _focused(rows) == 2
    assert QApplication.activePopupWidget() is None
    _drag(driver, rows, 1, 0)
    assert driver.message.body == ("c", "b", "a")
    assert _focused(rows) == 0


def test_a_drag_beyond_the_list_moves_nothing_further(driver: WindowDriver) -> None:
    rows = _three(driver)
    grip = rows.rows[0].grip
    rows.rows[0].dragged.emit(rows.rows[0], grip.mapToGlobal(QPoint(0, -500)))
    rows.rows[0].dropped.emit()
    assert driver.message.body == ("a", "b", "c")


def test_a_drag_whose_row_went_away_does_not_move_another(driver: WindowDriver) -> None:
    driver.load(Message(body=("a", "b", "c", "d", "e")))
    rows = driver.window.form.body
    grip = rows.rows[4].grip
    rows.rows[4].dragged.emit(rows.rows[4], rows.rows[2].grip.mapToGlobal(rows.rows[2].grip.rect().center()))
    driver.load(Message(body=("a", "b", "c")))
    assert grip is not rows.rows[2].grip
    _drag(driver, rows, 0, 1)
    assert driver.message.body == ("b", "a", "c")


def _tab_walk(driver: WindowDriver, start: QWidget, count: int) -> list[QWidget | None]:
    driver.focus(start)
    seen: list[QWidget | None] = []
    for _ in range(count):
        driver.key(Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    return seen


def test_tab_goes_through_the_rows_in_their_order(driver: WindowDriver) -> None:
    rows = _three(driver)
    driver.app.composer.insert(FieldKind.BODY, 1, "between")
    driver.settle()
    wanted: list[QWidget] = []
    for row in rows.rows:
        wanted += [row.grip, row.edit, row.remove]
    wanted.append(rows.add_button)
    assert _tab_walk(driver, driver.window.form.header.buttons[HeaderKind.NONE], len(wanted)) == wanted


def test_tab_goes_from_the_kind_of_header_into_it_and_on_to_the_body(driver: WindowDriver) -> None:
    form = driver.window.form
    driver.load(Message(header=TextHeader(("a",)), body=("b",)))
    text, body = form.header.texts.rows[0], form.body.rows[0]
    wanted = [form.header.text, text.grip, text.edit, text.remove, form.header.texts.add_button, body.grip, body.edit]
    assert _tab_walk(driver, form.header.buttons[HeaderKind.TEXT], 7) == wanted
    driver.load(GOOD)
    first, image = form.body.rows[0], form.header.image
    assert image is not None
    assert _tab_walk(driver, form.header.buttons[HeaderKind.IMAGE], 3) == [form.header.link, image.button, first.grip]


def test_of_a_thousand_rows_those_are_built_that_are_looked_at(driver: WindowDriver) -> None:
    started = time.thread_time()
    driver.app.composer.load(Message(body=tuple(map(str, range(1000)))))
    driver.settle()
    rows, bar = driver.window.form.body, driver.window.form.verticalScrollBar()
    assert len(rows.rows) < 100
    height = rows.height()
    bar.setValue(bar.maximum())
    driver.until(lambda: rows.built_row(999) is not None)
    assert time.thread_time() - started < 5.0, "not a benchmark: a freeze"
    assert len(rows.rows) < 200
    driver.settle()
    assert rows.height() == pytest.approx(height, rel=0.05), "the scroll bar told the truth from the beginning"
    last = rows.row(998)
    assert last is not None
    driver.focus(last.edit)
    driver.key(Qt.Key.Key_Down, ALT)
    assert driver.message.body[998:] == ("999", "998")
    for index in range(1000):
        rows.row(index)
    assert [row.edit.text() for row in rows.rows] == list(driver.message.body)
    driver.app.composer.load(Message(body=("only",)))
    driver.settle()
    assert [row.edit.text() for row in rows.rows] == ["only"]


def test_a_field_beyond_what_is_built_can_be_gone_to(driver: WindowDriver) -> None:
    body = ["x"] * 300
    body[250] = ""
    driver.app.composer.load(Message(GOOD.recipient, GOOD.template_name, "en_US", body=tuple(body)))
    driver.window.sending.send()
    row = driver.window.form.body.built_row(250)
    assert row is not None
    assert row.edit.hasFocus()
    assert row.note.text == "Variable 251 is empty: fill it in or remove it."
    driver.settle()
    top = row.edit.mapTo(driver.window.form.viewport(), QPoint(0, 0)).y()
    assert 0 <= top <= driver.window.form.viewport().height() - row.edit.height()


def test_a_row_made_by_a_key_is_scrolled_into_view(driver: WindowDriver) -> None:
    driver.wait_until_settled()
    driver.load(Message(body=("x",) * 30))
    rows = driver.window.form.body
    driver.focus(rows.rows[29].edit)
    driver.key(Qt.Key.Key_Return)
    driver.settle()
    edit = rows.rows[30].edit
    assert edit.hasFocus()
    top = edit.mapTo(driver.window.form.viewport(), QPoint(0, 0)).y()
    assert 0 <= top <= driver.window.form.viewport().height() - edit.height()


def test_a_start_builds_the_rows_that_the_window_has_room_for_and_the_others_after_the_draft(
    make_driver: Callable[..., WindowDriver],
) -> None:
    driver = make_driver(sandbox=True)  # at its first paint
    body = driver.window.form.body
    driver.app.composer.load(Message(body=tuple(map(str, range(20)))))
    assert [row.edit.text() for row in body.rows] == list(map(str, range(PER_GROUP)))
    driver.wait_until_settled()
    assert [row.edit.text() for row in body.rows] == list(map(str, range(20)))


def test_rows_are_never_painted_squeezed(driver: WindowDriver) -> None:
    """Qt lays out in several turns, with a paint between them."""
    driver.wait_until_settled()
    driver.app.composer.load(Message(body=("a value",) * 10))
    rows = driver.window.form.body.rows
    assert len(rows) == 10
    assert [row.edit.height() for row in rows] == [rows[0].edit.sizeHint().height()] * 10


@pytest.mark.parametrize("dark", [False, True])
def test_a_field_that_is_painted_without_its_row_looks_as_on_it(driver: WindowDriver, dark: bool) -> None:
    driver.app.settings.theme = "dark" if dark else "light"
    driver.load(GOOD)
    row = driver.window.form.body.rows[0]
    for focused in (False, True):
        if focused:
            driver.focus(row.edit)
        alone = row.grab().toImage()
        row.edit.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, False)
        on_row = row.grab().toImage()
        row.edit.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        assert alone == on_row
