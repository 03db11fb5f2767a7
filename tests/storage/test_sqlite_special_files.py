"""What is no regular file where the program has its own: refused, neither opened nor changed. And whose rights go."""

import contextlib
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from nxwa_desktop.cli.main import run_command_line
from nxwa_desktop.storage.backup import Backups
from nxwa_desktop.storage.errors import CannotOpen, StorageError
from nxwa_desktop.storage.log_file import PrivateLog
from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.storage.sqlite import Database
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.system.private_files import COMPANIONS
from nxwa_desktop.system.wall_clock import now_ms
from tests.support.capabilities import SPECIAL_FILES
from tests.support.storage import device_in

pytestmark = SPECIAL_FILES.needed


def pipe(path: Path) -> None:
    os.mkfifo(path, 0o644)
    path.chmod(0o644)


def loop(path: Path) -> None:
    other = path.with_name("other end")
    other.symlink_to(path)
    path.symlink_to(other)


def link_to_pipe(path: Path) -> None:
    pipe(path.with_name("a pipe"))
    path.symlink_to(path.with_name("a pipe"))


def link_to_device(path: Path) -> None:
    path.symlink_to(device_in(path.parent))


def own_socket(path: Path) -> None:
    # A socket's path is short.
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    with contextlib.closing(socket.socket(socket.AF_UNIX)) as made:
        made.bind(f"/proc/self/fd/{folder}/{path.name}")
    os.close(folder)
    path.chmod(0o755)


def directory(path: Path) -> None:
    path.mkdir()
    path.chmod(0o755)


KINDS = [pipe, loop, link_to_pipe, link_to_device, directory]
if sys.platform == "linux":
    KINDS.append(own_socket)
Kind = Callable[[Path], None]
every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    found = Paths.below(tmp_path / "own")
    found.data_folder.mkdir(parents=True, mode=0o700)
    return found


@every_kind
@pytest.mark.parametrize("companion", COMPANIONS)
def test_a_database_that_is_no_file_is_refused(paths: Paths, kind: Kind, companion: str) -> None:
    place = Path(f"{paths.database_file}{companion}")
    kind(place)
    before = place.lstat().st_mode, place.stat().st_mode if kind is not loop else 0
    for opened in (Database, Database.read_only, Database.bare):
        with pytest.raises(CannotOpen):
            opened(paths.database_file)
    assert (place.lstat().st_mode, place.stat().st_mode if kind is not loop else 0) == before


def identity(path: Path) -> tuple[int, int, int]:
    """What is the same as long as nobody writes: a link's time of access changes when it is followed."""
    found = path.lstat()
    return found.st_ino, found.st_mode, found.st_mtime_ns


@every_kind
def test_with_a_copy_too_it_is_told_and_stays(
    paths: Paths, kind: Kind, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with Database(tmp_path / "sound.sqlite3") as database:
        Backups(paths.backup_folder).make(database, database.version, now_ms())
    kind(paths.database_file)
    kept = identity(paths.database_file)
    assert run_command_line(["account", "list"], paths=paths) == 3
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert "cannot be opened" in said.err
    assert identity(paths.database_file) == kept


@every_kind
def test_a_copy_that_is_no_file_is_passed_over(paths: Paths, kind: Kind) -> None:
    backups = Backups(paths.backup_folder)
    with contextlib.closing(Repositories(paths)):
        pass
    with Database(paths.database_file) as database:
        good = backups.make(database, database.version, now_ms() - 60_000)
    kind(good.with_name(f"20990101T000000000Z-v{1}.sqlite3"))
    assert backups.newest_good(99) == good


@every_kind
@pytest.mark.parametrize("name", ["running", "backups", "damaged", "restoring.lock", "updating.lock", "running/guard"])
def test_other_places_of_the_data_folder(paths: Paths, kind: Kind, name: str) -> None:
    """It works without them, or fails as storage does: it neither hangs nor raises anything else."""
    place = paths.data_folder / name
    place.parent.mkdir(exist_ok=True)
    kind(place)
    paths.database_file.write_bytes(b"no database" * 1000)
    storage = StorageWorker(paths)
    for _ in range(2):
        with contextlib.suppress(StorageError):
            storage.submit(lambda opened: opened.accounts.list()).result(60)
    with contextlib.suppress(StorageError):
        storage.back_up_if_due().result(60)
    assert storage.close(60)


@every_kind
def test_a_log_that_is_no_file(paths: Paths, kind: Kind) -> None:
    paths.log_file.parent.mkdir()
    kind(paths.log_file)
    before = identity(paths.log_file)
    with pytest.raises(OSError):  # noqa: PT011 - any of the system's
        PrivateLog(paths.log_file)
    assert identity(paths.log_file) == before


# whose rights are taken
