"""Validation of a typed account, and its conversion to an `Account`. Never raises, whatever was typed."""

import enum
import re
import unicodedata
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address
from urllib.parse import SplitResult, urlsplit

import msgspec

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.account_limits import MAX_KEY, MAX_NAME, MAX_SECRET_UNITS, MAX_TENANT_ID, MAX_URL
from nxwa_desktop.protocol.endpoint_regions import Region
from nxwa_desktop.protocol.hosts import ascii_host, ends_in_number, is_loopback, parse_address
from nxwa_desktop.protocol.recipient import MAX_DIGITS, MIN_DIGITS, normalise
from nxwa_desktop.protocol.signature_algorithms import DEFAULT_ALGORITHM, Algorithm
from nxwa_desktop.protocol.template_list import ListSource, list_url
from nxwa_desktop.system.unicode_text import utf16_length


class AccountField(enum.StrEnum):
    """The inputs of an account."""

    NAME = "name"
    ENDPOINT = "endpoint"
    ACCESS_KEY = "access_key"
    TENANT_ID = "tenant_id"
    APPKEY = "appkey"
    BUSINESS_PHONE = "business_phone"
    SECRET = "secret"  # noqa: S105 - a field's name
    LIST_URL = "list_url"
    """The address of the list of templates; may be empty."""


class AccountFindingCode(enum.StrEnum):
    """The faults of a field. A character in `values` is the character, or its code point where it is invisible."""

    MISSING = "missing"
    TOO_LONG = "too_long"
    """Values: the limit, the length found. In characters; for the secret in UTF-16 code units."""
    WHITESPACE = "whitespace"
    """A space or line break inside. Values: its position, from 1."""
    SURROUNDING_SPACE = "surrounding_space"
    """The secret begins or ends with a space or line break."""
    INVISIBLE_CHARACTER = "invisible_character"
    """A control or zero-width character, or a line break. Values: the character, its position from 1."""
    BROKEN_CHARACTER = "broken_character"
    """Half a character (a lone surrogate), which UTF-8 cannot hold. Values: the character, its position from 1."""
    NOT_ASCII = "not_ascii"
    """A character outside ASCII. Values: the character, its position from 1."""
    URL_SCHEME = "url_scheme"
    """Begins with neither https:// nor http://, nor is it a region's name."""
    URL_NOT_ENCRYPTED = "url_not_encrypted"
    """http:// to another computer. Values: the host."""
    URL_CHARACTER = "url_character"
    """A character that is not allowed in a URL. Values: the character, its position from 1."""
    URL_CREDENTIALS = "url_credentials"
    """A user name or password before the host."""
    URL_FRAGMENT = "url_fragment"
    """A `#` and what follows."""
    URL_HOST_MISSING = "url_host_missing"
    URL_HOST_INVALID = "url_host_invalid"
    URL_PORT = "url_port"
    """The port is not a number from 1 to 65535."""
    NOT_A_NUMBER = "not_a_number"
    """The tenant id has another character than the digits 0 to 9. Values: the character."""
    OUT_OF_RANGE = "out_of_range"
    """The tenant id. Values: lowest, highest."""
    NOT_DIGITS = "not_digits"
    """The business phone has a character that is part of no number. Values: the character."""
    TOO_FEW_DIGITS = "too_few_digits"
    """The business phone. Values: the limit, the number found."""
    TOO_MANY_DIGITS = "too_many_digits"
    """The business phone. Values: the limit, the number found."""


class AccountFinding(msgspec.Struct, frozen=True):
    """A reason why an account cannot be saved as typed; at most one for each field."""

    field: AccountField
    code: AccountFindingCode
    values: tuple[str | int, ...] = ()


class AccountForm(msgspec.Struct, frozen=True, kw_only=True):
    """The account dialog's content, as typed."""

    name: str = ""
    endpoint: str = Region.GLOBAL
    access_key: str = ""
    tenant_id: str = ""
    appkey: str = ""
    business_phone: str = ""
    algorithm: Algorithm = DEFAULT_ALGORITHM
    colour: str = ""
    list_url: str = ""


def form_of(account: Account) -> AccountForm:
    """The form of a stored account; `read_account` is the way back."""
    return AccountForm(
        name=account.name,
        endpoint=account.endpoint,
        access_key=account.access_key,
        tenant_id=str(account.tenant_id),
        appkey=account.appkey,
        business_phone=account.business_phone,
        algorithm=account.algorithm,
        colour=account.colour,
        list_url=account.list_url,
    )


