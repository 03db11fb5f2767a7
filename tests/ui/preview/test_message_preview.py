"""The bubble: always in step with what is composed, never jumping, and safe to look at."""

import random

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPaintEvent, QRegion, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nxwa_desktop.protocol.message import Field, FieldKind, HeaderKind, ImageHeader, Message, TextHeader
from nxwa_desktop.protocol.message_fields import rows_of
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.templates.filled_text import MAX_LENGTH
from nxwa_desktop.ui.preview.message_preview import MessagePreview
from nxwa_desktop.ui.preview.preview_tabs import PreviewPage, PreviewTabs
from nxwa_desktop.ui.widgets import message_paint as paint
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.message_bubble import MessageBubble
from nxwa_desktop.ui.widgets.palette import DARK, LIGHT, qt_palette
from tests.ui.window_driver import WindowDriver, clipboard

HINT = "Paste the template's text to see the message as the customer will."
TEXT = "Hello *{{First Name}}*, your parcel to {{Country}} has left.\nIt reaches {{Country}} soon."
BODY = Field(FieldKind.BODY)
WORDING = Field(FieldKind.BODY_TEMPLATE)
RED = QColor("#ff0000")


@pytest.fixture
def composer() -> Composer:
    return Composer()


@pytest.fixture
def preview(qtbot: QtBot, composer: Composer) -> MessagePreview:
    preview = MessagePreview(composer)
    qtbot.addWidget(preview)
    preview.resize(480, 400)
    preview.show()
    qtbot.waitExposed(preview)
    return preview


@pytest.fixture
def view(preview: MessagePreview) -> MessageBubble:
    return preview.bubble


def _numbered(text: str, *values: str) -> Message:
    return Message(body_text=text, body=values, body_labels=tuple(str(n + 1) for n in range(len(values))))


def _lines(view: MessageBubble) -> list[str]:
    return view.toPlainText().replace("\u00a0", " ").split("\n")


def _shape(view: MessageBubble) -> list[object]:
    """All that makes the document what it is."""
    found: list[object] = []
    block = view.document().begin()
    while block.isValid():
        form = block.blockFormat()
        found.append((block.text(), form.layoutDirection(), form.alignment(), form.bottomMargin()))
        iterator = block.begin()
        while not iterator.atEnd():
            piece = iterator.fragment()
            style = piece.charFormat()
            look = (style.foreground().color().name(), style.fontWeight(), style.fontItalic(), style.fontStrikeOut())
            found.append((piece.text(), look, style.fontFixedPitch(), style.fontPointSize()))
            iterator += 1
        block = block.next()
    return found


def _style(view: MessageBubble, words: str) -> tuple[bool, bool, bool, bool]:
    """Bold, italic, struck out, of fixed pitch."""
    form = view.document().find(words).charFormat()
    assert form.isValid()
    return form.fontWeight() > 400, form.fontItalic(), form.fontStrikeOut(), form.fontFixedPitch()


def _picture(view: MessageBubble) -> QImage:
    return view.viewport().grab().toImage()


def _top(view: MessageBubble) -> float:
    """The top of the text."""
    return view.document().documentLayout().blockBoundingRect(view.document().firstBlock()).top()


def _reds(view: MessageBubble) -> int:
    image = _picture(view)
    return sum(image.pixelColor(x, y) == RED for x in range(0, image.width(), 3) for y in range(0, image.height(), 3))


# what it says


def test_values_stand_in_their_places_and_gaps_are_chips(composer: Composer, view: MessageBubble) -> None:
    composer.edit(WORDING, TEXT)
    assert _lines(view) == ["Hello  First Name , your parcel to  Country  has left.", "It reaches  Country  soon."]
    composer.edit(BODY, "David")
    composer.edit(Field(FieldKind.BODY, 1), "China")
    assert _lines(view) == ["Hello David, your parcel to China has left.", "It reaches China soon."]
    assert _style(view, "David") == (True, False, False, False)


