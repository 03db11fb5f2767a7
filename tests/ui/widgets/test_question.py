"""Questions: the safe answer is the default and the same as Esc, and any text fits."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from nxwa_desktop.ui.widgets.button_kinds import ButtonKind
from nxwa_desktop.ui.widgets.question import Question


def asked(qtbot: QtBot, answers: list[str], text: str = "It cannot be brought back.") -> Question:
    question = Question("Delete it?", text, "Look <b>twice</b>.")
    question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(question)
    question.add_quote("Hello & welcome")
    question.add_answer("&Delete", lambda: answers.append("delete"), kind=ButtonKind.DANGER)
    question.add_answer("&Keep", lambda: answers.append("keep"), default=True)
    question.open()
    question.activateWindow()
    qtbot.waitUntil(question.default_button().hasFocus)
    return question


@pytest.mark.parametrize(
    ("key", "given"), [(Qt.Key.Key_Return, ["keep"]), (Qt.Key.Key_Space, ["keep"]), (Qt.Key.Key_Escape, [])]
)
def test_keys_give_the_safe_answer(qtbot: QtBot, key: Qt.Key, given: list[str]) -> None:
    answers: list[str] = []
    question = asked(qtbot, answers)
    assert question.default_button().hasFocus()
    QTest.keyClick(question.default_button(), key)
    assert answers == given
    assert not question.isVisible()


def test_an_answer_is_given_once_and_closes_it(qtbot: QtBot) -> None:
    answers: list[str] = []
    question = asked(qtbot, answers)
    question.buttons()[0].click()
    assert (answers, question.isVisible()) == (["delete"], False)


def test_it_is_plain_text_and_as_high_as_its_text(qtbot: QtBot) -> None:
    short, long = asked(qtbot, []), asked(qtbot, [], "It cannot be brought back. " * 12)
    assert short.width() == long.width()
    assert short.height() < long.height()
    for label in long.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText
        assert not label.isVisible() or label.visibleRegion().boundingRect() == label.rect()


def test_a_text_longer_than_the_screen_leaves_the_answers_in_view(qtbot: QtBot, big_letters: None) -> None:
    question = asked(qtbot, [], "It cannot be brought back. " * 200)
    screen = question.screen().availableSize()
    assert question.height() <= screen.height()
    assert question.width() <= screen.width()
    for button in question.buttons():
        assert button.visibleRegion().boundingRect() == button.rect()


def test_it_grows_with_the_font_while_open(qtbot: QtBot) -> None:
    question = asked(qtbot, [])
    before = question.size()
    font = QApplication.font()
    font.setPointSizeF(font.pointSizeF() * 1.5)
    question.setFont(font)
    assert question.width() > before.width()
    assert question.height() > before.height()
