"""The installer of the frozen program: installed, installed over the program while it runs, removed."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from on_windows.machine import ROOT, Machine
from shared.installed import KEY, REFUSED, Installed
from shared.steps import expect, run, until
from shared.wine import there

PATIENCE_S = 300
OWN = Path("own notes.txt")


def installer(machine: Machine) -> None:
    """Compile it, install it, use it, install it again, remove it."""
    setup = _compiled(machine)
    machine.forget()
    installed = Installed(machine.windows)
    shutil.rmtree(installed.place, ignore_errors=True)
    brought = {file.relative_to(machine.frozen) for file in machine.frozen.rglob("*") if file.is_file()}
    brought.add(Path("uninstall.exe"))

    def install() -> int:
        return machine.windows.status(there(setup), "/S", patience=PATIENCE_S)

    expect(install() == 0, "installed, silently")
    expect(installed.files() == brought, f"its {len(brought)} files are there", installed.files() ^ brought)
    expect(installed.link.is_file(), "the Start menu has it")
    expect("DisplayVersion" in (entry := installed.entry()), "Windows' settings list it", entry)
    _selftest(machine, installed)
    _while_it_runs(machine, installed, install)
    (installed.place / OWN).write_text("the person's", encoding="utf-8")
    expect(install() == 0, "installed over itself")
    expect(installed.files() == {*brought, OWN}, "its files are there, and the person's", installed.files() ^ brought)
    _selftest(machine, installed)
    _removed(machine, installed)


def _compiled(machine: Machine) -> Path:
    build = machine.source / "build"
    target = build / "nxwa-desktop-setup.exe"
    script = ROOT / "packaging" / "windows_installer.py"
    environment = {**os.environ, "NXWA_BUILD_FOLDER": str(build)}
    run([sys.executable, "-P", script, machine.console.parent, target], environment)
    expect(target.is_file(), f"the installer is compiled, {target.stat().st_size / 1e6:.1f} MB")
    return target


def _selftest(machine: Machine, installed: Installed) -> None:
    done = machine.run(machine.command(installed.place / machine.console.name, "--selftest"))
    expect(done.status == 0 and " 0 failed" in done.out, "what is installed passes its self test", done)


def _while_it_runs(machine: Machine, installed: Installed, install: Callable[[], int]) -> None:
    """Neither the installer nor the uninstaller touches a program that runs."""
    before = installed.files()
    screen = machine.screen
    with machine.running(installed.place / machine.window.name) as program:
        window = screen.shown("NXCloud", 90)
        expect((status := install()) == REFUSED, "nothing is installed over the running program", status)
        removed = installed.remove("/S", f"_?={there(installed.place)}")
        expect(removed == REFUSED, "nor is it removed while it runs", removed)
        expect(installed.files() == before, "all of its files are still there", before ^ installed.files())
        expect(program.poll() is None, "and it runs")
        screen.focus(window)
        screen.hands("key", "alt+F4")
        expect(program.wait(30) == 0, "it is closed", program.poll())
    expect(machine.database.is_file(), "it has left the person's data", list(machine.data.glob("*")))


def _removed(machine: Machine, installed: Installed) -> None:
    installed.remove("/S")
    until(lambda: installed.files() <= {OWN}, 60, "the uninstaller")
    expect(installed.files() == {OWN}, "all that was brought is gone, and no more", installed.files())
    expect(machine.database.is_file(), "the person's data stays")
    expect(not installed.link.exists(), "the Start menu has forgotten it")
    expect(KEY not in (entry := installed.entry()), "so have Windows' settings", entry)
    shutil.rmtree(installed.place)
