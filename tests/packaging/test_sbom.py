"""The list of what is bundled. cyclonedx-py and a frozen program are used by `packaging/dev sbom` itself."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.scripts import packaging_script

sbom = packaging_script("sbom")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Three distributions, one of which carries a list of its own."""
    place = tmp_path / "venv" / "lib" / "python3.11" / "site-packages"
    files = {"A_b-1.0": ["a.py", "ab/core.py"], "builder-2.0": ["builder.py"], "native-3.0": ["native.so"]}
    for name, names in files.items():
        about = place / f"{name}.dist-info"
        about.mkdir(parents=True)
        (about / "RECORD").write_text("".join(f"{each},sha256=x,1\n" for each in names), encoding="utf-8")
    lists = place / "native-3.0.dist-info" / "sboms"
    lists.mkdir()
    inside = {"name": "openssl", "version": "4.0", "type": "library", "bom-ref": "theirs", "properties": []}
    (lists / "sbom.json").write_text(json.dumps({"bomFormat": "CycloneDX", "components": [inside]}), encoding="utf-8")
    return place


@pytest.fixture
def notes(tmp_path: Path, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Written elsewhere than the libraries stand now; of the third only a native library went in."""
    old = f"/built/elsewhere/{library.relative_to(tmp_path).as_posix()}"
    collected = ([("native.so", f"{old}/native.so", "EXTENSION"), ("libpython.so", "/usr/lib/libpython.so", "BINARY")],)
    queries = ("/x/PYZ.pyz", [("ab.core", f"{old}/ab/core.py", "PYMODULE"), ("ast", "/usr/lib/ast.py", "PYMODULE")])
    monkeypatch.setattr(sbom, "WORK", tmp_path)
    for name, note in zip(sbom.NOTES, (collected, ("start", False, None), queries), strict=True):
        (tmp_path / name).write_text(repr(note), encoding="utf-8")


@pytest.mark.usefixtures("notes")
def test_what_no_file_of_the_program_comes_from_is_not_bundled(library: Path) -> None:
    assert sbom.bundled(library) == {"a-b", "native"}


def listed() -> dict[str, Any]:
    return {
        "metadata": {"component": {"bom-ref": "root"}},
        "components": [{"name": name, "bom-ref": f"{name}==1"} for name in ("native", "builder", "A_b")],
        "dependencies": [
            {"ref": "root", "dependsOn": ["A_b==1"]},
            {"ref": "A_b==1", "dependsOn": ["builder==1", "native==1"]},
            {"ref": "builder==1"},
            {"ref": "native==1"},
        ],
    }


def test_the_list_holds_the_bundled_what_is_inside_of_it_and_who_needs_whom(library: Path) -> None:
    bom = listed()
    python = sbom.component("Python", "3.11.2", "PSF-2.0", "cpe:2.3:a:python:python:3.11.2")
    sbom.complete(bom, {"a-b", "native"}, [(python, ""), *sbom.inside_wheels(library)])
    refs = ["A_b==1", "Python==3.11.2", "native/openssl==4.0", "native==1"]
    assert [each["bom-ref"] for each in bom["components"]] == refs
    assert bom["components"][2] == {
        "type": "library",
        "name": "openssl",
        "version": "4.0",
        "bom-ref": "native/openssl==4.0",
    }
    assert bom["dependencies"] == [
        {"ref": "A_b==1", "dependsOn": ["native==1"]},
        {"ref": "Python==3.11.2", "dependsOn": []},
        {"ref": "native/openssl==4.0", "dependsOn": []},
        {"ref": "native==1", "dependsOn": ["native/openssl==4.0"]},
        {"ref": "root", "dependsOn": ["A_b==1", "Python==3.11.2"]},
    ]


def test_what_is_inside_of_something_left_out_is_left_out(library: Path) -> None:
    bom = listed()
    sbom.complete(bom, {"a-b"}, list(sbom.inside_wheels(library)))
    assert [each["bom-ref"] for each in bom["components"]] == ["A_b==1"]
