"""A minimal Debian in a folder (debootstrap, chroot), for whatever must not touch this system. As root."""

import contextlib
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from shared.steps import run

PLAIN = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"}
"""The environment of what runs in it."""
MOUNTS = Path("/proc/self/mountinfo")


class DebianRoot:
    """The Debian of one suite in one folder."""

    def __init__(self, folder: Path, suite: str) -> None:
        self.folder = folder
        self._suite = suite

    def make(self) -> None:
        """Unpack the suite's smallest system."""
        include = ("--include=ca-certificates",)
        run(["debootstrap", "--variant=minbase", *include, self._suite, self.folder])

    def follow_this_system(self) -> None:
        """Take over where packages come from, and who is where in the network: this machine's affair."""
        for settings in Path("/etc/apt/apt.conf.d").glob("99*"):
            shutil.copy(settings, self.folder / "etc/apt/apt.conf.d")
        for file in (Path("/etc/resolv.conf"), Path("/etc/hosts")):
            if file.exists():
                shutil.copy(file, self.inside(file))

    @contextlib.contextmanager
    def mounted(self, places: Sequence[Path]) -> Iterator[None]:
        """Show these folders of this system at the same place in it; gone at the end, whatever happens."""
        try:
            for place in places:
                there = self.inside(place)
                there.mkdir(parents=True, exist_ok=True)
                run(["mount", "--bind", "--make-private", place, there])
            yield
        finally:
            self.unmount(places)

    def unmount(self, places: Sequence[Path]) -> None:
        """Unmount, also what an earlier process left; end the process where something stays mounted."""
        for place in (str(self.inside(place)) for place in reversed(places)):
            while place in mounts_below(self.folder):
                if subprocess.run(["umount", "-l", place], capture_output=True, check=False).returncode:
                    raise SystemExit(f"{place} is in use and stays mounted")

    def remove(self) -> None:
        """Delete it, but nothing that is mounted in it."""
        if mounted := mounts_below(self.folder):
            raise SystemExit(f"{self.folder} is in use and stays: {', '.join(mounted)}")
        shutil.rmtree(self.folder, ignore_errors=True)

    def inside(self, place: Path) -> Path:
        """Where this system finds a place that has this absolute path in there."""
        return self.folder / place.relative_to("/")

    def run(self, *words: str) -> str:
        """Run a command in there as root."""
        return run(["chroot", self.folder, *words], PLAIN)

    def install(self, *packages: str) -> None:
        """Install Debian packages in there, or files of them."""
        quiet = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-q", "-y", "--no-install-recommends")
        self.run(*quiet, *packages)


def mounts_below(folder: Path) -> list[str]:
    """Where something is mounted below a folder; `os.path.ismount` does not see a folder of the same disk."""
    lines = MOUNTS.read_text(encoding="utf-8").splitlines()
    places = (re.sub(r"\\(\d{3})", lambda octal: chr(int(octal[1], 8)), line.split()[4]) for line in lines)
    return [place for place in places if Path(place).is_relative_to(folder)]
