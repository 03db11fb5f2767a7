"""The project's own tests under Windows' Python."""

from collections.abc import Sequence

from on_windows.machine import BUILD, Machine
from shared.steps import expect

LONGEST_S = 7200


def run_tests(machine: Machine, chosen: Sequence[str] = ("tests",)) -> None:
    """Run these files or folders as `tests/README.md` says."""
    words = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", "--tb=short", *chosen)
    done = machine.run(machine.from_sources(*words, environment={"PYTHONIOENCODING": "utf-8"}), patience=LONGEST_S)
    log = BUILD / "tests.log"
    log.write_text(done.said, encoding="utf-8")
    print(f"        all of it: {log}", flush=True)
    expect(done.status == 0, f"pytest: {done.out.strip().rpartition(chr(10))[2]}", done)