def tidied(form: AccountForm) -> AccountForm:
    """The form without surrounding whitespace in its texts, as the dialog shows it when a field is left."""
    typed = msgspec.structs.asdict(form)
    del typed["algorithm"]  # chosen, not typed
    return msgspec.structs.replace(form, **{name: text.strip() for name, text in typed.items()})


def read_account(form: AccountForm, *, id: str) -> Account | tuple[AccountFinding, ...]:  # noqa: A002
    """Convert the form to an account, or list its findings in the order of the fields."""
    form = tidied(form)
    faults = {
        AccountField.NAME: _name(form.name),
        AccountField.ENDPOINT: _endpoint(form.endpoint),
        AccountField.ACCESS_KEY: _key(form.access_key),
        AccountField.TENANT_ID: _tenant_id(form.tenant_id),
        AccountField.APPKEY: _key(form.appkey),
        AccountField.BUSINESS_PHONE: _business_phone(form.business_phone),
        AccountField.LIST_URL: _web_address(form.list_url) if form.list_url else None,
    }
    if findings := tuple(AccountFinding(field, *found) for field, found in faults.items() if found):
        return findings
    return Account(
        id=id,
        name=form.name,
        endpoint=_region(form.endpoint) or form.endpoint,
        access_key=form.access_key,
        tenant_id=_number(form.tenant_id),
        appkey=form.appkey,
        business_phone=normalise(form.business_phone),
        algorithm=form.algorithm,
        colour=form.colour,
        list_url=form.list_url,
    )


def needs_list_url(form: AccountForm) -> bool:
    """True where the endpoint does not tell the address of the account's list of templates."""
    endpoint = form.endpoint.strip()
    if _endpoint(endpoint) is not None:
        return False
    url = _region(endpoint) or endpoint
    account = Account(id="", name="", endpoint=url, access_key="", tenant_id=1, appkey="", business_phone="1")
    return list_url(account, ListSource.SAAS) is None


def check_secret(secret: str) -> AccountFindingCode | None:
    """The first fault of a secret, or None. Surrounding whitespace is a fault and never removed."""
    if not secret.strip():
        return AccountFindingCode.MISSING
    if secret != secret.strip():
        return AccountFindingCode.SURROUNDING_SPACE
    if found := _forbidden(secret, _BROKEN | _LINE_BREAKS | _ZERO_WIDTH):
        return found[0]
    return AccountFindingCode.TOO_LONG if utf16_length(secret) > MAX_SECRET_UNITS else None


_Fault = tuple[AccountFindingCode, tuple[str | int, ...]]

_BROKEN, _LINE_BREAKS, _ZERO_WIDTH = {"Cs"}, {"Cc", "Zl", "Zp"}, {"Cf"}
"""Unicode categories. Names may hold zero-width characters: Persian and emoji need them."""
_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""They would change the direction of the text around a name."""


def _name(text: str) -> _Fault | None:
    return (
        _length(text, MAX_NAME)
        or _forbidden(text, _BROKEN | _LINE_BREAKS)
        or _first(text, lambda char: char in _DIRECTIONS, AccountFindingCode.INVISIBLE_CHARACTER)
    )


def _key(text: str) -> _Fault | None:
    """Check a key: an access key is sent as a header, so visible ASCII alone."""
    if found := _length(text, MAX_KEY) or _forbidden(text, _BROKEN | _LINE_BREAKS | _ZERO_WIDTH, spaces=False):
        return found
    return _first(text, lambda char: char > "~", AccountFindingCode.NOT_ASCII)


def _tenant_id(text: str) -> _Fault | None:
    if not text:
        return AccountFindingCode.MISSING, ()
    if other := next((char for char in text if char not in "0123456789"), None):
        return AccountFindingCode.NOT_A_NUMBER, (_shown(other),)
    # Python refuses to convert thousands of digits: count first.
    if len(text.lstrip("0")) > len(str(MAX_TENANT_ID)) or not 1 <= _number(text) <= MAX_TENANT_ID:
        return AccountFindingCode.OUT_OF_RANGE, (1, MAX_TENANT_ID)
    return None


def _number(digits: str) -> int:
    """Convert digits without leading zeros, since Python refuses more than 4,300 digits."""
    return int(digits.lstrip("0") or "0")


def _business_phone(text: str) -> _Fault | None:
    if not text:
        return AccountFindingCode.MISSING, ()
    digits = normalise(text)
    if other := next((char for char in digits if char not in "0123456789"), None):
        return AccountFindingCode.NOT_DIGITS, (_shown(other),)
    if len(digits) < MIN_DIGITS:
        return AccountFindingCode.TOO_FEW_DIGITS, (MIN_DIGITS, len(digits))
    if len(digits) > MAX_DIGITS:
        return AccountFindingCode.TOO_MANY_DIGITS, (MAX_DIGITS, len(digits))
    return None


def _region(text: str) -> str | None:
    return text.lower() if text.lower() in {region.value for region in Region} else None


def _endpoint(text: str) -> _Fault | None:
    """Check a region's name, or a URL."""
    return None if _region(text) else _web_address(text)


