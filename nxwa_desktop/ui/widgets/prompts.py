"""All modal questions, in plain text and asynchronous: the answer is a callback."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QInputDialog, QLabel, QMessageBox, QWidget

from nxwa_desktop import texts
from nxwa_desktop.sending.send_report import EarlierSend
from nxwa_desktop.ui.i18n.plain_text import plain_line, plain_paragraphs
from nxwa_desktop.ui.i18n.translate import render
from nxwa_desktop.ui.widgets.labels import breakable
from nxwa_desktop.validation.message_rules import Finding

MOST = 6
"""Warnings listed in a question; more are counted."""
LONGEST_NAME, LONGEST_TEXT, LONGEST_WORD = 80, 2_000, 60
"""Characters of a name and of a text that are shown, and after which a line may end within a word."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Prompts", text)


def _box(parent: QWidget, title: str, text: str, more: str = "") -> QMessageBox:
    box = QMessageBox(QMessageBox.Icon.NoIcon, title, "", QMessageBox.StandardButton.NoButton, parent)
    # Before any text is set: it may hold text from outside.
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(breakable(text, LONGEST_WORD))
    box.setInformativeText(breakable(more, LONGEST_WORD))
    for label in box.findChildren(QLabel):  # the format above is not that of the informative text
        label.setTextFormat(Qt.TextFormat.PlainText)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return box


def _ask(
    parent: QWidget, title: str, text: str, more: str, yes: str, no: str, then: Callable[[], object]
) -> QMessageBox:
    box = _box(parent, title, text, more)
    go = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    back = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(back)
    box.setEscapeButton(back)
    box.buttonClicked.connect(lambda button: then() if button is go else None)
    box.open()
    return box


def confirm_warnings(parent: QWidget, warnings: tuple[Finding, ...], then: Callable[[], object]) -> QMessageBox:
    """Ask whether to send in spite of the warnings; `then()` where the answer is yes."""
    lines = [f"• {render(texts.findings.finding(finding))}" for finding in warnings[:MOST]]
    if len(warnings) > MOST:
        lines.append(_tr("… and {0} more.").format(len(warnings) - MOST))
    return _ask(
        parent,
        _tr("Send anyway?"),
        _tr("WhatsApp may refuse this message later."),
        "\n".join(lines),
        _tr("&Send anyway"),
        _tr("&Go back"),
        then,
    )


def confirm_repeat(
    parent: QWidget, earlier: EarlierSend, then: Callable[[], object], show: Callable[[], object]
) -> QMessageBox:
    """Ask whether to send what may be a second message; `then()` where the answer is yes, `show()` to see the first."""
    box = _ask(
        parent,
        _tr("Send again?"),
        render(texts.repeats.earlier_send(earlier, when(earlier.started_at))),
        render(texts.repeats.repeat_advice(earlier)),
        _tr("&Send again"),
        _tr("&Go back"),
        then,
    )
    history = box.addButton(_tr("Show in &history"), QMessageBox.ButtonRole.ActionRole)
    box.buttonClicked.connect(lambda button: show() if button is history else None)
    return box


def when(at_ms: int) -> str:
    """Local time of a moment (milliseconds since the epoch), with the date if it is not today."""
    moment = QDateTime.fromMSecsSinceEpoch(at_ms)
    time = QLocale().toString(moment.time(), QLocale.FormatType.ShortFormat)
    if moment.date() == QDateTime.currentDateTime().date():
        return time
    return f"{QLocale().toString(moment.date(), QLocale.FormatType.ShortFormat)} {time}"


def confirm_signature(parent: QWidget, then: Callable[[], object], without: Callable[[], object]) -> QMessageBox:
    """Ask whether to copy a request with its signature: `then()`; `without()` where it is to be left out."""
    box = _box(
        parent,
        _tr("Copy the signature?"),
        _tr("Whoever gets this line can try secrets on its signature, offline and for ever."),
        _tr("Give it only to people who may know the secret. NXCloud accepts the signature for 60 seconds."),
    )
    left_out = box.addButton(_tr("Copy with&out it"), QMessageBox.ButtonRole.AcceptRole)
    signed = box.addButton(_tr("Copy with the &signature"), QMessageBox.ButtonRole.ActionRole)
    cancel = box.addButton(_tr("&Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(left_out)
    box.setEscapeButton(cancel)
    answers = {left_out: without, signed: then}
    box.buttonClicked.connect(lambda button: answers[button]() if button in answers else None)
    box.open()
    return box


def confirm_removal(parent: QWidget, name: str, then: Callable[[], object]) -> QMessageBox:
    """Ask whether to delete an account; `then()` where the answer is yes."""
    return _ask(
        parent,
        _tr("Delete account?"),
        _tr("Delete the account “{0}”?").format(plain_line(name, LONGEST_NAME)),
        _tr("Its secret is removed from the keyring. What was sent by it stays in the history."),
        _tr("&Delete"),
        _tr("&Keep"),
        then,
    )


def confirm_replacement(parent: QWidget, title: str, then: Callable[[], object]) -> QMessageBox:
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


def inform(parent: QWidget, title: str, text: str) -> QMessageBox:
    """Show a message without a question; one that is open already is not repeated."""
    return _inform(parent, title, text)


def inform_with_path(parent: QWidget, title: str, text: str, place: Path) -> QMessageBox:
    """Show the path of something that cannot be opened; it can be copied."""
    box = _inform(parent, title, text, plain_line(str(place), LONGEST_TEXT))
    for label in box.findChildren(QLabel):
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    copy = box.addButton(_tr("&Copy the path"), QMessageBox.ButtonRole.ActionRole)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(str(place)))
    return box


def ask_title(
    parent: QWidget, window_title: str, label: str, title: str, then: Callable[[str], object]
) -> QInputDialog:
    """Ask for a title, `title` to begin with; `then(title)` where the person agrees."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(window_title)
    dialog.setLabelText(label)
    dialog.setTextValue(title)
    dialog.textValueSelected.connect(then)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def _inform(parent: QWidget, title: str, text: str, more: str = "") -> QMessageBox:
    box = _box(parent, title, plain_paragraphs(text, LONGEST_TEXT), more)
    for said in parent.findChildren(QMessageBox):
        if said is not box and said.isVisible() and said.text() == box.text():
            box.deleteLater()
            return said
    box.setStandardButtons(QMessageBox.StandardButton.Ok)
    box.open()
    return box