def test_marks_are_rendered_across_values(composer: Composer, view: MessageBubble) -> None:
    composer.load(_numbered("a *b {{1}} c* _{{2}}_ ~d~ ```{{3}}```", "one", "*two*", "three *3*"))
    assert _lines(view) == ["a b one c two d three *3*"]
    assert _style(view, "one") == _style(view, "b ") == (True, False, False, False)
    assert _style(view, "two") == (True, True, False, False)
    assert _style(view, "d ") == (False, False, False, False)
    assert _style(view, "three")[3]


def test_a_header_is_bold_and_its_marks_are_text(composer: Composer, view: MessageBubble) -> None:
    composer.load(Message(header=TextHeader(("7",), "Order *{{1}}*", ("1",)), body_text="Body"))
    assert _lines(view) == ["Order *7*", "Body"]
    assert _style(view, "Order")[0]
    assert not _style(view, "Body")[0]


def test_without_a_text_it_says_what_to_do_and_lists_the_parameters(composer: Composer, view: MessageBubble) -> None:
    assert _lines(view) == [HINT]
    composer.load(Message(header=TextHeader(("Parcel", "")), body=("David", "", "x\ny")))
    assert _lines(view) == ["Header 1  Parcel", "Header 2   empty ", HINT, "1  David", "2   empty ", "3  xy"]


def test_a_picture_nobody_has_looked_at(composer: Composer, view: MessageBubble) -> None:
    composer.load(Message(header=ImageHeader(), body_text="Body"))
    assert _lines(view) == ["No image link yet", "Body"]
    composer.edit(Field(FieldKind.HEADER_IMAGE), "https://example.com/a/parcel.png?x=/y#z/w")
    assert _lines(view) == ["Image not checked yet", "parcel.png", "Body"]


def test_a_checked_picture_is_shown_until_the_link_changes(composer: Composer, preview: MessagePreview) -> None:
    view = preview.bubble
    pixels = QImage(80, 40, QImage.Format.Format_RGB32)
    pixels.fill(RED)
    composer.load(Message(header=ImageHeader("https://example.com/a.png"), body=("x",), body_text="Body {{1}}"))
    assert _reds(view) == 0
    preview.show_image(pixels, "PNG, as seen from this computer")
    assert _lines(view) == ["Body x"]
    assert _reds(view) > 500
    image = _picture(view)
    assert all(image.pixelColor(image.width() // 2, y) == RED for y in range(10, round(_top(view)) - 10))
    assert _top(view) > 140
    composer.edit(BODY, "y")
    assert _reds(view) > 500
    composer.edit(Field(FieldKind.HEADER_IMAGE), "https://example.com/b.png")
    assert _lines(view) == ["Image not checked yet", "b.png", "Body y"]
    assert _reds(view) == 0
    preview.show_image(None, "Nothing answers there.")
    assert _lines(view) == ["Nothing answers there.", "Body y"]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Hello שלום", False),
        ("שלום Hello", True),
        ("123 مرحبا", True),
        ("123 !", False),
        ("{{1}} مرحبا", True),
        ("\u202e Hello", False),
        ("{{1}}", False),
    ],
)
def test_each_line_runs_as_its_first_letter_does(
    composer: Composer, view: MessageBubble, text: str, right: bool
) -> None:
    composer.load(_numbered(f"Latin\n{text}", ""))
    directions = [each.right_to_left for each in view._text.paragraphs]
    assert directions == [False, right]
    block = view.document().lastBlock()
    wanted = Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight
    assert block.textDirection() == wanted


def test_hidden_characters_are_shown_by_their_codes(composer: Composer, view: MessageBubble) -> None:
    composer.load(_numbered("a{{1}}", "\u202e\x00\u200b\ud800\u2029\ufdd0\r\n\x85b👩‍👧"))
    assert _lines(view) == ["a U+202E  U+0000  U+200B  U+D800  U+2029  U+FDD0 ", " U+0085 b👩‍👧"]
    composer.load(_numbered("{{1}} {{a\u202eb\nc}}", "x"))
    assert "\u202e" not in view.toPlainText()
    assert view.document().blockCount() == 1


