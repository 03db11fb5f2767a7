"""The preview of the JSON."""

import json
import random

import pytest
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QApplication

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.message import Field, FieldKind, HeaderKind, ImageHeader, Message, TextHeader
from nxwa_desktop.protocol.message_fields import rows_of
from nxwa_desktop.protocol.request_body import encode_body
from nxwa_desktop.services.json_preview_lines import NO_ACCOUNT, body_lines
from nxwa_desktop.ui.preview.preview_tabs import PreviewPage
from nxwa_desktop.ui.widgets.palette import DARK, LIGHT, qt_palette
from tests.ui.json_marks import marked_blocks
from tests.ui.window_driver import GOOD, LANGUAGE, RECIPIENT, TEMPLATE, WindowDriver

TEXTS = (
    "",
    "David",
    "a" * 300,
    '"\\',
    "日本語",
    "שלום",
    "a\nb\tc",
    "\u2028\u200b",
    "😀👩‍👩‍👧",
    "\ud800",
    "</b>&amp;",
    "\x00\x1f",
    "\ufdd0",
)


def _chosen(driver: WindowDriver) -> Account:
    return driver.app.account_service.chosen or NO_ACCOUNT


def _fresh_text(driver: WindowDriver) -> str:
    return "\n".join(line.text for line in body_lines(driver.message, _chosen(driver)))


def _a_change(driver: WindowDriver, dice: random.Random) -> None:  # noqa: C901 - a table of changes
    composer, message = driver.app.composer, driver.message
    kind = dice.choice((FieldKind.BODY, FieldKind.BODY, FieldKind.HEADER_TEXT))
    rows = rows_of(message, kind)
    structural = isinstance(message.header, TextHeader) or kind is FieldKind.BODY
    match dice.randrange(12):
        case 0 if structural and len(rows) < 12:
            composer.insert(kind, dice.randint(0, len(rows)), dice.choice(TEXTS))
        case 1 if rows:
            composer.remove(kind, dice.randrange(len(rows)))
        case 2 if rows and len(rows) < 12:
            composer.duplicate(kind, dice.randrange(len(rows)))
        case 3 if rows:
            composer.move(kind, dice.randrange(len(rows)), dice.randrange(len(rows)))
        case 4:
            composer.set_header(dice.choice(list(HeaderKind)))
        case 5:
            driver.window.preview.show_account(dice.choice((_chosen(driver), _chosen(driver), None)))
            driver.window.preview.show_account(_chosen(driver))
        case 6:
            composer.set_focus(dice.choice((RECIPIENT, None, Field(FieldKind.BODY, 1))))
        case 7 if isinstance(message.header, ImageHeader):
            composer.edit(Field(FieldKind.HEADER_IMAGE), dice.choice(TEXTS))
        case 8:
            composer.edit(dice.choice((RECIPIENT, TEMPLATE, LANGUAGE)), dice.choice((*TEXTS, "+49 170 1234567")))
        case _ if rows:
            composer.edit(Field(kind, dice.randrange(len(rows))), dice.choice(TEXTS) + str(dice.random()))


@pytest.mark.parametrize("seed", [1, 2])
def test_two_thousand_changes_leave_the_json_in_step(driver: WindowDriver, seed: int) -> None:
    dice = random.Random(seed)
    driver.load(GOOD)
    for step in range(1000):
        _a_change(driver, dice)
        assert driver.json == _fresh_text(driver), f"seed {seed}, step {step}"
        if step % 100 == 0:
            driver.settle()
            _check_colours(driver)


def test_a_lone_delete_is_shown_alike_however_it_came(driver: WindowDriver) -> None:
    driver.load(Message(body=("",)))
    driver.app.composer.edit(Field(FieldKind.BODY), "\x7f")
    assert driver.json == _fresh_text(driver)
    driver.app.composer.edit(RECIPIENT, "é")
    assert driver.json == _fresh_text(driver)


def test_the_json_is_the_body(driver: WindowDriver) -> None:
    driver.load(GOOD)
    assert json.loads(driver.json) == json.loads(encode_body(GOOD, _chosen(driver)))


