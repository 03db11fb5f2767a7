"""A damaged database is set aside whole, and the newest good copy takes its place: once, and told."""

import contextlib
import errno
import json
import shutil
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from nxwa_desktop.storage.backup import Backups
from nxwa_desktop.storage.errors import DatabaseDamaged, DatabaseFull
from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.storage.restore import Restored, is_damaged, lost_its_content, restore
from nxwa_desktop.storage.schema import MIGRATIONS
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.system.private_files import refuse_special_files, tighten_database
from tests.support.storage import child, has_rights, outgoing

NOW = 1_795_000_000_123
VERSION = len(MIGRATIONS)
PATIENCE = 20.0


@pytest.fixture
def kept(paths: Paths) -> Path:
    """A database of one send, a copy of it, and one send more; the copy."""
    storage = Repositories(paths)
    storage.history.begin(outgoing("copied"))
    copy = Backups(paths.backup_folder).make(storage._database, VERSION, NOW - 5_000)
    storage.history.begin(outgoing("later", body=bytes(20_000)))
    storage.close()
    return copy


def companion(paths: Paths, suffix: str) -> Path:
    return paths.database_file.with_name(f"{paths.database_file.name}{suffix}")


def sends(paths: Paths) -> tuple[list[str], list[Restored]]:
    """What the program finds there, and what it tells."""
    told: list[Restored] = []
    thread = StorageWorker(paths)
    thread.on_restored = told.append
    try:
        entries = thread.submit(lambda repos: repos.history.newest(9)).result(PATIENCE)
    finally:
        assert thread.close(PATIENCE)
    return [entry.outgoing.send_id for entry in entries], told


def garbage(file: Path) -> None:
    file.write_bytes(b"no database\n" * 1000)


def zeros(file: Path) -> None:
    file.write_bytes(bytes(file.stat().st_size))


def empty(file: Path) -> None:
    file.write_bytes(b"")


def foreign(*pragmas: str) -> Callable[[Path], None]:
    """Another program's database lies there, with tables of the same name perhaps."""

    def damage(file: Path) -> None:
        file.unlink()
        with contextlib.closing(sqlite3.connect(file)) as connection:
            connection.executescript("CREATE TABLE history (x); CREATE TABLE accounts (x);")
            for pragma in pragmas:
                connection.execute(f"PRAGMA {pragma}")

    return damage


def cut(size: Callable[[int], int]) -> Callable[[Path], None]:
    def damage(file: Path) -> None:
        whole = file.read_bytes()
        file.write_bytes(whole[: size(len(whole))])

    return damage


DAMAGES = {
    "garbage": garbage,
    "zeros": zeros,
    "empty": empty,
    "foreign": foreign(),
    "foreign, version 1": foreign("user_version = 1"),
    "foreign, newest version": foreign(f"user_version = {VERSION}"),
    "foreign, newer version": foreign("user_version = 99"),
    "foreign, with a mark": foreign("application_id = 7", f"user_version = {VERSION}"),
    "one byte": cut(lambda _: 1),
    "less than a header": cut(lambda _: 60),
    "the header": cut(lambda _: 100),
    "a page": cut(lambda _: 4096),
    "a page and a half": cut(lambda _: 6000),
    "half": cut(lambda size: size // 2),
    "all but a page": cut(lambda size: size - 4096),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_the_damaged_file_is_set_aside_and_the_copy_takes_its_place(
    paths: Paths, kept: Path, damage: Callable[[Path], None]
) -> None:
    damage(paths.database_file)
    broken = paths.database_file.read_bytes()
    found, told = sends(paths)
    assert found == ["copied"]
    ((aside, made),) = ((each.set_aside, each.backup_made_ms) for each in told)
    assert made == NOW - 5_000
    assert aside.parent == paths.damaged_folder
    assert (aside / paths.database_file.name).read_bytes() == broken
    assert has_rights(paths.database_file, 0o600)
    assert has_rights(aside, 0o700)
    assert kept.exists()
    assert not list(paths.data_folder.glob("*.restored"))
    assert sends(paths) == (["copied"], [])


@pytest.mark.parametrize("damage", [each for each in DAMAGES.values() if each not in {empty, DAMAGES["one byte"]}])
def test_without_any_copy_it_starts_empty(paths: Paths, kept: Path, damage: Callable[[Path], None]) -> None:
    shutil.rmtree(kept.parent)
    damage(paths.database_file)
    found, told = sends(paths)
    assert found == []
    assert [each.backup_made_ms for each in told] == [None]
    assert sends(paths) == ([], [])


def test_an_empty_file_without_any_copy_is_a_beginning(paths: Paths) -> None:
    paths.data_folder.mkdir(parents=True)
    paths.database_file.touch()
    assert not lost_its_content(paths)
    assert sends(paths) == ([], [])


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(f"20261119T000000000Z-v{VERSION + 1}.sqlite3", id="of a newer program"),
        pytest.param(f"20991231T000000000Z-v{VERSION}.sqlite3", id="of a time that has not come"),
        pytest.param(f"20261119T000000000Z-v{VERSION}.sqlite3", id="damaged"),
    ],
)
def test_a_copy_that_cannot_be_trusted_is_passed_over(
    paths: Paths, kept: Path, name: str, request: pytest.FixtureRequest
) -> None:
    content = kept.read_bytes()
    kept.with_name(name).write_bytes(content[:5000] if "damaged" in request.node.name else content)
    garbage(paths.database_file)
    restored = restore(paths, VERSION, NOW + 10 * 86_400_000)
    assert restored is not None
    assert restored.backup_made_ms == NOW - 5_000


