"""Makes the Windows installer of a frozen program, with NSIS, on Windows or Linux.

    windows_installer.py [FOLDER [TARGET]]     from build/dist/nxwa-desktop, unless another folder is named

Icons are read from NXWA_BUILD_FOLDER (build/), where `artwork.py` put them. NXWA_SIGN is a command that signs the
file named behind it; without it nothing is signed. NXWA_NSIS_TARGET is for the check under Wine.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORK = Path(os.environ.get("NXWA_BUILD_FOLDER") or ROOT / "build")
SCRIPT = ROOT / "packaging" / "windows" / "nxwa-desktop.nsi"
NAME = "nxwa-desktop"
PROGRAMS = (f"{NAME}.exe", f"{NAME}-window.exe")


def main(arguments: list[str]) -> int:
    source = Path(arguments[0]) if arguments else ROOT / "build" / "dist" / NAME
    version = told("__init__.py", "__version__")
    target = Path(arguments[1]) if len(arguments) > 1 else WORK / f"{NAME}-{version}-windows-x64-setup.exe"
    if absent := [name for name in PROGRAMS if not (source / name).is_file()]:
        print(f"{source} is no frozen program: {', '.join(absent)} is missing.", file=sys.stderr)
        return 1
    removals = WORK / "removals.nsh"
    removals.write_text("\n".join(["; Made by windows_installer.py.", *removal(source), ""]), encoding="utf-8")
    given = {
        "VERSION": version,
        "NUMBERS": ".".join([*version.split("."), "0", "0", "0"][:4]),
        "TITLE": told("system/identity.py", "TITLE"),
        "APP_ID": told("system/identity.py", "APP_ID"),
        "SIZE_KB": str(sum(file.stat().st_size for file in source.rglob("*") if file.is_file()) // 1024),
        "SOURCE": str(source.resolve()),
        "ICON": str((WORK / "icon.ico").resolve()),
        "BANNER": str((WORK / "installer.bmp").resolve()),
        "REMOVALS": str(removals.resolve()),
        "OUTPUT": str(target.resolve()),
    }
    for name in ("SIGN", "NSIS_TARGET"):
        if value := os.environ.get(f"NXWA_{name}"):
            given[name] = value
    defined = [f"-D{name}={value}" for name, value in given.items()]
    # A warning of NSIS is a mistake of ours.
    command = [makensis(), "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defined, str(SCRIPT)]
    if status := subprocess.run(command, check=False).returncode:
        return status
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB")
    return 0


def makensis() -> str:
    """The path of makensis, which NSIS' installer does not add to the search path."""
    beside = Path(os.environ.get("PROGRAMFILES(X86)", "")) / "NSIS" / "makensis.exe"
    found = shutil.which("makensis") or (str(beside) if beside.is_file() else None)
    if found is None:
        raise SystemExit("There is no makensis here: NSIS 3.08 or newer is needed.")
    return found


def told(module: str, name: str) -> str:
    """A constant of the package, read and not imported: this runs without the program's libraries."""
    text = (ROOT / "nxwa_desktop" / module).read_text(encoding="utf-8")
    found = re.search(rf'^{name} = "([^"]+)"', text, re.MULTILINE)
    assert found is not None
    return found[1]


def removal(source: Path) -> Iterator[str]:
    """The uninstaller's commands: delete exactly the installed files, then the empty folders."""
    entries = sorted(source.rglob("*"), reverse=True)
    for file in entries:
        if not file.is_dir():
            yield f"Delete {quoted(file.relative_to(source))}"
    for folder in entries:
        if folder.is_dir():
            yield f"RMDir {quoted(folder.relative_to(source))}"


def quoted(path: Path) -> str:
    """A path below the installation folder in NSIS' notation."""
    plain = str(path).replace("/", "\\").replace("$", "$$")
    return f'"$INSTDIR\\{plain}"'


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
