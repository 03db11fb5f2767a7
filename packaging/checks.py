"""The checks that CI runs, in their order. `packaging/dev` prepares the environment and starts this with its Python."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import BinaryIO
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
# -P: the folder packaging/ must never stand in for the library of that name.
PYTHON = (sys.executable, "-P", "-m")
LINT_IMPORTS = str(Path(sys.executable).with_name("lint-imports"))
SCREEN = "1400x1000x24"
REAL_WINDOW = "tests/end_to_end"
# One more than there are processors: many tests wait, for a server, a process or the keyring.
IN_PARALLEL = ("-n", str((os.cpu_count() or 1) + 1), "--dist", "worksteal")
FLOORS = {
    **dict.fromkeys(("batch", "importing", "protocol", "sandbox", "sending", "storage", "templates", "validation"), 95),
    **dict.fromkeys(("services", "ui"), 85),
}

Environment = dict[str, str]


def main(command: str, arguments: list[str]) -> int:
    os.chdir(ROOT)
    # What tests see must not depend on the developer's language, nor on a bare machine having none.
    os.environ["LC_ALL"] = "C.UTF-8"
    os.environ.pop("LANGUAGE", None)
    # A cancelled run takes its X server and its tests with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        if command == "bench":
            with private_display() as environment:
                return call([*PYTHON, "tests.benchmarks", *arguments], environment)
        return some_tests(arguments) if arguments else everything()
    except DisplayError as reason:
        print(reason)
        return 1


def everything() -> int:
    scripts = ["packaging/dev", *map(str, sorted(Path("packaging").glob("**/*.py")))]
    with tempfile.TemporaryDirectory(prefix="nxwa-checks-") as folder:
        reports = Path(folder)
        # It waits for a server far away, and nothing waits for it.
        audit = Background([sys.executable, "packaging/dev", "audit"], reports / "audit.txt")
        parts: dict[str, Callable[[], bool]] = {
            "ruff check": lambda: passes([*PYTHON, "ruff", "check"]),
            "ruff format": lambda: passes([*PYTHON, "ruff", "format", "--check"]),
            "mypy": lambda: passes([*PYTHON, "mypy"]),
            "mypy of packaging": lambda: passes([*PYTHON, "mypy", *scripts]),
            "lint-imports": lambda: passes([LINT_IMPORTS, "--no-logo"]),
            "pytest without a window": lambda: tests_without_window(reports / "without.xml"),
            "pytest in a real window": lambda: tests_in_real_windows(reports),
            "coverage": coverage_is_kept,
            "known vulnerabilities": audit.passed,
        }
        results = {name: timed(name, part) for name, part in parts.items()}
    print("\nTogether:")
    for name, passed in results.items():
        print(f"  {name:<24} {'passed' if passed else 'FAILED'}")
    return 0 if all(results.values()) else 1


class Background:
    """A command that runs in parallel with the others."""

    def __init__(self, command: list[str], output: Path) -> None:
        self._output = output
        with output.open("wb") as file:
            self._process = subprocess.Popen(command, stdout=file, stderr=subprocess.STDOUT)

    def passed(self) -> bool:
        """Wait for the command to end, and print its output."""
        code = self._process.wait()
        sys.stdout.buffer.write(self._output.read_bytes())
        return code == 0


def timed(name: str, part: Callable[[], bool]) -> bool:
    print(f"\n--- {name}", flush=True)
    start = time.monotonic()
    passed = part()
    print(f"--- {name}: {'passed' if passed else 'FAILED'} after {time.monotonic() - start:.1f} s", flush=True)
    return passed


def some_tests(arguments: list[str]) -> int:
    command = [*PYTHON, "pytest", *arguments]
    if not any(argument.startswith(REAL_WINDOW) for argument in arguments):
        return call(command, without_display())
    with private_display() as environment:
        return call(command, environment)


def tests_without_window(report: Path) -> bool:
    elsewhere = [f"--ignore={REAL_WINDOW}", "--ignore=tests/benchmarks", *IN_PARALLEL]
    return tests_pass(elsewhere, report, without_display(), None)


def tests_in_real_windows(reports: Path) -> bool:
    """Run half of the files on one display and half on another in parallel: these tests mostly wait."""
    files = sorted(map(str, Path(REAL_WINDOW).glob("test_*.py")))
    halves = [Half(reports, number, files[number::2]) for number in range(2)]
    with ThreadPoolExecutor(len(halves)) as pool:
        passed = list(pool.map(tests_in_real_window, halves))
    for half in halves:
        sys.stdout.buffer.write(half.output.read_bytes())
    combined = passes([*PYTHON, "coverage", "combine", "--append", *(half.coverage for half in halves)])
    return all(passed) and combined


class Half:
    """A part of the window tests, and where its results go."""

    def __init__(self, reports: Path, number: int, files: list[str]) -> None:
        self.files = files
        self.report = reports / f"real-{number}.xml"
        self.output = reports / f"real-{number}.txt"
        self.coverage = f".coverage.window-{number}"


def tests_in_real_window(half: Half) -> bool:
    with half.output.open("wb") as output:
        try:
            with private_display() as environment:
                own = {**environment, "COVERAGE_FILE": half.coverage}
                return tests_pass(half.files, half.report, own, output)
        except DisplayError as reason:
            output.write(f"{reason}\n".encode())
            return False


def tests_pass(arguments: list[str], report: Path, environment: Environment, output: BinaryIO | None) -> bool:
    """True if every test ran and passed: a skipped or expected failure counts as failed."""
    measured = ["--cov", "--cov-branch", "--cov-report=", f"--junitxml={report}"]
    passed = passes([*PYTHON, "pytest", *measured, *arguments], environment, output)
    if not report.exists():
        return False
    skipped = [case for case in ElementTree.parse(report).iter("testcase") if case.find("skipped") is not None]
    for case in skipped:
        print(f"Did not run, or was expected to fail: {case.get('classname')}::{case.get('name')}")
    return passed and not skipped


def coverage_is_kept() -> bool:
    """True if both test runs together reach every folder's coverage floor."""
    short = [folder for folder, floor in FLOORS.items() if not reaches(floor, f"nxwa_desktop/{folder}/*")]
    return not short


