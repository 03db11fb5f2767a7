"""The message that the tests of imports read, and ways to read it."""

from pathlib import Path

from nxwa_desktop.importing.detect import read_message
from nxwa_desktop.importing.result import ImportedMessage, ImportRefusal, RepairKind
from nxwa_desktop.protocol.message import Message, NoHeader
from nxwa_desktop.protocol.request_body import encode_body
from tests.support.accounts import make_account

EXAMPLE = Path(__file__).parents[1].joinpath("data/request_example.txt").read_text(encoding="utf-8")
"""As it stands in the seed, Request Example."""
ACCOUNT = make_account()
MESSAGE = Message("8613600009759", "order_update", "en_US", NoHeader(), ("David", "China, north"))
BODY = encode_body(MESSAGE, ACCOUNT).decode()


def taken(text: str | bytes) -> ImportedMessage:
    read = read_message(text)
    assert isinstance(read, ImportedMessage), read
    return read


def refused(text: str | bytes) -> ImportRefusal:
    read = read_message(text)
    assert isinstance(read, ImportRefusal), read
    return read


def told(read: ImportedMessage) -> list[RepairKind]:
    return [repair.kind for repair in read.repairs]