def test_nothing_in_it_is_markup_or_a_link(composer: Composer, view: MessageBubble) -> None:
    composer.load(_numbered("<b>{{1}}</b> https://example.com", "<a href='https://x'>y</a>"))
    assert _lines(view) == ["<b><a href='https://x'>y</a></b> https://example.com"]
    block = view.document().begin()
    iterator = block.begin()
    while not iterator.atEnd():
        assert not iterator.fragment().charFormat().isAnchor()
        iterator += 1
    assert not view.textInteractionFlags() & Qt.TextInteractionFlag.LinksAccessibleByMouse


def test_what_is_far_too_long_is_cut(composer: Composer, view: MessageBubble) -> None:
    composer.load(_numbered("{{1}}{{2}}", "W" * 100_000, "x"))
    assert _lines(view) == ["W" * MAX_LENGTH, f"… and {100_001 - MAX_LENGTH} more characters"]
    composer.load(Message(body=("v" * 1000,) * 1000))
    assert _lines(view)[-1] == "… and 997 more variables"
    composer.load(Message(body=("v" * 100_000,)))
    assert len(_lines(view)[1]) < MAX_LENGTH + 50


def test_a_screen_reader_hears_what_is_missing(composer: Composer, view: MessageBubble) -> None:
    assert view.accessibleName() == "Message as the customer will see it"
    composer.edit(WORDING, TEXT)
    assert view.accessibleDescription() == "Not filled in yet: First Name, Country"
    composer.edit(BODY, "David")
    composer.edit(Field(FieldKind.BODY, 1), "China")
    assert view.accessibleDescription() == ""


# in step


VALUES = (
    "",
    "David",
    "*b*",
    "_",
    "a\nb",
    "\n",
    "שלום",
    "مرحبا 12",
    "中文",
    "😀👩‍👧",
    "\u202e",
    "\ud800",
    "x" * 300,
    "```c```",
)
TEXTS = (
    "",
    TEXT,
    "{{1}} {{2}} {{1}}\n\n*{{3}}*",
    "שלום {{a}}\n{{b}}",
    "*{{a}}\n{{b}}*\n_{{c}}_",
    "no variables",
    "x\n" * 20,
    "{{a}}",
)


def _a_change(composer: Composer, dice: random.Random) -> None:
    kind = dice.choice((FieldKind.BODY, FieldKind.BODY, FieldKind.HEADER_TEXT))
    rows = rows_of(composer.message, kind)
    match dice.randrange(9):
        case 0:
            composer.edit(WORDING, dice.choice(TEXTS))
        case 1:
            composer.set_header(dice.choice(list(HeaderKind)))
        case 2:
            composer.edit(Field(FieldKind.HEADER_TEMPLATE), dice.choice(TEXTS))
        case 3:
            composer.edit(Field(FieldKind.HEADER_IMAGE), dice.choice(("", "https://example.com/a.png")))
        case 4 if len(rows) < 8:
            composer.insert(kind, dice.randint(0, len(rows)), dice.choice(VALUES))
        case 5 if rows:
            composer.remove(kind, dice.randrange(len(rows)))
        case 6:
            composer.undo()
        case _ if rows:
            composer.edit(Field(kind, dice.randrange(len(rows))), dice.choice(VALUES) + dice.choice(VALUES))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_thousand_changes_leave_it_as_if_written_anew(
    qtbot: QtBot, composer: Composer, view: MessageBubble, seed: int
) -> None:
    dice = random.Random(seed)
    for step in range(350):
        _a_change(composer, dice)
        if step % 3 == 0:
            fresh = MessagePreview(composer)
            qtbot.addWidget(fresh)
            fresh._changed()
            fresh._refresh()
            assert _shape(view) == _shape(fresh.bubble), f"seed {seed}, step {step}"
            fresh.deleteLater()
        if step % 50 == 0:
            _picture(view)


