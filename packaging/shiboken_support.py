"""Compiles the Python files that lie inside shiboken6, as FOLDER/files.dir: `shiboken_support.py FOLDER`.

Left alone it unpacks and compiles them whenever a program starts. Where a folder of this name lies beside it, it
imports from there.
"""

import compileall
import shutil
import sys
from pathlib import Path
from py_compile import PycInvalidationMode
from typing import Any


def main(folder: Path) -> int:
    import PySide6.QtCore  # noqa: F401  # unpacks them

    target = folder / "files.dir"
    shutil.rmtree(target, ignore_errors=True)
    support: Any = sys.modules["shibokensupport"]
    archive = support.__loader__.zfile
    archive.extractall(target, [name for name in archive.namelist() if name.startswith("shibokensupport/")])
    # No file of the building machine is named, and none is looked for.
    unchecked = PycInvalidationMode.UNCHECKED_HASH
    if not compileall.compile_dir(target, ddir="", legacy=True, quiet=1, invalidation_mode=unchecked):
        return 1
    for source in target.rglob("*.py"):
        source.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
