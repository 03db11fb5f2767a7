"""What a message begins with, and that nothing is lost by it."""

from pathlib import Path

import pytest

from nxwa_desktop.protocol.message import Field, FieldKind, Message
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.new_message import NewMessageDefaults
from nxwa_desktop.services.settings import Settings

TO = Field(FieldKind.RECIPIENT)


class Harness:
    def __init__(self, file: Path, language: str) -> None:
        self.settings = Settings(file)
        self.settings.default_language = language
        self.composer = Composer()
        self.blank = NewMessageDefaults(self.composer, self.settings)


@pytest.fixture
def harness(tmp_path: Path) -> Harness:
    return Harness(tmp_path / "settings.ini", "es_MX")


def test_the_first_message_has_the_language_and_nothing_to_undo(harness: Harness) -> None:
    assert harness.composer.message == Message(language="es_MX")
    assert harness.composer.undo_step is None


def test_without_a_default_nothing_happens(tmp_path: Path) -> None:
    harness = Harness(tmp_path / "settings.ini", "")
    assert harness.composer.message == harness.blank.message == Message()


def test_an_untouched_message_follows_the_settings(harness: Harness) -> None:
    for code in ("de", "", "fr"):
        harness.settings.default_language = code
        assert harness.composer.message == harness.blank.message == Message(language=code)
        assert harness.composer.undo_step is None
    harness.settings.theme = "dark"
    assert harness.composer.message == Message(language="fr")


def test_what_somebody_has_written_stays(harness: Harness) -> None:
    harness.composer.edit(TO, "+52")
    harness.settings.default_language = "de"
    assert harness.composer.message == Message("+52", language="es_MX")
    assert not harness.blank.is_blank(harness.composer.message)


def test_what_can_be_undone_stays_so(harness: Harness) -> None:
    harness.composer.edit(TO, "+52")
    harness.composer.load(harness.blank.message)
    harness.settings.default_language = "de"
    assert harness.composer.message == Message(language="de")
    while harness.composer.undo_step is not None and harness.composer.message.recipient != "+52":
        harness.composer.undo()
    assert harness.composer.message == Message("+52", language="es_MX")


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
def test_blank_is_what_nobody_has_touched(harness: Harness, message: Message, blank: bool) -> None:
    assert harness.blank.is_blank(message) is blank
