"""Sentences about invalid messages, and how to correct them."""

from nxwa_desktop.protocol.message import FieldKind
from nxwa_desktop.texts.sentence import Sentence
from nxwa_desktop.validation.message_rules import Finding, FindingCode

Pair = tuple[str, str]
"""The whole sentence, and the few words for the bottom bar."""

_ANY_TEXT: dict[FindingCode, Pair] = {
    FindingCode.PARAMETER_SPARE: (
        (
            "{subject} has no place in the template's text (variables: {1}, values: {2}): remove it, or"
            " correct the text."
        ),
        "{subject} has no place in the text",
    ),
    FindingCode.TEXT_EMPTY: ("{subject} is empty: fill it in or remove it.", "{subject} is empty"),
    FindingCode.TEXT_BLANK: (
        "{subject} holds nothing that can be seen: fill it in or remove it.",
        "{subject} is blank",
    ),
    FindingCode.NOT_UNICODE: (
        "{subject} holds a damaged character: type the text again.",
        "{subject} holds a damaged character",
    ),
    FindingCode.TEXT_NEWLINE: (
        "{subject} has a line break, which WhatsApp refuses: put a space in its place.",
        "{subject} has a line break",
    ),
    FindingCode.TEXT_TAB: (
        "{subject} has a tab, which WhatsApp refuses: put a space in its place.",
        "{subject} has a tab",
    ),
    FindingCode.TEXT_SPACES: (
        "{subject} has more than 4 spaces in a row, which WhatsApp refuses: leave one.",
        "{subject} has too many spaces in a row",
    ),
    FindingCode.TEXT_CONTROL: (
        "{subject} holds a character that belongs into no message ({1}): remove it or type the text again.",
        "{subject} holds a control character",
    ),
    FindingCode.TEXT_INVISIBLE: (
        "{subject} holds an invisible character ({1}), probably from copying: remove it if it is not meant.",
        "{subject} holds an invisible character",
    ),
    FindingCode.TEXT_EDGE_SPACES: (
        "{subject} begins or ends with a space: remove it if it is not meant.",
        "{subject} begins or ends with a space",
    ),
}
"""Sentences for any text parameter. `{0}` is its number, `{1}` the characters found."""

_WORDING: dict[FindingCode, Pair] = {
    FindingCode.PARAMETERS_LACKING: (
        (
            "{subject} has more variables ({0}) than there are fields ({1}): paste the text once more, or"
            " add the fields."
        ),
        "{subject} has more variables",
    ),
    FindingCode.NOT_UNICODE: (
        "{subject} holds a damaged character: paste the text again.",
        "{subject} holds a damaged character",
    ),
    FindingCode.WORDING_BRACES: (
        "{subject} has two braces without their other half, or with nothing between: check that it is complete.",
        "{subject} may be incomplete",
    ),
    FindingCode.WORDING_MIXED: (
        "{subject} has both names and numbers as variables, and a template has one kind: check the text.",
        "{subject} mixes names and numbers",
    ),
    FindingCode.FILLED_TOO_LONG: (
        "{filled} has {0} characters, and WhatsApp may refuse more than {1}: shorten what is filled in.",
        "{filled} may be too long",
    ),
}
"""Sentences for a template's text; `{filled}` is the part of the message that it becomes."""


def _named(table: dict[FindingCode, Pair], **names: str) -> dict[FindingCode, Pair]:
    """The sentences of `table` with these names in place of `{subject}` and `{filled}`."""

    def fill(text: str) -> str:
        for key, name in names.items():
            text = text.replace(f"{{{key}}}", name)
        return text

    return {code: (fill(whole), fill(short)) for code, (whole, short) in table.items()}


_REFUSED: Pair = ("NXCloud says: {0} ({1}).", "NXCloud refused it")
_RECIPIENT: dict[FindingCode, Pair] = {
    FindingCode.REFUSED: _REFUSED,
    FindingCode.RECIPIENT_MISSING: (
        "The recipient is missing: type the number with its country code.",
        "Recipient is missing",
    ),
    FindingCode.RECIPIENT_CHARACTERS: (
        "The recipient holds something that is not part of a number ({0}): remove it.",
        "Recipient holds more than a number",
    ),
    FindingCode.RECIPIENT_DOUBLE_ZERO: (
        "The recipient begins with 00: remove it, so that the number begins with its country code.",
        "Recipient begins with 00",
    ),
    FindingCode.RECIPIENT_LEADING_ZERO: (
        "The recipient begins with 0: put the country code in its place.",
        "Recipient has no country code",
    ),
    FindingCode.RECIPIENT_TOO_SHORT: (
        "The recipient is too short ({0} of at least {1} digits): check the number and its country code.",
        "Recipient is too short",
    ),
    FindingCode.RECIPIENT_TOO_LONG: (
        "The recipient is too long ({0} of at most {1} digits): check that it is one number only.",
        "Recipient is too long",
    ),
    FindingCode.RECIPIENT_NEVER_SEND: (
        "This number is on your list “Never send to”: the customer may have asked for no more messages.",
        "Recipient wants no messages",
    ),
    FindingCode.RECIPIENT_IMPLAUSIBLE: (
        "{0} does not look like a number that can exist: check it once more.",
        "Recipient may not exist",
    ),
}

