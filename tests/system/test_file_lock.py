"""A lock between processes and threads."""

import contextlib
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from nxwa_desktop.system.file_lock import FileLock
from tests.support.capabilities import MODE_BITS, SPECIAL_FILES
from tests.support.storage import child

HOLD = """
import sys
from pathlib import Path
from nxwa_desktop.system.file_lock import FileLock
lock = FileLock(Path(sys.argv[1]))
lock.acquire(0)
print("held", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "some.lock"


@contextlib.contextmanager
def holding(lock: FileLock) -> Iterator[FileLock]:
    with lock.held(0):
        yield lock


def test_one_holder_at_a_time(file: Path) -> None:
    first, second = FileLock(file), FileLock(file)
    assert first.try_acquire()
    assert first.try_acquire(), "it has it already"
    assert first.is_held
    assert not second.try_acquire()
    assert not second.is_held
    first.release()
    first.release()
    assert second.try_acquire()
    second.release()
    assert file.exists()


def test_a_holder_that_was_killed_holds_nothing(file: Path) -> None:
    lock = FileLock(file)
    with child(HOLD, file) as process:
        assert process.read() == "held"
        assert not lock.try_acquire()
        process.kill()
        lock.acquire(20)
    lock.release()


def test_who_waits_too_long_is_told(file: Path) -> None:
    with holding(FileLock(file)), pytest.raises(TimeoutError):
        FileLock(file).acquire(0.02)


def test_who_waits_gets_it_when_it_is_released(file: Path) -> None:
    lock, waiting = FileLock(file), FileLock(file)
    lock.acquire(0)
    thread = threading.Thread(target=lock.release)  # another than took it
    thread.start()
    waiting.acquire(20)
    thread.join()
    assert not lock.try_acquire()
    waiting.release()


def test_an_error_within_the_block_releases_it(file: Path) -> None:
    with pytest.raises(KeyError), FileLock(file).held(0):
        raise KeyError
    with FileLock(file).held(0):
        pass


@MODE_BITS.needed
def test_the_file_is_its_owners_alone(file: Path) -> None:
    with holding(FileLock(file)):
        assert file.stat().st_mode & 0o077 == 0


@SPECIAL_FILES.needed
def test_a_link_is_not_followed(file: Path) -> None:
    file.symlink_to(file.with_name("elsewhere"))
    with pytest.raises(OSError, match="lock"):
        FileLock(file).try_acquire()
    assert not file.with_name("elsewhere").exists()


def test_what_is_no_file_cannot_be_locked(file: Path) -> None:
    file.mkdir()
    lock = FileLock(file)
    with pytest.raises(OSError, match="lock"):
        lock.acquire(20)
    assert not lock.is_held
