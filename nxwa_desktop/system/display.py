"""Finds out whether a window can open before Qt is asked: Qt would abort the process."""

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

HEADLESS_ADVICE = "Start it on a desktop, or send from here with: nxwa-desktop send FILE --account NAME"


def obstacle(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str | None:
    """One sentence that says why no window can open and what to do; None where nothing is in the way."""
    wanted = _platform_names(environment.get("QT_QPA_PLATFORM", ""))
    if platform in {"win32", "darwin"} or wanted - {"xcb", "wayland"}:
        return None  # Qt's other platforms need no display
    display, wayland = (
        environment.get(name, "") if not wanted or kind in wanted else ""
        for kind, name in (("xcb", "DISPLAY"), ("wayland", "WAYLAND_DISPLAY"))
    )
    if not display and not wayland:
        return f"There is no display to open a window on. {HEADLESS_ADVICE}"
    if wayland and _is_listening(str(Path(environment.get("XDG_RUNTIME_DIR", "/")) / wayland)):
        return None
    if not display or not _accepts_connections(display):
        return f"The display {display or wayland} does not answer. {HEADLESS_ADVICE}"
    return None


def _platform_names(platforms: str) -> set[str]:
    """The display systems of a QT_QPA_PLATFORM value: "wayland-egl;xcb:option" is Wayland, else X."""
    return {re.split("[:-]", name.strip())[0] for name in platforms.split(";") if name.strip()}


def _accepts_connections(display: str) -> bool:
    """Something listens where X would; a display on another computer is given the benefit of the doubt."""
    local = re.fullmatch(r"(unix|localhost|127\.0\.0\.1)?:(\d{1,4})(?:\.\d+)?", display)
    if local is None:
        return True
    if local[1] in {"localhost", "127.0.0.1"}:  # forwarded by ssh; a shell often outlives the forwarding
        return _is_listening(("127.0.0.1", 6000 + int(local[2])))
    path = f"/tmp/.X11-unix/X{local[2]}"  # noqa: S108 - where every X server listens
    return _is_listening(path) or _is_listening(f"\0{path}")


def _is_listening(address: str | tuple[str, int]) -> bool:
    """Somebody is there: the file of a socket outlives who made it."""
    import _socket  # what `socket` makes Python classes of, for 5 ms of the first paint

    probe = _socket.socket(_socket.AF_UNIX if isinstance(address, str) else _socket.AF_INET)
    probe.settimeout(1)  # one that is frozen accepts nobody
    try:
        return probe.connect_ex(address) == 0
    except OSError:  # a path too long for a socket
        return False
    finally:
        probe.close()
