"""Takes cells about which nothing is to be told out of a sheet's XML, so that the parser has less to do.

They are nearly all of a list, and parsing them takes longer than reading their values. What is not exactly in the form
that spreadsheets write stays, and is parsed.
"""

import re
from collections.abc import Iterable

_REFERENCE = rb'r="(?:[A-Z]|[A-F][A-Z]|G[A-R])[1-9][0-9]{0,4}"'
"""Of the first 200 columns and 99,999 rows: further cells are looked at one by one."""
_TEXT = rb't="(?:s|str|inlineStr|b)"'
_ANY = rb's="[0-9]+"'
_CONTENT = rb'(?:<v>[^<]*+</v>|<is><t(?: xml:space="preserve")?>[^<]*+</t></is>)?'
_MOST_STYLES = 200


class PlainCells:
    """Filters a sheet's XML as it comes, chunk by chunk."""

    def __init__(self, formatted_styles: Iterable[str]) -> None:
        """`formatted_styles`: indexes of styles with a number format; numbers in them are not plain."""
        styles = [style.encode() for style in formatted_styles]
        but = b'(?!(?:%b)")' % b"|".join(styles) if styles else b""
        plain = rb'(?: s="%b[0-9]+")?(?: t="n")?' % but
        attributes = rb"(?: %b %b| %b %b| %b|%b)" % (_ANY, _TEXT, _TEXT, _ANY, _TEXT, plain)
        empty = rb"<c %b(?: %b)?(?:/>|></c>)" % (_REFERENCE, _ANY)
        filled = rb"<c %b%b>%b</c>" % (_REFERENCE, attributes, _CONTENT)
        self._run = re.compile(rb"(?:%b|%b)++" % (filled, empty)) if len(styles) <= _MOST_STYLES else None
        self._rest = b""

    def without(self, chunk: bytes) -> bytes:
        """The next part of the XML; it ends behind a cell, what follows comes with the next chunk."""
        if self._run is None:
            return chunk
        data = self._rest + chunk
        end = data.rfind(b"</c>") + 4
        if end < 4:
            end = len(data)
        self._rest = data[end:]
        return self._run.sub(b"", data[:end])

    def rest(self) -> bytes:
        """The rest at the end."""
        rest, self._rest = self._rest, b""
        return rest
