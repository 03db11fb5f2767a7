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
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
TARGET = "amd64-unicode"
"""The 64-bit variant, for a Wine without 32 bits; the released installer is NSIS' usual 32-bit one."""
PATIENCE_S = 120
LIBRARY, STRANGE_NAME = Path("_internal/library.dll"), Path("_internal/deep/a $name, strange.txt")
OF_AN_OLDER_VERSION = Path("_internal/gone.dll")
KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall"


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
        with wine(work / "wine") as windows:
            use(windows, work)
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


class Windows:
    """A Wine prefix in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.environment = {
            **os.environ,
            "WINEPREFIX": str(folder),
            "WINEDEBUG": "-all",
            # Neither its .NET nor its browser nor entries in the desktop's menu.
            "WINEDLLOVERRIDES": "mscoree=;mshtml=;winemenubuilder.exe=",
        }
        self.wine("wineboot", "--init")
        profile = self.says("cmd", "/c", "echo %LOCALAPPDATA%;%APPDATA%;%TEMP%").strip().split(";")
        self.local, self.roaming, self.temporary = (self.here(path) for path in profile)
        self.place = self.local / "Programs" / "nxwa-desktop"
        self.place_there = profile[0] + r"\Programs\nxwa-desktop"
        self.link = self.roaming / "Microsoft/Windows/Start Menu/Programs/NXCloud WhatsApp messages.lnk"

    def wine(self, *words: str | Path) -> int:
        command = ["wine", *map(str, words)]
        return subprocess.run(
            command, env=self.environment, check=False, stderr=subprocess.DEVNULL, timeout=PATIENCE_S
        ).returncode

    def says(self, *words: str) -> str:
        done = subprocess.run(
            ["wine", *words], env=self.environment, check=False, capture_output=True, text=True, timeout=PATIENCE_S
        )
        return done.stdout

    def here(self, path: str) -> Path:
        command = ["winepath", "-u", path]
        done = subprocess.run(command, env=self.environment, check=True, capture_output=True, text=True)
        return Path(done.stdout.strip())

    def installed(self) -> set[Path]:
        """The installed files by their relative paths."""
        return {file.relative_to(self.place) for file in self.place.rglob("*") if file.is_file()}

    def stop(self) -> None:
        subprocess.run(["wineserver", "-k"], env=self.environment, check=False, stderr=subprocess.DEVNULL)


@contextlib.contextmanager
def wine(folder: Path) -> Iterator[Windows]:
    windows = Windows(folder)
    try:
        yield windows
    finally:
        windows.stop()


def use(windows: Windows, work: Path) -> None:
    setup, older = work / "source-version.exe", work / "older-version.exe"
    windows.wine("winecfg", "-v", "win7")
    expect(windows.wine(setup, "/S") == 2, "an old Windows is refused")
    windows.wine("winecfg", "-v", "win10")

    expect(windows.wine(older, "/S") == 0, "the older version is installed, silently")
    expect(OF_AN_OLDER_VERSION in windows.installed(), "it is where it should be")
    expect(windows.link.is_file(), "the Start menu has it")
    entry = windows.says("reg", "query", KEY, "/s")
    expect("DisplayVersion" in entry and "EstimatedSize" in entry, "Windows' settings list it")

    with running(windows):
        expect(windows.wine(setup, "/S") == 2, "nothing is installed over the running program")
        expect(remove(windows, "/S", f"_?={windows.place_there}") == 2, "nor is it removed while it runs")
        expect(OF_AN_OLDER_VERSION in windows.installed(), "and all of it is still there")

    own, data = windows.place / "own.txt", windows.local / "nxwa-desktop" / "nxwa-desktop.sqlite3"
    data.parent.mkdir()
    for file in (own, data):
        file.write_text("the person's")
    expect(windows.wine(setup, "/S") == 0, "the newer version replaces it")
    files = {LIBRARY, STRANGE_NAME, *map(Path, ("nxwa-desktop.exe", "nxwa-desktop-window.exe", "uninstall.exe"))}
    expect(windows.installed() == {*files, Path("own.txt")}, "no file of the older one is left")

    remove(windows, "/S")
    expect(wait_for(lambda: windows.installed() == {Path("own.txt")}), "all that was brought is gone, and no more")
    expect(data.is_file(), "the person's messages stay")
    expect(not windows.link.exists() and KEY not in windows.says("reg", "query", KEY, "/s"), "Windows forgets it")
    own.unlink()
    expect(windows.wine(setup, "/S") == 0, "installed again")
    remove(windows, "/S")
    expect(wait_for(lambda: not windows.place.exists()), "the folder goes too where nothing else is in it")


def remove(windows: Windows, *options: str) -> int:
    return windows.wine(windows.place / "uninstall.exe", *options)


@contextlib.contextmanager
def running(windows: Windows) -> Iterator[None]:
    """Run the stand-in meanwhile."""
    stay, program = windows.temporary / "stay", windows.place / "nxwa-desktop-window.exe"
    stay.touch()
    process = subprocess.Popen(["wine", str(program)], env=windows.environment, stderr=subprocess.DEVNULL)
    try:
        expect(wait_for((windows.temporary / "runs").exists), "the program runs")
        yield
    finally:
        stay.unlink()
        process.wait(PATIENCE_S)


# --- helpers


def expect(true: bool, what: str) -> None:
    print(f"{'ok     ' if true else 'FAILED '} {what}", flush=True)
    if not true:
        raise SystemExit(1)


def wait_for(happened: Callable[[], bool]) -> bool:
    """Wait for the uninstaller, which continues in a copy of itself."""
    end = time.monotonic() + 30
    while not (done := happened()) and time.monotonic() < end:
        time.sleep(0.2)
    return done


def run(command: Sequence[str | Path], more: dict[str, str] | None = None) -> None:
    words = [str(word) for word in command]
    if status := subprocess.run(words, check=False, env={**os.environ, **(more or {})}).returncode:
        raise SystemExit(f"{words[0]} failed with exit status {status}")


if __name__ == "__main__":
    sys.exit(main())
