"""Parts of a widget that are built lazily."""


def is_built(owner: object, part: str) -> bool:
    """True if the attribute `part` of `owner` exists by now.

    For a `functools.cached_property`, which reading would build, and in `changeEvent`, which Qt calls while
    `__init__` still runs."""
    return part in owner.__dict__
