"""The variables of a template's text: `{{First Name}}`, or `{{1}}`."""

import re

# Neither brace inside: of braces without end only the innermost pair counts, and the time stays linear.
_PLACEHOLDER = re.compile(r"\{\{([^{}]*)\}\}")


def labels_of(text: str) -> tuple[str, ...]:
    """One label for each parameter the text needs, in the order the endpoint wants them.

    Names: one for each occurrence, in the order of occurrence ("Repeat the variable multiple times if necessary":
    seed, Body Parameters). Numbers alone: one for each number, in the order of the numbers. Where both stand, all are
    names. Braces without an end, or with nothing between them, are text.
    """
    labels = [label for found in _PLACEHOLDER.finditer(text) if (label := found[1].strip())]
    if labels and all(_is_number(label) for label in labels):
        return tuple(str(number) for number in sorted({int(label) for label in labels}))
    return tuple(labels)


def _is_number(label: str) -> bool:
    return label.isascii() and label.isdecimal() and len(label) <= 4
