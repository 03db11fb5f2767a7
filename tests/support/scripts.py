"""Scripts of packaging/, which is no package and never searched."""

import importlib
import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from unittest import mock

ROOT = Path(__file__).resolve().parent.parent.parent


def packaging_script(name: str) -> ModuleType:
    """The script as a module; it is not run."""
    spec = importlib.util.spec_from_file_location(f"packaging_script_{name}", ROOT / "packaging" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def packaging_module(name: str) -> ModuleType:
    """A module that scripts import as `folder.module`, found as it is when one of them runs."""
    with mock.patch.object(sys, "path", [str(ROOT / "packaging"), *sys.path]):
        return importlib.import_module(name)
