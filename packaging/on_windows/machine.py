"""The Windows that is looked at: Wine in a Debian of its own, Windows' Python, the sources, and a person.

The person has a Chinese name, as the folders that Windows gives every program then have; the system's own code page
has no Chinese. `preparation.py` makes all of it.
"""

import contextlib
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from shared.debian_root import PLAIN, DebianRoot
from shared.screen import Screen
from shared.steps import SHOWN, Word, expect
from shared.wine import PATIENCE_S, Wine, there

ROOT = Path(__file__).resolve().parent.parent.parent
BUILD = ROOT / "build" / "windows"
DEBIAN = DebianRoot(BUILD / "debian13", "trixie")
WORK = BUILD / "work"
"""What both systems see, at the same place."""
PERSON, NUMBER = "李小明", "61613"


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
