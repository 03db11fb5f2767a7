"""Where the frozen program begins.

`NXWA_FIRST_PAINT=1` is for the benchmark: print the monotonic clock when the first picture stands, and end.
"""

import os
import sys

from nxwa_desktop.__main__ import main


def tell_first_paint() -> None:
    """Replace what follows the first picture."""
    import time

    from nxwa_desktop import ahead, app  # noqa: F401 - in the order in which the program itself imports

    def tell(_: app.App) -> None:
        print(time.monotonic(), flush=True)
        os._exit(0)

    app.App._begin = tell  # type: ignore[method-assign,assignment]


if os.environ.get("NXWA_FIRST_PAINT"):
    tell_first_paint()
sys.exit(main())
