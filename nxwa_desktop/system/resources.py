"""The one way to find a file of `resources/`."""

import functools
from pathlib import Path

APPLICATION_ICON = "icons/application.svg"
_PACKAGE = Path(__file__).parent.parent


def resource(name: str) -> Path:
    """Path of `resources/<name>`: inside the package once installed, beside it in a checkout.

    `importlib.resources` sees the folder in an installed wheel alone; this finds it in a checkout,
    an editable install, a wheel and a frozen program.
    """
    return _folder() / name


@functools.cache
def _folder() -> Path:
    inside = _PACKAGE / "resources"
    return inside if inside.is_dir() else _PACKAGE.parent / "resources"
