import contextlib
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from nxwa_desktop.storage.errors import CannotOpen
from nxwa_desktop.storage.process_lock import ProcessOwner
from nxwa_desktop.system.file_lock import FileLock
from tests.support.capabilities import MODE_BITS, OPEN_FILES_MOVE
from tests.support.storage import BEGIN_AND_WAIT, child


@contextlib.contextmanager
def released(owner: ProcessOwner) -> Iterator[ProcessOwner]:
    try:
        yield owner
    finally:
        owner.release()


def test_owners_of_one_process_see_each_other(tmp_path: Path) -> None:
    first, second = ProcessOwner(tmp_path), ProcessOwner(tmp_path)
    try:
        assert first.token != second.token
        assert all(one.is_alive(other.token) for one in (first, second) for other in (first, second))
        second.release()
        assert not first.is_alive(second.token)
        assert not second.is_alive(second.token)
        assert second.is_alive(first.token)
    finally:
        first.release()
        second.release()


def test_release_removes_the_mark_from_any_thread(tmp_path: Path) -> None:
    owner = ProcessOwner(tmp_path)
    assert list(tmp_path.glob("running/*.lock"))
    thread = threading.Thread(target=owner.release)
    thread.start()
    thread.join()
    assert not list(tmp_path.glob("running/*.lock"))
    assert not owner.is_alive(owner.token)
    owner.release()


def test_a_new_process_sweeps_the_marks_of_the_dead_alone(tmp_path: Path) -> None:
    file = tmp_path / "test.sqlite3"
    with child(BEGIN_AND_WAIT, file) as dies, child(BEGIN_AND_WAIT.replace("theirs", "more"), file) as lives:
        dead, living = dies.read(), lives.read()
        dies.kill()
        with released(ProcessOwner(tmp_path)) as owner:
            marks = {mark.stem for mark in tmp_path.glob("running/*.lock")}
            assert marks == {living, owner.token}
            assert dead not in marks
            assert owner.is_alive(living)


@MODE_BITS.needed
def test_marks_are_private(tmp_path: Path) -> None:
    with released(ProcessOwner(tmp_path / "data")):
        assert (tmp_path / "data" / "running").stat().st_mode & 0o777 == 0o700
        assert all(file.stat().st_mode & 0o077 == 0 for file in tmp_path.glob("data/running/*"))


def in_threads(*calls: "threading.Thread") -> None:
    for call in calls:
        call.start()
    for call in calls:
        call.join()


def test_two_that_probe_the_dead_at_once_both_see_them_dead(tmp_path: Path) -> None:
    owners = [ProcessOwner(tmp_path) for _ in range(2)]
    tokens = [f"{number:032x}" for number in range(100)]
    for token in tokens:
        (tmp_path / "running" / f"{token}.lock").touch()
    together, alive = threading.Barrier(2), list[str]()

    def probe(owner: ProcessOwner) -> None:
        for token in tokens:
            together.wait(30)
            alive.extend([token] if owner.is_alive(token) else [])

    try:
        in_threads(*(threading.Thread(target=probe, args=(owner,)) for owner in owners))
        assert alive == []
        assert len(list(tmp_path.glob("running/*.lock"))) == 2
    finally:
        for owner in owners:
            owner.release()


def test_many_that_start_at_once_do_not_sweep_each_other(tmp_path: Path) -> None:
    together, owners = threading.Barrier(12), list[ProcessOwner]()

    def start() -> None:
        together.wait(30)
        owners.append(ProcessOwner(tmp_path, guard_timeout=30))

    try:
        in_threads(*(threading.Thread(target=start) for _ in range(12)))
        assert len(owners) == 12
        assert all(one.is_alive(other.token) for one in owners for other in owners)
    finally:
        for owner in owners:
            owner.release()


@pytest.fixture
def frozen_neighbour(tmp_path: Path) -> Iterator[Path]:
    """The folder of marks, whose guard somebody holds and does not let go."""
    (tmp_path / "running").mkdir()
    with FileLock(tmp_path / "running" / "guard").held(0):
        yield tmp_path


def test_nobody_is_called_dead_without_a_look(tmp_path: Path) -> None:
    owner = ProcessOwner(tmp_path, guard_timeout=0.05)
    with FileLock(tmp_path / "running" / "guard").held(0):
        assert owner.is_alive("f" * 32)
        owner.release()
        # Only under the guard may a mark be removed; where nobody removes what another has open, at any time.
        if OPEN_FILES_MOVE.present:
            assert [mark.stem for mark in tmp_path.glob("running/*.lock")] == [owner.token]
    assert not owner.is_alive("f" * 32)
    assert not owner.is_alive(owner.token)


def test_a_start_that_finds_the_guard_held_is_told(frozen_neighbour: Path) -> None:
    with pytest.raises(CannotOpen):
        ProcessOwner(frozen_neighbour, guard_timeout=0.05)
    assert not list(frozen_neighbour.glob("running/*.lock"))


def test_a_mark_that_cannot_be_looked_at_is_left(tmp_path: Path) -> None:
    token = "f" * 32
    (tmp_path / "running" / f"{token}.lock").mkdir(parents=True)
    with released(ProcessOwner(tmp_path)) as owner:
        assert owner.is_alive(token)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file", encoding="utf-8")
    with pytest.raises(CannotOpen):
        ProcessOwner(tmp_path / "data")


def test_a_token_is_no_path(owner: ProcessOwner, file: Path) -> None:
    stranger = file.parent / "stranger.lock"
    stranger.touch()
    assert not owner.is_alive("../stranger")
    assert stranger.exists()
