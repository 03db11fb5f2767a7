"""Makes the Windows that is looked at: everything that is missing in build/windows, where it is kept.

What is mounted for it is gone at the end, whatever happens.
"""

import contextlib
import fcntl
import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from on_windows import letters, locked_wheels, windows_python
from on_windows.machine import BUILD, DEBIAN, NUMBER, PERSON, ROOT, WORK, Machine
from shared.screen import private_screen
from shared.steps import expect, run
from shared.wine import there

HERE = Path(__file__).resolve().parent
LOCKS = ROOT / "packaging"
MOUNTED = (Path("/proc"), Path("/dev"), Path("/dev/shm"), Path("/tmp/.X11-unix"), WORK)
FONTS = ("fonts-dejavu-core", "fonts-liberation", "fonts-noto-core", "fonts-noto-cjk", "fonts-noto-color-emoji")
COMPILER = "gcc-mingw-w64-x86-64-win32"
# wine32 is for the installer, which is a program of 32 bits.
PACKAGES = ("wine", "wine64", "wine32:i386", "winbind", COMPILER, *FONTS)
SCREEN_SIZE = "1600x1200x24"
LICENCES = ("LGPL-3", "GPL-3", "GPL-2", "Apache-2.0", "MPL-2.0")


@contextlib.contextmanager
def prepared() -> Iterator[Machine]:
    """Make what is missing, and mount what is to be seen there; unmounted at the end."""
    (WORK / "home" / "run").mkdir(parents=True, exist_ok=True)
    with _alone(), private_screen(SCREEN_SIZE) as screen, DEBIAN.mounted(MOUNTED):
        machine = Machine(screen)
        try:
            _bring_sources(machine)
            windows_python.make(WORK / "python", LOCKS / "development.lock", LOCKS / "requirements.lock")
            locked_wheels.download(locked_wheels.requirements(LOCKS / "requirements.lock"), machine.wheels)
            run(["chown", "-R", f"{NUMBER}:{NUMBER}", WORK])
            _windows(machine)
            yield machine
        finally:
            machine.windows.stop()


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Keep a second check away, and begin with a Debian in which nothing is mounted."""
    with (BUILD / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise SystemExit("Another windows-check of this folder is running.") from None
        DEBIAN.unmount(MOUNTED)
        _debian_with_wine()
        DEBIAN.follow_this_system()
        yield


def _debian_with_wine() -> None:
    state, stamp = hashlib.sha256(" ".join(PACKAGES).encode()).hexdigest(), BUILD / "debian13-made-from"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == state:
        return
    print("A Debian 13 with Wine is made.", flush=True)
    stamp.unlink(missing_ok=True)
    DEBIAN.remove()
    DEBIAN.make()
    DEBIAN.follow_this_system()
    with (DEBIAN.folder / "etc/passwd").open("a", encoding="utf-8") as people:
        people.write(f"{PERSON}:x:{NUMBER}:{NUMBER}::{WORK / 'home'}:/bin/sh\n")
    with DEBIAN.mounted(MOUNTED[:2]):
        DEBIAN.run("dpkg", "--add-architecture", "i386")
        DEBIAN.run("apt-get", "update", "-q")
        DEBIAN.install(*PACKAGES)
        DEBIAN.run("apt-get", "clean")
    stamp.write_text(state, encoding="utf-8")


def _bring_sources(machine: Machine) -> None:
    """Copy what git knows or would take; what was built from an earlier copy stays."""
    machine.source.mkdir(exist_ok=True)
    for old in machine.source.iterdir():
        if old.is_dir() and old.name != "build":
            shutil.rmtree(old)
    listed = run(["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z", "-co", "--exclude-standard"], cwd=ROOT)
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (machine.source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, machine.source / name)
    run([shutil.which("python3") or "python3", "-P", machine.source / "packaging" / "translations.py", "compile"])
    shutil.copy(HERE / "with_environment.py", WORK)
    licences = machine.source / "build" / "common-licenses"
    licences.mkdir(parents=True, exist_ok=True)
    for name in LICENCES:
        shutil.copy(Path("/usr/share/common-licenses") / name, licences / name)


def _windows(machine: Machine) -> None:
    library = machine.windows.prefix / "drive_c" / "windows" / "system32" / "icuuc.dll"
    if not library.is_file():
        shutil.rmtree(machine.windows.prefix, ignore_errors=True)
        machine.windows.make()
        run(["chown", NUMBER, WORK / "home"])
        source = WORK / "icuuc.c"
        shutil.copy(HERE / "icuuc.c", source)
        compiler = ("x86_64-w64-mingw32-gcc", "-O1", "-shared", "-nostdlib", "-e", "DllMain")
        DEBIAN.run(*compiler, "-o", str(library), str(source))
    letters.write_settings(WORK / "letters.reg")
    machine.windows.status("reg", "import", there(WORK / "letters.reg"))
    told = machine.run(machine.command(machine.python, "-VV")).out.strip()
    version = run(machine.windows.unix("wine", "--version"), machine.windows.environment).strip()
    expect(
        machine.profile.is_dir(), f"{version}; {told}; the person is {PERSON}", list(machine.profile.parent.iterdir())
    )
