"""Parts of a widget that may not be there yet."""


def is_built(owner: object, part: str) -> bool:
    """True if the attribute `part` of `owner` exists by now.

    Asked of a `functools.cached_property`, which looking at would build; and in `changeEvent`, which Qt calls while
    `__init__` still runs."""
    return part in owner.__dict__
