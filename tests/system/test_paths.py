import os
import subprocess
import sys
from pathlib import Path

import pytest
from platformdirs.windows import Windows

from nxwa_desktop.system.paths import Paths
from tests.support.capabilities import XDG_FOLDERS


def test_below_a_folder_everything_is_under_it(tmp_path: Path) -> None:
    paths = Paths.below(tmp_path)
    files = (paths.database_file, paths.log_file, paths.settings_file)
    assert all(tmp_path in file.parents for file in files)
    assert len({*files, paths.data_folder}) == 4
    assert paths.database_file.parent == paths.data_folder
    assert not list(tmp_path.iterdir())


def test_paths_are_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert Paths.below(Path("here")).database_file.is_relative_to(tmp_path / "here")


@XDG_FOLDERS.needed
def test_of_user_follows_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATA", "STATE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    paths = Paths.of_user()
    assert paths.data_folder == tmp_path / "DATA" / "nxwa-desktop"
    assert paths.database_file.parent == paths.data_folder
    assert paths.log_file.is_relative_to(tmp_path / "STATE" / "nxwa-desktop")
    assert paths.settings_file.parent == tmp_path / "CONFIG" / "nxwa-desktop"
    assert not list(tmp_path.iterdir())


def test_a_test_sees_no_folder_of_the_person_who_runs_it() -> None:
    home, paths = Path(os.environ["HOME"]), Paths.of_user()
    for place in (paths.data_folder, paths.log_file, paths.settings_file, Path.home()):
        assert place.is_relative_to(home)
    assert _is_overridden("C:\\Users\\test")


def _is_overridden(folder: str) -> bool:
    """Windows' platformdirs takes the folder from the variable that the tests set."""
    names = [name for name in os.environ if name.startswith("WIN_PD_OVERRIDE_")]
    with pytest.MonkeyPatch.context() as given:
        for name in names:
            given.setenv(name, folder)
        return str(Windows("nxwa-desktop", appauthor=False).user_config_dir).startswith(folder)


def test_import_leaves_platformdirs_alone() -> None:
    code = "import sys, nxwa_desktop.system.paths; sys.exit('platformdirs' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=30).returncode == 0
