"""Compiles the translations before hatchling gathers the files of a wheel or an sdist."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Translations(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        script = Path(self.root) / "packaging" / "translations.py"
        subprocess.run([sys.executable, str(script), "compile"], check=True)
