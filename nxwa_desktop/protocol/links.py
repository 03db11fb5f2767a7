"""Links to the web: whose they are, and whether the internet can reach that."""

import ipaddress
from urllib.parse import urlsplit

_PRIVATE_DOMAINS = (".localhost", ".local", ".localdomain", ".internal", ".lan", ".home.arpa")


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


def is_private(host: str) -> bool:
    """Whether a name or an address is none of the internet's: this computer, a network of one's own, a multicast."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return f".{host}".endswith(_PRIVATE_DOMAINS)
    inner = getattr(address, "ipv4_mapped", None) or address
    return not inner.is_global or inner.is_multicast


def _is_label(label: str) -> bool:
    """What stands between the dots: letters, digits, `-`, `_`, and whatever international names hold."""
    return 0 < len(label) <= 63 and all(not char.isascii() or char.isalnum() or char in "-_" for char in label)
