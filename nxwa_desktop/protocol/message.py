"""The template message a person composes: frozen values, and names for its fields."""

import enum

import msgspec


class NoHeader(msgspec.Struct, frozen=True, tag="none"):
    """The template has no header, or one without variables."""


class TextHeader(msgspec.Struct, frozen=True, tag="text"):
    """A header with text variables, in their order.

    The template's own text and the parameters' labels are for the person: they never go out.
    """

    parameters: tuple[str, ...] = ("",)
    text: str = ""
    """The template's header text with its {{placeholders}}."""
    labels: tuple[str, ...] = ()
    """None at all, or one for each parameter; empty where a parameter has none."""


class ImageHeader(msgspec.Struct, frozen=True, tag="image"):
    """A header that shows the image behind a link."""

    link: str = ""


Header = NoHeader | TextHeader | ImageHeader


class Message(msgspec.Struct, frozen=True):
    """One message as it stands in the composer, complete or not.

    `recipient` is the number as typed; what goes out is `recipient.normalise` of it. The template's texts and the
    labels of the parameters are for the person alone: they never go out.
    """

    recipient: str = ""
    template_name: str = ""
    language: str = ""
    header: Header = NoHeader()
    body: tuple[str, ...] = ()
    """The parameters as they go out, one for each occurrence."""
    body_text: str = ""
    """The template's body text with its {{placeholders}}."""
    body_labels: tuple[str, ...] = ()
    """None at all, or one for each parameter; empty where a parameter has none."""
    wording_language: str = ""
    """The language that the template's texts are in; empty where there are none, or where nobody knows."""

    @property
    def wording_language_differs(self) -> bool:
        """The template's texts are those of another language than the one that is chosen."""
        return self.wording_language not in {"", self.language}


def texts_of(message: Message) -> tuple[str, ...]:
    """The parameters as they go out, the header's first: what the person wrote to the recipient."""
    match message.header:
        case TextHeader(parameters):
            return (*parameters, *message.body)
        case ImageHeader(link):
            return (link, *message.body)
        case _:
            return message.body


class FieldKind(enum.StrEnum):
    """What a person fills in."""

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


class Field(msgspec.Struct, frozen=True):
    """One input of a message; `index` counts from 0 among parameters of its kind."""

    kind: FieldKind
    index: int = 0
