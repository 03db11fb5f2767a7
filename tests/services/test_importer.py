"""Reading a text or a file in the background, and whose message it is."""

import os
from pathlib import Path

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from nxwa_desktop.importing.result import ImportedMessage, ImportRefusal, RefusalReason
from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.message import Message
from nxwa_desktop.protocol.request_body import encode_body
from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.services.importer import Importer, ImportOwner, owner_of
from tests.support.accounts import make_account
from tests.support.capabilities import SPECIAL_FILES

ACCOUNT = make_account()
OTHER = msgspec.structs.replace(ACCOUNT, id="b", name="Beta", tenant_id=8)
MESSAGE = Message("8613600009759", "t", "en_US")
BODY = encode_body(MESSAGE, ACCOUNT)


@pytest.fixture
def importer(qtbot: QtBot) -> Importer:
    return Importer()


def read_file(importer: Importer, qtbot: QtBot, path: Path) -> object:
    with qtbot.waitSignal(importer.read) as signal:
        importer.read_file(path)
    assert signal.args is not None
    return signal.args[0]


def test_a_file(importer: Importer, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "body.json"
    file.write_bytes(BODY)
    assert read_file(importer, qtbot, file) == ImportedMessage(MESSAGE, 7, "pem28kje", "8615800001795")


def test_files_that_cannot_be_read(importer: Importer, qtbot: QtBot, tmp_path: Path) -> None:
    huge = tmp_path / "huge"
    with huge.open("wb") as file:
        file.truncate(3_000_000_000)
    answers = {name: read_file(importer, qtbot, tmp_path / name) for name in ("nowhere", "", "huge", "a\0b")}
    assert answers == {
        "nowhere": ImportRefusal(RefusalReason.FILE, "missing"),
        "": ImportRefusal(RefusalReason.NOT_TEXT),
        "huge": ImportRefusal(RefusalReason.TOO_LARGE),
        "a\0b": ImportRefusal(RefusalReason.FILE, "name"),
    }


@SPECIAL_FILES.needed
def test_a_pipe_is_not_read(importer: Importer, qtbot: QtBot, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert read_file(importer, qtbot, tmp_path / "pipe") == ImportRefusal(RefusalReason.NOT_TEXT)


def test_the_last_question_alone_is_answered(importer: Importer, qtbot: QtBot) -> None:
    answers: list[object] = []
    importer.read.connect(answers.append)
    importer.read_text('{"template":[' + "1 " * 150_000)
    with qtbot.waitSignal(importer.read):
        importer.read_text(BODY.decode())
    importer.read_text("")
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert [type(each) for each in answers] == [ImportedMessage, ImportRefusal]


def test_a_fault_of_the_reader_is_a_refusal_and_no_text_is_logged(
    importer: Importer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_: object) -> None:
        raise ZeroDivisionError("a text that is nobody's business")

    monkeypatch.setattr("nxwa_desktop.importing.detect.read_message", fail)
    with qtbot.waitSignal(importer.read) as signal:
        importer.read_text("x")
    assert signal.args == [ImportRefusal(RefusalReason.NOT_READABLE)]
    assert "nobody's business" not in caplog.text


class Harness:
    """The part of the account service that is asked."""

    def __init__(self, chosen: Account | None, *accounts: Account) -> None:
        self.chosen = chosen
        self.accounts = accounts


@pytest.mark.parametrize(
    ("chosen", "accounts", "imported", "owner"),
    [
        (None, [ACCOUNT, OTHER], ImportedMessage(MESSAGE, 8), ImportOwner(1, OTHER)),
        (ACCOUNT, [ACCOUNT, OTHER], ImportedMessage(MESSAGE, 8), ImportOwner(1, OTHER)),
        (ACCOUNT, [ACCOUNT, OTHER], ImportedMessage(MESSAGE, 7), ImportOwner(1)),
        (ACCOUNT, [ACCOUNT, OTHER], ImportedMessage(MESSAGE, 9), ImportOwner(0)),
        (None, [ACCOUNT, OTHER], ImportedMessage(MESSAGE, appkey="pem28kje"), ImportOwner(2)),
        (OTHER, [ACCOUNT, OTHER], ImportedMessage(MESSAGE, appkey="pem28kje"), ImportOwner(1)),
        (OTHER, [ACCOUNT, OTHER], ImportedMessage(MESSAGE), ImportOwner(0)),
    ],
)
def test_whose_it_is(
    chosen: Account | None, accounts: list[Account], imported: ImportedMessage, owner: ImportOwner
) -> None:
    account_service = Harness(chosen, *accounts)
    assert owner_of(imported, account_service) == owner  # type: ignore[arg-type]


def test_the_book_of_accounts_can_be_asked_so() -> None:
    assert {"chosen", "accounts"} <= set(dir(AccountService))
