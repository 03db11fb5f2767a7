"""Removal of what a person wrote from a server's message."""

import itertools
from collections.abc import Sequence

MAX_LENGTH = 1_000
"""Characters of the server's message that are searched and kept."""
MIN_LENGTH, STRETCH = 4, 16
"""Characters: shorter texts are left in; of a longer one, this many in a row count as a quotation."""


def without_texts(words: str, texts: Sequence[str]) -> str:
    """The server's message with each quotation of a parameter replaced by the parameter's number."""
    seen = words[: MAX_LENGTH + STRETCH]
    marks = [0] * len(seen)
    for number, text in enumerate(texts, 1):
        if (size := min(len(text), STRETCH)) < MIN_LENGTH:
            continue
        stretches = {text[at : at + size] for at in range(len(text) - size + 1)}
        for at in range(len(seen) - size + 1):
            if seen[at : at + size] in stretches:
                marks[at : at + size] = [number] * size
    runs = itertools.groupby(zip(marks[:MAX_LENGTH], seen, strict=False), key=lambda pair: pair[0])
    redacted = "".join(f"[parameter {mark}]" if mark else "".join(char for _, char in run) for mark, run in runs)
    return redacted if len(words) <= MAX_LENGTH else f"{redacted}…"