def test_after_many_changes_it_looks_as_a_new_one_does(qtbot: QtBot, composer: Composer, view: MessageBubble) -> None:
    dice = random.Random(4)
    view.clearFocus()  # it has no caret then
    for step in range(150):
        _a_change(composer, dice)
        composer.set_focus(Field(FieldKind.BODY, dice.randrange(3)))
        picture = _picture(view)
        if step % 3 == 0:
            fresh = MessageBubble()
            qtbot.addWidget(fresh)
            fresh.show_content(view.content)
            fresh.mark_field(composer.focus)
            fresh.resize(view.size())
            assert picture == _picture(fresh), f"step {step}"
            fresh.deleteLater()


def _set_letters(view: MessageBubble, pixels: int) -> None:
    font = view.font()
    font.setPixelSize(pixels)
    view.setFont(font)


def _on_screen(preview: MessagePreview) -> QImage:
    """What stands on the screen, from all that was painted until now."""
    QCoreApplication.processEvents()
    return preview.screen().grabWindow(preview.winId()).toImage()


def _left_over(preview: MessagePreview) -> int:
    """Pixels of the screen that differ, by more than anybody sees, from what is there once all is painted anew."""
    one = _on_screen(preview)
    preview.bubble.viewport().update()
    other = _on_screen(preview)
    if one == other:
        return 0
    return sum(
        max(abs(a.red() - b.red()), abs(a.green() - b.green()), abs(a.blue() - b.blue())) > 4
        for x in range(one.width())
        for y in range(one.height())
        if one.pixel(x, y) != other.pixel(x, y)
        for a, b in ((one.pixelColor(x, y), other.pixelColor(x, y)),)
    )


@pytest.mark.parametrize("pixels", [12, 13, 14, 17, 28])
def test_nothing_is_left_on_the_screen_of_what_was_there(
    composer: Composer, preview: MessagePreview, view: MessageBubble, pixels: int
) -> None:
    _set_letters(view, pixels)
    composer.load(_numbered("Hello,\nyour {{1}} and {{2}}\nthird {{3}} line", "", "", "David"))
    view.clearFocus()
    composer.set_focus(BODY)
    _on_screen(preview)
    below = Field(FieldKind.BODY, 2)
    changes = [(BODY, "D"), (BODY, "")]
    for text in ("ខ្ញុំ", "ស្រឡាញ់", "ที่ประชุมใหญ่", "गाँव में र्कि", "Å̂", "Ǻ Ǖ"):
        changes += [(BODY, text), (below, f"beside {text}"), (below, text), (BODY, "a"), (BODY, "c"), (below, "b")]
    for field, text in changes:
        composer.set_focus(field)
        _on_screen(preview)
        composer.edit(field, text)
        assert not _left_over(preview), text


def test_the_mark_follows_where_the_same_text_comes_from_elsewhere(
    composer: Composer, preview: MessagePreview, view: MessageBubble
) -> None:
    view.clearFocus()
    composer.load(_numbered("a {{1}}\nb {{2}}", "x", "x"))
    composer.set_focus(BODY)
    _on_screen(preview)
    composer.load(Message(body_text="a x\nb {{2}}", body=("x",), body_labels=("2",)))
    assert not _left_over(preview)


def test_a_value_is_marked_where_a_header_makes_room_for_a_body(composer: Composer, view: MessageBubble) -> None:
    with_header = Message(
        header=TextHeader(("x",), "{{1}}", ("1",)), body_text="hello\n{{1}}", body=("y",), body_labels=("1",)
    )
    composer.load(with_header)
    composer.set_focus(BODY)
    _picture(view)
    composer.load(_numbered("{{1}}\nhello\n{{1}}", "y"))
    assert view.marked_rect.top() == _top(view)


