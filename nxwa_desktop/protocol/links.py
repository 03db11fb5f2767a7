"""Links to the web: whose they are, and whether the internet can reach that."""

import ipaddress
import re
import unicodedata
from urllib.parse import urlsplit

_PRIVATE_DOMAINS = (".localhost", ".local", ".localdomain", ".internal", ".lan", ".home.arpa")
_EAST_ASIAN = frozenset({"CJK", "IDEOGRAPHIC", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO"})
"""First words of the Unicode names of their letters."""


def host_of(link: str) -> str | None:
    """The link's host in lower case, an address or a name; None where it has none that can be one."""
    try:
        parts = urlsplit(link)
        host = (parts.hostname or "").removesuffix(".")
        _ = parts.port
        labels = host.split(".")
        # A last label of digits is an address to every reader of URLs, and no top-level domain.
        if ":" in host or labels[-1].isdecimal() or labels[-1].startswith("0x"):
            return str(ipaddress.ip_address(host))
    except ValueError:
        return None
    return host if all(map(_is_label, labels)) else None


def ascii_host(host: str) -> str:
    """The host as DNS knows it; raises ValueError where it has no such form."""
    if host.isascii() and "xn--" not in host:
        return host
    # The same library, hence the same verdict, as the one httpx asks; its tables wait until a name needs them.
    import idna

    return idna.encode(host).decode("ascii")


def look_alike(url: str) -> str | None:
    """The host in ASCII, where its letters are of several scripts: it may look like another one. Else None."""
    host = _host_as_written(url)
    return _unmistakable(host) if _is_mixed(host) else None


def shown_url(url: str) -> str:
    """The URL as it is shown to a person: a host of several scripts in ASCII."""
    host = _host_as_written(url)
    return url.replace(host, _unmistakable(host), 1) if _is_mixed(host) else url


def is_loopback(host: str) -> bool:
    """This computer, by its name or address: all that plain http may lead to."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host.lower() == "localhost"
    return address.is_loopback and getattr(address, "ipv4_mapped", None) is None


def is_private(host: str) -> bool:
    """Whether a name or an address is none of the internet's: this computer, a network of one's own, a multicast."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return f".{host}".endswith(_PRIVATE_DOMAINS)
    inner = getattr(address, "ipv4_mapped", None) or address
    return not inner.is_global or inner.is_multicast


def _host_as_written(url: str) -> str:
    try:
        place = urlsplit(url).netloc
    except ValueError:
        place = url
    return place.rpartition("@")[2].partition(":")[0]


def _is_mixed(host: str) -> bool:
    """Letters of several scripts; those of East Asia go together, and with Latin ones (as in UTS 39)."""
    letters = filter(str.isalpha, unicodedata.normalize("NFKC", host))
    scripts = {re.split("[ -]", unicodedata.name(letter, ""))[0] for letter in letters}
    if others := scripts & _EAST_ASIAN:
        scripts -= {"LATIN", *others}
        return bool(scripts)
    return len(scripts) > 1


def _unmistakable(host: str) -> str:
    try:
        return ascii_host(host.lower())
    except ValueError:
        return host.encode("ascii", "backslashreplace").decode("ascii")


def _is_label(label: str) -> bool:
    """What stands between the dots: letters, digits, `-`, `_`, and whatever international names hold."""
    return 0 < len(label) <= 63 and all(not char.isascii() or char.isalnum() or char in "-_" for char in label)
