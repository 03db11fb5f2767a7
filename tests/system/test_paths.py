import subprocess
import sys
from pathlib import Path

import pytest

from nxwa_desktop.system.paths import Paths


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


@pytest.mark.skipif(sys.platform != "linux", reason="the XDG folders are Linux's")
def test_of_user_follows_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATA", "STATE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    paths = Paths.of_user()
    assert paths.data_folder == tmp_path / "DATA" / "nxwa-desktop"
    assert paths.database_file.parent == paths.data_folder
    assert paths.log_file.is_relative_to(tmp_path / "STATE" / "nxwa-desktop")
    assert paths.settings_file.parent == tmp_path / "CONFIG" / "nxwa-desktop"
    assert not list(tmp_path.iterdir())


def test_import_leaves_platformdirs_alone() -> None:
    code = "import sys, nxwa_desktop.system.paths; sys.exit('platformdirs' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=30).returncode == 0
