"""What the details say of one send."""

import msgspec
import pytest
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from nxwa_desktop.protocol.outcome import Accepted, NotSent, NotSentReason, Outcome, Rejected, Unknown, UnknownReason
from nxwa_desktop.storage.send_log import Entry
from nxwa_desktop.storage.send_records import Resolution
from nxwa_desktop.ui.history.history_details import HistoryDetails
from tests.support.storage import outgoing

LOST = Unknown(UnknownReason.LOST_ANSWER)
ANSWER = b'{"code":22091,"code":0,"amount":1.50,"id":123456789012345678901234567890e2}'


@pytest.fixture
def details(qtbot: QtBot) -> HistoryDetails:
    shown = HistoryDetails(lambda *_: None)
    qtbot.addWidget(shown)
    return shown


def entry(outcome: Outcome | None, *, answer: bytes = b"", kept: bool = True) -> Entry:
    return Entry(outgoing(), outcome, answer, 1, 1, contents_kept=kept)


@pytest.mark.parametrize(
    ("outcome", "kept", "words"),
    [
        (None, True, "No answer has come yet."),
        (None, False, "No answer has come yet."),
        (NotSent(NotSentReason.REFUSED), False, "No answer came: nothing was sent."),
        (LOST, True, "No answer came."),
        (LOST, False, "No answer came."),
        (Unknown(UnknownReason.SERVER_ERROR, "", 502), True, "The answer had no text."),
        (Unknown(UnknownReason.SERVER_ERROR, "", 502), False, "No answer is kept of this message."),
        (Rejected(None, "", "", 404), True, "The answer had no text."),
        (Accepted("m", "t"), False, "No answer is kept of this message."),
    ],
)
def test_it_says_why_there_is_no_answer(
    details: HistoryDetails, outcome: Outcome | None, kept: bool, words: str
) -> None:
    details.show_entry(entry(Rejected(1), answer=b"{}"))
    details.show_entry(entry(outcome, kept=kept))
    assert details.answer.text.toPlainText() == words
    assert not details.answer.copy.isEnabled()


def test_laid_out_it_is_what_came(details: HistoryDetails) -> None:
    details.show_entry(entry(Rejected(22091), answer=ANSWER))
    shown = details.answer.text.toPlainText()
    assert shown.replace("\n  ", "").replace("\n", "").replace(": ", ":").encode() == ANSWER
    assert len(shown.splitlines()) == 6


def test_a_row_that_has_gone_is_not_used_again(details: HistoryDetails) -> None:
    used: list[object] = []
    details.use_again.connect(used.append)
    details.show_entry(entry(Accepted("m", "t")))
    details.show_entry(None)
    details.again.click()
    assert used == []


def select(details: HistoryDetails) -> str:
    cursor = details.answer.text.textCursor()
    cursor.setPosition(6)
    cursor.setPosition(12, QTextCursor.MoveMode.KeepAnchor)
    details.answer.text.setTextCursor(cursor)
    details.head.title.setSelection(0, 4)
    return cursor.selectedText()


def selected(details: HistoryDetails) -> str:
    return details.answer.text.textCursor().selectedText()


def test_what_is_selected_stays_so_while_the_same_send_is_shown_anew(details: HistoryDetails) -> None:
    said = entry(LOST, answer=ANSWER)
    details.show_entry(said)
    marked = select(details)
    details.show_entry(msgspec.structs.replace(said))
    assert (selected(details), details.head.title.hasSelectedText()) == (marked, True)
    # Dealt with meanwhile: the words are others, the answer is the same.
    details.show_entry(msgspec.structs.replace(said, resolution=Resolution.WENT_OUT, resolved_at=1))
    assert selected(details) == marked
    assert "gone out" in details.card.words.text()
    details.answer.formatted.setChecked(False)
    assert selected(details) == ""
    details.show_entry(None)
    details.show_entry(said)
    assert details.pages.currentIndex() == 1
