"""What goes out, as JSON and as a request: always in step, never jumping."""

import json
import random
import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCursor, QTextFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QMessageBox

from nxwa_desktop.protocol.account import Account, Algorithm
from nxwa_desktop.protocol.message import Field, FieldKind, ImageHeader, Message, NoHeader, TextHeader
from nxwa_desktop.protocol.request_body import encode_body
from nxwa_desktop.services.body_lines import NO_ACCOUNT, body_lines
from nxwa_desktop.services.composer import rows_of
from nxwa_desktop.ui.preview.preview_tabs import Tab
from nxwa_desktop.ui.widgets.palette import DARK, LIGHT, qt_palette
from tests.ui.workbench import GOOD, LANGUAGE, RECIPIENT, SECRET, TEMPLATE, Bench, account, clipboard, entry

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


def _chosen(bench: Bench) -> Account:
    return bench.app.account_service.chosen or NO_ACCOUNT


def _fresh_text(bench: Bench) -> str:
    return "\n".join(line.text for line in body_lines(bench.message, _chosen(bench)))


def _a_change(bench: Bench, dice: random.Random) -> None:  # noqa: C901 - a table of changes
    composer, message = bench.app.composer, bench.message
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
            composer.set_header(dice.choice((NoHeader, TextHeader, ImageHeader)))
        case 5:
            bench.window.preview.show_account(dice.choice((_chosen(bench), _chosen(bench), None)))
            bench.window.preview.show_account(_chosen(bench))
        case 6:
            composer.set_focus(dice.choice((RECIPIENT, None, Field(FieldKind.BODY, 1))))
        case 7 if isinstance(message.header, ImageHeader):
            composer.edit(Field(FieldKind.HEADER_IMAGE), dice.choice(TEXTS))
        case 8:
            composer.edit(dice.choice((RECIPIENT, TEMPLATE, LANGUAGE)), dice.choice((*TEXTS, "+49 170 1234567")))
        case _ if rows:
            composer.edit(Field(kind, dice.randrange(len(rows))), dice.choice(TEXTS) + str(dice.random()))


@pytest.mark.parametrize("seed", [1, 2])
def test_two_thousand_changes_leave_the_json_in_step(bench: Bench, seed: int) -> None:
    dice = random.Random(seed)
    bench.load(GOOD)
    for step in range(1000):
        _a_change(bench, dice)
        assert bench.json == _fresh_text(bench), f"seed {seed}, step {step}"
        if step % 100 == 0:
            bench.settle()
            _check_colours(bench)


def test_a_lone_delete_is_shown_alike_however_it_came(bench: Bench) -> None:
    bench.load(Message(body=("",)))
    bench.app.composer.edit(Field(FieldKind.BODY), "\x7f")
    assert bench.json == _fresh_text(bench)
    bench.app.composer.edit(RECIPIENT, "é")
    assert bench.json == _fresh_text(bench)


def test_the_json_is_the_body(bench: Bench) -> None:
    bench.load(GOOD)
    assert json.loads(bench.json) == json.loads(encode_body(GOOD, _chosen(bench)))


def _check_colours(bench: Bench) -> None:
    """Every stretch of text has the colour that its meaning asks for."""
    view = bench.window.preview.json
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


def test_colours_stay_right_while_typing_and_follow_the_palette(bench: Bench, qapp: QApplication) -> None:
    bench.load(GOOD)
    bench.focus(bench.window.form.body.rows[0].edit)
    bench.write('x"y')
    _check_colours(bench)
    qapp.setPalette(qt_palette(DARK))
    bench.settle()
    _check_colours(bench)
    assert bench.json == _fresh_text(bench)
    marks = bench.window.preview.json.extraSelections()
    assert marks[0].format.background().color() == QColor(DARK.marked_line)
    bench.write("z")
    _check_colours(bench)


def test_one_edit_touches_its_own_line_only(bench: Bench) -> None:
    bench.load(GOOD)
    bench.focus(bench.window.form.body.rows[1].edit)
    document = bench.window.preview.json.document()
    touched: list[tuple[int, int]] = []

    def note(position: int, removed: int, added: int) -> None:
        touched.append((document.findBlock(position).blockNumber(), document.findBlock(position + added).blockNumber()))

    document.contentsChange.connect(note)
    blocks = document.blockCount()
    bench.write("!")
    line = bench.json.split("\n").index('            "text": "China!"')
    assert touched
    assert {number for pair in touched for number in pair} == {line}
    assert document.blockCount() == blocks