def _web_address(text: str) -> _Fault | None:
    """Check a URL that the network library parses as it is parsed here."""
    if found := _length(text, MAX_URL) or _forbidden(text, _BROKEN | _LINE_BREAKS | _ZERO_WIDTH, spaces=False):
        return found
    # Parsers of URLs differ on these; a backslash can even change the host.
    if found := _first(text, lambda char: char in '\\"<>^`{|}', AccountFindingCode.URL_CHARACTER):
        return found
    try:
        return _url(urlsplit(text), text)
    except ValueError:  # unbalanced brackets, or letters that turn into slashes
        return AccountFindingCode.URL_HOST_INVALID, ()


def _url(parts: SplitResult, text: str) -> _Fault | None:
    if parts.scheme not in {"https", "http"} or not text[len(parts.scheme) :].startswith("://"):
        return AccountFindingCode.URL_SCHEME, ()
    if "@" in parts.netloc:
        return AccountFindingCode.URL_CREDENTIALS, ()
    if "#" in text:
        return AccountFindingCode.URL_FRAGMENT, ()
    place = _NETLOC.fullmatch(parts.netloc)
    if place and not place["host"]:
        return AccountFindingCode.URL_HOST_MISSING, ()
    if not place or not _is_host(host := place["host"].lower()):
        return AccountFindingCode.URL_HOST_INVALID, ()
    if place["port"] is not None and not _is_port(place["port"]):
        return AccountFindingCode.URL_PORT, ()
    if parts.scheme == "http" and not is_loopback(ascii_host(host).strip("[]")):
        return AccountFindingCode.URL_NOT_ENCRYPTED, (host,)
    return None


_NETLOC = re.compile(r"(?P<host>\[[^][]*\]|[^][:]*)(?::(?P<port>[^:]*))?")
"""An IPv6 address is in brackets, and only a port may follow them."""
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?", re.ASCII)


def _is_host(host: str) -> bool:
    if host.startswith("["):
        return "%" not in host and isinstance(parse_address(host[1:-1]), IPv6Address)
    name = ascii_host(host)
    if ends_in_number(name):
        return isinstance(parse_address(name), IPv4Address)
    return len(name) <= 253 and all(map(_LABEL.fullmatch, name.split(".")))


def _is_port(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 5 and 1 <= int(text) <= 65535


def _length(text: str, limit: int) -> _Fault | None:
    if not text:
        return AccountFindingCode.MISSING, ()
    return (AccountFindingCode.TOO_LONG, (limit, len(text))) if len(text) > limit else None


def _forbidden(text: str, categories: set[str], *, spaces: bool = True) -> _Fault | None:
    """Find the first character of one of the Unicode `categories`, or the first space unless `spaces` are allowed."""
    for at, char in enumerate(text):
        category = unicodedata.category(char)
        if not spaces and char.isspace():
            return AccountFindingCode.WHITESPACE, (at + 1,)
        if category in categories:
            code = (
                AccountFindingCode.BROKEN_CHARACTER if category in _BROKEN else AccountFindingCode.INVISIBLE_CHARACTER
            )
            return _at(code, text, at)
    return None


def _first(text: str, is_bad: Callable[[str], bool], code: AccountFindingCode) -> _Fault | None:
    return next((_at(code, text, at) for at, char in enumerate(text) if is_bad(char)), None)


def _at(code: AccountFindingCode, text: str, at: int) -> _Fault:
    return code, (_shown(text[at]), at + 1)


def _shown(char: str) -> str:
    return char if char.isprintable() and char != " " else f"U+{ord(char):04X}"
