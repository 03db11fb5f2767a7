"""The project's own tests under Windows' Python."""

import subprocess
from collections.abc import Sequence

from on_windows.machine import BUILD, Machine
from shared.steps import SHOWN, expect

LONGEST_S = 7200


def run_tests(machine: Machine, chosen: Sequence[str] = ("tests",)) -> None:
    """Run these files or folders as `tests/README.md` says."""
    words = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", "--tb=short", *chosen)
    command = machine.from_sources(*words, environment={"PYTHONIOENCODING": "utf-8"})
    log = BUILD / "tests.log"
    print(f"        all of it, as it comes: {log}", flush=True)
    with log.open("wb") as output:
        status = subprocess.run(
            command,
            env=machine.windows.environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            timeout=LONGEST_S,
            check=False,
        ).returncode
    said = log.read_text(encoding="utf-8", errors="replace").strip()
    expect(status == 0, f"pytest: {said.rpartition(chr(10))[2].strip()}", said[-SHOWN:])
