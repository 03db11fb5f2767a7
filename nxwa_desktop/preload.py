"""Imports Qt before the rest of the window, and without what would slow the rest down.

- PySide6 compiles the Python files that lie inside shiboken6 at every start. Most of them describe the signatures of
  Qt's functions, for the message of a call with wrong arguments; here these are executed when they are first used.
- PySide6 replaces the built-in import by one that reads the source of every module that is imported after it, to look
  for its feature switches (snake_case, true_property), which this program does not use. Its own modules are imported as
  if they had no source, for the same reason.
- The classes that PySide6 makes of Qt's enumerations, 300 before the first paint, are made in a quicker way.
- msgspec imports typing_extensions where that is installed, for two names that `typing` has as well.
- The program's own modules are found without a search.
- `datetime` is the module written in C alone.
- Modules of the standard library that PySide6 and others import at their head, and use in functions that no start
  calls, are imported when such a function is called.
- There is no garbage to look for while modules are imported; `MainThreadGc` collects from then on.
"""

import builtins
import contextlib
import gc
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import cast

from nxwa_desktop.system.quick_enums import make_enums_quickly
from nxwa_desktop.system.quick_imports import import_quickly

_SIGNATURE = "shibokensupport.signature"
MAPPING = f"{_SIGNATURE}.mapping"
LATE = {
    MAPPING,
    *(f"{_SIGNATURE}.{name}" for name in ("errorhandler", "layout", "parser")),
    *(f"{_SIGNATURE}.lib.{name}" for name in ("enum_sig", "pyi_generator", "tool")),
}
"""Modules of PySide6 that are executed when they are first used."""


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


class ImportedWhenUsed(ModuleType):
    """Stands for a module that is imported when an attribute of it is first asked for."""

    def __getattr__(self, name: str) -> object:
        """The attribute of the module; raises AttributeError for a name that it has not."""
        if name == "__path__":
            raise AttributeError(name)  # the import of a name from a module asks for it
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


class _InspectWithoutSources(ImportedWhenUsed):
    """Stands for `inspect`."""

    def getsource(self, _: object) -> str:
        """Raise OSError, as for a module whose source cannot be read."""
        raise OSError("no source")


def _with(function: str, name: str) -> ImportedWhenUsed:
    """A stand-in with one function that others import from the module by its name."""
    stand_in = ImportedWhenUsed(name)

    def call(*given: object, **named: object) -> object:
        return cast("Callable[..., object]", stand_in.__getattr__(function))(*given, **named)

    setattr(stand_in, function, call)
    return stand_in


class _Platform(ImportedWhenUsed):
    """Stands for `platform`, which uuid, that msgspec needs, asks for one name."""

    def system(self) -> str:
        """The name of the operating system."""
        return os.uname().sysname if hasattr(os, "uname") else cast("str", self.__getattr__("system")())  # type: ignore[operator]


SELDOM_USED: dict[str, Callable[[str], ImportedWhenUsed]] = {
    "inspect": _InspectWithoutSources,
    "platform": _Platform,
    "tempfile": partial(_with, "gettempdir"),
    "textwrap": partial(_with, "dedent"),
    "urllib.parse": partial(_with, "quote_from_bytes"),
    **dict.fromkeys(("bz2", "ipaddress", "lzma", "shutil", "tokenize", "traceback"), ImportedWhenUsed),
    **dict.fromkeys(("msgspec.inspect", "msgspec.toml", "msgspec.yaml"), ImportedWhenUsed),
}
"""Modules that others import at their head for functions that no start calls.

Of a package's part, such as `urllib.parse`, they import names: the package does not know it before it is used.
"""


@contextlib.contextmanager
def _imported_when_used(names: Mapping[str, Callable[[str], ImportedWhenUsed]]) -> Iterator[None]:
    """Have `import` of these modules, unless they are there already, give such a stand-in within the block."""
    stand_ins = {name: kind(name) for name, kind in names.items() if name not in sys.modules}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name, stand_in in stand_ins.items():
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]


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
            if full_name == MAPPING:
                # PySide6 calls this one of the module's dictionary; the module puts its own in its place.
                vars(module)["update_mapping"] = lambda module=module: module.__getattr__("update_mapping")()
    return _import(name, globals, locals, fromlist, level)


def _import_datetime() -> None:
    """Import the module `datetime` as Python does from 3.12 on: before, it executes one written in Python first."""
    if sys.version_info < (3, 12) and "datetime" not in sys.modules:
        sys.modules["datetime"] = import_module("_datetime")


gc.disable()
_import_datetime()
import_quickly()
make_enums_quickly()
with _imported_when_used(SELDOM_USED):
    _import, builtins.__import__ = builtins.__import__, _import_late

    import PySide6.QtWidgets

    _ = PySide6.QtCore.Qt  # which imports one of them when it is first used
    builtins.__import__ = _import
    import logging  # noqa: F401

    import platformdirs  # noqa: F401

    if "typing_extensions" not in sys.modules:
        sys.modules["typing_extensions"] = None  # type: ignore[assignment]  # as if it were not installed
        import msgspec  # noqa: F401

        del sys.modules["typing_extensions"]

__all__ = ["PySide6"]
