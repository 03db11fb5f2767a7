"""Fixes for findings against NXCloud's list of templates, and their changes to the message."""

import enum
from typing import TYPE_CHECKING

import msgspec

from nxwa_desktop.protocol.message import Field, FieldKind, Message
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.templates.saved_template import template_of
from nxwa_desktop.validation.finding_severity import Finding, FindingCode

if TYPE_CHECKING:  # imported with a list
    from nxwa_desktop.validation.template_rules import ListedTemplates

MOST = 3
"""Languages that are offered."""


class FixKind(enum.Enum):
    """The kinds of fixes; the comment says what `value` is."""

    UPDATE = "update"
    """Read NXCloud's list again; the message stays as it is."""
    NAME = "name"
    """Use the template of this name."""
    LANGUAGE = "language"
    """Use this language of the template."""
    HEADER = "header"
    WORDING = "wording"


class TemplateFix(msgspec.Struct, frozen=True):
    """One way to mend a finding."""

    kind: FixKind
    value: str = ""


UPDATE = TemplateFix(FixKind.UPDATE)
_OF_CODE = {
    FindingCode.TEMPLATE_GONE: (UPDATE,),
    FindingCode.TEMPLATE_PENDING: (UPDATE,),
    FindingCode.TEMPLATE_REJECTED: (UPDATE,),
    FindingCode.TEMPLATE_REJECTED_FOR: (UPDATE,),
    FindingCode.TEMPLATE_PAUSED: (UPDATE,),
    FindingCode.TEMPLATE_UNAVAILABLE: (UPDATE,),
    FindingCode.BODY_COUNT: (TemplateFix(FixKind.WORDING), UPDATE),
    FindingCode.HEADER_COUNT: (TemplateFix(FixKind.HEADER), UPDATE),
    FindingCode.HEADER_IMAGE_WANTED: (TemplateFix(FixKind.HEADER), UPDATE),
    FindingCode.HEADER_TEXT_WANTED: (TemplateFix(FixKind.HEADER), UPDATE),
    FindingCode.HEADER_UNWANTED: (TemplateFix(FixKind.HEADER), UPDATE),
}


def fixes_of(finding: Finding, message: Message, listed: "ListedTemplates") -> tuple[TemplateFix, ...]:
    """The ways to mend a finding, the best first; none where it has nothing to do with the list."""
    if finding.code is FindingCode.TEMPLATE_UNLISTED:
        similar = listed.similar_name(message.template_name)
        return (TemplateFix(FixKind.NAME, similar), UPDATE) if similar else (UPDATE,)
    if finding.code is FindingCode.LANGUAGE_UNLISTED:
        family = message.language.partition("_")[0]
        languages = listed.languages(message.template_name, in_use=True)
        nearest = sorted(languages, key=lambda code: code.partition("_")[0] != family)
        return (*(TemplateFix(FixKind.LANGUAGE, code) for code in nearest[:MOST]), UPDATE)
    return _OF_CODE.get(finding.code, ())


def apply_fix(composer: Composer, listed: "ListedTemplates", fix: TemplateFix) -> None:
    """Change the message, in one step that can be undone."""
    message = composer.message
    template = listed.find(message.template_name, message.language)
    match fix.kind:
        case FixKind.NAME:
            composer.edit(Field(FieldKind.TEMPLATE_NAME), fix.value)
        case FixKind.LANGUAGE:
            composer.edit(Field(FieldKind.LANGUAGE), fix.value)
        case FixKind.WORDING if template is not None:
            composer.apply_wording(template)
        case FixKind.HEADER if template is not None:
            own = template_of(message, id="", title="")
            kept = {name: getattr(template, name) for name in ("header_kind", "header_text", "header_labels")}
            composer.apply_wording(msgspec.structs.replace(own, **kept))
