"""Imports Qt before the rest of the window, and without what would slow the rest down.

PySide6 replaces the built-in import by one that reads the source of every module that is imported after it, to look
for its feature switches (snake_case, true_property), which this program does not use: a tenth of the time to the
first paint. Nor is there garbage to look for while modules are imported; `MainThreadGc` collects from then on.
"""

import builtins
import gc

gc.disable()
_import = builtins.__import__

import PySide6.QtWidgets  # noqa: E402 - after the import that it replaces was kept

builtins.__import__ = _import

__all__ = ["PySide6"]
