"""Deleting the history."""

import contextlib

from PySide6.QtWidgets import QLabel

from nxwa_desktop.protocol.outcome import Unknown, UnknownReason
from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.ui.history.delete_history_dialog import DeleteHistoryDialog
from tests.support.storage import outgoing
from tests.ui.history_steps import opened
from tests.ui.window_driver import WindowDriver


def test_deleted_only_after_a_question(sent: WindowDriver) -> None:
    page = opened(sent)
    page.head.delete.trigger()
    dialog = sent.dialog(DeleteHistoryDialog)
    dialog.keep.click()
    assert page.model.rowCount() == 3
    page.head.delete.trigger()
    dialog = sent.dialog(DeleteHistoryDialog)
    dialog.everything.setChecked(True)
    with sent.qtbot.waitSignal(sent.app.services.history.deleted) as done:
        dialog.delete.click()
    assert done.args == [3]
    sent.until(page.empty.isVisible)
    assert page.empty.title.text() == "Nothing sent yet"
    page.empty.compose.click()
    assert sent.window.pages.currentWidget() is sent.window.workspace


def test_the_question_counts_unknown_sends_of_the_sandbox_too(sent: WindowDriver) -> None:
    with contextlib.closing(Repositories(sent.paths)) as others:
        for send_id in ("first", "second"):
            others.history.begin(outgoing(send_id))
            lost = Unknown(UnknownReason.LOST_ANSWER)
            others.history.close(send_id, lost, answer=b"", finished_at=1, duration_ms=1)
    page = opened(sent)
    page.head.delete.trigger()
    page.head.delete.trigger()
    sent.dialog(DeleteHistoryDialog)
    sent.app.storage.submit(lambda _: None).result(10)
    sent.settle()
    assert len(sent.window.findChildren(DeleteHistoryDialog)) == 1
    words = " ".join(label.text() for label in sent.dialog(DeleteHistoryDialog).findChildren(QLabel))
    assert "3 messages of which nobody knows whether they went out" in words