def test_a_change_of_structure_keeps_the_lines_around_it(bench: Bench) -> None:
    bench.load(GOOD)
    bench.window.preview.turn_to(Tab.JSON)
    view = bench.window.preview.json
    removed: list[int] = []
    view.document().contentsChange.connect(lambda _at, gone, _new: removed.append(gone))
    bench.app.composer.insert(FieldKind.BODY, 2, "new")
    assert sum(removed) < len(view.toPlainText()) / 2


def test_scroll_and_selection_survive_typing_and_structure(bench: Bench) -> None:
    bench.load(Message(GOOD.recipient, GOOD.template_name, "en_US", body=("x",) * 60))
    bench.window.preview.turn_to(Tab.JSON)
    view = bench.window.preview.json
    bench.window.form.go_to(Field(FieldKind.BODY, 59))
    bar = view.verticalScrollBar()
    bar.setValue(3)
    cursor = QTextCursor(view.document().find('"appkey"'))
    view.setTextCursor(cursor)
    bar.setValue(3)
    selected = (view.textCursor().selectedText(), view.textCursor().position())
    bench.write("hello")
    assert bar.value() == 3
    bench.app.composer.edit(RECIPIENT, "+1")
    bench.app.composer.set_focus(None)
    bench.app.composer.insert(FieldKind.BODY, 30)
    bench.settle()
    assert bar.value() == 3
    assert view.textCursor().selectedText() == selected[0] == '"appkey"'
    assert view.textCursor().position() == selected[1]


def test_the_marked_line_is_brought_into_view_once(bench: Bench) -> None:
    bench.load(Message(GOOD.recipient, GOOD.template_name, "en_US", body=tuple(f"p{n}" for n in range(60))))
    bench.window.preview.turn_to(Tab.JSON)
    view = bench.window.preview.json
    bench.window.form.go_to(Field(FieldKind.BODY, 59))
    mark = view.extraSelections()[0]
    assert mark.format.property(QTextFormat.Property.FullWidthSelection)
    assert "p59" in mark.cursor.block().text()
    assert view.verticalScrollBar().value() > 0


def test_copy_json_copies_the_very_bytes(bench: Bench) -> None:
    bench.load(GOOD)
    bench.window.preview.turn_to(Tab.JSON)
    bench.settle()
    QTest.mouseClick(bench.window.preview.copy_json, Qt.MouseButton.LeftButton)
    assert clipboard().encode() == encode_body(GOOD, _chosen(bench))
    assert bench.window.preview.copy_json.isVisible()
    assert not bench.window.preview.copy_curl.isVisible()


# request


