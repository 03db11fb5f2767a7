"""The one question before a message that may be a second one, or that WhatsApp may refuse."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from nxwa_desktop import texts
from nxwa_desktop.protocol.message import Message
from nxwa_desktop.sending.send_report import EarlierSend
from nxwa_desktop.templates.filled_text import fill
from nxwa_desktop.templates.text_style import without_marks
from nxwa_desktop.texts.sentence import Sentence
from nxwa_desktop.ui.i18n.plain_text import plain_paragraphs
from nxwa_desktop.ui.i18n.recipient_words import shown_number
from nxwa_desktop.ui.i18n.translate import join_sentences, render
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind
from nxwa_desktop.ui.widgets.prompts import when
from nxwa_desktop.ui.widgets.question import Question
from nxwa_desktop.validation.message_rules import Finding, FindingCode

MOST = 6
"""Warnings that are listed; more are counted."""
LONGEST_QUOTE = 200
"""Characters of the message that are shown."""


class SendQuestion(Question):
    """Names every reason to hesitate. Not to send is the default, and what Escape does."""

    def __init__(
        self,
        message: Message,
        warnings: tuple[Finding, ...],
        earlier: EarlierSend | None,
        parent: QWidget,
        *,
        agree: Callable[[], object],
        show_earlier: Callable[[], object] = lambda: None,
    ) -> None:
        """`agree()`: send it. `show_earlier()`: show the earlier send instead."""
        doubtful = earlier is not None and earlier.doubtful
        heading = self.tr("Send anyway?")
        if earlier is not None:
            heading = self.tr("Send the same message again?")
        if doubtful:
            heading = self.tr("Send before you know about the last one?")
        paragraphs = [part for part in (_about_earlier(earlier), self._about_warnings(warnings)) if part]
        super().__init__(heading, paragraphs[0], "\n".join(paragraphs[1:]), parent)
        self.show_drawing("warning", "warn")
        if earlier is not None:
            if quote := _quoted(message):
                # The doubtful one may have been another message.
                self.add_quote(quote, self.tr("You are about to send:") if doubtful else "")
            show = self.tr("Show it in the &history")
            self.history = self.add_answer(show, show_earlier, kind=ButtonKind.QUIET, at_start=True)
        again = earlier is not None and not doubtful
        self.go = self.add_answer(self.tr("&Send a second time") if again else self.tr("&Send anyway"), agree)
        self.keep = self.add_answer(self.tr("&Do not send"), default=True)

    @property
    def words(self) -> str:
        """The reasons, one after the other."""
        return f"{self.text()} {self.more()}".strip()

    def _about_warnings(self, warnings: tuple[Finding, ...]) -> str:
        own = [each for each in warnings if each.code is FindingCode.RECIPIENT_NEVER_SEND]
        told = [render(texts.findings.finding(each)) for each in own]
        return "\n".join([*told, *self._about_refusals(tuple(each for each in warnings if each not in own))])

    def _about_refusals(self, warnings: tuple[Finding, ...]) -> list[str]:
        if not warnings:
            return []
        lines = [self.tr("WhatsApp may refuse this message later.")]
        lines += [f"• {render(texts.findings.finding(finding))}" for finding in warnings[:MOST]]
        if len(warnings) > MOST:
            lines.append(self.tr("… and {0} more.").format(len(warnings) - MOST))
        return lines


def _about_earlier(earlier: EarlierSend | None) -> str:
    if earlier is None:
        return ""
    told = texts.repeats.earlier_send(earlier, when(earlier.started_at))
    told = Sentence(told.text, (shown_number(earlier.recipient) or told.values[0], *told.values[1:]))
    return join_sentences(render(told), render(texts.repeats.repeat_advice(earlier)))


def _quoted(message: Message) -> str:
    """The message's text as the customer reads it, else its values; the beginning of it."""
    if message.body_text:
        filled = fill(message.body_text, message.body, LONGEST_QUOTE)
        text = "".join(segment.text for segment in filled.segments) + ("…" if filled.more else "")
    else:
        text = " · ".join(value for value in message.body if value)
    return plain_paragraphs(" ".join(without_marks(text).split()), LONGEST_QUOTE)
