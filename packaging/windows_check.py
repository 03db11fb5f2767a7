"""Looks at the program on Windows: `packaging/dev windows-check [STEP…]` starts it, as root on Debian.

A file or folder of tests/ stands for the step tests with only that.
Each step is one function that ends with an exception, and says what it saw, where something is not as it should be.
The steps after it run all the same.
"""

import functools
import signal
import sys
import time
from collections.abc import Callable

from on_windows import basics, by_hand, console, credentials, installer, killed, places, suite
from on_windows.machine import Machine
from on_windows.preparation import prepared

STEPS: dict[str, Callable[[Machine], None]] = {
    "selftest": basics.selftest,
    "freeze": basics.freeze,
    "window": by_hand.window,
    "installer": installer.installer,
    "credentials": credentials.credentials,
    "second-start": by_hand.second_start,
    "killed": killed.killed,
    "places": places.places,
    "console": console.console,
    "tests": suite.run_tests,
}


def main(chosen: list[str]) -> int:
    tests = [name for name in chosen if name.startswith("tests/")]
    steps = dict(STEPS)
    if tests:
        steps["tests"] = functools.partial(suite.run_tests, chosen=tests)
    names = list(dict.fromkeys("tests" if name in tests else name for name in chosen)) or list(steps)
    if unknown := [name for name in names if name not in steps]:
        print(f"There is no step {', '.join(unknown)}. The steps: {' '.join(steps)}", file=sys.stderr)
        return 2
    # A run that is cancelled unmounts too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    begun = time.monotonic()
    with prepared() as machine:
        print(f"--- ready after {time.monotonic() - begun:.0f} s", flush=True)
        passed = {name: _passes(name, functools.partial(steps[name], machine)) for name in names}
    print(f"\nTogether, after {time.monotonic() - begun:.0f} s:")
    for name, good in passed.items():
        print(f"  {name:<16} {'passed' if good else 'FAILED'}")
    return 0 if all(passed.values()) else 1


def _passes(name: str, step: Callable[[], None]) -> bool:
    print(f"\n--- {name}", flush=True)
    begun = time.monotonic()
    try:
        step()
    except SystemExit as reason:
        print(reason, flush=True)
        print(f"--- {name}: FAILED after {time.monotonic() - begun:.0f} s", flush=True)
        return False
    print(f"--- {name}: passed after {time.monotonic() - begun:.0f} s", flush=True)
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
