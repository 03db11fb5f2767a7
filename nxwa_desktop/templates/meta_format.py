"""Template definitions in Meta's format: HEADER, BODY, FOOTER and BUTTONS with `{{1}}` and examples.

Source of the format: the provider's public templates page, and Meta's public reference of message templates.
"""

import enum
from typing import Any

from nxwa_desktop.protocol.message import HeaderKind
from nxwa_desktop.system.unicode_text import is_encodable
from nxwa_desktop.templates.placeholders import labels_of
from nxwa_desktop.templates.saved_template import SavedTemplate, Unsendable, default_title

_HEADERS = {
    "VIDEO": Unsendable.VIDEO_HEADER,
    "DOCUMENT": Unsendable.DOCUMENT_HEADER,
    "LOCATION": Unsendable.LOCATION_HEADER,
}
_ONCE = {"HEADER", "BODY", "FOOTER", "BUTTONS"}
_PLAIN_BUTTONS = {"QUICK_REPLY", "PHONE_NUMBER", "URL", "VOICE_CALL"}
"""Buttons that need nothing from the sender, unless their link has a variable."""


class TemplateFault(enum.StrEnum):
    """The reasons why an entry of a file cannot be read as a template."""

    NO_OBJECT = "no_object"
    MISSING = "missing"
    """The value is the missing key."""
    NOT_TEXT = "not_text"
    """The value is the key."""
    NO_LIST = "no_list"
    """The value is the key."""
    COMPONENT = "component"
    """A component is no object; the value is its number, from 1."""
    BUTTON = "button"
    """A button is no object; the value is its number, from 1."""
    TWICE = "twice"
    """The value is the kind of component that occurs more than once."""
    OTHER_SHAPE = "other_shape"
    """The value is the path of the part with another shape."""
    BROKEN_CHARACTER = "broken_character"


class InvalidTemplate(Exception):  # noqa: N818 - names what was found
    """An entry that cannot be read: its fault, and the fault's value (see `TemplateFault`)."""

    def __init__(self, fault: TemplateFault, value: str | int = "") -> None:
        super().__init__(fault, value)
        self.fault = fault
        self.value = value


def template_from_meta(tree: Any, id: str) -> SavedTemplate:  # noqa: A002 - the field's name
    """Read one definition; `unsendable` lists the parts that this endpoint cannot fill. Raises InvalidTemplate."""
    if not isinstance(tree, dict):
        raise InvalidTemplate(TemplateFault.NO_OBJECT)
    name, language = _text(tree, "name"), _language(tree)
    if not name:
        raise InvalidTemplate(TemplateFault.MISSING, "name")
    parts = _Parts(tree.get("components"))
    return SavedTemplate(
        id=id,
        title=default_title(name, language),
        name=name,
        language=language,
        header_kind=parts.header_kind,
        header_text=parts.header_text,
        header_labels=labels_of(parts.header_text),
        body_text=parts.body_text,
        body_labels=labels_of(parts.body_text),
        footer=parts.footer,
        buttons=tuple(parts.buttons),
        status=_text(tree, "status"),
        unsendable=tuple(dict.fromkeys(parts.unsendable)),
        header_examples=parts.header_examples,
        body_examples=parts.body_examples,
        category=_word(tree.get("category")),
        quality=_quality(tree),
        rejected_reason=_rejected_reason(tree),
    )


