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
    host = host.lower().removesuffix(".")
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        last = host.rpartition(".")[2]
        # "127.1", "0x7f000001" and "2130706433" are addresses to some readers.
        return f".{host}".endswith(_PRIVATE_DOMAINS) or last.isdecimal() or last.startswith("0x")
    if isinstance(address, ipaddress.IPv6Address):
        inner = _ipv4_within(address)
        if inner is None:
            return address not in _UNICAST or not address.is_global
        address = inner
    return not address.is_global or address.is_multicast


def is_intranet(host: str) -> bool:
    """Whether a host is private, or a name without a dot: those are known in a network of one's own alone."""
    return is_private(host) or not any(sign in host for sign in ".:")


_UNICAST = ipaddress.IPv6Network("2000::/3")
"""All that is handed out of IPv6 for the internet."""
_TRANSLATED = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("::/96"))
"""NAT64, and the older addresses that were to hold one of IPv4."""


def _ipv4_within(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The address of IPv4 that a packet to `address` may end at."""
    if any(address in network for network in _TRANSLATED):
        return ipaddress.IPv4Address(address.packed[-4:])
    return address.ipv4_mapped or address.sixtofour


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
