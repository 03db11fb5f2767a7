"""The frozen window as a person uses it: keys, a send in the sandbox, a second start."""

import contextlib
import subprocess
import time
from collections.abc import Iterator

from on_windows.machine import BUILD, Machine
from shared.message_by_keys import ACCEPTED, type_message
from shared.steps import expect, until, wait_for

TITLE = "NXCloud"
EARLIER = "SELECT state, code, server_message, recipient, template_name FROM history WHERE state <> 'accepted'"


def window(machine: Machine) -> None:
    """Start the window, type a message, send it, look for its row, close the window."""
    machine.forget()
    screen = machine.screen
    with machine.running(machine.window, "--sandbox") as program:
        shown = screen.shown(TITLE, 90)
        screen.focus(shown)
        until(lambda: accepted_after_typing(machine), 90, "a row that says accepted")
        expect(True, "a message is typed and sent: its row says accepted")
        for row in machine.rows(EARLIER):
            print(f"        before it: {row}", flush=True)
        time.sleep(1)  # the result rises to its place
        screen.photograph(BUILD / "window-accepted.png")
        screen.hands("key", "alt+F4")
        expect(ended(program) == 0, "Alt+F4 closes the window, and the program ends", program.poll())


def accepted_after_typing(machine: Machine) -> bool:
    """Type a message and send it: the fields wait for the sandbox to be open."""
    type_message(machine.screen, delay_ms=40)
    return wait_for(
        lambda: ACCEPTED in machine.rows("SELECT state, recipient, template_name, language FROM history"), 5
    )


def second_start(machine: Machine) -> None:
    """Start it twice: the second process hands over and ends, and the first one's window comes to the front."""
    machine.forget()
    screen = machine.screen
    with machine.running(machine.window) as first:
        shown = screen.shown(TITLE, 90)
        until(lambda: list(machine.data.glob("window-*.json")), what="the file by which a second start finds it")
        with other_program(machine):
            until(lambda: "Notepad" in in_front(machine), 10, "another program's window in front")
            done = machine.run(machine.command(machine.window), patience=60)
            expect(done.status == 0, "the second process ends at once", done)
            expect(first.poll() is None, "the first one goes on", first.poll())
            windows = screen.hands("search", "--onlyvisible", "--name", TITLE).split()
            expect(windows == [shown], "there is still one window", windows)
            expect(TITLE in (title := in_front(machine)), "and it came to the front", title)
        screen.focus(shown)
        screen.hands("key", "alt+F4")
        expect(ended(first) == 0, "it ends", first.poll())
    expect(not list(machine.data.glob("window-*.json")), "and leaves no such file", list(machine.data.iterdir()))


def in_front(machine: Machine) -> str:
    """The title of the window that Windows has in front."""
    return machine.run(machine.inside("foreground.py")).out.strip()


@contextlib.contextmanager
def other_program(machine: Machine) -> Iterator[None]:
    """Have another program's window in front meanwhile."""
    with machine.running("notepad.exe"):
        machine.screen.focus(machine.screen.shown("Notepad"))
        yield


def ended(program: "subprocess.Popen[bytes]") -> int | None:
    """The exit status, once it is there."""
    try:
        return program.wait(30)
    except subprocess.TimeoutExpired:
        return None