_TEMPLATE_NAME: dict[FindingCode, Pair] = {
    FindingCode.REFUSED: _REFUSED,
    FindingCode.TEMPLATE_MISSING: (
        "The template name is missing: type the name of the template to send.",
        "Template name is missing",
    ),
    FindingCode.NOT_UNICODE: (
        "The template name holds a damaged character: type the name again.",
        "Template name holds a damaged character",
    ),
    FindingCode.TEMPLATE_NAME_UNUSUAL: (
        "The template name is unusual: names have only small letters a to z, digits and _. Check the spelling.",
        "Template name is unusual",
    ),
    FindingCode.TEMPLATE_UNLISTED: (
        "NXCloud's list of {0} has no template of this name: check the spelling, or update the templates.",
        "Template is not in NXCloud's list",
    ),
    FindingCode.TEMPLATE_GONE: (
        "NXCloud's list of {0} does not have this template any more: choose another, or update the templates.",
        "Template is gone from NXCloud's list",
    ),
    FindingCode.TEMPLATE_PENDING: (
        "WhatsApp has not approved this template (list of {0}): choose another, or update the templates.",
        "Template is not approved yet",
    ),
    FindingCode.TEMPLATE_REJECTED: (
        "WhatsApp rejected this template (list of {0}): choose another, or update the templates.",
        "Template was rejected",
    ),
    FindingCode.TEMPLATE_REJECTED_FOR: (
        "WhatsApp rejected this template: {1} (list of {0}). Choose another, or update the templates.",
        "Template was rejected",
    ),
    FindingCode.TEMPLATE_PAUSED: (
        "WhatsApp has paused this template (list of {0}): choose another, or update the templates.",
        "Template is paused",
    ),
    FindingCode.TEMPLATE_UNAVAILABLE: (
        "WhatsApp does not send this template any more (list of {0}): choose another, or update the templates.",
        "Template is not in use any more",
    ),
    FindingCode.TEMPLATE_UNSENDABLE: (
        "This template has a part that cannot be filled in here, such as a variable button or a video: choose another.",
        "Template cannot be filled in here",
    ),
}

_LANGUAGE: dict[FindingCode, Pair] = {
    FindingCode.REFUSED: _REFUSED,
    FindingCode.LANGUAGE_MISSING: (
        "The language is missing: choose the one that the template is written in.",
        "Language is missing",
    ),
    FindingCode.NOT_UNICODE: (
        "The language holds a damaged character: choose one from the list.",
        "Language holds a damaged character",
    ),
    FindingCode.LANGUAGE_UNDOCUMENTED: (
        "NXCloud does not list the language {0}: choose one from the list, unless you know that the template has it.",
        "Language is not in NXCloud's list",
    ),
    FindingCode.LANGUAGE_UNLISTED: (
        "NXCloud's list of {0} does not have this template in {1}, but in {2}: choose one, or update the templates.",
        "Template does not have this language",
    ),
}

_HEADER_PARTS: dict[FindingCode, Pair] = {
    FindingCode.HEADER_COUNT: (
        "The header has another number of values ({1}) than the template at NXCloud ({0}): use the template's header.",
        "Header does not fit the template",
    ),
    FindingCode.HEADER_IMAGE_WANTED: (
        "The template has an image as its header, and this message has none: use the template's header.",
        "Header image is missing",
    ),
    FindingCode.HEADER_TEXT_WANTED: (
        "The template has a variable in its header, and this message has none: use the template's header.",
        "Header value is missing",
    ),
    FindingCode.HEADER_UNWANTED: (
        "The template's header has nothing to fill in, and this message fills it in: use the template's header.",
        "Header does not fit the template",
    ),
}

_BODY_PARTS: dict[FindingCode, Pair] = {
    FindingCode.BODY_COUNT: (
        "The body has another number of values ({1}) than the template at NXCloud ({0}): use NXCloud's wording.",
        "Number of values does not fit the template",
    ),
}

