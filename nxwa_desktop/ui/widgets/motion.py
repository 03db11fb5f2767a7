"""Whether parts of the window may move: as the system says."""

import contextlib
import functools
import sys

from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtGui import QGuiApplication

RISE_MS, FADE_MS = 160, 120
"""Milliseconds that a result takes to rise, and a pop-up to appear."""
_SPI_GETCLIENTAREAANIMATION = 0x1042


def motion_allowed() -> bool:
    """False where the system asks programs not to animate."""
    hints = QGuiApplication.styleHints()
    accessibility = getattr(hints, "accessibility", None)
    preference = getattr(accessibility(), "motionPreference", None) if accessibility is not None else None
    if preference is not None:  # from the Qt that has it on
        return str(getattr(preference(), "name", "")) != "ReducedMotion"
    return {"win32": _windows_allows, "darwin": _mac_allows}.get(sys.platform, _gtk_allows)()


def _windows_allows() -> bool:
    import ctypes  # 4 ms that other systems do without

    animates = ctypes.c_int(1)
    library = getattr(ctypes, "windll").user32  # noqa: B009 - absent from the types of other systems
    library.SystemParametersInfoW(_SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(animates), 0)
    return bool(animates.value)


def _mac_allows() -> bool:
    import ctypes

    from nxwa_desktop.system.objective_c import ObjectiveC

    with contextlib.suppress(OSError, AttributeError):
        system = ObjectiveC("AppKit")
        workspace = system.send(system.find_class("NSWorkspace"), "sharedWorkspace")
        return not system.send(workspace, "accessibilityDisplayShouldReduceMotion", result=ctypes.c_bool)
    return True


@functools.cache
def _gtk_allows() -> bool:
    """GTK's `gtk-enable-animations`, which desktops write for programs of other toolkits."""
    for folder in ("gtk-4.0", "gtk-3.0"):
        path = QStandardPaths.locate(QStandardPaths.StandardLocation.GenericConfigLocation, f"{folder}/settings.ini")
        if path:
            value = QSettings(path, QSettings.Format.IniFormat).value("Settings/gtk-enable-animations")
            if value is not None:
                return str(value).strip().lower() not in {"0", "false"}
    return True
