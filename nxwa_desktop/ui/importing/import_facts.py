"""The content of a text to import, as a heading and facts."""

from typing import NamedTuple

import msgspec
from PySide6.QtCore import QObject

from nxwa_desktop import texts
from nxwa_desktop.importing.result import ImportChoice, ImportedMessage, ImportOption, ImportRefusal
from nxwa_desktop.importing.template_file import TemplateFile
from nxwa_desktop.protocol.message import ImageHeader, Message, NoHeader, TextHeader
from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.services.importer import owner_of
from nxwa_desktop.services.templates import TemplateService
from nxwa_desktop.texts.imports import left_out, not_used, safe_repairs, to_check
from nxwa_desktop.ui.i18n.import_words import listed, origin_words
from nxwa_desktop.ui.i18n.plain_text import isolated, plain_line
from nxwa_desktop.ui.i18n.recipient_words import shown_number
from nxwa_desktop.ui.i18n.template_words import reason_not_sent, status_word
from nxwa_desktop.ui.i18n.translate import join_sentences, render

MOST_VALUES = 12
LONGEST_VALUE = 40
"""Characters of a value that are shown."""
MOST_TEMPLATES = 5
"""Templates that are named; the rest is counted."""

LiveResult = ImportedMessage | ImportChoice | ImportRefusal | TemplateFile


class ImportFact(NamedTuple):
    """A name, a value, and its colour by its name in `Colours`; a fact without a value is not shown."""

    name: str
    value: str
    role: str = "text"


class ImportSummary(msgspec.Struct, frozen=True):
    """The heading with its drawing and colour, and the facts."""

    heading: str
    facts: tuple[ImportFact, ...] = ()
    drawing: str = "check"
    role: str = "good"


class ImportFacts(QObject):
    """Words what was found."""

    def __init__(self, account_service: AccountService, templates: TemplateService, parent: QObject) -> None:
        super().__init__(parent)
        self._account_service = account_service
        self._templates = templates

    def found(self, read: LiveResult) -> ImportSummary:
        """The heading and the facts of a result; those of one message of several are in `of_message`."""
        match read:
            case ImportRefusal():
                return _refused(render(texts.imports.import_refusal(read)))
            case ImportChoice():
                heading = self.tr("{0} messages: choose one").format(len(read.options))
                unused = ImportFact(self.tr("Left out"), listed(left_out(read.left_out)), "warn")
                return ImportSummary(heading, (unused,))
            case TemplateFile():
                return self._of_templates(read)
        if read.message == Message():
            heading = self.tr("An account is named here, but there is no message to import.")
            return ImportSummary(heading, (self._account(read),), "info", "muted")
        return ImportSummary(self._heading(read.message), self.of_message(read))

    def of_message(self, read: ImportedMessage) -> tuple[ImportFact, ...]:
        """The facts of a message."""
        return (
            self._template(read.message),
            ImportFact(self.tr("Values"), self._values(read.message)),
            ImportFact(self.tr("Put right"), listed(safe_repairs(read))),
            ImportFact(self.tr("To check"), join_sentences(*map(render, to_check(read))), "warn"),
            ImportFact(self.tr("Left out"), listed(not_used(read)), "warn"),
            ImportFact(self.tr("Origin"), origin_words(read)),
            self._account(read),
        )

    def option(self, option: ImportOption) -> str:
        """One of several messages, on a line."""
        message = option.imported.message
        facts = (message.template_name, message.language, message.recipient)
        shown = " · ".join(plain_line(fact) for fact in facts if fact)
        return f"{plain_line(option.name)} — {shown}" if option.name else shown

    def _heading(self, message: Message) -> str:
        if not message.recipient:
            return self.tr("A message without a recipient")
        number = shown_number(message.recipient)
        return self.tr("A message to {0}").format(isolated(number) or plain_line(message.recipient, LONGEST_VALUE))

    def _template(self, message: Message) -> ImportFact:
        name = self.tr("Template")
        if not message.template_name:
            return ImportFact(name, self.tr("none is named"), "warn")
        known = self._templates.find(message.template_name, message.language)
        role, state = "text", self.tr("not among your templates")
        if known is not None:
            reason = reason_not_sent(known)
            role, state = "warn" if reason else "text", reason or status_word(known.status)
        parts = (plain_line(message.template_name), plain_line(message.language), state)
        return ImportFact(name, " · ".join(part for part in parts if part), role)

    def _values(self, message: Message) -> str:
        rows = message.body
        if isinstance(message.header, TextHeader):
            rows = (*message.header.parameters, *rows)
        shown = [plain_line(row, LONGEST_VALUE) if row.strip() else self.tr("(empty)") for row in rows[:MOST_VALUES]]
        if (more := len(rows) - MOST_VALUES) > 0:
            shown.append(self.tr("{0} more").format(more))
        values = self.tr(", ").join(shown)
        match message.header:
            case NoHeader():
                header = ""
            case ImageHeader():
                header = self.tr("image header")
            case _:
                header = self.tr("text header")
        return " · ".join(part for part in (values, header) if part)

    def _account(self, read: ImportedMessage) -> ImportFact:
        name, chosen = self.tr("Account"), self._account_service.chosen
        if not read.names_account:
            return ImportFact(name, "")
        owner = owner_of(read, self._account_service)
        current = "" if chosen is None else chosen.name
        other = "" if owner.other is None else owner.other.name
        mismatch = texts.imports.account_mismatch(other, current, fitting=owner.fitting)
        if mismatch is not None:
            return ImportFact(name, render(mismatch), "warn")
        return ImportFact(name, self.tr("{0} stays selected: it is the account named here").format(plain_line(current)))

    def _of_templates(self, file: TemplateFile) -> ImportSummary:
        if file.refusal is not None:
            return _refused(render(texts.templates.file_refusal(file.refusal, file.detail)))
        remarks = tuple(map(render, texts.templates.file_remarks(file, MOST_TEMPLATES)))
        remark = ImportFact(self.tr("To check"), join_sentences(*remarks), "warn")
        count = len(file.templates)
        if not count:
            return ImportSummary(self.tr("No template in it can be read."), (remark,), "problem", "bad")
        names = [
            " · ".join(plain_line(part) for part in (each.name, each.language) if part)
            for each in file.templates[:MOST_TEMPLATES]
        ]
        if (more := count - MOST_TEMPLATES) > 0:
            names.append(self.tr("{0} more").format(more))
        place = ImportFact(self.tr("Go to"), self.tr("your list of templates"))
        named = ImportFact(self.tr("Names"), self.tr(", ").join(names))
        return ImportSummary(
            self.tr("A template") if count == 1 else self.tr("{0} templates").format(count), (named, place, remark)
        )


def _refused(sentence: str) -> ImportSummary:
    return ImportSummary(sentence, (), "problem", "bad")
