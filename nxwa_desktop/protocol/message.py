"""The template message a person composes: frozen values, and names for its fields."""

import enum

import msgspec


class NoHeader(msgspec.Struct, frozen=True, tag="none"):
    """The template has no header, or one without variables."""


class TextHeader(msgspec.Struct, frozen=True, tag="text"):
    """A header with text variables, in their order."""

    parameters: tuple[str, ...] = ("",)


class ImageHeader(msgspec.Struct, frozen=True, tag="image"):
    """A header that shows the image behind a link."""

    link: str = ""


Header = NoHeader | TextHeader | ImageHeader


class Message(msgspec.Struct, frozen=True):
    """One message as it stands in the composer, complete or not.

    `recipient` is the number as typed; what goes out is `recipient.normalise` of it.
    """

    recipient: str = ""
    template_name: str = ""
    language: str = ""
    header: Header = NoHeader()
    body: tuple[str, ...] = ()


class FieldKind(enum.StrEnum):
    """What a person fills in."""

    RECIPIENT = "recipient"
    TEMPLATE_NAME = "template_name"
    LANGUAGE = "language"
    HEADER_TEXT = "header_text"
    HEADER_IMAGE = "header_image"
    BODY = "body"


class Field(msgspec.Struct, frozen=True):
    """One input of a message; `index` counts from 0 among parameters of its kind."""

    kind: FieldKind
    index: int = 0
