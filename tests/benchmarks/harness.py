"""What all benchmarks share: runs in turns, medians and 99th percentiles, and one way to print them."""

import argparse
import contextlib
import enum
import gc
import math
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
import PySide6

MS = 1_000.0
"""Milliseconds in a second: the clocks give seconds, the tables speak milliseconds."""


class Options(msgspec.Struct, frozen=True):
    """How much is run."""

    quick: bool = False
    """A few runs only: shows that a benchmark works, its figures mean little."""

    def runs(self, usual: int, quick: int = 3) -> int:
        """How often something is run."""
        return quick if self.quick else usual


class Kind(enum.Enum):
    """What an aim bounds."""

    RATIO = "ratio"
    DIFFERENCE = "difference"
    FIGURE = "figure"


class Aim(msgspec.Struct, frozen=True):
    """What the median (or, with `worst`, the largest value) must not exceed.

    `limit` is a factor on the floor, a distance above it, or a value in the row's unit.
    """

    kind: Kind
    limit: float
    worst: bool = False


class Row(msgspec.Struct, frozen=True):
    """One line of a table: what was measured, beside its floor. All values in `unit`."""

    name: str
    figures: Sequence[float]
    floor: Sequence[float] = ()
    unit: str = "ms"
    aim: Aim | None = None


def percentile(values: Sequence[float], share: float) -> float:
    """Nearest rank: with few values, the 99th percentile is the largest of them."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def in_turns(contenders: Mapping[str, Callable[[], float]], times: int, *, warm_up: int = 1) -> dict[str, list[float]]:
    """Call each in turn, `times` times; A and B change places, so that neither always comes second."""
    results: dict[str, list[float]] = {name: [] for name in contenders}
    for turn in range(-warm_up, times):
        names = list(contenders) if turn % 2 == 0 else list(contenders)[::-1]
        for name in names:
            value = contenders[name]()
            if turn >= 0:
                results[name].append(value)
    return results


def timed(call: Callable[[], object]) -> float:
    """Milliseconds that one call takes."""
    begun = time.perf_counter()
    call()
    return (time.perf_counter() - begun) * MS


@contextlib.contextmanager
def without_collector() -> Iterator[None]:
    """A collection of garbage would hit one of the contenders at random."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def show(title: str, did: str, rows: Sequence[Row]) -> None:
    """Print a table, and the line that says what was done."""
    cells = [("", "runs", "median", "p99", "floor", "p99", "", "aim"), *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(cells[0]))]
    print(f"\n{title}\n  {did}")
    for line in cells:
        first, *rest, last = line
        middle = (text.rjust(width) for text, width in zip(rest, widths[1:-1], strict=True))
        print("  " + "  ".join([first.ljust(widths[0]), *middle, last]).rstrip())
    sys.stdout.flush()


def _cells(row: Row) -> tuple[str, ...]:
    median, p99 = statistics.median(row.figures), percentile(row.figures, 0.99)
    shown = [_number(median, row.unit), _number(p99, row.unit)]
    if not row.floor:
        return (row.name, str(len(row.figures)), *shown, "", "", "", _verdict(row, 0.0))
    floor = statistics.median(row.floor)
    shown += [_number(floor, row.unit), _number(percentile(row.floor, 0.99), row.unit)]
    return (row.name, str(len(row.figures)), *shown, _comparison(row, median, floor), _verdict(row, floor))


def _comparison(row: Row, median: float, floor: float) -> str:
    if row.aim is not None and row.aim.kind is Kind.DIFFERENCE:
        return f"{median - floor:+.2f} {row.unit}"
    return f"{median / floor:.2f} x" if floor else ""


def _verdict(row: Row, floor: float) -> str:
    if row.aim is None:
        return ""
    value = max(row.figures) if row.aim.worst else statistics.median(row.figures)
    which = "largest " if row.aim.worst else ""
    match row.aim.kind:
        case Kind.RATIO:
            met, wanted = value <= row.aim.limit * floor, f"at most {row.aim.limit:g} x"
        case Kind.DIFFERENCE:
            met, wanted = value <= floor + row.aim.limit, f"at most +{row.aim.limit:g} {row.unit}"
        case Kind.FIGURE:
            met, wanted = value <= row.aim.limit, f"{which}at most {row.aim.limit:g} {row.unit}"
    if met:
        return f"{wanted}: met"
    beyond = row.aim.kind is Kind.FIGURE and row.floor and (max(row.floor) if row.aim.worst else floor) > row.aim.limit
    return f"{wanted}: MISSED{', by the floor too' if beyond else ''}"


def _number(value: float, unit: str) -> str:
    return f"{value:.{3 if value < 10 else 1}f} {unit}"


def context() -> str:
    """Where the figures come from, in one line."""
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return (
        f"{os.cpu_count()} CPUs{load}, {platform.system()} {platform.machine()}, Python {platform.python_version()}, "
        f"PySide6 {PySide6.__version__}, Qt platform {os.environ.get('QT_QPA_PLATFORM', 'as Qt finds it')}, "
        "PYTHONDONTWRITEBYTECODE unset for what is started"
    )


@contextlib.contextmanager
def own_home() -> Iterator[Path]:
    """A home of the benchmarks' own: nothing of the person's settings, keyring, proxy or bus is seen or touched."""
    with tempfile.TemporaryDirectory(prefix="nxwa-bench-") as folder:
        home = Path(folder)
        for name in list(os.environ):
            if name.startswith(("XDG_", "DBUS_", "KEYRING_")) or name.lower().endswith("_proxy"):
                del os.environ[name]
        os.environ["HOME"] = folder
        for kind in ("DATA", "CONFIG", "STATE", "CACHE"):
            os.environ[f"XDG_{kind}_HOME"] = str(home / kind.lower())
        # As an installed program: bytecode is there from the second start on, whatever the developer's setting.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(home / "bytecode")
        runtime = home / "runtime"
        runtime.mkdir(mode=0o700)
        os.environ["XDG_RUNTIME_DIR"] = str(runtime)
        yield home


@contextlib.contextmanager
def own_folder() -> Iterator[Path]:
    """A folder for one round; on the disk that temporary files are on."""
    with tempfile.TemporaryDirectory(prefix="nxwa-bench-") as folder:
        yield Path(folder)


def child(script: Path, *arguments: str, environment: Mapping[str, str] | None = None) -> str:
    """What a Python process of its own prints; bounded, and killed beyond that."""
    done = subprocess.run(
        [sys.executable, "-P", str(script), *arguments],
        env={**os.environ, **(environment or {})},
        stdout=subprocess.PIPE,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout


def parsed(arguments: Sequence[str], subjects: Sequence[str]) -> tuple[list[str], Options]:
    """Read the command line: names of benchmarks, none where all are meant, and `--quick`."""
    parser = argparse.ArgumentParser(prog="tests.benchmarks", description="Figures beside their floors.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"{', '.join(subjects)}; all of them without a name")
    parser.add_argument("--quick", action="store_true", help="a few runs: shows that it works, not how fast")
    given = parser.parse_args(arguments)
    if unknown := [name for name in given.names if name not in subjects]:
        parser.error(f"there is no benchmark {unknown[0]}: choose from {', '.join(subjects)}")
    return given.names, Options(quick=given.quick)