def reaches(floor: int, files: str) -> bool:
    report = [*PYTHON, "coverage", "report", f"--include={files}", "--precision=2"]
    total = subprocess.run(
        [*report, "--format=total", f"--fail-under={floor}"], capture_output=True, text=True, check=False
    )
    figure = (total.stdout.split() or ["nothing"])[0]
    print(f"{files}: {figure} % of lines and branches, at least {floor} % wanted", flush=True)
    if total.returncode:
        call([*report, "--show-missing", "--skip-covered", "--fail-under=0"])
    return total.returncode == 0


class DisplayError(Exception):
    """The X server could not be started."""


def without_display() -> Environment:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY"}
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    return {**kept, "QT_QPA_PLATFORM": "offscreen"}


@contextlib.contextmanager
def private_display() -> Iterator[Environment]:
    """A private X server, stopped at the end. Systems without X use their desktop."""
    if not sys.platform.startswith("linux"):
        yield dict(os.environ)
        return
    if not shutil.which("Xvfb"):
        raise DisplayError("Xvfb is missing: a real window needs it.")
    reader, writer = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", SCREEN, "-nolisten", "tcp", "-noreset"],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    try:
        with os.fdopen(reader) as answer:
            number = answer.readline().strip()
        if not number:
            raise DisplayError("Xvfb did not start.")
        yield {**without_display(), "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait()


def passes(command: list[str], environment: Environment | None = None, output: BinaryIO | None = None) -> bool:
    return call(command, environment, output) == 0


def call(command: list[str], environment: Environment | None = None, output: BinaryIO | None = None) -> int:
    sys.stdout.flush()
    errors = None if output is None else subprocess.STDOUT
    return subprocess.run(command, env=environment, stdout=output, stderr=errors, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
