"""Parts of a widget that may not be there yet."""


def is_built(owner: object, part: str) -> bool:
    """Whether `owner` has its attribute `part` by now.

    Asked of a `functools.cached_property`, which looking at would build; and in `changeEvent`, which Qt calls while
    `__init__` still runs.
    """
    return part in owner.__dict__
