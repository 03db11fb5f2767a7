"""The question before a batch: what goes out, from whom, and to whom first."""

import msgspec
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nxwa_desktop.ui.batch.send_batch_question import SendBatchQuestion
from tests.support.accounts import make_account
from tests.support.batch_harness import plan_of
from tests.ui.window_driver import visible_texts


@pytest.mark.parametrize("sandbox", [True, False])
def test_it_names_count_account_template_and_the_first_message(qtbot: QtBot, sandbox: bool) -> None:
    top, agreed = QWidget(), []
    qtbot.addWidget(top)
    account = msgspec.structs.replace(
        make_account(name="Acme <b>Support</b>"), business_phone="8615800001795", sandbox=sandbox
    )
    first = plan_of().message_of(("8613600009759", "*Ana*"))
    question = SendBatchQuestion(297, account, "en_US", first, top, rate=1.0, agree=lambda: agreed.append(True))
    question.open()
    said = " ".join(visible_texts(question))
    assert ("Practise on 297 customers?" if sandbox else "Send to 297 customers?") in said
    assert ("nothing leaves this computer" if sandbox else "From Acme <b>Support</b> (+86 158 0000 1795)") in said
    assert "order_update in en_US" in said
    assert "about 5 min" in said
    assert "+86 136 0000 9759" in said
    assert "Hello Ana" in said
    assert question.default_button() is question.keep
    question.go.click()
    assert agreed == [True]
