"""What a message begins with, and that nothing is lost by it."""

from pathlib import Path

import pytest

from nxwa_desktop.protocol.message import Field, FieldKind, Message
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.new_message import NewMessageDefaults
from nxwa_desktop.services.settings import Settings

TO = Field(FieldKind.RECIPIENT)


class Desk:
    def __init__(self, file: Path, language: str) -> None:
        self.settings = Settings(file)
        self.settings.default_language = language
        self.composer = Composer()
        self.blank = NewMessageDefaults(self.composer, self.settings)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "settings.ini", "es_MX")


def test_the_first_message_has_the_language_and_nothing_to_undo(desk: Desk) -> None:
    assert desk.composer.message == Message(language="es_MX")
    assert desk.composer.undo_step is None


def test_without_a_default_nothing_happens(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "settings.ini", "")
    assert desk.composer.message == desk.blank.message == Message()


def test_an_untouched_message_follows_the_settings(desk: Desk) -> None:
    for code in ("de", "", "fr"):
        desk.settings.default_language = code
        assert desk.composer.message == desk.blank.message == Message(language=code)
        assert desk.composer.undo_step is None
    desk.settings.theme = "dark"
    assert desk.composer.message == Message(language="fr")


def test_what_somebody_has_written_stays(desk: Desk) -> None:
    desk.composer.edit(TO, "+52")
    desk.settings.default_language = "de"
    assert desk.composer.message == Message("+52", language="es_MX")
    assert not desk.blank.is_blank(desk.composer.message)


def test_what_can_be_undone_stays_so(desk: Desk) -> None:
    desk.composer.edit(TO, "+52")
    desk.composer.load(desk.blank.message)
    desk.settings.default_language = "de"
    assert desk.composer.message == Message(language="de")
    while desk.composer.undo_step is not None and desk.composer.message.recipient != "+52":
        desk.composer.undo()
    assert desk.composer.message == Message("+52", language="es_MX")


@pytest.mark.parametrize(
    ("message", "blank"),
    [
        (Message(), True),
        (Message(language="es_MX"), True),
        (Message(language="de"), False),
        (Message(language="es_MX", body=("",)), False),
        (Message("+52"), False),
    ],
)
def test_blank_is_what_nobody_has_touched(desk: Desk, message: Message, blank: bool) -> None:
    assert desk.blank.is_blank(message) is blank
