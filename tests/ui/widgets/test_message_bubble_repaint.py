"""What the bubble paints anew after a key is all that is different."""

import random

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QImage, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nxwa_desktop.protocol.message import Field, FieldKind, Message
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.ui.preview.message_preview import MessagePreview
from nxwa_desktop.ui.widgets.message_bubble import MessageBubble
from nxwa_desktop.ui.widgets.palette import DARK, LIGHT, Colours, qt_palette

MIXED = "Hello *{{1}}*, {{2}} and {{3}}\nשלום {{4}} and {{1}}\n> {{5}} `code`\n\n- {{6}} 中文\n_{{7}}_ 😀 {{8}}{{9}}"
LINES = "\n".join(f"Line {number}: {{{{{number}}}}}" for number in range(1, 1001))
ONE_LINE = " ".join(f"{{{{{number}}}}}" for number in range(1, 1001))
VALUES = ("", "a", "ab", "David *b*", "שלום", "مرحبا 12", "😀👩‍👧", "\u202e", "two\nlines", "long " * 12)


class Screen(QObject):
    """The pixels of a bubble on a screen, where only what it paints itself becomes different."""

    def __init__(self, view: MessageBubble) -> None:
        super().__init__()
        self._view, self._seen = view, QRegion()
        self.image = QImage()
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self._seen += event.region()
        return False

    def follow(self) -> int:
        """Let the bubble paint what it wants to; returns the number of its pixels."""
        for _ in range(4):
            QApplication.processEvents()
        area, seen = self._view.viewport(), self._seen
        if area.size() != self.image.size():
            self.image = QImage(area.size(), QImage.Format.Format_RGB32)
            seen = QRegion(area.rect())
        if not seen.isEmpty():
            area.render(self.image, seen.boundingRect().topLeft(), seen)
        self._seen = QRegion()
        return sum(rect.width() * rect.height() for rect in seen)  # type: ignore[attr-defined]


def _shown(qtbot: QtBot, composer: Composer, colours: Colours) -> MessagePreview:
    preview = MessagePreview(composer)
    qtbot.addWidget(preview)
    preview.setPalette(qt_palette(colours))
    preview.bubble.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # else its cursor blinks
    # As high as all of the message, on a screen of any size: what is scrolled away is not painted.
    preview.setFixedSize(480, 2400)
    preview.show()
    qtbot.waitExposed(preview)
    return preview


def _pixels(view: MessageBubble) -> QImage:
    image = QImage(view.viewport().size(), QImage.Format.Format_RGB32)
    view.viewport().render(image, QPoint(), QRegion(view.viewport().rect()))
    return image


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("text", [MIXED, LINES, ONE_LINE], ids=["mixed", "lines", "one_line"])
def test_the_screen_is_as_if_all_was_painted_anew(
    qtbot: QtBot, composer: Composer, monkeypatch: pytest.MonkeyPatch, text: str, colours: Colours
) -> None:
    monkeypatch.setattr("nxwa_desktop.ui.preview.message_preview._now", lambda: "10:24")  # a minute may end meanwhile
    dice = random.Random(1)
    count = 9 if text == MIXED else 1000
    composer.load(Message(body_text=text, body=("ab", "") * (count // 2) + ("x",) * (count % 2)))
    preview = _shown(qtbot, composer, colours)
    screen = Screen(preview.bubble)
    screen.follow()
    for step in range(30):
        field = Field(FieldKind.BODY, dice.randrange(min(count, 60)))
        if step % 3 == 0:
            composer.set_focus(field)
        composer.edit(field, dice.choice(VALUES))
        screen.follow()
        fresh = _shown(qtbot, composer, colours)
        assert screen.image == _pixels(fresh.bubble), f"step {step}"
        fresh.close()


def test_a_key_paints_no_line_between_those_it_changes(qtbot: QtBot, composer: Composer) -> None:
    """The end of a text that is cut says how much is left out: another number at each key."""
    composer.load(Message(body_text=LINES, body=("a long value",) * 1000))
    preview = _shown(qtbot, composer, LIGHT)
    view = preview.bubble
    screen = Screen(view)
    screen.follow()
    height = view.height()
    composer.edit(Field(FieldKind.BODY, 5), "a long valu")
    assert 0 < screen.follow() < view.width() * 160
    assert view.height() == height > 800


@pytest.fixture
def composer() -> Composer:
    return Composer()