@pytest.mark.parametrize("pixels", [13, 14, 17, 28])
def test_a_changed_line_is_painted_without_its_neighbours(
    qtbot: QtBot, composer: Composer, view: MessageBubble, pixels: int
) -> None:
    _set_letters(view, pixels)
    composer.load(_numbered("first {{1}}\nsecond {{2}}\nthird {{3}}", "David", "China", "Friday"))
    composer.set_focus(Field(FieldKind.BODY, 1))
    _picture(view)
    QCoreApplication.processEvents()
    painted: list[QRegion] = []
    watch = _Paints(view, painted)
    composer.edit(Field(FieldKind.BODY, 1), "Chile")
    qtbot.waitUntil(lambda: bool(painted))
    view.viewport().removeEventFilter(watch)
    rects = [
        view.document().documentLayout().blockBoundingRect(view.document().findBlockByNumber(number)).toRect()
        for number in range(3)
    ]
    assert [painted[0].intersects(rect) for rect in rects] == [False, True, False]


class _Paints(QObject):
    """Notes the regions of a bubble that are painted."""

    def __init__(self, view: MessageBubble, painted: list[QRegion]) -> None:
        super().__init__(view)
        self._painted = painted
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self._painted.append(QRegion(event.region()))
        return False


def test_an_empty_line_keeps_its_direction_when_the_next_one_goes(composer: Composer, view: MessageBubble) -> None:
    composer.edit(WORDING, "a\n\nשלום")
    composer.edit(WORDING, "a\n")
    assert view.document().blockCount() == 2
    assert view.document().lastBlock().textDirection() == Qt.LayoutDirection.LeftToRight


def test_one_value_touches_no_more_than_itself(composer: Composer, view: MessageBubble) -> None:
    composer.load(_numbered("first line {{1}}\nsecond {{2}} line\nthird line", "David", "China"))
    touched: list[tuple[int, int, int]] = []
    view.document().contentsChange.connect(lambda at, gone, new: touched.append((at, gone, new)))
    composer.edit(Field(FieldKind.BODY, 1), "Chile")
    start = view.toPlainText().index("Chile")
    assert touched
    assert all(start <= at <= at + new <= start + 5 for at, _, new in touched)


def test_what_the_message_does_not_show_changes_nothing(composer: Composer, view: MessageBubble) -> None:
    composer.load(_numbered("a {{1}}", "b"))
    touched: list[int] = []
    view.document().contentsChange.connect(lambda *_: touched.append(1))
    composer.edit(Field(FieldKind.RECIPIENT), "+86")
    composer.edit(Field(FieldKind.TEMPLATE_NAME), "x")
    assert touched == []


def test_it_rests_while_nobody_looks_and_catches_up(driver: WindowDriver) -> None:
    driver.load(_numbered("a {{1}}", "b"))
    view = driver.window.preview.message.bubble
    driver.until(view.isVisible)
    driver.window.preview.show_page(PreviewPage.JSON)
    driver.app.composer.edit(BODY, "c")
    assert _lines(view) == ["a b"]
    driver.window.preview.show_page(PreviewPage.MESSAGE)
    assert _lines(view) == ["a c"]


def test_it_is_made_once_the_window_has_its_first_picture(driver: WindowDriver, qtbot: QtBot) -> None:
    unseen = PreviewTabs(driver.app.composer)
    qtbot.addWidget(unseen)
    assert not is_built(unseen, "message")
    tabs = driver.window.preview
    # Its layout shows it in a turn of its own.
    driver.until(lambda: is_built(tabs, "message") and tabs.message.isVisible())
    driver.until(lambda: tabs.message.width() == tabs._message_page.width())


# staying put


def test_scroll_and_selection_survive_typing(composer: Composer, preview: MessagePreview, view: MessageBubble) -> None:
    composer.load(_numbered("top {{1}}\n" + "line\n" * 40 + "chosen words\n{{2}}", "a", "b"))
    QApplication.processEvents()
    bar = preview.verticalScrollBar()
    assert bar.value() == bar.maximum() > 120
    cursor = QTextCursor(view.document().find("chosen words"))
    view.setTextCursor(cursor)
    bar.setValue(120)
    composer.edit(BODY, "another")
    composer.edit(Field(FieldKind.BODY, 1), "value\nin two lines")
    QApplication.processEvents()
    assert bar.value() == 120
    assert view.textCursor().selectedText() == "chosen words"


