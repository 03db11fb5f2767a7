"""The template message a person composes: frozen values, and names for its fields."""

import enum
from typing import ClassVar, Literal

import msgspec

from nxwa_desktop.protocol.stored_enum import StoredEnum


class HeaderKind(StoredEnum):
    """The kinds of header that a message can have; each has one class below."""

    NONE = "none"
    TEXT = "text"
    IMAGE = "image"


class NoHeader(msgspec.Struct, frozen=True, tag=HeaderKind.NONE.value):
    """No header, or one without variables."""

    kind: ClassVar[Literal[HeaderKind.NONE]] = HeaderKind.NONE


class TextHeader(msgspec.Struct, frozen=True, tag=HeaderKind.TEXT.value):
    """A header with text variables, in their order.

    The template's own text and the parameters' labels are for display and never sent.
    """

    kind: ClassVar[Literal[HeaderKind.TEXT]] = HeaderKind.TEXT

    parameters: tuple[str, ...] = ("",)
    text: str = ""
    """The template's header text with its {{placeholders}}."""
    labels: tuple[str, ...] = ()
    """None at all, or one for each parameter; empty where a parameter has none."""


class ImageHeader(msgspec.Struct, frozen=True, tag=HeaderKind.IMAGE.value):
    """A header that shows the image behind a link."""

    kind: ClassVar[Literal[HeaderKind.IMAGE]] = HeaderKind.IMAGE
    link: str = ""


Header = NoHeader | TextHeader | ImageHeader


def empty_header(kind: HeaderKind) -> Header:
    """A header of this kind with nothing filled in."""
    match kind:
        case HeaderKind.NONE:
            return NoHeader()
        case HeaderKind.TEXT:
            return TextHeader()
        case HeaderKind.IMAGE:
            return ImageHeader()


class Message(msgspec.Struct, frozen=True):
    """One message as composed so far, complete or not.

    `recipient` is the number as typed; `recipient.normalise` of it is sent. The template's texts and the labels of the
    parameters are for display and never sent.
    """

    recipient: str = ""
    template_name: str = ""
    language: str = ""
    header: Header = NoHeader()
    body: tuple[str, ...] = ()
    """The parameters as they are sent, one for each occurrence."""
    body_text: str = ""
    """The template's body text with its {{placeholders}}."""
    body_labels: tuple[str, ...] = ()
    """None at all, or one for each parameter; empty where a parameter has none."""
    wording_language: str = ""
    """The language of the template's texts; empty where there are none, or where it is unknown."""

    @property
    def wording_language_differs(self) -> bool:
        """True if the template's texts are in another language than the chosen one."""
        return self.wording_language not in {"", self.language}


def texts_of(message: Message) -> tuple[str, ...]:
    """The parameters as they are sent, the header's first."""
    match message.header:
        case TextHeader(parameters):
            return (*parameters, *message.body)
        case ImageHeader(link):
            return (link, *message.body)
        case NoHeader():
            return message.body


class FieldKind(enum.StrEnum):
    """The inputs of a message."""

    RECIPIENT = "recipient"
    TEMPLATE_NAME = "template_name"
    LANGUAGE = "language"
    HEADER_TEXT = "header_text"
    HEADER_IMAGE = "header_image"
    BODY = "body"
    HEADER_TEMPLATE = "header_template"
    """The template's text of the header."""
    BODY_TEMPLATE = "body_template"
    """The template's text of the body."""


class Field(msgspec.Struct, frozen=True, cache_hash=True):
    """One input of a message; `index` counts from 0 among parameters of its kind."""

    kind: FieldKind
    index: int = 0
