"""Every modal question, in one place. None blocks: the answer comes as a call."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from nxwa_desktop import english
from nxwa_desktop.protocol.validation import Finding
from nxwa_desktop.report import EarlierSend
from nxwa_desktop.ui.wording import say

MOST = 6
"""Warnings listed in a question; more are counted."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Prompts", text)


def _ask(
    parent: QWidget, title: str, text: str, more: str, yes: str, no: str, then: Callable[[], object]
) -> QMessageBox:
    box = QMessageBox(QMessageBox.Icon.NoIcon, title, text, QMessageBox.StandardButton.NoButton, parent)
    # What is asked about may hold anything a person typed: text, never markup.
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(more)
    for label in box.findChildren(QLabel):  # the format above is not that of the informative text
        label.setTextFormat(Qt.TextFormat.PlainText)
    go = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    back = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(back)
    box.setEscapeButton(back)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.buttonClicked.connect(lambda button: then() if button is go else None)
    box.open()
    return box


def confirm_warnings(parent: QWidget, warnings: tuple[Finding, ...], then: Callable[[], object]) -> QMessageBox:
    """Ask whether to send in spite of the warnings; `then()` where the answer is yes."""
    lines = [f"• {say(english.finding(finding))}" for finding in warnings[:MOST]]
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
        say(english.earlier_send(earlier, when(earlier.started_at))),
        say(english.repeat_advice(earlier)),
        _tr("&Send again"),
        _tr("&Go back"),
        then,
    )
    history = box.addButton(_tr("Show in &history"), QMessageBox.ButtonRole.ActionRole)
    box.buttonClicked.connect(lambda button: show() if button is history else None)
    return box


def when(at_ms: int) -> str:
    """A moment (milliseconds since the epoch) in the person's zone: the time, and the date where it is not today's."""
    moment = QDateTime.fromMSecsSinceEpoch(at_ms)
    time = QLocale().toString(moment.time(), QLocale.FormatType.ShortFormat)
    if moment.date() == QDateTime.currentDateTime().date():
        return time
    return f"{QLocale().toString(moment.date(), QLocale.FormatType.ShortFormat)} {time}"


def confirm_removal(parent: QWidget, name: str, then: Callable[[], object]) -> QMessageBox:
    """Ask whether to delete an account; `then()` where the answer is yes."""
    return _ask(
        parent,
        _tr("Delete account?"),
        _tr("Delete the account “{0}”?").format(name),
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
        _tr("There is a template “{0}” already.").format(title),
        _tr("If you replace it, what it was is gone."),
        _tr("&Replace"),
        _tr("&Keep"),
        then,
    )


def tell(parent: QWidget, title: str, text: str) -> QMessageBox:
    """Say something that needs no answer; what is being said already, only once."""
    for said in parent.findChildren(QMessageBox):
        if said.isVisible() and said.text() == text:
            return said
    box = QMessageBox(QMessageBox.Icon.NoIcon, title, text, QMessageBox.StandardButton.Ok, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box


def tell_place(parent: QWidget, title: str, text: str, place: Path) -> QMessageBox:
    """Say where something lies that nothing here can show; its path can be copied."""
    box = tell(parent, title, text)
    box.setInformativeText(str(place))
    for label in box.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    copy = box.addButton(_tr("&Copy the path"), QMessageBox.ButtonRole.ActionRole)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(str(place)))
    return box
