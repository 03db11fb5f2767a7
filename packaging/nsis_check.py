"""Compiles the Windows installer around a small stand-in, and uses it under Wine where that is at hand.

`packaging/dev nsis-check` starts it. Under Wine: refused on an old Windows; installed, silently; refused, as is the
removal, while the program runs; installed over an older version; removed, with all that it brought and no more.
"""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from shared.installed import KEY, REFUSED, Installed
from shared.steps import expect, until
from shared.wine import PATIENCE_S, Wine, there

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
TARGET = "amd64-unicode"
"""The 64-bit variant, for a Wine without 32 bits; the released installer is NSIS' usual 32-bit one."""
LIBRARY, STRANGE_NAME = Path("_internal/library.dll"), Path("_internal/deep/a $name, strange.txt")
OF_AN_OLDER_VERSION = Path("_internal/gone.dll")


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="nxwa-nsis-") as name:
        work = Path(name)
        run([sys.executable, "-P", PACKAGING / "artwork.py", work], {"QT_QPA_PLATFORM": "offscreen"})
        source = stand_in(work / "source")
        print("The installer as it is released:", flush=True)
        make(work, source, work / "released.exe", {})
        if not shutil.which("wine"):
            print("Compiled without a warning. There is no Wine here, so it was not run.")
            return 0
        older = stand_in(work / "older")
        (older / OF_AN_OLDER_VERSION).write_text("older")
        for folder in (older, source):
            make(work, folder, work / f"{folder.name}-version.exe", {"NXWA_NSIS_TARGET": TARGET})
        with wine(work / "wine") as installed:
            use(installed, work)
    print("Compiled without a warning, and installed, replaced and removed under Wine.")
    return 0


def stand_in(folder: Path) -> Path:
    """Create a stand-in for the frozen program."""
    (folder / STRANGE_NAME).parent.mkdir(parents=True)
    for file in (LIBRARY, STRANGE_NAME):
        (folder / file).write_text("x")
    for name in ("nxwa-desktop.exe", "nxwa-desktop-window.exe"):
        defined = [f"-DOUTPUT={folder / name}", f"-DNSIS_TARGET={TARGET}"]
        run(["makensis", "-V1", "-WX", *defined, str(PACKAGING / "windows" / "stand_in.nsi")])
    return folder


def make(work: Path, source: Path, target: Path, more: dict[str, str]) -> None:
    command: list[str | Path] = [sys.executable, "-P", PACKAGING / "windows_installer.py", source, target]
    run(command, {"NXWA_BUILD_FOLDER": str(work), **more})


# --- under Wine


@contextlib.contextmanager
def wine(folder: Path) -> Iterator[Installed]:
    """A Windows of its own, stopped at the end."""
    windows = Wine(folder)
    try:
        windows.make()
        yield Installed(windows)
    finally:
        windows.stop()


def use(installed: Installed, work: Path) -> None:
    windows = installed.windows
    setup, older = work / "source-version.exe", work / "older-version.exe"
    windows.status("winecfg", "-v", "win7")
    expect(windows.status(setup, "/S") == REFUSED, "an old Windows is refused")
    windows.status("winecfg", "-v", "win10")

    expect(windows.status(older, "/S") == 0, "the older version is installed, silently")
    expect(OF_AN_OLDER_VERSION in installed.files(), "it is where it should be")
    expect(installed.link.is_file(), "the Start menu has it")
    entry = installed.entry()
    expect("DisplayVersion" in entry and "EstimatedSize" in entry, "Windows' settings list it", entry)

    with running(installed):
        expect(windows.status(setup, "/S") == REFUSED, "nothing is installed over the running program")
        removed = installed.remove("/S", f"_?={there(installed.place)}")
        expect(removed == REFUSED, "nor is it removed while it runs", removed)
        expect(OF_AN_OLDER_VERSION in installed.files(), "and all of it is still there")

    own, data = installed.place / "own.txt", installed.local / "nxwa-desktop" / "nxwa-desktop.sqlite3"
    data.parent.mkdir()
    for file in (own, data):
        file.write_text("the person's")
    expect(windows.status(setup, "/S") == 0, "the newer version replaces it")
    files = {LIBRARY, STRANGE_NAME, *map(Path, ("nxwa-desktop.exe", "nxwa-desktop-window.exe", "uninstall.exe"))}
    expect(installed.files() == {*files, Path("own.txt")}, "no file of the older one is left", installed.files())

    installed.remove("/S")
    until(lambda: installed.files() <= {Path("own.txt")}, what="the uninstaller")
    expect(installed.files() == {Path("own.txt")}, "all that was brought is gone, and no more", installed.files())
    expect(data.is_file(), "the person's messages stay")
    expect(not installed.link.exists() and KEY not in installed.entry(), "Windows forgets it", installed.entry())
    own.unlink()
    expect(windows.status(setup, "/S") == 0, "installed again")
    installed.remove("/S")
    until(lambda: not installed.place.exists(), what="the folder goes too where nothing else is in it")


@contextlib.contextmanager
def running(installed: Installed) -> Iterator[None]:
    """Run the stand-in meanwhile."""
    windows, program = installed.windows, installed.place / "nxwa-desktop-window.exe"
    temporary = installed.local / "Temp"
    stay = temporary / "stay"
    stay.touch()
    process = subprocess.Popen(windows.command(program), env=windows.environment, stderr=subprocess.DEVNULL)
    try:
        until((temporary / "runs").exists, what="the stand-in")
        yield
    finally:
        stay.unlink()
        process.wait(PATIENCE_S)


# --- helpers


def run(command: Sequence[str | Path], more: dict[str, str] | None = None) -> None:
    words = [str(word) for word in command]
    if status := subprocess.run(words, check=False, env={**os.environ, **(more or {})}).returncode:
        raise SystemExit(f"{words[0]} failed with exit status {status}")


if __name__ == "__main__":
    sys.exit(main())