def _request(bench: Bench) -> dict[str, str]:
    bench.key(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    bench.settle()
    page = bench.window.preview.request
    assert page.isVisible()
    return {name: label.text() for name, label in page._values.items() if label.isVisible()}


def test_the_request_shows_headers_and_masks_the_secret(fresh: Bench) -> None:
    fresh.keep(account("Acme"))
    fresh.load(GOOD)
    shown = _request(fresh)
    assert list(shown) == ["accessKey", "ts", "bizType", "action", "sign", "Content-Type"]
    assert shown["accessKey"] == "fme2na3kdi3ki"
    page = fresh.window.preview.request
    body = encode_body(GOOD, account("Acme")).decode()
    assert body in page.signed_text.toPlainText()
    assert page.signed_text.toPlainText().startswith("accessKey=fme2na3kdi3ki&action=mt&bizType=2&ts=…&body=")
    assert page.signed_text.toPlainText().endswith("&accessSecret=••••••••")
    everything = "\n".join(label.text() for label in fresh.window.findChildren(QLabel))
    assert SECRET not in everything + page.signed_text.toPlainText() + fresh.json
    assert "POST https://api.nxcloud.com/saas/wa/send" in everything


def test_the_header_algorithm_and_the_custom_url_only_where_they_belong(fresh: Bench) -> None:
    fresh.keep(account("Acme", endpoint="https://proxy.example.com/x", algorithm=Algorithm.SHA256))
    assert _request(fresh)["algorithm"] == "sha256"
    assert fresh.window.preview.request._target.text() == "POST https://proxy.example.com/x"


def test_the_request_follows_typing_and_keeps_its_place(bench: Bench) -> None:
    bench.load(Message(GOOD.recipient, GOOD.template_name, "en_US", body=("x" * 50,) * 200))
    _request(bench)
    page = bench.window.preview.request
    bar = page.signed_text.verticalScrollBar()
    bar.setValue(20)
    assert bar.value() == 20
    bench.focus(bench.window.form.recipient.edit)
    bench.write("1")
    bench.until(lambda: '"to":"86136000097591"' in page.signed_text.toPlainText())
    assert bar.value() == 20
    bench.app.composer.edit(RECIPIENT, "😀" + "7" * 9)
    bench.until(lambda: '"to":"😀777777777"' in page.signed_text.toPlainText())
    body = encode_body(bench.message, _chosen(bench)).decode()
    assert f"&body={body}&accessSecret" in page.signed_text.toPlainText()


def test_without_an_account_the_request_says_what_to_do(fresh: Bench) -> None:
    fresh.keep(account("Acme"), account("Beta"))
    fresh.app.account_service.choose(None)
    assert _request(fresh) == {}
    assert fresh.window.preview.request._target.text() == "Choose an account to see the request."
    assert not fresh.window.preview.copy_curl.isEnabled()


def test_copy_as_curl_leaves_the_signature_out(bench: Bench) -> None:
    bench.load(GOOD)
    _request(bench)
    QTest.mouseClick(bench.window.preview.copy_curl, Qt.MouseButton.LeftButton)
    assert clipboard().startswith("curl ")
    assert encode_body(GOOD, _chosen(bench)).decode() in clipboard()
    assert "sign: SIGNATURE" in clipboard()
    assert not re.search(r"(?i)[0-9a-f]{32}", clipboard())
    assert bench.window.preview.note.text == "Copied without the signature."
    assert bench.sent == []
    bench.key(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert bench.window.preview.note.text == ""


def _asked_for_signature(bench: Bench) -> QMessageBox:
    """The question that the menu's way to a signed copy leads to."""
    menu = entry(bench.window.copier.menu, "With the signature").menu()
    assert isinstance(menu, QMenu)
    entry(menu, "For a shell").trigger()
    box = bench.window.findChild(QMessageBox)
    assert box is not None
    assert "offline and for ever" in box.text()
    return box


def _button(box: QMessageBox, words: str) -> QAbstractButton:
    return next(each for each in box.buttons() if each.text().replace("&", "") == words)


def test_copy_as_curl_with_the_signature_is_asked_about(bench: Bench) -> None:
    bench.load(GOOD)
    _request(bench)
    with bench.qtbot.waitSignal(bench.app.sender.signed, timeout=15_000):
        _button(_asked_for_signature(bench), "Copy with the signature").click()
    assert re.search(r"'sign: [0-9a-f]{32}'", clipboard())
    assert "sandbox-practice-secret" not in clipboard()
    assert bench.window.preview.note.text.startswith("Copied.")
    assert bench.sent == []


@pytest.mark.parametrize(("key", "expected"), [(Qt.Key.Key_Return, "sign: SIGNATURE"), (Qt.Key.Key_Escape, "")])
def test_the_safe_answers_copy_no_signature(bench: Bench, key: Qt.Key, expected: str) -> None:
    bench.load(GOOD)
    _request(bench)
    QApplication.clipboard().clear()
    box = _asked_for_signature(bench)
    QTest.keyClick(box, key)
    bench.until(lambda: not box.isVisible())
    assert expected in clipboard()
    assert bool(clipboard()) is bool(expected)


def test_copy_as_curl_that_cannot_be(fresh: Bench) -> None:
    fresh.keep(account("Acme"))
    fresh.app._vault._drop("id-Acme")
    _request(fresh)
    QApplication.clipboard().clear()
    with fresh.qtbot.waitSignal(fresh.app.sender.signed, timeout=15_000):
        _button(_asked_for_signature(fresh), "Copy with the signature").click()
    assert fresh.window.preview.note.text.startswith("No keyring is running here")
    assert clipboard() == ""


def test_copy_as_curl_of_half_a_character(bench: Bench) -> None:
    bench.load(Message(body=("\ud800",)))
    _request(bench)
    bench.window.preview.copy_curl.click()
    assert bench.window.preview.note.text.startswith("The request could not be copied")


def test_turning_the_pages(bench: Bench, make_bench: Callable[..., Bench]) -> None:
    _request(bench)
    assert bench.window.preview.copy_curl.isVisible()
    bench.app.composer.edit(RECIPIENT, "+49170")
    bench.key(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    bench.app.composer.edit(RECIPIENT, "+49171")
    assert '"to": "49171"' in bench.json
    _request(bench)
    assert '"to":"49171"' in bench.window.preview.request.signed_text.toPlainText()
