"""The one question before a batch is sent."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.message import Message
from nxwa_desktop.templates.filled_text import text_of
from nxwa_desktop.templates.text_style import without_marks
from nxwa_desktop.ui.batch.batch_words import about, customers, per_second
from nxwa_desktop.ui.i18n.plain_text import isolated, plain_line, plain_paragraphs
from nxwa_desktop.ui.i18n.recipient_words import shown_number
from nxwa_desktop.ui.i18n.translate import join_sentences
from nxwa_desktop.ui.widgets.question import Question

LONGEST_QUOTE = 300
"""Characters of the first message that are shown."""


class SendBatchQuestion(Question):
    """Names count, account, template and the first row's text. Not to send is the default, and what Escape does."""

    def __init__(
        self,
        count: int,
        account: Account,
        languages: str,
        first: Message,
        parent: QWidget,
        *,
        rate: float,
        agree: Callable[[], object],
    ) -> None:
        """`languages`: those of the template that are sent in. `agree()`: send them."""
        heading = self.tr("Practise on {0}?") if account.sandbox else self.tr("Send to {0}?")
        name = plain_line(account.name, 60)
        number = isolated(shown_number(account.business_phone) or account.business_phone)
        sender = self.tr("From {0} ({1}).").format(name, number)
        if account.sandbox:
            sender = self.tr("Sandbox: nothing leaves this computer.")
        template = plain_line(first.template_name, 80)
        wording = self.tr("Template {0} in {1}.").format(template, isolated(languages))
        pace = self.tr("One after the other, {0}: {1}.").format(per_second(rate), about(count / rate))
        to = isolated(shown_number(first.recipient) or first.recipient)
        more = self.tr("The first one goes to {0}:").format(to)
        super().__init__(heading.format(customers(count)), join_sentences(sender, wording, pace), more, parent)
        self.show_drawing("sandbox" if account.sandbox else "send", "sandbox" if account.sandbox else "accent")
        self.add_quote(plain_paragraphs(" ".join(without_marks(text_of(first)).split()) or "…", LONGEST_QUOTE))
        send = self.tr("&Practise on {0}") if account.sandbox else self.tr("&Send to {0}")
        self.go = self.add_answer(send.format(customers(count)), agree)
        self.keep = self.add_answer(self.tr("&Do not send"), default=True)
