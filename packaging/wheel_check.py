"""Builds wheel and sdist twice from the last commit, compares, installs and tries the wheel as a person would.

    wheel_check.py     `packaging/dev wheel-check` prepares the tools; nothing stays behind

Two clones in different places, with other file modes, time zones and hash seeds, must give the same bytes.
"""

import os
import shlex
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from packaging.metadata import Metadata

Word = str | Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = Path("packaging") / "requirements.lock"
PYTHON: tuple[Word, ...] = (sys.executable, "-P", "-m")
IN_SDIST = ("nxwa_desktop", "resources", "tests", "packaging", "README.md", "pyproject.toml", ".gitignore")
COMMANDS = ("nxwa-desktop", "nxwa-desktop-window")
FOLDER_OF_PROGRAMS = "Scripts" if os.name == "nt" else "bin"
CHECKS_OF_SELFTEST = 8
SETTINGS_OF_OTHERS = ("PYTHONPATH", "PYTHONHASHSEED", "VIRTUAL_ENV", "DBUS_SESSION_BUS_ADDRESS")


def main() -> int:
    if told(["git", "status", "--porcelain", "--untracked-files=no"], ROOT):
        print("     what is not committed is not looked at")
    with tempfile.TemporaryDirectory(prefix="nxwa-wheel-") as folder:
        here = Path(folder)
        one = clone(here / "one")
        other = clone(here / "at another place" / "with a longer name")
        build(one, 0o022, {"TZ": "UTC", "PYTHONHASHSEED": "1"})
        build(other, 0o077, {"TZ": "Asia/Shanghai", "PYTHONHASHSEED": "2"})
        wheel, sdist = (only(one / "build", end) for end in ("*.whl", "*.tar.gz"))
        for made in (wheel, sdist):
            step(f"{made.name}: two builds are alike", differences(made, other / "build" / made.name))
        run([*PYTHON, "build", "--no-isolation", "--wheel", "."], one)
        step("the wheel made from git is the one made from the sdist", differences(wheel, only(one / "dist", "*.whl")))
        for place in (one, other):
            step("building leaves the tree clean", told(["git", "status", "--porcelain"], place).splitlines())
        files = told(["git", "ls-files"], one).splitlines()
        step("the wheel holds the program and its resources", unlike(members(wheel), set(in_wheel(files, wheel))))
        step("the sdist holds what a wheel is made of", unlike(members(sdist), set(in_sdist(files, sdist))))
        step("the metadata is whole", metadata_lacks(wheel, (one / "README.md").read_text(encoding="utf-8")))
        constraints = here / "constraints.txt"
        constraints.write_text("\n".join(pins(one / LOCK)), encoding="utf-8")
        installed_by_pip(wheel, constraints, here / "pip")
        installed_by_pipx(wheel, constraints, here / "pipx")
    return 0


# --- building


def clone(place: Path) -> Path:
    run(["git", "clone", "--quiet", "--no-hardlinks", ROOT, place], ROOT)
    return place


def build(place: Path, mask: int, settings: Mapping[str, str]) -> None:
    """Build with the clone's own script, at the commit's time."""
    before = os.umask(mask)
    try:
        run([sys.executable, "-P", place / "packaging" / "python_packages.py"], place, settings)
    finally:
        os.umask(before)


def differences(one: Path, other: Path) -> list[str]:
    """The members that differ, or the file itself if only the archive does."""
    if one.read_bytes() == other.read_bytes():
        return []
    mine, theirs = contents(one), contents(other)
    return [name for name in sorted({*mine, *theirs}) if mine.get(name) != theirs.get(name)] or [one.name]


def contents(archive: Path) -> dict[str, bytes]:
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            return {name: wheel.read(name) for name in wheel.namelist()}
    with tarfile.open(archive) as sdist:
        return {info.name: opened.read() for info in sdist if (opened := sdist.extractfile(info))}


def members(archive: Path) -> set[str]:
    return set(contents(archive))


# --- expected contents


def in_wheel(files: Sequence[str], wheel: Path) -> Iterator[str]:
    """The wheel's files: the package, resources and compiled translations; nothing for Linux packages or developers."""
    for name in files:
        path = PurePosixPath(name)
        if name.startswith("resources/linux/") or name == "nxwa_desktop/README.md":
            continue
        if path.parts[0] == "resources":
            yield f"nxwa_desktop/{path.with_suffix('.qm') if path.suffix == '.ts' else path}"
        elif path.parts[0] == "nxwa_desktop":
            yield name
    about = "-".join(wheel.name.split("-")[:2]) + ".dist-info"
    yield from (f"{about}/{name}" for name in ("METADATA", "WHEEL", "RECORD", "entry_points.txt"))


