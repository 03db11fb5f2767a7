"""The program's own modules, imported without a search."""

import os
import py_compile
import sys
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path

import pytest

from nxwa_desktop.system.quick_imports import CompiledLoader, OwnModules
from tests.support.program import script

SOURCE = "VALUE = 1\n\n\ndef double(number):\n    return 2 * number\n"
NAME = "nxwa_desktop.some"


def _compiled(file: Path, text: str = SOURCE) -> Path:
    """Write a source and compile it; the compiled file."""
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, "utf-8")
    cached = py_compile.compile(str(file), doraise=True)
    assert cached is not None
    return Path(cached)


def _described(spec: ModuleSpec | None) -> dict[str, object]:
    assert spec is not None
    assert spec.loader is not None
    names = ("name", "origin", "cached", "has_location", "submodule_search_locations", "parent")
    described = {name: getattr(spec, name) for name in names}
    return described | {"path": spec.loader.get_filename(NAME), "code": spec.loader.get_code(NAME)}  # type: ignore[attr-defined]


@pytest.mark.parametrize("is_elsewhere", [False, True])
@pytest.mark.parametrize("place", ["some.py", "some/__init__.py"])
def test_it_is_found_as_the_standard_library_finds_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, is_elsewhere: bool
) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "compiled") if is_elsewhere else None)
    _compiled(tmp_path / place)
    quick = OwnModules.find_spec(NAME, [str(tmp_path)])
    assert quick is not None
    assert isinstance(quick.loader, CompiledLoader)
    assert _described(quick) == _described(PathFinder.find_spec(NAME, [str(tmp_path)]))
    assert _described(quick)["code"] is not None, "it can be executed again"


def _change_text(source: Path, _: Path) -> None:
    found = source.stat()
    source.write_text(f"{SOURCE}# more\n", "utf-8")
    os.utime(source, ns=(found.st_atime_ns, found.st_mtime_ns))


def _change_time(source: Path, _: Path) -> None:
    os.utime(source, (1_700_000_000, 1_700_000_000))


def _remove(_: Path, cached: Path) -> None:
    cached.unlink()


def _cut_off(_: Path, cached: Path) -> None:
    cached.write_bytes(cached.read_bytes()[:-20])


def _cut_off_header(_: Path, cached: Path) -> None:
    cached.write_bytes(cached.read_bytes()[:10])


def _change_version(_: Path, cached: Path) -> None:
    cached.write_bytes(b"\0\0\0\0" + cached.read_bytes()[4:])


def _check_by_hash(source: Path, _: Path) -> None:
    py_compile.compile(str(source), invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)


def _remove_source(source: Path, _: Path) -> None:
    source.unlink()


def _compile_elsewhere(source: Path, cached: Path) -> None:
    py_compile.compile(str(source), cfile=str(cached), dfile="/another/place.py")


@pytest.mark.parametrize(
    "change",
    [
        _change_text,
        _change_time,
        _remove,
        _cut_off,
        _cut_off_header,
        _change_version,
        _check_by_hash,
        _remove_source,
        _compile_elsewhere,
    ],
)
def test_what_is_not_as_usual_is_left_to_the_standard_library(tmp_path: Path, change: object) -> None:
    source = tmp_path / "some.py"
    cached = _compiled(source)
    assert OwnModules.find_spec(NAME, [str(tmp_path)]) is not None
    assert callable(change)
    change(source, cached)
    assert OwnModules.find_spec(NAME, [str(tmp_path)]) is None


def test_modules_of_others_are_not_looked_for(tmp_path: Path) -> None:
    _compiled(tmp_path / "some.py")
    assert OwnModules.find_spec("another.some", [str(tmp_path)]) is None
    assert OwnModules.find_spec("nxwa_desktop") is None


STARTED = """
import sys
from nxwa_desktop import preload, app
own = [module for name, module in sys.modules.items() if name.startswith("nxwa_desktop.")]
quick = [module for module in own if type(module.__spec__.loader).__name__ == "CompiledLoader"]
print(len(own) - len(quick), len(quick))
"""


def test_the_program_imports_its_modules_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    script(STARTED)
    as_usual, quick = map(int, script(STARTED)[0].split())
    assert as_usual < 6, "those before the first import of Qt"
    assert quick > 100
