"""The program as its installer leaves it in a Windows under Wine."""

from pathlib import Path

from shared.wine import Wine, there

KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall"
REFUSED = 2
"""The exit status where the program runs, or the system is too old."""


class Installed:
    """Where the installed program is, and how it is removed."""

    def __init__(self, windows: Wine) -> None:
        self.windows = windows
        self.local = windows.profile / "AppData" / "Local"
        self.place = self.local / "Programs" / "nxwa-desktop"
        menu = "AppData/Roaming/Microsoft/Windows/Start Menu/Programs"
        self.link = windows.profile / menu / "NXCloud WhatsApp messages.lnk"

    def files(self) -> set[Path]:
        """The installed files by their relative paths."""
        return {file.relative_to(self.place) for file in self.place.rglob("*") if file.is_file()}

    def entry(self) -> str:
        """What Windows' settings list of programs."""
        return self.windows.says("reg", "query", KEY, "/s")

    def remove(self, *options: str) -> int:
        """Start the uninstaller, which goes on in a copy of itself unless it is told its place."""
        return self.windows.status(there(self.place / "uninstall.exe"), *options)
