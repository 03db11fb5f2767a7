"""One running window: real processes and real sockets, of both kinds."""

import contextlib
import ctypes
import json
import os
import signal
import socket
import stat
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from nxwa_desktop.services.single_instance_server import SingleInstanceServer
from nxwa_desktop.system import foreground
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.system.single_instance import LONGEST_PATH, PATIENCE_S, ActivationRequest, Instance
from tests.support.capabilities import MODE_BITS, SPECIAL_FILES, UNIX_SOCKETS
from tests.support.second_starts import HERE, Starts
from tests.support.storage import child


def test_a_second_start_asks_the_first_and_ends(starts: Starts) -> None:
    first = starts()
    assert first.read() == "runs True"
    second = starts("sandbox", {"XDG_ACTIVATION_TOKEN": "token-17", "DESKTOP_STARTUP_ID": "other"})
    assert second.read() == "raised"
    assert first.read() == "requested sandbox token-17"
    third = starts("window", {"DESKTOP_STARTUP_ID": "start_TIME8"})
    assert third.read() == "raised"
    assert first.read() == "requested window start_TIME8"


@pytest.mark.parametrize("_round", range(10))
def test_of_two_starts_at_once_exactly_one_runs(starts: Starts, _round: int) -> None:
    both = [starts.ready(), starts.ready()]
    for process in both:
        process.write("go")
    said = [process.read() for process in both]
    assert sorted(said) == ["raised", "runs True"]
    assert both[said.index("runs True")].read() == "requested window "


def test_a_request_before_the_first_paint_waits_for_it(starts: Starts, qtbot: QtBot) -> None:
    claimed = starts.claim()
    assert claimed.owns
    second = starts()
    with pytest.raises(TimeoutError):
        second.read(0.3)
    client = SingleInstanceServer(claimed)
    with qtbot.waitSignal(client.activation_requested, timeout=10_000) as requested:
        pass
    assert requested.args == [ActivationRequest("window")]
    assert second.read() == "raised"
    client.close()


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_another_session_has_a_window_of_its_own(starts: Starts, name: str) -> None:
    assert starts().read() == "runs True"
    assert starts("window", {name: "another"}).read() == "runs True"
    assert starts("window", {name: "another"}).read() == "raised"


@pytest.mark.parametrize("name", ["XDG_SESSION_ID", "SESSIONNAME"])
def test_where_no_display_is_named_the_session_tells(starts: Starts, name: str) -> None:
    nowhere = {"DISPLAY": "", name: "1"}
    assert starts("window", nowhere).read() == "runs True"
    assert starts("window", nowhere | {name: "2"}).read() == "runs True"
    assert starts("window", nowhere).read() == "raised"
    # A service that starts the program knows the display, but not always the session.
    assert starts().read() == "runs True"
    assert starts("window", {name: "3"}).read() == "raised"


def test_another_folder_has_a_window_of_its_own(starts: Starts) -> None:
    assert starts().read() == "runs True"
    starts.folder /= "other"
    assert starts().read() == "runs True"


def test_the_next_start_takes_over_from_one_that_was_killed(starts: Starts) -> None:
    first = starts()
    assert first.read() == "runs True"
    first.kill()
    second = starts()
    assert second.read() == "runs True"
    assert starts().read() == "raised"
    assert second.read() == "requested window "


def test_what_a_killed_window_left_is_gone_before_the_next_one_is_painted(starts: Starts) -> None:
    first = starts()
    assert first.read() == "runs True"
    first.kill()
    assert addresses(starts)
    claimed = starts.claim()
    assert not addresses(starts), "a later start would try it, for two seconds on Windows"
    claimed.release()


def test_the_window_may_come_to_the_front_before_it_is_asked(monkeypatch: pytest.MonkeyPatch, short_path: Path) -> None:
    with contextlib.ExitStack() as stack:
        starts = Starts(stack, short_path / "home", short_path / "run", loopback=True)
        first = starts()
        assert first.read() == "runs True"
        allowed: list[int] = []
        monkeypatch.setattr(foreground, "allow_foreground", allowed.append)
        request = ActivationRequest()
        assert Instance.claim(starts.paths, request, environment=starts.here, loopback=True) is None
        assert allowed == [first._process.pid]


@pytest.mark.parametrize(("platform", "expected"), [("win32", [4711]), ("linux", [])])
def test_windows_is_asked_to_let_a_process_come_to_the_front(
    monkeypatch: pytest.MonkeyPatch, platform: str, expected: list[int]
) -> None:
    allowed: list[int] = []

    class User:
        def AllowSetForegroundWindow(self, process: ctypes.c_ulong) -> int:
            allowed.append(process.value)
            return 1

    foreground.allow_foreground(4711, platform)  # there is no user32 here
    monkeypatch.setattr(ctypes, "CDLL", {"user32": User()}.__getitem__)
    foreground.allow_foreground(4711, platform)
    foreground.allow_foreground(0, platform)
    assert allowed == expected


def test_a_closed_program_is_not_asked(starts: Starts) -> None:
    first = starts()
    assert first.read() == "runs True"
    first.write("end")
    assert first.read() == "closed"
    assert not addresses(starts)
    assert starts().read() == "runs True"


def test_a_window_that_closes_meanwhile_hands_over(starts: Starts) -> None:
    claimed = starts.claim()
    claimed.listen()
    second = starts()
    with pytest.raises(TimeoutError):
        second.read(0.3)
    claimed.release()
    assert second.read() == "runs True"


