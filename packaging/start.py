"""The entry point of the frozen program.

`NXWA_FIRST_PAINT=1` is for the benchmark: print the monotonic clock at the first paint, and exit.
"""

import os
import sys
from pathlib import Path

from nxwa_desktop.__main__ import main


def tell_first_paint() -> None:
    """Print the time of the first paint and quit, for the benchmark."""
    import time

    from nxwa_desktop import app

    def tell(_: app.App) -> None:
        print(time.monotonic(), flush=True)
        os._exit(0)

    app.App._begin = tell  # type: ignore[method-assign,assignment]


def keep_archive() -> None:
    """Read every module from the file that this process was started from.

    PyInstaller opens its archive by name for each module. While the program runs an update puts another file there,
    with other offsets in it: every part that is imported when it is first needed would be missing from then on.
    """
    from pyimod02_importers import pyz_archive  # type: ignore[import-not-found]

    # The link leads to the open file, whatever has its name. Windows and macOS replace no program that runs.
    same = f"/proc/self/fd/{os.open(pyz_archive._filename, os.O_RDONLY)}"
    if Path(same).exists():
        pyz_archive._filename = same


if sys.platform == "linux" and getattr(sys, "frozen", False):
    keep_archive()
if os.environ.get("NXWA_FIRST_PAINT"):
    tell_first_paint()
sys.exit(main())
