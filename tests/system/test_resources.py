import shutil
import subprocess
import sys
from pathlib import Path

import nxwa_desktop
from nxwa_desktop.system.resources import resource

CHECKOUT = Path(nxwa_desktop.__file__).parent.parent
WHERE = "from nxwa_desktop.system.resources import resource; print(resource('template_languages.json'))"


def where(folder: Path) -> Path:
    ended = subprocess.run(
        [sys.executable, "-c", WHERE],
        check=True,
        timeout=30,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=folder,
    )
    return Path(ended.stdout.strip())


def package_in(folder: Path) -> Path:
    """A copy of the package's bare minimum, to be found before the installed one."""
    package = folder / "nxwa_desktop"
    (package / "system").mkdir(parents=True)
    for name in ("__init__.py", "system/__init__.py", "system/resources.py"):
        shutil.copy(CHECKOUT / "nxwa_desktop" / name, package / name)
    return package


def test_what_the_program_reads_is_there() -> None:
    for name in ("template_languages.json", "response_codes.json", "icons"):
        assert resource(name).exists()


def test_in_a_checkout_the_folder_stands_beside_the_package(tmp_path: Path) -> None:
    package_in(tmp_path)
    assert where(tmp_path) == tmp_path / "resources" / "template_languages.json"


def test_once_installed_the_folder_stands_in_the_package(tmp_path: Path) -> None:
    inside = package_in(tmp_path) / "resources"
    inside.mkdir()
    assert where(tmp_path) == inside / "template_languages.json"
