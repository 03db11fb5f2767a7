"""Builds and checks every package for Linux; `packaging/dev package-check` prepares the tools and starts it.

The .deb twice, from two folders and under two umasks: one commit gives one package, byte for byte.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

Word = str | Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
PYTHON = "/usr/bin/python3"
QT_LIBRARIES = BUILD / "dist" / "nxwa-desktop" / "_internal" / "PySide6" / "Qt" / "lib"
MEGABYTE = 1_000_000
LARGEST_DEB, LARGEST_INSTALLED = 33 * MEGABYTE, 110 * MEGABYTE


def main() -> int:
    deb, rpm, tar = (built(ROOT, kind) for kind in ("deb", "rpm", "tar"))
    step("the .deb has at most 33 MB", deb.stat().st_size <= LARGEST_DEB)
    installed = int(told(["dpkg-deb", "-f", deb, "Installed-Size"])) * 1024
    step("it fills at most 110 MB", installed <= LARGEST_INSTALLED)
    step("Qt sorts and tells times with less of ICU's data as with all", icu_answers(QT_LIBRARIES) == icu_answers())
    step("lintian finds nothing", passes(["lintian", "--allow-root", "--fail-on", "error,warning", deb]))
    step("rpmlint finds nothing", passes(["rpmlint", "--strict", "-r", ROOT / "packaging/linux/rpmlintrc", rpm]))
    step("the rpm brings the program", "/usr/bin/nxwa-desktop" in told(["rpm", "-qpl", rpm]).splitlines())
    step("the .tar.xz runs from any folder", runs_anywhere(tar))
    step("no trace of the building machine", not traces())
    step("a second build gives the same .deb", digest(deb) == digest_of_second_build())
    return 0


def built(checkout: Path, kind: str) -> Path:
    """Build a package in a checkout and return its file."""
    run([PYTHON, "-P", checkout / "packaging" / "linux_packages.py", kind])
    pattern = {"deb": "nxwa-desktop_*.deb", "rpm": "nxwa-desktop-*.rpm", "tar": "nxwa-desktop-*.tar.xz"}[kind]
    return max((checkout / "build").glob(pattern), key=lambda file: file.stat().st_mtime)


def icu_answers(libraries: Path | None = None) -> str:
    """What Qt says with the libraries of that folder, or with those of PySide6."""
    command = [str(BUILD / "venv" / "bin" / "python"), "-P", str(ROOT / "packaging" / "icu_data.py")]
    environment = {**os.environ, "LD_LIBRARY_PATH": str(libraries or "")}
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout


def runs_anywhere(archive: Path) -> bool:
    with tempfile.TemporaryDirectory(prefix="ein Ordner mit Leerzeichen und ü ") as folder:
        run(["tar", "-xf", archive, "-C", folder])
        (program,) = Path(folder).glob("*/nxwa-desktop")
        return passes([program, "--selftest"], {"QT_QPA_PLATFORM": "offscreen"})


def traces() -> list[Path]:
    """Installed files that contain the path of their build folder."""
    here = os.fsencode(ROOT)
    files = [file for file in (BUILD / "tree").rglob("*") if file.is_file() and not file.is_symlink()]
    found = [file for file in files if here in file.read_bytes()]
    for file in found:
        print(f"     {file.relative_to(BUILD / 'tree')} names {ROOT}")
    return found


def digest_of_second_build() -> str:
    with tempfile.TemporaryDirectory(prefix="nxwa-again-") as folder:
        again = Path(folder) / "checkout"
        # What is on disk, not what is committed: the first build was made from it too.
        names = told(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        for name in (name for name in names.split("\0") if name and (ROOT / name).is_file()):
            (again / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, again / name)
        os.umask(0o077)
        return digest(built(again, "deb"))


def digest(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def passes(command: Sequence[Word], more: dict[str, str] | None = None) -> bool:
    """Run a command; show its output only if it fails."""
    environment = {**os.environ, **(more or {})}
    words = list(map(str, command))
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stdout[-4000:], done.stderr[-4000:])
    return done.returncode == 0


def run(command: Sequence[Word]) -> None:
    if not passes(command):
        raise SystemExit(f"{command[0]} failed")


def told(command: Sequence[Word]) -> str:
    return subprocess.run(list(map(str, command)), cwd=ROOT, capture_output=True, text=True, check=True).stdout


def step(what: str, good: bool) -> None:
    print(f"{'ok ' if good else 'BAD'}  {what}", flush=True)
    if not good:
        raise SystemExit(1)


if __name__ == "__main__":
    sys.exit(main())
