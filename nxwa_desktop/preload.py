"""Imports Qt before the rest of the window, and without what would slow the rest down.

- PySide6 compiles the Python files that lie inside shiboken6 at every start. Most of them describe the signatures of
  Qt's functions, for the message of a call with wrong arguments; here these are executed when they are first used.
- PySide6 replaces the built-in import by one that reads the source of every module that is imported after it, to look
  for its feature switches (snake_case, true_property), which this program does not use.
- The classes that PySide6 makes of Qt's enumerations, 300 before the first paint, are made in a quicker way.
- msgspec imports typing_extensions where that is installed, for two names that `typing` has as well.
- There is no garbage to look for while modules are imported; `MainThreadGc` collects from then on.
"""

import builtins
import gc
import sys
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from types import ModuleType

from nxwa_desktop.system.quick_enums import make_enums_quickly

_SIGNATURE = "shibokensupport.signature"
LATE = {
    *(f"{_SIGNATURE}.{name}" for name in ("errorhandler", "layout", "parser")),
    *(f"{_SIGNATURE}.lib.{name}" for name in ("enum_sig", "pyi_generator", "tool")),
}
"""Modules of PySide6 that are executed when they are first used; into `mapping` PySide6 looks without asking it."""


class LateModule(ModuleType):
    """A module that is executed when an attribute of it is first asked for."""

    def __getattr__(self, name: str) -> object:
        """Execute the module; raises AttributeError for a name that it has not."""
        spec = self.__spec__
        if (name.startswith("__") and name.endswith("__")) or spec is None or spec.loader is None:
            raise AttributeError(name)
        self.__class__ = ModuleType  # type: ignore[assignment]  # an ordinary module from here on
        spec.name = self.__name__  # PySide6 renames it
        spec.loader.exec_module(self)
        return getattr(self, name)


def _import_late(
    name: str,
    globals: Mapping[str, object] | None = None,  # noqa: A002 - the names of the built-in import
    locals: Mapping[str, object] | None = None,  # noqa: A002
    fromlist: Sequence[str] | None = (),
    level: int = 0,
) -> ModuleType:
    for full_name in (f"{name}.{part}" for part in fromlist or ()):
        if full_name in LATE and full_name not in sys.modules and (spec := find_spec(full_name)) is not None:
            sys.modules[full_name] = module = LateModule(full_name)
            module.__spec__ = spec
    return _import(name, globals, locals, fromlist, level)


gc.disable()
make_enums_quickly()
_import, builtins.__import__ = builtins.__import__, _import_late

import PySide6.QtWidgets  # noqa: E402 - after the import that it replaces was kept

builtins.__import__ = _import

_TYPING_EXTENSIONS = "typing_extensions"
if _TYPING_EXTENSIONS not in sys.modules:
    sys.modules[_TYPING_EXTENSIONS] = None  # type: ignore[assignment]  # as if it were not installed
    import msgspec  # noqa: F401

    del sys.modules[_TYPING_EXTENSIONS]

__all__ = ["PySide6"]
