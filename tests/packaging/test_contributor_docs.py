"""What the documents for contributors name is there: files, folders, layers and classes."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.scripts import ROOT

PACKAGE = ROOT / "nxwa_desktop"
MAP = PACKAGE / "README.md"
DOCUMENTS = (MAP, ROOT / ".github" / "CONTRIBUTING.md", ROOT / "packaging" / "README.md")
MADE = (".venv/", "build/", "dist/", "share/")
"""Not in git: made by the set-up or by a build."""
SUFFIXES = "py|md|toml|json|lock|in|xml|sql|tsv|spec|nsi|sh|plist|yml|svg"
NAME = re.compile(rf"(?:[\w.@*-]+/)+[\w.@*-]*|[\w.*-]*\w\.(?:{SUFFIXES})\b")
CLASS = re.compile(r"\b[A-Z][a-z]+(?:[A-Z][a-z]+)+\b")


def code_of(document: Path) -> Iterator[str]:
    """The lines of code blocks, and what stands in backticks elsewhere."""
    fenced = False
    for line in document.read_text(encoding="utf-8").splitlines():
        if line.lstrip().startswith("```"):
            fenced = not fenced
        elif fenced or line.startswith("    "):
            yield line
        else:
            yield from re.findall(r"`([^`]+)`", line)


def names_in(document: Path) -> set[str]:
    words = (word for code in code_of(document) for word in code.split())
    plain = (word for word in words if "://" not in word and not word.startswith(("/", "~", "%", "$")))
    found = {name.removeprefix("./") for word in plain for name in NAME.findall(word)}
    return {name for name in found if not name.startswith(MADE)}


def exists(name: str, document: Path) -> bool:
    folders = (ROOT, PACKAGE, PACKAGE / "ui", document.parent)
    return any(any(folder.glob(name.rstrip("/"))) for folder in folders)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: str(document.relative_to(ROOT)))
def test_every_file_and_folder_that_is_named_exists(document: Path) -> None:
    names = names_in(document)
    assert len(names) > 5
    assert [name for name in sorted(names) if not exists(name, document)] == []


@pytest.mark.parametrize("document", [*DOCUMENTS, ROOT / "README.md"], ids=lambda each: str(each.relative_to(ROOT)))
def test_commands_for_windows_name_the_version(document: Path) -> None:
    """Else the launcher looks for the program in the first line of the script: for /bin/sh."""
    commands = [line for line in code_of(document) if re.match(r"\s*py\b", line)]
    assert all(re.match(r"\s*py -3 packaging\\dev ?", line) for line in commands)


def layers_in(section: str) -> list[set[str]]:
    """The first column of a section's table, from top to bottom."""
    rows = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    return [{name.removesuffix(".py").rstrip("/") for name in re.findall(r"`([^`]+)`", row)} for row in rows]


def test_the_layers_are_those_that_are_checked() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = {
        contract["containers"][0]: [set(layer.split(" | ")) for layer in contract["layers"]]
        for contract in settings["tool"]["importlinter"]["contracts"]
        if contract["type"] == "layers"
    }
    text = MAP.read_text(encoding="utf-8")
    package, ui = text.partition("## Layers")[2].partition("\n## ")[0].split("Within `ui/`:")
    assert layers_in(package) == contracts["nxwa_desktop"]
    assert layers_in(ui) == contracts["nxwa_desktop.ui"]


def classes() -> dict[str, str]:
    """The public classes of the package, each with its first base."""
    found = re.compile(r"^class ([A-Z]\w*)(?:\((\w*))?", re.MULTILINE)
    sources = (file.read_text(encoding="utf-8") for file in PACKAGE.rglob("*.py"))
    return {name: base for source in sources for name, base in found.findall(source)}


def test_every_class_that_is_named_exists() -> None:
    source = "\n".join(file.read_text(encoding="utf-8") for file in PACKAGE.rglob("*.py"))
    named = {name for code in code_of(MAP) for name in CLASS.findall(code)}
    assert len(named) > 5
    assert {name for name in named if not re.search(rf"\b{name}\b", source)} == set()


def test_the_exceptions_are_those_that_there_are() -> None:
    bases = classes()
    exceptions = {"Exception"}
    while more := {name for name, base in bases.items() if base in exceptions} - exceptions:
        exceptions |= more
    block = MAP.read_text(encoding="utf-8").partition("## Exceptions")[2].split("```")[1]
    named = set(re.findall(r"\b[A-Z][a-z]+[A-Za-z]*", block))
    assert named - {"VaultReason"} == exceptions - {"Exception"}


def test_the_layout_in_the_readme_names_every_folder_of_the_program() -> None:
    layout = (ROOT / "README.md").read_text(encoding="utf-8").partition("### Layout")[2]
    named = set(re.findall(r"^nxwa_desktop/(\w+)", layout, re.MULTILINE))
    assert named == {file.parent.name for file in PACKAGE.glob("*/__init__.py")}
