"""Finds out whether a window can open before Qt is asked: Qt would abort the process. Says so where there is none."""

import contextlib
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from nxwa_desktop.system.identity import TITLE

_QT_PLATFORMS = {"win32": {"windows", "direct2d"}, "darwin": {"cocoa"}}
_EVERYWHERE = {"offscreen", "minimal"}
"""Qt's platforms that no display is needed for, on any system."""
_ICON_ERROR = 0x10
HEADLESS_ADVICE = "Start it on a desktop, or send from here with: nxwa-desktop send FILE --account NAME"

_UNKNOWN_PLATFORM = (
    "No window can be opened: this system has no display of the kind “{}”. Remove the variable QT_QPA_PLATFORM"
    " from the environment."
)


def obstacle(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str | None:
    """One sentence that says why no window can open and what to do; None where nothing is in the way."""
    given = environment.get("QT_QPA_PLATFORM", "")
    wanted = _platform_names(given)
    if (known := _QT_PLATFORMS.get(platform)) is not None:
        return None if not wanted or wanted & (known | _EVERYWHERE) else _UNKNOWN_PLATFORM.format(given)
    if wanted - {"xcb", "wayland"}:
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


def report_obstacle(reason: str, platform: str = sys.platform) -> None:
    """Print the sentence; show it in a box of the system's own where Windows gives the program no console."""
    if platform != "win32" or sys.stderr is not None:
        print(reason, file=sys.stderr)  # noqa: T201
        return
    import ctypes

    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL("user32").MessageBoxW(None, ctypes.c_wchar_p(reason), ctypes.c_wchar_p(TITLE), _ICON_ERROR)


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