def _check_colours(driver: WindowDriver) -> None:
    """Every stretch of text has the colour that its meaning asks for."""
    view = driver.window.preview.json
    colours = DARK if view.palette().color(view.backgroundRole()).lightness() < 128 else LIGHT
    block = view.document().begin()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            piece = iterator.fragment()
            colour = piece.charFormat().foreground().color()
            if piece.text().strip():
                known = (colours.muted, colours.json_key, colours.json_string, colours.json_literal)
                assert colour.name() in known
            if piece.text().startswith('"') and len(piece.text()) > 1:
                key = block.text()[piece.position() - block.position() + piece.length() :].startswith(":")
                assert colour == QColor(colours.json_key if key else colours.json_string), piece.text()
            iterator += 1
        block = block.next()


def test_colours_stay_right_while_typing_and_follow_the_palette(driver: WindowDriver, qapp: QApplication) -> None:
    driver.load(GOOD)
    driver.focus(driver.window.form.body.rows[0].edit)
    driver.write('x"y')
    _check_colours(driver)
    qapp.setPalette(qt_palette(DARK))
    driver.settle()
    _check_colours(driver)
    assert driver.json == _fresh_text(driver)
    driver.window.preview.show_page(PreviewPage.JSON)
    view = driver.window.preview.json
    place = view.blockBoundingGeometry(next(marked_blocks(view))).translated(view.contentOffset()).toRect()
    line = view.viewport().grab().toImage()
    for x in (0, line.width() - 1):
        assert line.pixelColor(x, place.center().y()) == QColor(DARK.json_line)
        assert line.pixelColor(x, place.top() - 1) != QColor(DARK.json_line)
    driver.write("z")
    _check_colours(driver)


def test_one_edit_touches_its_own_line_only(driver: WindowDriver) -> None:
    driver.load(GOOD)
    driver.focus(driver.window.form.body.rows[1].edit)
    document = driver.window.preview.json.document()
    touched: list[tuple[int, int]] = []

    def note(position: int, removed: int, added: int) -> None:
        touched.append((document.findBlock(position).blockNumber(), document.findBlock(position + added).blockNumber()))

    document.contentsChange.connect(note)
    blocks = document.blockCount()
    driver.write("!")
    line = driver.json.split("\n").index('            "text": "China!"')
    assert touched
    assert {number for pair in touched for number in pair} == {line}
    assert document.blockCount() == blocks


def test_a_change_of_structure_keeps_the_lines_around_it(driver: WindowDriver) -> None:
    driver.load(GOOD)
    driver.window.preview.show_page(PreviewPage.JSON)
    view = driver.window.preview.json
    removed: list[int] = []
    view.document().contentsChange.connect(lambda _at, gone, _new: removed.append(gone))
    driver.app.composer.insert(FieldKind.BODY, 2, "new")
    assert sum(removed) < len(view.toPlainText()) / 2


def test_scroll_and_selection_survive_typing_and_structure(driver: WindowDriver) -> None:
    driver.load(Message(GOOD.recipient, GOOD.template_name, "en_US", body=("x",) * 60))
    driver.window.preview.show_page(PreviewPage.JSON)
    view = driver.window.preview.json
    driver.window.form.go_to(Field(FieldKind.BODY, 59))
    bar = view.verticalScrollBar()
    bar.setValue(3)
    cursor = QTextCursor(view.document().find('"appkey"'))
    view.setTextCursor(cursor)
    bar.setValue(3)
    selected = (view.textCursor().selectedText(), view.textCursor().position())
    driver.write("hello")
    assert bar.value() == 3
    driver.app.composer.edit(RECIPIENT, "+1")
    driver.app.composer.set_focus(None)
    driver.app.composer.insert(FieldKind.BODY, 30)
    driver.settle()
    assert bar.value() == 3
    assert view.textCursor().selectedText() == selected[0] == '"appkey"'
    assert view.textCursor().position() == selected[1]


def test_the_marked_line_is_brought_into_view_once(driver: WindowDriver) -> None:
    driver.load(Message(GOOD.recipient, GOOD.template_name, "en_US", body=tuple(f"p{n}" for n in range(60))))
    driver.window.preview.show_page(PreviewPage.JSON)
    view = driver.window.preview.json
    driver.window.form.go_to(Field(FieldKind.BODY, 59))
    assert ["p59" in block.text() for block in marked_blocks(view)] == [True]
    assert view.verticalScrollBar().value() > 0
