"""Hosts of URLs: reading them, and whether they are this computer's, private, or reachable from the internet."""

import ipaddress
from urllib.parse import urlsplit

_PRIVATE_DOMAINS = (".localhost", ".local", ".localdomain", ".internal", ".lan", ".home.arpa")


def host_of(link: str) -> str | None:
    """The link's host, an address or a name in lower case; None where it has no valid one."""
    try:
        parts = urlsplit(link)
        host = (parts.hostname or "").removesuffix(".")
        _ = parts.port
    except ValueError:
        return None
    if ":" in host or ends_in_number(host):
        address = parse_address(host)
        return str(address) if address else None
    return host if all(map(_is_label, host.split("."))) else None


def parse_address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The address that `host` spells; None where it is a name."""
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def ends_in_number(host: str) -> bool:
    """True if parsers of URLs may read the host as an IPv4 address, like "127.1", "0x7f000001" or "2130706433"."""
    last = host.rpartition(".")[2]
    return last.isdecimal() or last.startswith("0x")


def ascii_host(host: str) -> str:
    """The host as DNS knows it. Raises ValueError where it has no such form."""
    if host.isascii() and "xn--" not in host:
        return host
    # The same library, hence the same verdict, as the one httpx asks; its tables wait until a name needs them.
    import idna

    return idna.encode(host).decode("ascii")


def is_loopback(host: str) -> bool:
    """True if a name or an address is this computer: the only host that plain http may lead to."""
    address = parse_address(host)
    if address is None:
        return host.lower() == "localhost"
    return address.is_loopback and getattr(address, "ipv4_mapped", None) is None


def is_private(host: str) -> bool:
    """True if a name or an address is outside the internet: this computer, a private network, a multicast."""
    host = host.lower().removesuffix(".")
    address = parse_address(host)
    if address is None:
        return f".{host}".endswith(_PRIVATE_DOMAINS) or ends_in_number(host)
    if isinstance(address, ipaddress.IPv6Address):
        inner = _ipv4_within(address)
        if inner is None:
            return address not in _UNICAST or not address.is_global
        address = inner
    return not address.is_global or address.is_multicast


def is_intranet(host: str) -> bool:
    """True if a host is private, or a name without a dot, which only a private network knows."""
    return is_private(host) or not any(sign in host for sign in ".:")


_UNICAST = ipaddress.IPv6Network("2000::/3")
"""The part of IPv6 that is assigned to the internet."""
_TRANSLATED = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("::/96"))
"""NAT64, and the deprecated IPv4-compatible addresses."""


def _ipv4_within(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that a packet to `address` may end at."""
    if any(address in network for network in _TRANSLATED):
        return ipaddress.IPv4Address(address.packed[-4:])
    return address.ipv4_mapped or address.sixtofour


def _is_label(label: str) -> bool:
    """True if the text can be one label of a name: letters, digits, `-`, `_`, and any non-ASCII character."""
    return 0 < len(label) <= 63 and all(not char.isascii() or char.isalnum() or char in "-_" for char in label)