def test_a_copy_has_the_variables_and_the_codes_as_text(composer: Composer, view: MessageBubble) -> None:
    composer.load(_numbered("Hi *{{1}}* 😀 {{2}}\nשלום {{3}}", "", "\u202eabc", "x"))
    view.selectAll()
    view.copy()
    assert clipboard() == "Hi {{1}} 😀 U+202Eabc\nשלום x"
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard() == "Hi {{1}} 😀 U+202Eabc\nשלום x"
    cursor = view.textCursor()
    start = view.toPlainText().index("i")
    cursor.setPosition(start)
    cursor.setPosition(start + 4, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    view.copy()
    assert clipboard() == "i {{1}}"


def test_tab_leaves_it_and_nothing_can_be_typed_or_dropped(composer: Composer, view: MessageBubble) -> None:
    QTest.keyClicks(view, "abc")
    assert _lines(view) == [HINT]
    assert view.tabChangesFocus()
    assert not view.acceptDrops()
    assert not view.viewport().acceptDrops()


# what is painted


def _chip_rects(view: MessageBubble) -> list[QRectF]:
    found = []
    for number in range(len(view._text.paragraphs)):
        block = view.document().findBlockByNumber(number)
        chips = [stretch for stretch in view._text.stretches(number) if stretch[2].look.value == "chip"]
        found += [rect for _, rect in paint.run_rects(block, chips, plain=view._text.runs_one_way(number))]
    return found


@pytest.mark.parametrize("text", ["Hello {{First Name}} and so on", "שלום {{שם}} לך {{12}} and {{More}}", "中 {{名}}"])
def test_chips_have_a_ground_where_their_words_are(composer: Composer, view: MessageBubble, text: str) -> None:
    composer.edit(WORDING, text)
    image = _picture(view)
    rects = _chip_rects(view)
    assert len(rects) == text.count("{{")
    for rect in rects:
        corner = QPoint(round(rect.left()) + 2, round(rect.center().y()))
        assert image.pixelColor(corner).name() == LIGHT.blank
        assert image.pixelColor(round(rect.left()) - 2, corner.y()).name() != LIGHT.blank
        assert view.viewport().rect().contains(rect.toRect())


def test_what_is_painted_in_parts_is_as_if_painted_at_once(composer: Composer, view: MessageBubble) -> None:
    composer.load(
        _numbered("Hello {{1}}, {{2}} and {{3}}\n> {{4}} `code`\n中 {{5}}\n{{1}} שלום", "", "David", "", "x", "")
    )
    composer.set_focus(Field(FieldKind.BODY, 1))
    whole = _picture(view)
    parts = QImage(whole.size(), whole.format())
    parts.fill(0)
    for y in range(view.height()):
        view.viewport().render(parts, QPoint(0, y), QRegion(0, y, view.width(), 1))
    assert parts == whole


def test_a_chip_longer_than_a_line_goes_on_in_the_next(composer: Composer, view: MessageBubble) -> None:
    view.resize(200, 400)
    composer.edit(WORDING, "Hello {{a name that is a good deal longer}}")
    assert len(_chip_rects(view)) > 1


def test_the_focused_value_is_brought_into_view(
    composer: Composer, preview: MessagePreview, view: MessageBubble
) -> None:
    composer.load(_numbered("top {{1}}\n" + "line\n" * 60 + "{{2}}", "a", "b"))
    QApplication.processEvents()
    bar, near = preview.verticalScrollBar(), 3 * view.fontMetrics().height()
    composer.set_focus(Field(FieldKind.BODY, 0))
    assert bar.value() <= near
    composer.set_focus(Field(FieldKind.BODY, 1))
    assert bar.value() > bar.maximum() - near


def test_lists_and_quotes_have_their_drawings_and_copy_as_they_were(composer: Composer, view: MessageBubble) -> None:
    text = "* one\n- *two*\n3. three\n> said\n*bold*\n-no"
    composer.load(Message(body_text=text))
    assert _lines(view) == ["• one", "• two", "3. three", " said", "bold", "-no"]
    assert _style(view, "two")[0]
    view.selectAll()
    view.copy()
    assert clipboard() == "* one\n- two\n3. three\n> said\nbold\n-no"


def test_the_bar_of_a_quote_has_no_gap_between_its_lines(composer: Composer, view: MessageBubble) -> None:
    composer.load(Message(body_text="before\n> one\n> two\n> three\nafter"))
    image = _picture(view)
    rects = [view.document().documentLayout().blockBoundingRect(view.document().findBlockByNumber(n)) for n in (1, 4)]
    column = range(round(rects[0].top()), round(rects[1].top()))
    assert len(column) > 50
    assert {image.pixelColor(round(rects[0].left()) + 1, y).name() for y in column} == {LIGHT.border}


def test_the_values_of_the_field_in_hand_are_marked(composer: Composer, view: MessageBubble) -> None:
    composer.edit(WORDING, TEXT)
    composer.edit(Field(FieldKind.BODY, 1), "China")

    def marked() -> int:
        image = _picture(view)
        return sum(
            image.pixelColor(x, y).name() == LIGHT.mark
            for x in range(image.width())
            for y in range(0, image.height(), 2)
        )

    assert marked() == 0
    composer.set_focus(Field(FieldKind.BODY, 1))
    once = marked()
    assert once > 100
    composer.set_focus(None)
    assert marked() == 0


def test_the_time_never_lies_on_the_text(composer: Composer, view: MessageBubble) -> None:
    for length in range(1, 60):
        composer.load(Message(body_text="w" * length))
        frame = view._frame()
        time = view._time_rect(frame)
        block = view.document().lastBlock()
        line = block.layout().lineAt(block.layout().lineCount() - 1)
        taken = line.naturalTextRect().translated(paint.block_rect(block).topLeft())
        assert not time.adjusted(0, 3, 0, 0).intersects(taken)
        assert frame.bubble.contains(time)
        assert frame.bubble.contains(taken)
        assert frame.bubble.bottom() < view.height()


@pytest.mark.parametrize("width", [120, 200, 480, 1200])
def test_long_words_stay_inside_of_the_bubble(composer: Composer, view: MessageBubble, width: int) -> None:
    view.resize(width, 300)
    composer.load(_numbered("{{1}} {{2}}", "W" * 500, "ש" * 300))
    frame = view._frame()
    block = view.document().begin()
    for number in range(block.layout().lineCount()):
        line = block.layout().lineAt(number).naturalTextRect().translated(paint.block_rect(block).topLeft())
        assert frame.bubble.left() < line.left()
        assert line.right() <= frame.bubble.right()
    assert view.horizontalScrollBar().maximum() == 0


def test_it_follows_the_palette(composer: Composer, view: MessageBubble, qapp: QApplication) -> None:
    composer.load(_numbered("a {{1}} {{2}}", "", "b"))
    light = _shape(view)
    qapp.setPalette(qt_palette(DARK))
    qapp.processEvents()
    assert view.document().find("a").charFormat().foreground().color() == QColor(DARK.text)
    image = _picture(view)
    assert image.pixelColor(0, image.height() - 1).name() == DARK.chat
    frame = view._frame().bubble
    assert image.pixelColor(frame.center().toPoint()).name() == DARK.bubble
    qapp.setPalette(qt_palette(LIGHT))
    qapp.processEvents()
    assert _shape(view) == light


def test_mirrored_it_stands_on_the_other_side(composer: Composer, preview: MessagePreview, view: MessageBubble) -> None:
    preview.resize(900, 300)
    composer.load(Message(body_text="a"))
    QApplication.processEvents()
    assert view.mapTo(preview, view.rect().center()).x() < 450
    preview.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    frame = view._frame()
    assert view.mapTo(preview, view.rect().center()).x() > 450
    line = view.document().begin().layout().lineAt(0).naturalTextRect()
    assert frame.bubble.contains(line.translated(paint.block_rect(view.document().begin()).topLeft()))