def test_one_that_does_not_answer_is_not_waited_for_for_ever(starts: Starts) -> None:
    claimed = starts.claim()
    assert claimed.listen() is not None
    before = time.monotonic()
    second = starts.claim(patience=0.2)
    assert 0.2 <= time.monotonic() - before < PATIENCE_S, "its own patience, not the usual one"
    assert not second.owns, "the lock is another's"
    assert second.listen() is None
    second.release()
    starts.claim().release()
    claimed.release()


def test_the_claim_costs_the_first_picture_next_to_nothing(starts: Starts) -> None:
    script = """
import sys, time, json
from pathlib import Path
import nxwa_desktop.preload
from nxwa_desktop.system.single_instance import Instance, ActivationRequest
from nxwa_desktop.system.paths import Paths
before = set(sys.modules)
folder, here, loopback = sys.argv[1:4]
asked, files = ActivationRequest(), Paths.below(Path(folder))
Instance.claim(files, asked, environment=json.loads(here), loopback=loopback == "True")
print(*sorted(set(sys.modules) - before))
"""
    loopback = str(starts.loopback)
    with child(script, starts.folder, json.dumps(starts.here), loopback) as process:
        assert process.read() in {"", "fcntl", "msvcrt"}, "no socket, no hash, nothing that costs milliseconds"


def addresses(starts: Starts) -> list[Path]:
    """Where a running window is found."""
    return [file for ending in ("json", "sock") for file in starts.folder.parent.rglob(f"*.{ending}")]


def test_a_folder_that_takes_nothing_starts_all_the_same(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("not a folder", encoding="utf-8")
    paths = Paths.below(file)
    for loopback in {not UNIX_SOCKETS.present, True}:
        environment = {**HERE, "XDG_RUNTIME_DIR": str(file), "TMPDIR": str(file)}
        # /tmp is left as the last resort: there the path would not be too long.
        claimed = Instance.claim(paths, ActivationRequest(), environment=environment, loopback=loopback)
        assert claimed is not None
        assert claimed.owns is not loopback
        claimed.release()


def test_a_socket_that_cannot_be_opened_frees_the_claim(starts: Starts) -> None:
    claimed = starts.claim()
    for lock in starts.folder.parent.rglob("*.lock"):
        lock.with_suffix(".json" if starts.loopback else ".sock").mkdir()
    assert claimed.listen() is None
    assert not claimed.owns
    with_own = starts.claim()
    assert with_own.owns, "no start waits for a program without a socket"
    with_own.release()


@SPECIAL_FILES.needed
@pytest.mark.parametrize("ending", [".json", ".sock", ".lock"])
def test_a_pipe_at_the_socket_s_place_keeps_nobody_waiting(starts: Starts, ending: str) -> None:
    first = starts.claim()
    for lock in starts.folder.parent.rglob("*.lock"):
        place = lock.with_suffix(ending)
        place.unlink(missing_ok=True)
        os.mkfifo(place)
    second = starts.claim()
    for claimed in (first, second):
        claimed.release()


@pytest.mark.parametrize("spoil", ["open", "link", "foreign"])
def test_a_folder_that_others_can_enter_is_not_used(
    by_file: Starts, monkeypatch: pytest.MonkeyPatch, spoil: str
) -> None:
    folder = Path(by_file.here["XDG_RUNTIME_DIR"], "nxwa-desktop")
    if spoil == "link":
        (by_file.folder.parent / "elsewhere").mkdir(mode=0o700)
        folder.symlink_to(by_file.folder.parent / "elsewhere")
    else:
        folder.mkdir(mode=0o700)
        if spoil == "open":
            folder.chmod(0o755)
        else:
            # What another user's folder looks like from here.
            user = os.geteuid() + 1
            monkeypatch.setattr(os, "geteuid", lambda: user)
    claimed = by_file.claim()
    assert not list(folder.iterdir())
    claimed.release()


def test_a_deep_folder_falls_back_to_a_short_one(by_file: Starts) -> None:
    deep = by_file.folder.parent / ("d" * LONGEST_PATH)
    deep.mkdir(mode=0o700)
    by_file.here |= {"XDG_RUNTIME_DIR": str(deep), "TMPDIR": "/tmp"}
    claimed = by_file.claim()
    descriptor = claimed.listen()
    assert descriptor is not None
    with socket.socket(fileno=os.dup(descriptor)) as listener:
        name = listener.getsockname()
    assert Path(name).parent == Path(f"/tmp/nxwa-desktop-{os.geteuid()}")
    assert stat.S_IMODE(Path(name).parent.stat().st_mode) == 0o700
    claimed.release()


@MODE_BITS.needed
def test_what_lies_on_disk_is_the_users_alone(starts: Starts) -> None:
    claimed = starts.claim()
    claimed.listen()
    for file in starts.folder.parent.rglob("*"):
        if file.is_file() or file.is_socket():
            inside = file.parent if file.is_socket() else file
            assert not stat.S_IMODE(inside.stat().st_mode) & 0o077, file
    claimed.release()


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: json.dumps({"activation": text}).encode()))
def test_any_bytes_give_a_clean_request_or_none(said: bytes) -> None:
    request = Instance().parse(said)
    assert request is None or (
        request.activation.isascii() and (request.activation.isprintable() or not request.activation)
    )


def test_a_frozen_window_is_not_waited_for(by_file: Starts) -> None:
    first = by_file()
    assert first.read() == "runs True"
    process = first._process
    process.send_signal(signal.SIGSTOP)
    try:
        second = by_file.claim(patience=0.3)
        assert not second.owns
    finally:
        process.send_signal(signal.SIGCONT)
