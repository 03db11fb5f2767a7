"""Turns what the core says in codes into the window's language. The English sources stand in `english`."""

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from nxwa_desktop import texts
from nxwa_desktop.texts.sentence import Sentence
from nxwa_desktop.ui.i18n.plain_text import isolated

if TYPE_CHECKING:
    from nxwa_desktop.protocol.outcome import Outcome


_NO_SPACE = re.compile("([。：；！？]) ")


def render(sentence: Sentence) -> str:
    """The sentence in the window's language, filled in."""
    values = tuple(isolated(str(value)) for value in sentence.values)
    return Sentence(sentence.text, values).filled(QCoreApplication.translate("Sentences", sentence.text))


def join_sentences(*sentences: str) -> str:
    """Sentences one after the other, with a space between them where their script has one."""
    return _NO_SPACE.sub(r"\1", " ".join(sentence for sentence in sentences if sentence))


def storage_words(error: BaseException) -> str:
    """Why the disk refused, and what to do."""
    return render(texts.storage.storage_problem(error))


def credentials_answer(outcome: "Outcome") -> tuple[str, bool]:
    """The sentences of an answer to a check of credentials, and whether they are right."""
    sentences, good = texts.credentials.credentials_answer(outcome)
    return join_sentences(*map(render, sentences)), good
