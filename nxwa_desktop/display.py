"""Whether a window can open here, found out before Qt is asked: Qt would abort the process."""

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

HEADLESS_ADVICE = "Start it on a desktop, or send from here with: nxwa-desktop send FILE --account NAME"


def obstacle(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str | None:
    """One sentence that says why no window can open and what to do; None where nothing is in the way."""
    if platform in {"win32", "darwin"} or environment.get("QT_QPA_PLATFORM"):
        return None
    display, wayland = environment.get("DISPLAY", ""), environment.get("WAYLAND_DISPLAY", "")
    if not display and not wayland:
        return f"There is no display to open a window on. {HEADLESS_ADVICE}"
    if wayland and (Path(environment.get("XDG_RUNTIME_DIR", "/")) / wayland).exists():
        return None
    if not display or not _answers(display):
        return f"The display {display or wayland} does not answer. {HEADLESS_ADVICE}"
    return None


def _answers(display: str) -> bool:
    """Something listens where X would; a display on another computer is given the benefit of the doubt."""
    local = re.fullmatch(r"(?:unix)?:(\d+)(?:\.\d+)?", display)
    if local is None:
        return True
    import socket

    path = f"/tmp/.X11-unix/X{local[1]}"  # noqa: S108 - where every X server listens
    for address in (path, f"\0{path}"):
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
            try:
                probe.connect(address)
            except OSError:
                continue
            return True
    return False
