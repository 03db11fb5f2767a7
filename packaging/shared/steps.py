"""One line for each thing that was looked at, and what was seen where it is not as it should be."""

import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
Word = str | Path
SHOWN = 4000
"""Characters at the end of a failed command's output."""


def expect(true: object, what: str, seen: object = "") -> None:
    """Print what is true; end the process, with what was seen in its place, where it is not."""
    print(f"{'ok     ' if true else 'FAILED '} {what}", flush=True)
    if not true:
        raise SystemExit(f"        seen: {seen}" if seen != "" else 1)


def wait_for(found: Callable[[], T], seconds: float) -> T:
    """Wait so long for a true result, and return the last one."""
    ends = time.monotonic() + seconds
    while not (result := found()) and time.monotonic() < ends:
        time.sleep(0.1)
    return result


def until(found: Callable[[], T], seconds: float = 40, what: str = "") -> T:
    """Wait for a true result, and return it; end the process where it does not come."""
    if not (result := wait_for(found, seconds)):
        raise SystemExit(f"Waited {seconds} s in vain{f': {what}' if what else ''}")
    return result


def run(command: Sequence[Word], environment: Mapping[str, str] | None = None, cwd: Path | None = None) -> str:
    """Run a command and return what it printed; end the process with it where it fails."""
    words = [str(word) for word in command]
    done = subprocess.run(words, env=environment, cwd=cwd, capture_output=True, check=False)
    out, errors = (stream.decode(errors="replace") for stream in (done.stdout, done.stderr))
    if done.returncode:
        raise SystemExit(f"{' '.join(words)}\n{out[-SHOWN:]}\n{errors[-SHOWN:]}\nexit status {done.returncode}")
    return out