_HEADER_TEXT: dict[FindingCode, Pair] = {
    FindingCode.HEADER_TOO_MANY: (
        "A text header takes one variable: remove the others.",
        "Header has more than one variable",
    ),
    **_named(_ANY_TEXT, subject="Header variable {0}"),
    FindingCode.HEADER_TOO_LONG: (
        "Header variable {0} has {1} characters, and WhatsApp may refuse a header of more than {2}: shorten it.",
        "Header variable {0} is long",
    ),
}

_HEADER_IMAGE: dict[FindingCode, Pair] = {
    FindingCode.LINK_MISSING: (
        "The image link is missing: paste it, or choose a header without an image.",
        "Image link is missing",
    ),
    FindingCode.NOT_UNICODE: (
        "The image link holds a damaged character: copy the link again.",
        "Image link holds a damaged character",
    ),
    FindingCode.LINK_SPACES: (
        "The image link holds a space or an invisible character: remove it, or copy the link again.",
        "Image link holds a space",
    ),
    FindingCode.LINK_NOT_HTTP: (
        "The image link does not begin with https://: copy the whole link.",
        "Image link does not begin with https://",
    ),
    FindingCode.LINK_NO_HOST: (
        "The image link names no website after https://: copy the whole link.",
        "Image link names no website",
    ),
    FindingCode.LINK_NOT_HTTPS: (
        "The image link begins with http://, which WhatsApp may refuse: use https:// if the website has it.",
        "Image link is not https://",
    ),
    FindingCode.LINK_PRIVATE: (
        "{0} cannot be reached from the internet, so WhatsApp cannot fetch the image: use a public link.",
        "Image link is not public",
    ),
}

_BODY: dict[FindingCode, Pair] = {
    **_named(_ANY_TEXT, subject="Variable {0}"),
    FindingCode.BODY_PARAMETER_TOO_LONG: (
        "Variable {0} has {1} characters, and WhatsApp takes at most {2} in a message: shorten it.",
        "Variable {0} is too long",
    ),
    FindingCode.BODY_TOO_LONG: (
        "The variables have {1} characters, WhatsApp may refuse more than {2}: shorten the longest, variable {0}.",
        "Message may be too long",
    ),
}

TABLE: dict[FieldKind, dict[FindingCode, Pair]] = {
    FieldKind.RECIPIENT: _RECIPIENT,
    FieldKind.TEMPLATE_NAME: _TEMPLATE_NAME,
    FieldKind.LANGUAGE: _LANGUAGE,
    FieldKind.HEADER_TEXT: _HEADER_TEXT,
    FieldKind.HEADER_IMAGE: _HEADER_IMAGE,
    FieldKind.BODY: _BODY,
    FieldKind.HEADER_TEMPLATE: _named(_WORDING, subject="The header's text", filled="The header") | _HEADER_PARTS,
    FieldKind.BODY_TEMPLATE: _named(_WORDING, subject="The template's text", filled="The message") | _BODY_PARTS,
}
_ASKED_FOR: dict[FindingCode, Pair] = {
    FindingCode.TEXT_EMPTY: ("{0} is empty: fill it in.", "{0} is empty"),
    FindingCode.TEXT_BLANK: ("{0} holds nothing that can be seen: fill it in.", "{0} is blank"),
}
"""Sentences for a parameter that the template's text names: it cannot be left out."""
_NUMBERED = frozenset({FieldKind.HEADER_TEXT, FieldKind.BODY})
"""Fields whose sentences begin with the parameter's name in the template, else its number from 1."""

_FALLBACK: Pair = ("Something is not right here: check this field.", "A field needs a check")


def finding(found: Finding) -> Sentence:
    """A finding and the way to correct it: "Variable 3 is empty: fill it in or remove it."."""
    return _sentence(found, 0)


def finding_short(found: Finding) -> Sentence:
    """A finding in a few words, without a full stop: "Variable 3 is empty"."""
    return _sentence(found, 1)


def _sentence(found: Finding, which: int) -> Sentence:
    table = _ASKED_FOR if found.label and found.code in _ASKED_FOR else TABLE[found.field.kind]
    pair = table.get(found.code, _FALLBACK)
    label = f"{{{{{found.label}}}}}" if found.label.isdecimal() else f"“{found.label}”"
    name = label if found.label else found.field.index + 1
    named = (name,) if found.field.kind in _NUMBERED else ()
    return Sentence(pair[which], (*named, *found.values))


def templates() -> tuple[str, ...]:
    """All templates of this module."""
    pairs = [pair for table in (*TABLE.values(), _ASKED_FOR) for pair in table.values()]
    return tuple(text for pair in (*pairs, _FALLBACK) for text in pair)