def in_sdist(files: Sequence[str], sdist: Path) -> Iterator[str]:
    """The sdist's files: those in git without CI's, and the compiled translations."""
    top = sdist.name.removesuffix(".tar.gz")
    for name in files:
        path = PurePosixPath(name)
        if path.parts[0] in IN_SDIST:
            yield f"{top}/{name}"
        if path.suffix == ".ts":
            yield f"{top}/{path.with_suffix('.qm')}"
    yield f"{top}/PKG-INFO"


def unlike(found: set[str], wanted: set[str]) -> list[str]:
    return [f"has {name}" for name in sorted(found - wanted)] + [f"lacks {name}" for name in sorted(wanted - found)]


def metadata_lacks(wheel: Path, readme: str) -> list[str]:
    """Parse the metadata strictly: a malformed version, requirement or address raises."""
    text = next(data for name, data in contents(wheel).items() if name.endswith(".dist-info/METADATA"))
    found = Metadata.from_email(text, validate=True)
    needed = {
        "summary": found.summary,
        "README as description": (found.description or "").strip() == readme.strip(),
        "its content type": found.description_content_type == "text/markdown",
        "classifiers": found.classifiers,
        "keywords": found.keywords,
        "Requires-Python": found.requires_python,
        "dependencies": found.requires_dist,
    }
    return [name for name, value in needed.items() if not value]


# --- installing


def pins(lock: Path) -> Iterator[str]:
    """Write the locked versions as constraints, without hashes: pip would require the wheel's own."""
    for line in lock.read_text(encoding="utf-8").splitlines():
        if line[:1].isalnum():
            yield line.removesuffix("\\").strip()


def installed_by_pip(wheel: Path, constraints: Path, place: Path) -> None:
    run([*PYTHON, "venv", place], ROOT)
    programs = place / FOLDER_OF_PROGRAMS
    pip: list[Word] = [programs / "python", "-m", "pip", "--quiet", "--disable-pip-version-check"]
    run([*pip, "install", "--constraint", constraints, wheel], place)
    run([*pip, "check"], place)
    try_out("pip", programs, version_of(wheel))


def installed_by_pipx(wheel: Path, constraints: Path, place: Path) -> None:
    own = {"PIPX_HOME": str(place), "PIPX_BIN_DIR": str(place / "bin"), "PIPX_MAN_DIR": str(place / "man")}
    options = ["--backend", "pip", "--pip-args", f"--constraint {shlex.quote(str(constraints))}"]
    run([*PYTHON, "pipx", "install", "--quiet", *options, wheel], ROOT, own)
    try_out("pipx", place / "bin", version_of(wheel))
    run([*PYTHON, "pipx", "uninstall", "nxwa-desktop"], ROOT, own)
    left = [name for name in COMMANDS if list((place / "bin").glob(f"{name}*"))]
    step("pipx: takes them away again", left)


def try_out(installer: str, programs: Path, version: str) -> None:
    """Run both commands outside the sources, with a home of their own and no keyring."""
    found = {path.stem for path in programs.iterdir()}
    step(f"{installer}: both commands are there", [name for name in COMMANDS if name not in found])
    home = programs.parent / "home"
    home.mkdir()
    alone = {"HOME": str(home), "XDG_RUNTIME_DIR": str(home), "QT_QPA_PLATFORM": "offscreen"}
    for name in COMMANDS:
        said = run([programs / name, "--version"], home, alone).strip()
        step(f"{installer}: {name} --version", [] if said == f"nxwa-desktop {version}" else [said])
    said = run([programs / "nxwa-desktop", "--selftest"], home, alone)
    passed = said.count("ok ") == CHECKS_OF_SELFTEST and f"{CHECKS_OF_SELFTEST} passed, 0 failed" in said
    step(f"{installer}: nxwa-desktop --selftest", [] if passed else said.splitlines())
    print("".join(f"     {line}\n" for line in said.splitlines() if "keyring:" in line), end="")


def version_of(wheel: Path) -> str:
    """The version in the file's name."""
    return wheel.name.split("-")[1]


# --- helpers


def only(folder: Path, pattern: str) -> Path:
    (found,) = folder.glob(pattern)
    return found


def told(command: Sequence[Word], place: Path) -> str:
    return run(command, place).strip()


def run(command: Sequence[Word], place: Path, settings: Mapping[str, str] | None = None) -> str:
    kept = {name: value for name, value in os.environ.items() if name not in SETTINGS_OF_OTHERS}
    done = subprocess.run(
        [str(word) for word in command],
        cwd=place, env={**kept, **(settings or {})}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        said = f"{done.stdout[-3000:]}\n{done.stderr[-3000:]}".strip()
        raise SystemExit(f"{shlex.join(str(word) for word in command)}\n{said}\nexit status {done.returncode}")
    return done.stdout


def step(what: str, wrong: Sequence[str]) -> None:
    print(f"{'BAD' if wrong else 'ok '}  {what}", flush=True)
    if wrong:
        raise SystemExit("\n".join(f"     {line}" for line in wrong[:40]))


if __name__ == "__main__":
    sys.exit(main())
