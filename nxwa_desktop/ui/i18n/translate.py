"""Sentences of the lower layers in the window's language; their English sources are in `texts`."""

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from nxwa_desktop import texts
from nxwa_desktop.texts.sentence import Sentence
from nxwa_desktop.ui.i18n.plain_text import isolated

if TYPE_CHECKING:
    from nxwa_desktop.protocol.outcome import Outcome


def render(sentence: Sentence) -> str:
    """Translate a sentence and fill in its values."""
    values = tuple(isolated(str(value)) for value in sentence.values)
    return Sentence(sentence.text, values).filled(QCoreApplication.translate("Sentences", sentence.text))


def join_sentences(*sentences: str) -> str:
    """Join sentences, with a space between them if their script uses it."""
    return re.sub("([。：；！？]) ", r"\1", " ".join(sentence for sentence in sentences if sentence))


def storage_words(error: BaseException) -> str:
    """The cause of a storage error and the way to solve it."""
    return render(texts.storage.storage_problem(error))


def file_words(error: BaseException) -> str:
    """The cause of an error of a file that the person chose, and the way to solve it."""
    return render(texts.files.file_problem(error))


def credentials_answer(outcome: "Outcome") -> tuple[str, bool]:
    """The sentences about a check of credentials, and True if they are right."""
    sentences, good = texts.credentials.credentials_answer(outcome)
    return join_sentences(*map(render, sentences)), good
