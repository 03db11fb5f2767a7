"""The Windows that is looked at: Wine in a Debian of its own, Windows' Python, the sources, and a person.

What it is made of lies in build/windows and is kept; what is mounted is gone at the end. The person has a Chinese name,
as the folders that Windows gives every program then have; the system's own code page has no Chinese.
"""

import contextlib
import fcntl
import hashlib
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from on_windows import locked_wheels, windows_python
from shared.debian_root import PLAIN, DebianRoot
from shared.screen import Screen, private_screen
from shared.steps import SHOWN, Word, expect, run
from shared.wine import PATIENCE_S, Wine, there

ROOT = Path(__file__).resolve().parent.parent.parent
HERE = Path(__file__).resolve().parent
LOCKS = ROOT / "packaging"
BUILD = ROOT / "build" / "windows"
DEBIAN = DebianRoot(BUILD / "debian13", "trixie")
WORK = BUILD / "work"
"""What both systems see, at the same place."""
MOUNTED = (Path("/proc"), Path("/dev"), Path("/dev/shm"), Path("/tmp/.X11-unix"), WORK)
FONTS = ("fonts-dejavu-core", "fonts-liberation", "fonts-noto-core", "fonts-noto-cjk", "fonts-noto-color-emoji")
COMPILER = "gcc-mingw-w64-x86-64-win32"
# wine32 is for the installer, which is a program of 32 bits.
PACKAGES = ("wine", "wine64", "wine32:i386", "winbind", COMPILER, *FONTS)
PERSON, NUMBER = "李小明", "61613"
SCREEN_SIZE = "1600x1200x24"
LICENCES = ("LGPL-3", "GPL-3", "GPL-2", "Apache-2.0", "MPL-2.0")


class Machine:
    """Runs programs as the person, and looks at what they leave."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self.source = WORK / "src"
        self.python = WORK / "python" / "cp313" / "python.exe"
        self.frozen = self.source / "build" / "dist" / "nxwa-desktop"
        self.wheels = WORK / "wheels"
        home = {"HOME": str(WORK / "home"), "XDG_RUNTIME_DIR": str(WORK / "home" / "run"), "DISPLAY": screen.display}
        chroot = ("chroot", f"--userspec={NUMBER}:{NUMBER}", DEBIAN.folder, "env", "-C", self.source)
        self.windows = Wine(WORK / "prefix", {**PLAIN, **home}, chroot)
        self.profile = self.windows.prefix / "drive_c" / "users" / PERSON
        self.data = self.profile / "AppData" / "Local" / "nxwa-desktop"
        self.database = self.data / "nxwa-desktop.sqlite3"

    def command(self, *words: Word, environment: Mapping[str, str] | None = None) -> list[str]:
        """The command line of a Windows program with these variables; a path among the words becomes Windows' own."""
        given = [f"{name}={value}" for name, value in (environment or {}).items()]
        named = [there(word) if isinstance(word, Path) else word for word in words]
        return self.windows.command(self.python, "-I", there(WORK / "with_environment.py"), *given, "--", *named)

    def from_sources(self, *words: Word, environment: Mapping[str, str] | None = None) -> list[str]:
        """The command line of Windows' Python with the sources on its path."""
        more = {"PYTHONPATH": there(self.source), **(environment or {})}
        return self.command(self.python, "-P", *words, environment=more)

    def inside(self, script: str, *words: Word) -> list[str]:
        """The command line of a script of in_windows/, which knows the program's modules."""
        return self.from_sources(self.source / "packaging" / "on_windows" / "in_windows" / script, *words)

    def run(self, command: list[str], given: str = "", patience: float = PATIENCE_S) -> "Done":
        """Run a command line to its end."""
        return Done(
            subprocess.run(
                command,
                env=self.windows.environment,
                input=given.encode(),
                capture_output=True,
                check=False,
                timeout=patience,
            )
        )

    @contextlib.contextmanager
    def running(self, *words: Word) -> Iterator["subprocess.Popen[bytes]"]:
        """Run a Windows program meanwhile; whatever happens, no process of its name outlives it."""
        quiet = subprocess.DEVNULL
        command = self.command(*words)
        process = subprocess.Popen(command, env=self.windows.environment, stdin=quiet, stdout=quiet, stderr=quiet)
        try:
            yield process
        finally:
            if process.poll() is None:
                self.terminate(Path(words[0]).name)
                process.wait(PATIENCE_S)

    def terminate(self, name: str) -> None:
        """End every process of this name with TerminateProcess: none of its code runs any more."""
        self.windows.status("taskkill", "/f", "/im", name)

    @property
    def console(self) -> Path:
        """The frozen program with a console."""
        return self._is_frozen("nxwa-desktop.exe")

    @property
    def window(self) -> Path:
        """The frozen program without a console."""
        return self._is_frozen("nxwa-desktop-window.exe")

    def _is_frozen(self, name: str) -> Path:
        program = self.frozen / name
        if not program.is_file():
            raise SystemExit(f"{program} is missing: the step freeze makes it")
        return program

    def rows(self, question: str) -> list[tuple[object, ...]]:
        """The answer to a question to the database, as it is on the disk at the moment.

        Asked of a copy: SQLite here knows nothing of the locks that a program under Wine holds.
        """
        with tempfile.TemporaryDirectory(prefix="nxwa-rows-") as folder:
            for file in (self.database, Path(f"{self.database}-wal")):
                if file.exists():
                    shutil.copy(file, folder)
            copy = Path(folder) / self.database.name
            with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(copy)) as database:
                return database.execute(question).fetchall()
        return []

    def forget(self) -> None:
        """Begin anew: as somebody who has never started the program."""
        shutil.rmtree(self.data, ignore_errors=True)
        expect(not self.data.exists(), "nothing of an earlier step is left")


class Done:
    """A program that has ended, with what it printed."""

    def __init__(self, done: "subprocess.CompletedProcess[bytes]") -> None:
        self.status = done.returncode
        self.out, self.errors = (stream.decode(errors="replace") for stream in (done.stdout, done.stderr))
        self.said = f"{self.out}\n{self.errors}".strip()

    def __repr__(self) -> str:
        return f"exit status {self.status}\n{self.out[-SHOWN:]}\n{self.errors[-SHOWN:]}"


@contextlib.contextmanager
def prepared() -> Iterator[Machine]:
    """Make what is missing, and mount what is to be seen there; unmounted at the end."""
    for folder in (WORK / "home" / "run", Path("/tmp/.X11-unix")):
        folder.mkdir(parents=True, exist_ok=True)
    with _alone(), DEBIAN.mounted(MOUNTED), private_screen(SCREEN_SIZE) as screen:
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
        yield


def _debian_with_wine() -> None:
    state, stamp = hashlib.sha256(" ".join(PACKAGES).encode()).hexdigest(), BUILD / "debian13-made-from"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == state:
        return
    print("A Debian 13 with Wine is made.", flush=True)
    stamp.unlink(missing_ok=True)
    DEBIAN.remove()
    DEBIAN.make()
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
    told = machine.run(machine.command(machine.python, "-VV")).out.strip()
    version = run(machine.windows.unix("wine", "--version"), machine.windows.environment).strip()
    expect(
        machine.profile.is_dir(), f"{version}; {told}; the person is {PERSON}", list(machine.profile.parent.iterdir())
    )
