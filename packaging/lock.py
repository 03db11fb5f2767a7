"""Updates the locked requirements to what is required; `packaging/dev lock` prepares uv and starts it.

    lock.py               keep every version that still fits
    lock.py --upgrade     take the newest of each

One lock serves every system and Python that the program runs on; each file that may be installed stands there by hash.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST = "3.11"
LOCKS = {
    "packaging/requirements.lock": ("pyproject.toml", "packaging/requirements.in"),
    "packaging/tools.lock": ("packaging/tools.in",),
    # The constraint: what is tested is what ships.
    "packaging/development.lock": (
        "pyproject.toml",
        "--group",
        "pyproject.toml:dev",
        "--constraint",
        "packaging/requirements.lock",
    ),
}
"""Each lock with its sources as uv's arguments, in build order."""


def main(arguments: list[str]) -> int:
    for lock, sources in LOCKS.items():
        command = [str(Path(sys.executable).with_name("uv")), "pip", "compile", "--quiet", "--universal"]
        command += ["--generate-hashes", "--python-version", OLDEST, "--no-emit-index-url"]
        command += ["--custom-compile-command", "./packaging/dev lock", "--output-file", lock]
        before = entries(ROOT / lock)
        done = subprocess.run([*command, *arguments, *sources], cwd=ROOT, check=False).returncode
        if done:
            return done
        after = entries(ROOT / lock)
        print(f"{lock}: {len(after)} entries, {len(after - before)} of them new")
        print("".join(f"  {entry}\n" for entry in sorted(after - before)), end="")
    return 0


def entries(lock: Path) -> set[str]:
    """The package names in a lock with their versions."""
    lines = lock.read_text(encoding="utf-8").splitlines() if lock.exists() else []
    return {line.split(" ")[0] for line in lines if line[:1].isalnum()}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
