"""The locks hold what is asked for, on every system, by hash. Whether anything newer exists is not asked here."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support.scripts import ROOT, packaging_script

PACKAGING = ROOT / "packaging"
LOCKS = [PACKAGING / "requirements.lock", PACKAGING / "tools.lock", PACKAGING / "development.lock"]
ENTRY = re.compile(r"(?P<requirement>[\w.-]+==[^\s;]+( ; [^\\]+?)?)(?P<hashes>( \\\n {4}--hash=sha256:[0-9a-f]{64})+)")
SYSTEMS = {
    "linux": {"os_name": "posix", "platform_system": "Linux", "platform_machine": "x86_64"},
    "darwin": {"os_name": "posix", "platform_system": "Darwin", "platform_machine": "arm64"},
    "win32": {"os_name": "nt", "platform_system": "Windows", "platform_machine": "AMD64"},
}
PYTHONS = ("3.11", "3.12", "3.13", "3.14")


class Entry(NamedTuple):
    requirement: Requirement
    hashes: int
    wanted_by: tuple[str, ...]

    @property
    def name(self) -> str:
        return canonicalize_name(self.requirement.name)


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def without_comments(file: Path) -> str:
    lines = file.read_text(encoding="utf-8").splitlines()
    return "".join(f"{line}\n" for line in lines if not line.lstrip().startswith("#"))


def asked(name: str) -> list[Requirement]:
    return [Requirement(line) for line in without_comments(PACKAGING / name).splitlines() if line.strip()]


def development() -> list[Requirement]:
    return [Requirement(requirement) for requirement in project()["dependency-groups"]["dev"]]


def entries(lock: Path) -> Iterator[Entry]:
    text = lock.read_text(encoding="utf-8")
    starts = [match.start() for match in re.finditer(r"^\w", text, re.MULTILINE)]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        block = text[start:end]
        match = ENTRY.match(block)
        assert match is not None, block
        requirements = [line.strip("# ").removeprefix("via").strip() for line in block[match.end() :].splitlines()]
        yield Entry(
            Requirement(match["requirement"]), match["hashes"].count("--hash"), tuple(filter(None, requirements))
        )


def environments() -> Iterator[dict[str, str]]:
    for system, facts in SYSTEMS.items():
        for python in PYTHONS:
            version = {"python_version": python, "python_full_version": f"{python}.9"}
            here = {name: str(value) for name, value in default_environment().items()}
            yield {**here, **facts, **version, "sys_platform": system}


def named(environment: dict[str, str]) -> str:
    return f"{environment['sys_platform']} {environment['python_version']}"


def applies(requirement: Requirement, environment: dict[str, str]) -> bool:
    return requirement.marker is None or requirement.marker.evaluate(environment)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_entry_is_one_version_and_has_hashes(lock: Path) -> None:
    found = list(entries(lock))
    assert len(found) > 20
    for entry in found:
        (only,) = entry.requirement.specifier
        assert only.operator == "=="
        assert entry.hashes
    assert ENTRY.sub("", without_comments(lock)).strip() == ""


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        (LOCKS[0], [*map(Requirement, project()["project"]["dependencies"]), *asked("requirements.in")]),
        (LOCKS[1], [*map(Requirement, project()["build-system"]["requires"]), *asked("tools.in")]),
        (LOCKS[2], [*map(Requirement, project()["project"]["dependencies"]), *development()]),
    ],
    ids=["the program and what freezes it", "tools, and what builds the wheel", "the program and what tests it"],
)
@pytest.mark.parametrize("environment", list(environments()), ids=named)
def test_everything_asked_for_is_locked_as_asked(
    lock: Path, wanted: list[Requirement], environment: dict[str, str]
) -> None:
    locked = [entry for entry in entries(lock) if applies(entry.requirement, environment)]
    for requirement in (requirement for requirement in wanted if applies(requirement, environment)):
        (entry,) = [entry for entry in locked if entry.name == canonicalize_name(requirement.name)]
        (version,) = entry.requirement.specifier
        assert requirement.specifier.contains(version.version), f"{requirement} against {entry.requirement}"


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_nothing_is_locked_that_nobody_asks_for(lock: Path) -> None:
    found = list(entries(lock))
    asking = {entry.name for entry in found}
    sources = packaging_script("lock").LOCKS[lock.relative_to(ROOT).as_posix()]
    required = {
        "nxwa-desktop (pyproject.toml)": map(Requirement, project()["project"]["dependencies"]),
        "nxwa-desktop (pyproject.toml:dev)": development(),
        "-r packaging/requirements.in": asked("requirements.in"),
        "-r packaging/tools.in": asked("tools.in"),
        "-c packaging/requirements.lock": [entry.requirement for entry in entries(LOCKS[0])],
    }
    names = {
        by: {canonicalize_name(requirement.name) for requirement in requirements}
        for by, requirements in required.items()
    }
    for entry in found:
        assert entry.wanted_by
        for by in entry.wanted_by:
            assert by in asking or entry.name in names[by], f"{entry.name} because of {by}"
    assert {by.split()[-1].strip("()") for entry in found for by in entry.wanted_by if " " in by} == {
        source for source in sources if not source.startswith("--")
    }


def test_what_is_tested_is_what_ships() -> None:
    shipped, tested = (
        {(entry.name, str(entry.requirement.specifier)) for entry in entries(lock)} for lock in (LOCKS[0], LOCKS[2])
    )
    names = {name for name, _ in tested}
    assert {entry for entry in shipped if entry[0] in names} <= tested


def test_it_is_made_for_the_oldest_python_that_the_program_takes() -> None:
    assert project()["project"]["requires-python"] == f">={packaging_script('lock').OLDEST}"
