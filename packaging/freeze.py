"""Freezes the program on the system where it runs: build/dist, from the locked requirements, and tries it out.

`packaging/dev freeze` starts it; `linux_packages.py` does, with Debian's Python. Whoever signs does so afterwards,
on macOS PyInstaller itself does, with the identity NXWA_CODESIGN_IDENTITY.
"""

import hashlib
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

Word = str | Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
BUILD = ROOT / "build"
VENV = BUILD / "venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
NAME = "nxwa-desktop"


def main() -> int:
    prepare()
    run([BIN / "python", "-P", PACKAGING / "shiboken_support.py", BUILD], {"PYTHONHASHSEED": "0"})
    if sys.platform == "linux":
        run([BIN / "python", "-P", PACKAGING / "icu_data.py", BUILD])
    else:
        run([BIN / "python", "-P", PACKAGING / "artwork.py", BUILD], {"QT_QPA_PLATFORM": "offscreen"})
        run([BIN / "python", "-P", PACKAGING / "licences.py", BUILD / "LICENCES.txt"])
    command: list[Word] = [BIN / "pyinstaller", "--noconfirm", "--clean", "--log-level", "ERROR"]
    command += ["--distpath", BUILD / "dist", "--workpath", BUILD / "work", PACKAGING / "nxwa-desktop.spec"]
    # Modules that lie there uncompressed start faster, and every package packs them smaller than zlib.
    uncompressed = {"PYINSTALLER_ZLIB_COMPRESSION_LEVEL": "0"}
    run(command, {"NXWA_BUILD_FOLDER": str(BUILD), "PYTHONHASHSEED": "0", **uncompressed})
    run([program(), "--selftest"], {"QT_QPA_PLATFORM": "offscreen"})
    return 0


def prepare() -> None:
    """Create the environment to freeze: the locked packages by hash, and the project."""
    pip: list[Word] = [BIN / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    lock, stamp = PACKAGING / "requirements.lock", VENV / "made-from"
    state = hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != state:
        run([sys.executable, "-m", "venv", "--clear", VENV])
        run([*pip, "--require-hashes", "-r", lock])
        stamp.write_text(state, encoding="utf-8")
    # With the hatchling of the lock: nothing else is downloaded.
    run([*pip, "--no-deps", "--no-build-isolation", "--force-reinstall", ROOT])


def program() -> Path:
    """The executable with a console."""
    if sys.platform == "darwin":
        (bundle,) = (BUILD / "dist").glob("*.app")
        return bundle / "Contents" / "MacOS" / NAME
    return BUILD / "dist" / NAME / (f"{NAME}.exe" if sys.platform == "win32" else NAME)


def run(command: Sequence[Word], more: dict[str, str] | None = None) -> None:
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=ROOT, check=False, env={**os.environ, **(more or {})})
    if done.returncode:
        raise SystemExit(f"{words[0]} failed with exit status {done.returncode}")


if __name__ == "__main__":
    sys.exit(main())
