import contextlib
import ctypes
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from nxwa_desktop.system.display import HEADLESS_ADVICE, obstacle, report_obstacle
from nxwa_desktop.system.identity import TITLE
from tests.support.capabilities import UNIX_SOCKETS, X_SERVER

NONE = "There is no display to open a window on. " + HEADLESS_ADVICE


@contextlib.contextmanager
def listening(address: str) -> Iterator[None]:
    UNIX_SOCKETS.need()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(address)
        server.listen()
        yield


def free_number() -> int:
    """A display number that nobody uses."""
    UNIX_SOCKETS.need()
    return next(
        number
        for number in range(4000, 9000)
        if not Path(f"/tmp/.X11-unix/X{number}").exists() and (obstacle({"DISPLAY": f":{number}"}, "linux") or "")
    )


def test_nothing_at_all() -> None:
    assert obstacle({}, "linux") == NONE
    assert obstacle({"DISPLAY": "", "WAYLAND_DISPLAY": ""}, "linux") == NONE


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_windows_and_macos_always_have_one(platform: str) -> None:
    assert obstacle({}, platform) is None


@pytest.mark.parametrize(
    ("platform", "wanted"),
    [("win32", "windows:darkmode=1"), ("win32", "xcb;windows"), ("darwin", "cocoa"), ("darwin", "offscreen")],
)
def test_windows_and_macos_have_what_was_chosen(platform: str, wanted: str) -> None:
    assert obstacle({"QT_QPA_PLATFORM": wanted}, platform) is None


@pytest.mark.parametrize(("platform", "wanted"), [("win32", "nonsense"), ("win32", "xcb;cocoa"), ("darwin", "windows")])
def test_windows_and_macos_lack_what_was_chosen(platform: str, wanted: str) -> None:
    reason = obstacle({"QT_QPA_PLATFORM": wanted}, platform) or ""
    assert f"“{wanted}”" in reason
    assert "Remove the variable QT_QPA_PLATFORM" in reason


@pytest.mark.parametrize("platform", ["win32", "linux"])
def test_the_reason_is_printed_where_somebody_reads_it(capsys: pytest.CaptureFixture[str], platform: str) -> None:
    report_obstacle("So it is.", platform)
    assert capsys.readouterr() == ("", "So it is.\n")


