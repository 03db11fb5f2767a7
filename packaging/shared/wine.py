"""A Wine prefix in a folder of its own, and programs in it."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

PATIENCE_S = 120.0


class Wine:
    """A Windows 10 in this folder. `before`: the words that lead to where Wine is, as those of a chroot do."""

    def __init__(
        self, prefix: Path, environment: Mapping[str, str] = os.environ, before: Sequence[str | Path] = ()
    ) -> None:
        self.prefix = prefix
        self._before = [str(word) for word in before]
        self.environment = {
            **environment,
            "WINEPREFIX": str(prefix),
            "WINEDEBUG": "-all",
            # Neither its .NET nor its browser nor entries in the desktop's menu.
            "WINEDLLOVERRIDES": "mscoree=;mshtml=;winemenubuilder.exe=",
        }

    def make(self) -> None:
        """Create the prefix, or bring it up."""
        self.status("wineboot", "--init")
        self.status("winecfg", "-v", "win10")

    def command(self, *words: str | Path) -> list[str]:
        """The command line of a Windows program on this system."""
        return self.unix("wine", *words)

    def unix(self, *words: str | Path) -> list[str]:
        """The command line of a program that belongs to Wine."""
        return [*self._before, *map(str, words)]

    def status(self, *words: str | Path, patience: float = PATIENCE_S) -> int:
        """Run a Windows program; returns its exit status."""
        quiet = subprocess.DEVNULL
        return subprocess.run(
            self.command(*words), env=self.environment, check=False, stdin=quiet, stderr=quiet, timeout=patience
        ).returncode

    def says(self, *words: str | Path) -> str:
        """Run a Windows program; returns what it printed."""
        return subprocess.run(
            self.command(*words),
            env=self.environment,
            check=False,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=PATIENCE_S,
        ).stdout

    @property
    def profile(self) -> Path:
        """The folder of the only person there."""
        (folder,) = (each for each in (self.prefix / "drive_c" / "users").iterdir() if each.name != "Public")
        return folder

    def stop(self) -> None:
        """End every program of the prefix."""
        command = self.unix("wineserver", "-k")
        subprocess.run(command, env=self.environment, check=False, stderr=subprocess.DEVNULL)


def there(path: Path) -> str:
    """The Windows path of a path on this system."""
    outside, drive_c, inside = str(path).partition("/drive_c/")
    return (f"C:/{inside}" if drive_c else f"Z:{outside}").replace("/", "\\")
