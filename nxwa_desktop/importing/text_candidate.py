"""A part of a pasted text or file that may hold JSON."""

import re

import msgspec

_FIELD = re.compile(r"[\w.%+\[\]-]+=")
"""The beginning of a form."""


class TextCandidate(msgspec.Struct, frozen=True):
    """A text that may hold JSON, and where it stood in the source."""

    text: str
    around: bool = False
    """True if there was text around it."""
    access_key: str | None = None
    """The access key in a command's header; its other headers are dropped."""
    unfilled: tuple[str, ...] = ()
    """Shell variables in the text; they stay as written."""
    of_command: bool = False

    @property
    def is_form(self) -> bool:
        """True for form data on a command line."""
        return self.of_command and _FIELD.match(self.text) is not None
