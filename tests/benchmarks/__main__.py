"""Runs the benchmarks named, or all of them, each in a process of its own."""

import importlib
import subprocess
import sys

from tests.benchmarks import frozen, harness

SUBJECTS = (
    "start",
    "keystroke",
    "bubble",
    "heartbeat",
    "imports",
    "image",
    "send",
    "encode",
    "history",
    "tables",
    "templates",
    "batch",
    "batch_rows",
    "frozen",
)


def main(arguments: list[str]) -> int:
    names, options = harness.parsed(arguments, SUBJECTS)
    if not names:
        # What was not frozen cannot be measured.
        names = [name for name in SUBJECTS if name != "frozen" or frozen.FROZEN.exists()]
    if len(names) > 1:
        # One application a process, and nothing imported or warmed by the benchmark before.
        print(harness.context(), flush=True)
        flags = ["--quick"] if options.quick else []
        commands = [[sys.executable, "-P", "-m", "tests.benchmarks", name, *flags] for name in names]
        statuses = [subprocess.run(command, check=False).returncode for command in commands]
        return max(map(abs, statuses))
    with harness.own_home():
        importlib.import_module(f"tests.benchmarks.{names[0]}").run(options)
        print(f"  {harness.context()}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