def test_windows_shows_the_reason_to_whom_has_no_console(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[tuple[str | None, str | None]] = []

    class User:
        def MessageBoxW(self, owner: None, text: ctypes.c_wchar_p, title: ctypes.c_wchar_p, kind: int) -> None:
            shown.append((text.value, title.value))

    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(ctypes, "CDLL", {"user32": User()}.__getitem__)
    report_obstacle("So it is.", "win32")
    assert shown == [("So it is.", TITLE)]


@pytest.mark.parametrize("wanted", ["offscreen", "minimal", "vnc:size=800x600", "eglfs", "xcb;offscreen"])
def test_a_platform_without_a_display_was_chosen(wanted: str) -> None:
    assert obstacle({"QT_QPA_PLATFORM": wanted}, "linux") is None


@pytest.mark.parametrize("wanted", ["xcb", "wayland", "wayland-egl", "wayland;xcb", "xcb:no-sync", ";"])
def test_a_platform_that_needs_a_display_was_chosen(wanted: str) -> None:
    assert obstacle({"QT_QPA_PLATFORM": wanted}, "linux") == NONE


def test_only_what_was_chosen_counts(tmp_path: Path) -> None:
    wayland = {"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": str(tmp_path)}
    remote = {"DISPLAY": "elsewhere.example:0"}
    with listening(str(tmp_path / "wayland-7")):
        assert obstacle(wayland | {"QT_QPA_PLATFORM": "xcb"}, "linux") == NONE
        assert obstacle(wayland | {"QT_QPA_PLATFORM": "wayland"}, "linux") is None
    assert obstacle(remote | {"QT_QPA_PLATFORM": "wayland"}, "linux") == NONE
    assert obstacle(remote | {"QT_QPA_PLATFORM": "xcb"}, "linux") is None
    assert obstacle(remote | {"QT_QPA_PLATFORM": "wayland;xcb"}, "linux") is None


@pytest.mark.parametrize("form", [":{}", ":{}.0", "unix:{}", "unix:{}.1"])
def test_a_dead_display(form: str) -> None:
    display = form.format(free_number())
    assert obstacle({"DISPLAY": display}, "linux") == f"The display {display} does not answer. {HEADLESS_ADVICE}"


@pytest.mark.parametrize("form", [":{}", ":{}.0", "unix:{}"])
def test_a_display_in_the_abstract_namespace(form: str) -> None:
    number = free_number()
    with listening(f"\0/tmp/.X11-unix/X{number}"):
        assert obstacle({"DISPLAY": form.format(number)}, "linux") is None
    assert obstacle({"DISPLAY": form.format(number)}, "linux") is not None


def test_a_frozen_display_does_not_hold_up_the_answer() -> None:
    number = free_number()
    address = f"\0/tmp/.X11-unix/X{number}"
    with contextlib.ExitStack() as stack:
        server = stack.enter_context(socket.socket(socket.AF_UNIX))
        server.bind(address)
        server.listen(0)
        # Fill the queue until one more would have to wait.
        for _ in range(8):
            waiting = stack.enter_context(socket.socket(socket.AF_UNIX))
            waiting.setblocking(False)
            waiting.connect_ex(address)
        assert "does not answer" in (obstacle({"DISPLAY": f":{number}"}, "linux") or "")


def test_a_forwarded_display() -> None:
    for number in range(3000, 4000):
        with contextlib.suppress(OSError), socket.create_server(("127.0.0.1", 6000 + number)):
            assert obstacle({"DISPLAY": f"localhost:{number}.0"}, "linux") is None
            break
    else:
        pytest.fail("no free port")
    assert "does not answer" in (obstacle({"DISPLAY": f"localhost:{number}.0"}, "linux") or "")


def test_a_display_on_another_computer_is_believed_in() -> None:
    assert obstacle({"DISPLAY": "elsewhere.example:0"}, "linux") is None


@UNIX_SOCKETS.needed
def test_wayland(tmp_path: Path) -> None:
    environment = {"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": str(tmp_path)}
    silent = f"The display wayland-7 does not answer. {HEADLESS_ADVICE}"
    assert obstacle(environment, "linux") == silent
    with listening(str(tmp_path / "wayland-7")):
        assert obstacle(environment, "linux") is None
        assert obstacle({"WAYLAND_DISPLAY": str(tmp_path / "wayland-7")}, "linux") is None
    assert (tmp_path / "wayland-7").exists()
    assert obstacle(environment, "linux") == silent


@UNIX_SOCKETS.needed
def test_a_wayland_whose_name_is_too_long_for_a_socket() -> None:
    assert "does not answer" in (obstacle({"WAYLAND_DISPLAY": f"/{'w' * 200}"}, "linux") or "")


def test_x_stands_in_for_a_dead_wayland(tmp_path: Path) -> None:
    number = free_number()
    environment = {"WAYLAND_DISPLAY": "gone", "XDG_RUNTIME_DIR": str(tmp_path), "DISPLAY": f":{number}"}
    with listening(f"\0/tmp/.X11-unix/X{number}"):
        assert obstacle(environment, "linux") is None
    assert f":{number} does not answer" in (obstacle(environment, "linux") or "")


@X_SERVER.needed
def test_a_real_x_server() -> None:
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "64x64x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as numbers:
            number = numbers.readline().strip()
        assert re.fullmatch(r"\d+", number)
        assert obstacle({"DISPLAY": f":{number}"}, "linux") is None
    finally:
        server.terminate()
        server.wait(10)
    assert obstacle({"DISPLAY": f":{number}"}, "linux") is not None
