"""Turns what the core says in codes into the window's language. The English sources stand in `english`."""

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from nxwa_desktop import english
from nxwa_desktop.english.sentence import Sentence
from nxwa_desktop.protocol.validation import Finding, Severity
from nxwa_desktop.ui.parts import Note
from nxwa_desktop.ui.plain_text import isolated

if TYPE_CHECKING:
    from nxwa_desktop.protocol.outcome import Outcome


_NO_SPACE = re.compile("([。：；！？]) ")


def say(sentence: Sentence) -> str:
    """The sentence in the window's language, filled in."""
    values = tuple(isolated(str(value)) for value in sentence.values)
    return Sentence(sentence.text, values).filled(QCoreApplication.translate("Sentences", sentence.text))


def together(*sentences: str) -> str:
    """Sentences one after the other, with a space between them where their script has one."""
    return _NO_SPACE.sub(r"\1", " ".join(sentence for sentence in sentences if sentence))


def show_finding(note: Note, finding: Finding | None, edit: QWidget | None = None) -> None:
    """Put a finding beside its field, or nothing; a screen reader hears it with `edit`."""
    if edit is not None:
        edit.setAccessibleDescription("" if finding is None else say(english.finding(finding)))
    if finding is None:
        note.show_text("")
    else:
        grave = "problem" if finding.severity is Severity.PROBLEM else "warning"
        note.show_text(say(english.finding(finding)), drawing=grave, role=grave)


def storage_words(error: BaseException) -> str:
    """Why the disk refused, and what to do."""
    return say(english.storage_problem(error))


def credentials_answer(outcome: "Outcome") -> tuple[str, bool]:
    """What the answer to a check of credentials says, and whether they are right."""
    sentences, good = english.credentials_answer(outcome)
    return together(*map(say, sentences)), good
