"""Hosts that mix scripts and so may imitate another one: detection, and display in ASCII."""

import re
import unicodedata
from urllib.parse import urlsplit

from nxwa_desktop.protocol.hosts import ascii_host

_EAST_ASIAN = frozenset({"CJK", "IDEOGRAPHIC", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO"})
"""First words of the Unicode names of their letters."""


def look_alike(url: str) -> str | None:
    """The host in ASCII if it mixes scripts, and so may imitate another one; else None."""
    host = _host_as_written(url)
    return _ascii_form(host) if _is_mixed(host) else None


def shown_url(url: str) -> str:
    """The URL for display: a host that mixes scripts is in ASCII."""
    host = _host_as_written(url)
    return url.replace(host, _ascii_form(host), 1) if _is_mixed(host) else url


def _host_as_written(url: str) -> str:
    try:
        place = urlsplit(url).netloc
    except ValueError:
        place = url
    return place.rpartition("@")[2].partition(":")[0]


def _is_mixed(host: str) -> bool:
    """True if the letters are of several scripts. East Asian ones go together, and with Latin ones (as in UTS 39)."""
    letters = filter(str.isalpha, unicodedata.normalize("NFKC", host))
    scripts = {re.split("[ -]", unicodedata.name(letter, ""))[0] for letter in letters}
    if others := scripts & _EAST_ASIAN:
        scripts -= {"LATIN", *others}
        return bool(scripts)
    return len(scripts) > 1


def _ascii_form(host: str) -> str:
    try:
        return ascii_host(host.lower())
    except ValueError:
        return host.encode("ascii", "backslashreplace").decode("ascii")
