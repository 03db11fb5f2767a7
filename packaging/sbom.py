"""Lists what the frozen program bundles, as CycloneDX JSON; `packaging/dev sbom` prepares the tools and starts it.

    build/nxwa-desktop-VERSION.cdx.json

cyclonedx-py lists the environment that the program was frozen from. Of that stays what a file of the frozen program
comes from, as PyInstaller notes it; added is what no wheel names: Python, Qt, and the libraries inside of wheels.
Two lists of one commit are alike: no serial number, no path, and the commit's time.
"""

import ast
import csv
import json
import platform
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import util
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "build" / "work" / "nxwa-desktop"
NOTES = ("COLLECT-00.toc", "EXE-00.toc", "PYZ-00.toc")
"""PyInstaller's notes on the files in the folder, the start program, and the archive of modules."""
SCHEMA = "1.6"
TAKEN_OVER = ("type", "name", "version", "purl", "cpe", "hashes", "licenses")
"""Fields copied from a list inside a wheel; its references are not."""
ICU = "cpe:2.3:a:unicode:international_components_for_unicode"
ASK = """
import ctypes, json, platform
from pathlib import Path
import PySide6
from PySide6.QtCore import qVersion
(icu,) = (Path(PySide6.__file__).parent / "Qt" / "lib").glob("libicuuc.so.*")
answer = (ctypes.c_uint8 * 4)()
getattr(ctypes.CDLL(str(icu)), f"u_getVersion_{icu.suffix[1:]}")(answer)
print(json.dumps({"python": platform.python_version(), "qt": qVersion(), "icu": f"{answer[0]}.{answer[1]}"}))
"""

Component = dict[str, Any]


