"""Validation of a message against NXCloud's list of the account's templates.

The list may be outdated, so all of its findings are warnings.
"""

from collections.abc import Iterable, Iterator

from nxwa_desktop.protocol.message import Field, FieldKind, HeaderKind, ImageHeader, Message, TextHeader
from nxwa_desktop.system.wall_clock import local_time
from nxwa_desktop.templates.saved_template import SavedTemplate, as_listed
from nxwa_desktop.templates.template_status import TemplateStatus, status_of
from nxwa_desktop.validation.finding_severity import Finding, FindingCode
from nxwa_desktop.validation.message_rules import validate
from nxwa_desktop.validation.text_rules import excerpt

NAME, LANGUAGE = Field(FieldKind.TEMPLATE_NAME), Field(FieldKind.LANGUAGE)
HEADER, BODY = Field(FieldKind.HEADER_TEMPLATE), Field(FieldKind.BODY_TEMPLATE)
NAMED_LANGUAGES = 4
"""Languages that a sentence names."""
MAX_KNOWN = 1_000

_STATUS_CODES = {
    TemplateStatus.PENDING: FindingCode.TEMPLATE_PENDING,
    TemplateStatus.REJECTED: FindingCode.TEMPLATE_REJECTED,
    TemplateStatus.PAUSED: FindingCode.TEMPLATE_PAUSED,
    TemplateStatus.UNAVAILABLE: FindingCode.TEMPLATE_UNAVAILABLE,
}
_ANSWERED = frozenset({FindingCode.TEMPLATE_NAME_UNUSUAL, FindingCode.LANGUAGE_UNDOCUMENTED})
"""Doubts on a name or a language that the list settles."""
_ORDER = {
    kind: place
    for place, kind in enumerate(
        (
            FieldKind.RECIPIENT,
            FieldKind.TEMPLATE_NAME,
            FieldKind.LANGUAGE,
            FieldKind.BODY_TEMPLATE,
            FieldKind.HEADER_TEMPLATE,
            FieldKind.HEADER_TEXT,
            FieldKind.HEADER_IMAGE,
            FieldKind.BODY,
        )
    )
}


class ListedTemplates:
    """NXCloud's list for one account. The findings on a name and language are made once, for many messages."""

    def __init__(self, templates: Iterable[SavedTemplate]) -> None:
        self._by_name: dict[str, dict[str, SavedTemplate]] = {}
        self._known: dict[tuple[str, str], tuple[Finding, ...]] = {}
        newest = 0
        for each in templates:
            self._by_name.setdefault(each.name, {})[each.language] = as_listed(each)
            newest = max(newest, each.last_seen)
        self.day = local_time(newest).date().isoformat()
        """The day of the list, as 2026-11-28."""

    def find(self, name: str, language: str) -> SavedTemplate | None:
        """The template of this name and language, unless the list does not have it any more."""
        found = self._by_name.get(name, {}).get(language)
        return None if found is None or found.is_gone else found

    def languages(self, name: str, *, in_use: bool = False) -> tuple[str, ...]:
        """The languages that the list has the template in, those in use first, or only those."""
        there = [
            each for each in self._by_name.get(name, {}).values() if not (each.is_gone or (in_use and _idle(each)))
        ]
        return tuple(each.language for each in sorted(there, key=_idle))

    def similar_name(self, name: str) -> str:
        """The one listed name that differs in capitals and separators alone; empty where there is none."""
        meant = _letters(name)
        found = [each for each in self._by_name if each != name and _letters(each) == meant] if meant else []
        return found[0] if len(found) == 1 and self.languages(found[0]) else ""

    def check(self, message: Message) -> tuple[Finding, ...]:
        """The findings on a message, in the order of the fields. Never raises."""
        key = (message.template_name, message.language)
        about = self._known.get(key)
        if about is None:
            if len(self._known) >= MAX_KNOWN:
                self._known.clear()
            about = self._known[key] = tuple(self._about(*key))
        template = self.find(*key)
        return about if template is None else (*about, *_parts(message, template))

    def _about(self, name: str, language: str) -> Iterator[Finding]:
        if not name.strip():
            return
        template = self.find(name, language)
        if template is not None:
            yield from self._status(template)
        elif name not in self._by_name:
            yield Finding(NAME, FindingCode.TEMPLATE_UNLISTED, (self.day,))
        elif not (languages := self.languages(name)):
            yield Finding(NAME, FindingCode.TEMPLATE_GONE, (self.day,))
        elif language.strip():
            more = ("…",) if len(languages) > NAMED_LANGUAGES else ()
            words = ", ".join((*map(excerpt, languages[:NAMED_LANGUAGES]), *more))
            yield Finding(LANGUAGE, FindingCode.LANGUAGE_UNLISTED, (self.day, excerpt(language), words))

    def _status(self, template: SavedTemplate) -> Iterator[Finding]:
        code = _STATUS_CODES.get(status_of(template.status))
        if code is FindingCode.TEMPLATE_REJECTED and template.rejected_reason.strip():
            yield Finding(NAME, FindingCode.TEMPLATE_REJECTED_FOR, (self.day, excerpt(template.rejected_reason)))
        elif code is not None:
            yield Finding(NAME, code, (self.day,))
        if not template.sendable:
            yield Finding(NAME, FindingCode.TEMPLATE_UNSENDABLE)


def listed_templates(templates: Iterable[SavedTemplate]) -> ListedTemplates | None:
    """The list among saved templates, own ones left out; None where there is none."""
    found = [each for each in templates if each.account_id]
    return ListedTemplates(found) if found else None


def validate_with_list(
    message: Message, listed: ListedTemplates | None, *, knows_numbers: bool = True
) -> tuple[Finding, ...]:
    """Every problem and warning as `validate` has them, with those against the list of the account, if it has one."""
    found = validate(message, knows_numbers=knows_numbers)
    if listed is None:
        return found
    more = listed.check(message)
    if found:
        is_listed = listed.find(message.template_name, message.language) is not None
        answered = {NAME, LANGUAGE} if is_listed else {NAME, *(each.field for each in more)}
        found = tuple(each for each in found if not (each.code in _ANSWERED and each.field in answered))
    if not more or not found:
        return more or found
    return tuple(sorted((*found, *more), key=lambda each: _ORDER[each.field.kind]))


def _parts(message: Message, template: SavedTemplate) -> Iterator[Finding]:
    """Compare the numbers of values and the kind of header."""
    wanted, given = len(template.body_labels), len(message.body)
    if wanted != given:
        yield Finding(BODY, FindingCode.BODY_COUNT, (wanted, given))
    header = message.header
    wanted = len(template.header_labels) if template.header_kind is HeaderKind.TEXT else 0
    given = len(header.parameters) if isinstance(header, TextHeader) else 0
    has_image = isinstance(header, ImageHeader)
    if template.header_kind is HeaderKind.IMAGE:
        if not has_image:
            yield Finding(HEADER, FindingCode.HEADER_IMAGE_WANTED)
    elif not template.header_kind.is_known:
        return
    elif wanted and not given:
        yield Finding(HEADER, FindingCode.HEADER_TEXT_WANTED)
    elif not wanted and (given or has_image):
        yield Finding(HEADER, FindingCode.HEADER_UNWANTED)
    elif wanted != given:
        yield Finding(HEADER, FindingCode.HEADER_COUNT, (wanted, given))


def _idle(template: SavedTemplate) -> bool:
    return not template.sendable or status_of(template.status) in _STATUS_CODES


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))
