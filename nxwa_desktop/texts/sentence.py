"""A sentence in two parts, so that the window can translate one and fill in the other."""

import re

import msgspec

_PLACEHOLDER = re.compile(r"\{([0-9]{1,2})\}")


class Sentence(msgspec.Struct, frozen=True):
    """A template with `{0}`, `{1}`… and the values for them. `str()` of it is the English sentence."""

    text: str
    values: tuple[str | int, ...] = ()

    def __str__(self) -> str:
        return self.filled(self.text)

    def filled(self, template: str) -> str:
        """`template`, a translation of `text` for instance, with this sentence's values. Never raises.

        Values are data: braces in them stay as they are. A value that is missing shows as `…`.
        """
        return _PLACEHOLDER.sub(self._value, template)

    def _value(self, match: re.Match[str]) -> str:
        index = int(match[1])
        return str(self.values[index]) if index < len(self.values) else "…"


def one_line(text: str, longest: int = 200) -> str:
    """Foreign text as a value: one line, printable, at most `longest` characters and an ellipsis."""
    kept = "".join(char if char.isprintable() else " " for char in text[:longest]).strip()
    return kept if len(text) <= longest else f"{kept}…"
