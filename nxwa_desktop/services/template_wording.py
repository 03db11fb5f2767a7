"""Puts the texts of a saved template into a message that has values already."""

from collections.abc import Mapping, MutableMapping

import msgspec

from nxwa_desktop.protocol.message import FieldKind, Header, HeaderKind, ImageHeader, Message, NoHeader, TextHeader
from nxwa_desktop.services.parameter_labels import Fitted, Key, fit
from nxwa_desktop.templates.saved_template import SavedTemplate

Kept = Mapping[FieldKind, MutableMapping[Key, str]]


class Reworded(msgspec.Struct, frozen=True):
    """The message with its new texts. Origins: for each row its number before, None for a new one."""

    message: Message
    body_origins: tuple[int | None, ...]
    header_origins: tuple[int | None, ...] | None
    """None where the message had no text header before, or has none now."""


def reword(message: Message, template: SavedTemplate, kept: Kept, aside: Mapping[HeaderKind, Header]) -> Reworded:
    """Give the message name, language and texts of `template`; values follow their variables.

    Values of variables that the template does not have are put into `kept`. A header of another kind comes from
    `aside`, where what stood in it before is.
    """
    body = _fitted(template.body_labels, message.body, message.body_labels, kept[FieldKind.BODY])
    header, origins = _header(message.header, template, kept[FieldKind.HEADER_TEXT], aside)
    changed = msgspec.structs.replace(
        message,
        template_name=template.name,
        language=template.language,
        header=header,
        body=body.rows,
        body_text=template.body_text,
        body_labels=body.labels,
        wording_language=template.language if template.body_text or template.header_text else "",
    )
    return Reworded(changed, body.origins, origins)


def _header(
    before: Header, template: SavedTemplate, kept: MutableMapping[Key, str], aside: Mapping[HeaderKind, Header]
) -> tuple[Header, tuple[int | None, ...] | None]:
    if not template.header_kind.is_known:
        return NoHeader(), None
    match template.header_kind:
        case HeaderKind.NONE:
            return NoHeader(), None
        case HeaderKind.IMAGE:
            return before if isinstance(before, ImageHeader) else aside.get(HeaderKind.IMAGE, ImageHeader()), None
        case HeaderKind.TEXT:
            known = before if isinstance(before, TextHeader) else aside.get(HeaderKind.TEXT, TextHeader(()))
            rows, labels = (known.parameters, known.labels) if isinstance(known, TextHeader) else ((), ())
            fitted = _fitted(template.header_labels, rows, labels, kept)
            header = TextHeader(fitted.rows, template.header_text, fitted.labels)
            return header, fitted.origins if known is before else None


def _fitted(
    labels: tuple[str, ...], rows: tuple[str, ...], before: tuple[str, ...], kept: MutableMapping[Key, str]
) -> Fitted:
    """Fit the rows; as many as the template has, or more where a value would be lost."""
    fitted = fit(tuple(label for label in labels if label), rows, before, kept)
    lacking = len(labels) - len(fitted.rows)
    if lacking <= 0:
        return fitted
    blank = ("",) * lacking
    return Fitted(
        (*fitted.rows, *blank),
        (*fitted.labels, *blank) if fitted.labels else (),
        (*fitted.origins, *(None for _ in blank)),
    )
