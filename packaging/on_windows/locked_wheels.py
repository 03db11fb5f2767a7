"""What a lock holds for Windows: chosen as a pip on Windows would, downloaded or unpacked by the pip of this system."""

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from packaging.requirements import Requirement
from shared.steps import run

PYTHON_VERSION = "3.13.2"
"""The Python that is used under Wine, see `windows_python.py`."""
MINOR = PYTHON_VERSION.rpartition(".")[0]
WINDOWS = {
    "sys_platform": "win32",
    "os_name": "nt",
    "platform_system": "Windows",
    "platform_machine": "AMD64",
    "implementation_name": "cpython",
    "platform_python_implementation": "CPython",
    "python_version": MINOR,
    "python_full_version": PYTHON_VERSION,
    "implementation_version": PYTHON_VERSION,
    "extra": "",
}
FOR_WINDOWS = ["--platform", "win_amd64", "--python-version", MINOR, "--implementation", "cp", "--only-binary=:all:"]
ABIS = ["--abi", f"cp{MINOR.replace('.', '')}", "--abi", "abi3", "--abi", "none"]


def requirements(lock: Path) -> Iterator[str]:
    """The lock's lines that apply on Windows, each with its hashes and without its marker."""
    for line in lock.read_text(encoding="utf-8").replace("\\\n", " ").splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        named, *hashes = line.split("--hash=")
        wanted = Requirement(named)
        if wanted.marker is None or wanted.marker.evaluate(WINDOWS):
            yield " ".join([f"{wanted.name}{wanted.specifier}", *(f"--hash={each.strip()}" for each in hashes)])


def download(wanted: Iterable[str], folder: Path) -> None:
    """Bring the wheels for Windows into a folder; what is there already stays."""
    pip("download", wanted, *FOR_WINDOWS, *ABIS, "--dest", folder)


def unpack(wanted: Iterable[str], folder: Path) -> None:
    """Unpack the wheels for Windows into a folder of packages."""
    pip("install", wanted, *FOR_WINDOWS, *ABIS, "--no-compile", "--target", folder)


def pip(command: str, wanted: Iterable[str], *options: str | Path, path: Path | None = None) -> None:
    """Let pip do it, with exactly these requirements, by hash. `path`: a folder of packages that it builds with."""
    # A constraint or a folder of wheels of this machine has no say in it.
    environment = {name: value for name, value in os.environ.items() if name not in {"PIP_CONSTRAINT", "PYTHONPATH"}}
    if path is not None:
        environment["PYTHONPATH"] = str(path)
    with tempfile.NamedTemporaryFile("w", prefix="nxwa-requirements-", suffix=".txt", encoding="utf-8") as listed:
        listed.write("\n".join(wanted))
        listed.flush()
        words = [sys.executable, "-P", "-m", "pip", command, "--quiet", "--no-deps", "--require-hashes"]
        run([*words, *options, "-r", listed.name], environment)
