"""The wheel and the sdist, into build/; `packaging/dev wheel` prepares the tools and starts it.

Built with the hatchling of tools.lock: nothing is downloaded meanwhile. The wheel is made from the sdist, so whoever
has only that can make the same. Two builds of one commit are alike: `packaging/dev` sets SOURCE_DATE_EPOCH.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"


def main() -> int:
    for old in [*BUILD.glob("nxwa_desktop-*.whl"), *BUILD.glob("nxwa_desktop-*.tar.gz")]:
        old.unlink()
    # -P: build/ and packaging/ stand in the root, and are libraries' names too.
    command = [sys.executable, "-P", "-m", "build", "--no-isolation", "--outdir", str(BUILD), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stdout[-4000:], done.stderr[-4000:], sep="\n", file=sys.stderr)
        return done.returncode
    for made in sorted(BUILD.glob("nxwa_desktop-*")):
        print(f"{made.relative_to(ROOT).as_posix()}: {made.stat().st_size / 1e3:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
