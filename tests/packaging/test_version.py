"""The version is written once; what people read of a release repeats it, and `test_linux_files` holds that to it."""

import re
import tomllib
from collections.abc import Iterator

from nxwa_desktop import __version__
from nxwa_desktop.system.identity import APP_ID
from tests.support.scripts import ROOT, packaging_script

TEXT = {"", ".py", ".md", ".toml", ".in", ".spec", ".xml", ".desktop", ".1", ".nsi", ".yml", ".yaml", ".plist", ".iss"}


def files() -> Iterator[str]:
    """Everything that is written by hand, but for the tests."""
    yield from ("pyproject.toml", "README.md", ".ci/run")
    for folder in ("nxwa_desktop", "packaging", "resources"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and path.suffix in TEXT and "__pycache__" not in path.parts:
                yield path.relative_to(ROOT).as_posix()


def test_it_stands_nowhere_else() -> None:
    version = re.compile(rf"(?<![\w.]){re.escape(__version__)}(?![\w.])")
    found = {name for name in files() if version.search((ROOT / name).read_text(encoding="utf-8"))}
    assert found == {
        "nxwa_desktop/__init__.py",
        f"resources/linux/{APP_ID}.metainfo.xml",
        "resources/linux/nxwa-desktop.1",
    }


def test_what_builds_reads_it() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "version" not in settings["project"]
    assert settings["project"]["dynamic"] == ["version"]
    assert settings["tool"]["hatch"]["version"] == {"path": "nxwa_desktop/__init__.py"}
    assert packaging_script("linux_packages").version() == __version__
