"""The frozen program's first paint against that of the sources."""

import os
import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks.harness import MS, Aim, Kind, Options, Row, in_turns, show

ROOT = Path(__file__).parent.parent.parent
FROZEN = ROOT / "build" / "dist" / "nxwa-desktop" / "nxwa-desktop"
START = ROOT / "packaging" / "start.py"


def run(options: Options) -> None:
    if not FROZEN.exists():
        raise SystemExit("There is no frozen program here: packaging/dev deb makes one.")
    commands = {"frozen": [str(FROZEN)], "source": [sys.executable, "-P", str(START)]}

    def start(kind: str) -> float:
        begun = time.monotonic()
        done = subprocess.run(
            [*commands[kind], "--sandbox"],
            env={**os.environ, "NXWA_FIRST_PAINT": "1", "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            text=True,
            timeout=60,
            check=True,
        )
        return (float(done.stdout) - begun) * MS

    times = in_turns({kind: lambda kind=kind: start(kind) for kind in commands}, options.runs(15))  # type: ignore[misc]  # mypy gives no type to a lambda's default
    show(
        "Frozen",
        "Started the program as the packages have it and from the sources, in turns, each to its first paint.",
        [Row("process start to first paint", times["frozen"], times["source"], "ms", Aim(Kind.RATIO, 1.1))],
    )
