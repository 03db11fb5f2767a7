"""The English sentences that the window and the command line share. No Qt.

Each module holds templates in tables keyed by what they explain, and lists them in `templates()` for translation.
`texts.MODULE` imports the module when it is first used: the window's first paint needs one of them.
"""

import importlib
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nxwa_desktop.texts import accounts as accounts
    from nxwa_desktop.texts import batch as batch
    from nxwa_desktop.texts import credentials as credentials
    from nxwa_desktop.texts import files as files
    from nxwa_desktop.texts import findings as findings
    from nxwa_desktop.texts import images as images
    from nxwa_desktop.texts import imports as imports
    from nxwa_desktop.texts import outcomes as outcomes
    from nxwa_desktop.texts import repeats as repeats
    from nxwa_desktop.texts import sentence as sentence
    from nxwa_desktop.texts import storage as storage
    from nxwa_desktop.texts import tables as tables
    from nxwa_desktop.texts import template_list as template_list
    from nxwa_desktop.texts import templates as templates
else:

    def __getattr__(name: str) -> ModuleType:
        try:
            return importlib.import_module(f"{__name__}.{name}")
        except ModuleNotFoundError as error:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}") from error


def all_templates() -> tuple[str, ...]:
    """Every template that a function of this package can return, each once: the translator's work list."""
    import pkgutil

    modules = (importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    return tuple(
        dict.fromkeys(text for module in modules if hasattr(module, "templates") for text in module.templates())
    )