def test_an_empty_file_beside_a_full_wal_has_lost_its_content(paths: Paths, kept: Path) -> None:
    """SQLite would delete the WAL and begin anew."""
    empty(paths.database_file)
    companion(paths, "-wal").write_bytes(b"what was written last" * 99)
    found, (restored,) = sends(paths)
    assert found == ["copied"]
    assert (restored.set_aside / companion(paths, "-wal").name).read_bytes().startswith(b"what was written last")


def test_a_journal_that_is_removed_while_a_start_looks_for_it_is_gone(paths: Paths, kept: Path) -> None:
    """On Windows one that is open anywhere would stay, and SQLite take it for that of a crash."""
    empty(paths.database_file)
    journal = companion(paths, "-journal")
    ended = threading.Event()

    def look() -> None:
        while not ended.is_set():
            refuse_special_files(paths.database_file)
            tighten_database(paths.database_file)
            lost_its_content(paths)

    with ThreadPoolExecutor() as pool:
        looking = pool.submit(look)
        try:
            for _ in range(200):
                journal.touch()
                journal.unlink()
                assert [file for file in kept.parent.iterdir() if file == journal] == []
        finally:
            ended.set()
        looking.result()


def test_an_empty_file_with_a_journal_is_being_made(paths: Paths, kept: Path) -> None:
    empty(paths.database_file)
    companion(paths, "-journal").touch()
    assert not lost_its_content(paths)


def test_a_sound_file_is_left_alone(paths: Paths, kept: Path) -> None:
    before = paths.database_file.read_bytes()
    assert not is_damaged(paths)
    assert restore(paths, VERSION, NOW) is None
    assert paths.database_file.read_bytes() == before
    assert not paths.damaged_folder.exists()
    assert sends(paths) == (["later", "copied"], [])


def test_a_row_that_makes_no_sense_sets_nothing_aside(paths: Paths, kept: Path) -> None:
    told: list[Restored] = []
    thread = StorageWorker(paths)
    thread.on_restored = told.append

    def spoil(repositories: Repositories) -> None:
        change = "UPDATE history SET state = 'rejected', code = 'weather' WHERE send_id = 'later'"
        repositories._database.execute(change)

    thread.submit(spoil).result(PATIENCE)
    with pytest.raises(DatabaseDamaged):
        thread.submit(lambda repos: repos.history.newest(9)).result(PATIENCE)
    entry = thread.submit(lambda repos: repos.history.get("copied")).result(PATIENCE)
    assert entry is not None
    thread.submit(lambda repos: repos.history.begin(outgoing("next"))).result(PATIENCE)
    assert thread.close(PATIENCE)
    assert told == []
    assert not paths.damaged_folder.exists()


def test_without_room_for_the_copy_the_damaged_file_stays_where_it_is(
    paths: Paths, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    garbage(paths.database_file)
    broken = paths.database_file.read_bytes()

    def full(_: Path, target: Path) -> None:
        target.write_bytes(b"half")
        raise OSError(errno.ENOSPC, "no room")

    with monkeypatch.context() as patched:
        patched.setattr(shutil, "copyfile", full)
        with pytest.raises(DatabaseFull):
            restore(paths, VERSION, NOW)
    assert paths.database_file.read_bytes() == broken
    assert not list(paths.data_folder.glob("*.restored"))
    assert not paths.damaged_folder.exists()
    found, told = sends(paths)
    assert found == ["copied"]
    assert len(told) == 1


def test_ended_in_the_middle_of_restoring_it_is_done_at_the_next_start(
    paths: Paths, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The damaged file is away, the copy not yet in its place: an empty start would hide all that was sent."""
    garbage(paths.database_file)
    replace = Path.replace

    def killed(self: Path, target: Path) -> Path:
        if self.suffix == ".restored":
            raise KeyboardInterrupt
        return replace(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            restore(paths, VERSION, NOW)
    assert not paths.database_file.exists()
    found, told = sends(paths)
    assert found == ["copied"]
    assert len(told) == 1
    assert sends(paths) == (["copied"], [])


OPEN = """
import json, sys
from pathlib import Path
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.storage.worker import StorageWorker

print("ready", flush=True)
for line in sys.stdin:
    told = []
    thread = StorageWorker(Paths.below(Path(line.strip())))
    thread.on_restored = told.append
    future = thread.submit(lambda repos: [entry.outgoing.send_id for entry in repos.history.newest(9)])
    error = future.exception(30)
    found = repr(error) if error else future.result()
    thread.close(30)
    print(json.dumps([found, len(told)]), flush=True)
"""


def test_of_two_processes_at_once_one_restores(tmp_path: Path, kept: Path) -> None:
    with child(OPEN) as first, child(OPEN) as second:
        assert first.read() == second.read() == "ready"
        for number, damage in enumerate(DAMAGES.values()):
            place = tmp_path / f"computer-{number}"
            shutil.copytree(tmp_path / "data", place / "data")
            damage(Paths.below(place).database_file)
            first.write(str(place))
            second.write(str(place))
            said = [json.loads(first.read()), json.loads(second.read())]
            assert [found for found, _ in said] == [["copied"], ["copied"]], number
            assert sum(told for _, told in said) == 1
            assert len(list(Paths.below(place).damaged_folder.iterdir())) == 1
