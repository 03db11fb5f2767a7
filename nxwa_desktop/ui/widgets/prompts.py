"""All modal questions, in plain text and asynchronous: the answer is a callback."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from nxwa_desktop.ui.i18n.plain_text import plain_line, plain_paragraphs
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind
from nxwa_desktop.ui.widgets.question import Question
from nxwa_desktop.ui.widgets.title_dialog import TitleDialog

LONGEST_NAME, LONGEST_TEXT = 80, 2_000
"""Characters of a name and of a text that are shown."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Prompts", text)


def _ask(
    parent: QWidget,
    title: str,
    text: str,
    more: str,
    yes: str,
    no: str,
    then: Callable[[], object],
    *,
    kind: ButtonKind = ButtonKind.SECONDARY,
) -> Question:
    question = Question(title, text, more, parent)
    question.show_drawing("warning", "warn")
    question.add_answer(yes, then, kind=kind)
    question.add_answer(no, default=True)
    question.open()
    return question


def when(at_ms: int) -> str:
    """Local time of a moment (milliseconds since the epoch), with the date if it is not today."""
    moment = QDateTime.fromMSecsSinceEpoch(at_ms)
    time = QLocale().toString(moment.time(), QLocale.FormatType.ShortFormat)
    if moment.date() == QDateTime.currentDateTime().date():
        return time
    return f"{QLocale().toString(moment.date(), QLocale.FormatType.ShortFormat)} {time}"


def confirm_signature(parent: QWidget, then: Callable[[], object], without: Callable[[], object]) -> Question:
    """Ask whether to copy a request with its signature: `then()`; `without()` where it is to be left out."""
    question = Question(
        _tr("Copy the signature?"),
        _tr("Whoever gets this line can try secrets on its signature, offline and for ever."),
        _tr("Give it only to people who may know the secret. NXCloud accepts the signature for 60 seconds."),
        parent,
    )
    question.show_drawing("warning", "warn")
    question.add_answer(_tr("&Cancel"), at_start=True)
    question.add_answer(_tr("Copy with the &signature"), then)
    question.add_answer(_tr("Copy with&out it"), without, default=True)
    question.open()
    return question


def confirm_removal(parent: QWidget, name: str, then: Callable[[], object]) -> Question:
    """Ask whether to delete an account; `then()` where the answer is yes."""
    return _ask(
        parent,
        _tr("Delete account?"),
        _tr("Delete the account “{0}”?").format(plain_line(name, LONGEST_NAME)),
        _tr("Its secret is removed from the keyring. What was sent by it stays in the history."),
        _tr("&Delete"),
        _tr("&Keep"),
        then,
        kind=ButtonKind.DANGER,
    )


def confirm_replacement(parent: QWidget, title: str, then: Callable[[], object]) -> Question:
    """Ask whether a saved template is to be replaced; `then()` where the answer is yes."""
    return _ask(
        parent,
        _tr("Replace template?"),
        _tr("There is a template “{0}” already.").format(plain_line(title, LONGEST_NAME)),
        _tr("If you replace it, what it was is gone."),
        _tr("&Replace"),
        _tr("&Keep"),
        then,
    )


def confirm_use(parent: QWidget, name: str, reason: str, then: Callable[[], object]) -> Question:
    """Ask whether to use a template that WhatsApp will probably refuse; `then()` where the answer is yes."""
    return _ask(
        parent,
        _tr("Use it anyway?"),
        f"{plain_line(name, LONGEST_NAME)}: {reason}.",
        _tr("NXCloud will probably reject a message made from it."),
        _tr("&Use anyway"),
        _tr("&Go back"),
        then,
    )


def inform(parent: QWidget, title: str, text: str) -> Question:
    """Show a message without a question; one that is open already is not repeated."""
    return _show_once(parent, _information(parent, title, text))


def inform_with_path(parent: QWidget, title: str, text: str, place: Path) -> Question:
    """Show the path of something that cannot be opened; it can be copied."""
    question = _information(parent, title, text, plain_line(str(place), LONGEST_TEXT))
    question.make_selectable()
    copy = _tr("&Copy the path")
    question.add_answer(copy, lambda: QGuiApplication.clipboard().setText(str(place)), at_start=True)
    return _show_once(parent, question)


def ask_title(parent: QWidget, window_title: str, label: str, title: str, then: Callable[[str], object]) -> TitleDialog:
    """Ask for a title, `title` to begin with; `then(title)` where the person agrees."""
    dialog = TitleDialog(window_title, label, title, parent)
    dialog.titled.connect(then)
    dialog.open()
    return dialog


def _information(parent: QWidget, title: str, text: str, more: str = "") -> Question:
    question = Question(title, plain_paragraphs(text, LONGEST_TEXT), more, parent)
    question.add_answer(_tr("OK"), default=True)
    return question


def _show_once(parent: QWidget, question: Question) -> Question:
    for shown in parent.findChildren(Question):
        if shown is not question and shown.isVisible() and shown.text() == question.text():
            question.deleteLater()
            return shown
    question.open()
    return question
