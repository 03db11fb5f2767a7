"""The program from its sources and as it is released: the self test, and freezing."""

import os
import shutil

from on_windows.machine import Machine
from shared.steps import expect
from shared.wine import there

FREEZING_S = 1200
WITHOUT_GIT = "1767225600"


def selftest(machine: Machine) -> None:
    """Run the self test from the sources, without a screen and with one."""
    for platform in ("offscreen", "windows"):
        command = machine.from_sources("-m", "nxwa_desktop", "--selftest", environment={"QT_QPA_PLATFORM": platform})
        done = machine.run(command)
        whole = done.status == 0 and f"Qt platform {platform}" in done.out and " 0 failed" in done.out
        expect(whole, f"the self test passes from the sources, Qt's platform is {platform}", done)
        expect("keyring: Windows Credential Manager" in done.out, "the Credential Manager answers", done)


def freeze(machine: Machine) -> None:
    """Freeze it as the release workflow does, which ends with the frozen program's self test."""
    shutil.rmtree(machine.frozen, ignore_errors=True)
    given = {
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": there(machine.wheels),
        "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", WITHOUT_GIT),
    }
    done = machine.run(machine.command(machine.python, "packaging/dev", "freeze", environment=given), "", FREEZING_S)
    expect(done.status == 0 and " 0 failed" in done.out, "frozen, and it passes its self test", done)
    size = sum(file.stat().st_size for file in machine.frozen.rglob("*") if file.is_file())
    expect(
        machine.console.is_file() and machine.window.is_file(), f"both programs are there, {size / 1e6:.0f} MB in all"
    )