class _Parts:
    """The fields of a saved template, collected from the components of one definition."""

    def __init__(self, components: Any) -> None:
        self.header_kind = HeaderKind.NONE
        self.header_text = self.body_text = self.footer = ""
        self.header_examples: tuple[str, ...] = ()
        self.body_examples: tuple[str, ...] = ()
        self.buttons: list[str] = []
        self.unsendable: list[Unsendable] = []
        self._kinds: set[str] = set()
        if not isinstance(components, list):
            raise InvalidTemplate(TemplateFault.NO_LIST, "components")
        for number, component in enumerate(components, 1):
            if not isinstance(component, dict):
                raise InvalidTemplate(TemplateFault.COMPONENT, number)
            self._add(component)

    def _add(self, component: dict[str, Any]) -> None:
        kind = _text(component, "type").upper()
        if kind in self._kinds and kind in _ONCE:
            # It is unknown which of them WhatsApp would show.
            raise InvalidTemplate(TemplateFault.TWICE, kind)
        self._kinds.add(kind)
        match kind:
            case "HEADER":
                self._add_header(component)
            case "BODY":
                self.body_text = _text(component, "text")
                self.body_examples = _examples(component, "body_text", labels_of(self.body_text))
            case "FOOTER":
                self.footer = _text(component, "text")
            case "BUTTONS":
                self._add_buttons(component.get("buttons"))
            case _:
                self.unsendable.append(Unsendable.OTHER_PART)

    def _add_header(self, component: dict[str, Any]) -> None:
        match (_text(component, "format") or "TEXT").upper():
            case "TEXT":
                self.header_text = _text(component, "text")
                # Nothing is sent for a header without a variable.
                if labels_of(self.header_text):
                    self.header_kind = HeaderKind.TEXT
                    self.header_examples = _examples(component, "header_text", labels_of(self.header_text))
            case "IMAGE":
                self.header_kind = HeaderKind.IMAGE
                self.header_examples = _links(component)
            case other:
                self.unsendable.append(_HEADERS.get(other, Unsendable.OTHER_HEADER))

    def _add_buttons(self, buttons: Any) -> None:
        if not isinstance(buttons, list):
            raise InvalidTemplate(TemplateFault.NO_LIST, "buttons")
        for number, button in enumerate(buttons, 1):
            if not isinstance(button, dict):
                raise InvalidTemplate(TemplateFault.BUTTON, number)
            kind = _text(button, "type").upper()
            self.buttons.append(_text(button, "text") or kind)
            if kind not in _PLAIN_BUTTONS or labels_of(_text(button, "url")):
                self.unsendable.append(Unsendable.BUTTON_VARIABLE)


def _examples(component: dict[str, Any], key: str, labels: tuple[str, ...]) -> tuple[str, ...]:
    """One example for each label; nothing where they do not fit: they are for information only."""
    example = component.get("example")
    if not isinstance(example, dict):
        return ()
    named = example.get(f"{key}_named_params")
    if isinstance(named, list):
        pairs = [each for each in named if isinstance(each, dict)]
        values = {_word(each.get("param_name")): _word(each.get("example")) for each in pairs}
        found = tuple(values.get(label, "") for label in labels)
        return found if any(found) else ()
    values_of = example.get(key)
    if isinstance(values_of, list) and values_of and isinstance(values_of[0], list):
        values_of = values_of[0]
    if not isinstance(values_of, list) or len(values_of) != len(labels):
        return ()
    return tuple(map(_word, values_of))


def _links(component: dict[str, Any]) -> tuple[str, ...]:
    """The example link of a header; a handle of an upload is no link."""
    example = component.get("example")
    handles = example.get("header_handle") if isinstance(example, dict) else None
    first = _word(handles[0]) if isinstance(handles, list) and handles else ""
    return (first,) if first.startswith("https://") else ()


def _quality(tree: dict[str, Any]) -> str:
    score = tree.get("quality_score")
    return _word(score.get("score") if isinstance(score, dict) else score)


def _rejected_reason(tree: dict[str, Any]) -> str:
    reason = _word(tree.get("rejected_reason"))
    return "" if reason.upper() == "NONE" else reason


def _word(value: Any) -> str:
    """A value that is only for information: another type than text counts as none."""
    return value if isinstance(value, str) and is_encodable(value) else ""


def _text(tree: dict[str, Any], key: str) -> str:
    value = tree.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InvalidTemplate(TemplateFault.NOT_TEXT, key)
    return value


def _language(tree: dict[str, Any]) -> str:
    language = tree.get("language")
    # Some listings give an object in the place of the code.
    return _text(language, "code") if isinstance(language, dict) else _text(tree, "language")