def main() -> int:
    packages = linux_packages()
    packages.freeze()
    library = next((packages.VENV / "lib").glob("python3.*")) / "site-packages"
    listed = environment(packages.VENV / "bin" / "python", packages.epoch())
    complete(listed, bundled(library), additions(packages, library))
    listed["metadata"]["component"]["version"] = packages.version()
    text = json.dumps(listed, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
    refuse_what_is_wrong(text)
    target = packages.BUILD / f"{packages.NAME}-{packages.version()}.cdx.json"
    target.write_text(text, encoding="utf-8")
    print(f"{target.relative_to(ROOT)}: {len(listed['components'])} components")
    return 0


def refuse_what_is_wrong(text: str) -> None:
    from cyclonedx.schema import SchemaVersion  # type: ignore[import-not-found]
    from cyclonedx.validation.json import JsonStrictValidator  # type: ignore[import-not-found]

    if wrong := JsonStrictValidator(SchemaVersion.from_version(SCHEMA)).validate_str(text):
        raise SystemExit(f"The list is not what CycloneDX {SCHEMA} wants: {wrong}")
    if str(ROOT) in text:
        raise SystemExit("The list names a folder of this machine")


def linux_packages() -> ModuleType:
    """Import `linux_packages.py`, which -P keeps from being found."""
    spec = util.spec_from_file_location("linux_packages", ROOT / "packaging" / "linux_packages.py")
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def environment(python: Path, epoch: int) -> dict[str, Any]:
    """List the installed packages with cyclonedx-py."""
    command = [Path(sys.executable).with_name("cyclonedx-py"), "environment", "--pyproject", ROOT / "pyproject.toml"]
    command += ["--output-reproducible", "--spec-version", SCHEMA, "--mc-type", "application", python]
    told = subprocess.run(
        [str(word) for word in command],
        env={"SOURCE_DATE_EPOCH": str(epoch), "PATH": "/usr/bin:/bin"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if told.returncode:
        raise SystemExit(told.stderr)
    found: dict[str, Any] = json.loads(told.stdout)
    return found


# --- which packages are in the program


def bundled(library: Path) -> set[str]:
    """Normalised names of the distributions that files of the frozen program come from."""
    if not all((WORK / name).is_file() for name in NOTES):
        raise SystemExit("PyInstaller's notes are gone: delete build/frozen, then start this again.")
    owners = dict(owned(library))
    notes = (ast.literal_eval((WORK / name).read_text(encoding="utf-8")) for name in NOTES)
    sources = {text for note in notes for text in strings(note) if f"{library.name}/" in text}
    inside = {text.split(f"/{library.name}/", 1)[1] for text in sources}
    return {owners[name] for name in inside if name in owners}


def owned(library: Path) -> Iterator[tuple[str, str]]:
    """Map each file to its distribution, by its RECORD."""
    for record in library.glob("*.dist-info/RECORD"):
        with record.open(encoding="utf-8", newline="") as file:
            yield from ((row[0], normal(record.parent.name.split("-")[0])) for row in csv.reader(file) if row)


def strings(note: object) -> Iterator[str]:
    if isinstance(note, str):
        yield note
    elif isinstance(note, list | tuple):
        for each in note:
            yield from strings(each)


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


# --- components that no wheel names


def additions(packages: ModuleType, library: Path) -> list[tuple[Component, str]]:
    """Components, each with the normalised name of the package that bundles it; empty for the program itself."""
    told = subprocess.run([packages.VENV / "bin" / "python", "-c", ASK], capture_output=True, text=True, check=True)
    found = json.loads(told.stdout)
    qt, icu, python = found["qt"], found["icu"], found["python"]
    named = [
        (component("Python", python, "PSF-2.0", f"cpe:2.3:a:python:python:{python}", debian()), ""),
        (component("Qt", qt, "LGPL-3.0-only", f"cpe:2.3:a:qt:qt:{qt}"), "pyside6-essentials"),
        (component("ICU", icu, "Unicode-3.0", f"{ICU}:{icu}"), "pyside6-essentials"),
    ]
    return [*named, *inside_wheels(library)]


def component(name: str, version: str, licence: str, cpe: str, purl: str = "") -> Component:
    return {
        "type": "library",
        "bom-ref": f"{name}=={version}",
        "name": name,
        "version": version,
        "licenses": [{"license": {"id": licence}}],
        "cpe": f"{cpe}:*:*:*:*:*:*:*",
        "purl": purl or f"pkg:generic/{name.lower()}@{version}",
    }


def debian() -> str:
    """The Debian package of the interpreter's library."""
    name = f"libpython{platform.python_version().rpartition('.')[0]}"
    form = "pkg:deb/debian/${Package}@${Version}?arch=${Architecture}"
    told = subprocess.run(["dpkg-query", "-W", "-f", form, name], capture_output=True, text=True, check=True)
    return told.stdout.replace("+", "%2B")


def inside_wheels(library: Path) -> Iterator[tuple[Component, str]]:
    """Components that wheels list themselves (PEP 770), as cryptography does for OpenSSL."""
    for file in sorted(library.glob("*.dist-info/sboms/*.json")):
        told = json.loads(file.read_text(encoding="utf-8"))
        owner = file.parent.parent.name.split("-")[0]
        for each in told.get("components", ()) if told.get("bomFormat") == "CycloneDX" else ():
            kept = {key: each[key] for key in TAKEN_OVER if key in each}
            yield {**kept, "bom-ref": f"{owner}/{each['name']}=={each.get('version', '')}"}, normal(owner)


def complete(listed: dict[str, Any], kept: set[str], added: list[tuple[Component, str]]) -> None:
    """Keep the bundled components, add the others, and keep the dependency graph complete."""
    components = [each for each in listed["components"] if normal(each["name"]) in kept]
    refs = {normal(each["name"]): each["bom-ref"] for each in components}
    root = listed["metadata"]["component"]["bom-ref"]
    needed = {each["ref"]: set(each.get("dependsOn", ())) for each in listed["dependencies"]}
    for each, owner in added:
        if owner and owner not in refs:
            continue
        components.append(each)
        needed.setdefault(refs[owner] if owner else root, set()).add(each["bom-ref"])
    present = {root, *(each["bom-ref"] for each in components)}
    listed["components"] = sorted(components, key=lambda each: str(each["bom-ref"]))
    listed["dependencies"] = [
        {"ref": ref, "dependsOn": sorted(needed.get(ref, set()) & present)} for ref in sorted(present)
    ]


if __name__ == "__main__":
    sys.exit(main())
