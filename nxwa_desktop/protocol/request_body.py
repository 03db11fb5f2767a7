"""Encoding of message and account as the request body, and decoding. The same bytes are signed, sent and stored.

Keys, their order and the fixed values: seed, Body Parameters and Request Example.
"""

import json
from typing import Any, Literal, NoReturn, assert_never, cast

import msgspec

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.account_limits import MAX_TENANT_ID
from nxwa_desktop.protocol.message import Header, ImageHeader, Message, NoHeader, TextHeader
from nxwa_desktop.protocol.recipient import normalise


class _Language(msgspec.Struct, forbid_unknown_fields=True):
    code: str
    policy: Literal["deterministic"] = "deterministic"


class _Image(msgspec.Struct, forbid_unknown_fields=True):
    link: str


class _TextParameter(msgspec.Struct, tag="text", forbid_unknown_fields=True, gc=False):
    text: str


class _ImageParameter(msgspec.Struct, tag="image", forbid_unknown_fields=True):
    image: _Image


class _Component(msgspec.Struct, forbid_unknown_fields=True):
    type: Literal["header", "body"]
    parameters: list[_TextParameter | _ImageParameter] = []


class _Template(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    language: _Language
    components: list[_Component] | msgspec.UnsetType = msgspec.UNSET


class _Sender(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """The body's first five keys: who sends, and the fixed values."""

    tenant_id: int | msgspec.UnsetType = msgspec.UNSET
    appkey: str | msgspec.UnsetType = msgspec.UNSET
    business_phone: str | msgspec.UnsetType = msgspec.UNSET
    messaging_product: Literal["whatsapp"] = "whatsapp"
    recipient_type: Literal["individual"] = "individual"


class _RequestBody(_Sender, kw_only=True):
    to: str
    type: Literal["template"] = "template"
    template: _Template


_encoder = msgspec.json.Encoder()

_LONGEST_REASON = 200
"""Characters of a reason for not reading a body."""
_LONGEST_INTEGER = len(str(-MAX_TENANT_ID))


def encode_body(message: Message, account: Account) -> bytes:
    """The request body: compact UTF-8 JSON, non-ASCII unescaped, in the document's key order.

    Raises UnicodeEncodeError for a lone surrogate, which UTF-8 cannot hold (validation reports it before).
    """
    template = _Template(message.template_name, _Language(message.language), _components(message) or msgspec.UNSET)
    body = _RequestBody(
        tenant_id=account.tenant_id,
        appkey=account.appkey,
        business_phone=account.business_phone,
        to=normalise(message.recipient),
        template=template,
    )
    return _encoder.encode(body)


def encode_check_body(account: Account) -> bytes:
    """A body to check an account with: it authenticates, but has neither recipient nor template."""
    return _encoder.encode(
        _Sender(tenant_id=account.tenant_id, appkey=account.appkey, business_phone=account.business_phone)
    )


def _components(message: Message) -> list[_Component]:
    components: list[_Component] = []
    match message.header:
        case TextHeader(parameters):
            components += [_Component("header", _encoded_texts(parameters))] if parameters else []
        case ImageHeader(link):
            components.append(_Component("header", [_ImageParameter(_Image(link))]))
        case NoHeader():
            pass
        case unreachable:
            assert_never(unreachable)
    if message.body:
        components.append(_Component("body", _encoded_texts(message.body)))
    return components


def _encoded_texts(texts: tuple[str, ...]) -> list[_TextParameter | _ImageParameter]:
    """Text parameters as JSON to be put into the body as it is: half the time of an object for each of a thousand."""
    lines = _encoder.encode_lines(texts)[:-1]
    # A line break within a text is escaped: each that is left ends a text.
    written = lines.replace(b"\n", b'},{"type":"text","text":')
    return cast("list[_TextParameter | _ImageParameter]", msgspec.Raw(b'[{"type":"text","text":' + written + b"}]"))


class UnreadableBody(Exception):  # noqa: N818 - names what was found, not that something went wrong
    """The bytes are no message that this program could send. The exception's text is one English sentence."""


class ImportedBody(msgspec.Struct, frozen=True):
    """A message decoded from a request body, and the account fields beside it."""

    message: Message
    tenant_id: int | None = None
    appkey: str | None = None
    business_phone: str | None = None

    def contradictions(self, account: Account) -> tuple[str, ...]:
        """The names of the account fields whose values differ from `account`'s."""
        names = ("tenant_id", "appkey", "business_phone")
        return tuple(name for name in names if getattr(self, name) not in {None, getattr(account, name)})


def decode_body(data: bytes) -> ImportedBody:
    """Decode a request body strictly. Raises UnreadableBody for one that could not be sent again unchanged."""
    try:
        text = data.decode("utf-8-sig")
        tree = json.loads(text, object_pairs_hook=_object, parse_constant=_no_constant, parse_int=_integer)
        body = msgspec.convert(tree, _RequestBody, strict=True)
        _encoder.encode(body)
        return ImportedBody(
            _message(body), *(_or_none(value) for value in (body.tenant_id, body.appkey, body.business_phone))
        )
    except UnicodeDecodeError:
        raise UnreadableBody("it is not UTF-8 text") from None
    except UnicodeEncodeError:
        raise UnreadableBody("it holds half a character (a lone surrogate), which cannot be sent") from None
    except json.JSONDecodeError as error:
        raise UnreadableBody(f"it is not JSON (line {error.lineno}, column {error.colno})") from None
    except RecursionError:
        raise UnreadableBody("it is nested too deeply") from None
    except (msgspec.ValidationError, ValueError) as error:
        raise UnreadableBody(f"it is not a template message: {_one_line(str(error))}") from None


def _one_line(text: str) -> str:
    """The text, which may quote the file, shortened and without control characters."""
    return "".join(char if char.isprintable() else "?" for char in text[:_LONGEST_REASON])


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for name, value in pairs:
        if name in tree:
            raise ValueError(f"`{name}` stands twice in one object")
        tree[name] = value
    return tree


def _integer(digits: str) -> int:
    if len(digits) > _LONGEST_INTEGER:
        raise ValueError("a number in it is too long")
    return int(digits)


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a JSON value")


def _or_none(value: Any) -> Any:
    return None if value is msgspec.UNSET else value


def _message(body: _RequestBody) -> Message:
    if body.tenant_id is not msgspec.UNSET and not 1 <= body.tenant_id <= MAX_TENANT_ID:
        raise ValueError(f"`tenant_id` is not between 1 and {MAX_TENANT_ID}")
    header: Header = NoHeader()
    texts: tuple[str, ...] = ()
    seen: set[str] = set()
    for component in body.template.components or ():
        if component.type in seen:
            raise ValueError(f"it has more than one {component.type} component")
        seen.add(component.type)
        if component.type == "header":
            header = _header(component.parameters)
        else:
            texts = _texts(component.parameters, "body")
    return Message(body.to, body.template.name, body.template.language.code, header, texts)


def _header(parameters: list[_TextParameter | _ImageParameter]) -> Header:
    if not parameters:
        return NoHeader()
    if isinstance(first := parameters[0], _ImageParameter):
        if len(parameters) > 1:
            raise ValueError("its header has an image and something beside it")
        return ImageHeader(first.image.link)
    return TextHeader(_texts(parameters, "header"))


def _texts(parameters: list[_TextParameter | _ImageParameter], where: str) -> tuple[str, ...]:
    texts = [parameter.text for parameter in parameters if isinstance(parameter, _TextParameter)]
    if len(texts) != len(parameters):
        raise ValueError(f"its {where} mixes texts and images")
    return tuple(texts)
