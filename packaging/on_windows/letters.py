"""The system's font of Windows: Segoe UI of 9 points, in whose place Wine has letters that look like Arial's.

Without it Qt would take Tahoma of 8 points, which is not there either, and after that wider letters than Windows has.
"""

import struct
from pathlib import Path

_REPLACEMENTS = r"HKEY_CURRENT_USER\Software\Wine\Fonts\Replacements"
_METRICS = r"HKEY_CURRENT_USER\Control Panel\Desktop\WindowMetrics"
_USED_FOR = ("CaptionFont", "SmCaptionFont", "MenuFont", "StatusFont", "MessageFont", "IconFont")
_FAMILY, _IN_ITS_PLACE = "Segoe UI", "Liberation Sans"
_PIXELS, _USUAL_WEIGHT, _ANY_CHARACTERS = 12, 400, 1


def write_settings(file: Path) -> None:
    """Write a file for `reg import`."""
    lines = ["Windows Registry Editor Version 5.00", "", f"[{_REPLACEMENTS}]", f'"{_FAMILY}"="{_IN_ITS_PLACE}"']
    lines += ["", f"[{_METRICS}]", *(f'"{name}"=hex:{_font().hex(",")}' for name in _USED_FOR), ""]
    file.write_text("\r\n".join(lines), encoding="utf-16", newline="")


def _font() -> bytes:
    """A LOGFONTW: https://learn.microsoft.com/windows/win32/api/wingdi/ns-wingdi-logfontw."""
    numbers = struct.pack("<5l8B", -_PIXELS, 0, 0, 0, _USUAL_WEIGHT, 0, 0, 0, _ANY_CHARACTERS, 0, 0, 0, 0)
    return numbers + _FAMILY.encode("utf-16-le").ljust(64, b"\0")
