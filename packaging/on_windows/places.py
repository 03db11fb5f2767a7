"""Folders with spaces and letters of other scripts, one that may not be written, and a disk that is full."""

import contextlib
import shutil
from pathlib import Path

from on_windows.accounts import add_account, remove_account, send
from on_windows.machine import DEBIAN, NUMBER, WORK, Done, Machine
from on_windows.nxcloud import nxcloud
from shared.steps import expect, run

STRANGE = "Überweisungen für 张伟, n° 1"
DISK_KB = 900


def places(machine: Machine) -> None:
    """Use the program where folders are not as usual."""
    _strange_folder(machine)
    machine.forget()
    with nxcloud() as cloud:
        add_account(machine, cloud.url)
        expect(
            machine.database.is_file(), f"the person's data is in {machine.data.relative_to(machine.profile.parent)}"
        )
        _read_only(machine)
        _full_disk(machine, cloud.received)
    remove_account(machine)


def _strange_folder(machine: Machine) -> None:
    """The program in such a folder, and a list of customers and its results in it."""
    folder = machine.profile / STRANGE
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(machine.frozen, folder / "nxwa desktop")
    program = folder / "nxwa desktop" / machine.console.name
    run(["chown", "-R", f"{NUMBER}:{NUMBER}", folder])
    done = machine.run(machine.command(program, "--selftest"))
    expect(done.status == 0 and " 0 failed" in done.out, f"the self test passes in a folder named {STRANGE}", done)
    machine.forget()
    done = machine.run(machine.inside("save_template.py"))
    expect(done.status == 0, "a template is saved", done)
    customers, results = folder / "客户 list.csv", folder / "résultats 结果.csv"
    customers.write_text("phone,name\n8613600009759,张伟\n", encoding="utf-8")
    words = ("--sandbox", "--template", "order_update", "--map", "to=phone", "--map", "Name=name")
    done = machine.run(machine.command(program, "batch", customers, *words, "--send", "--results", results))
    written = results.read_text(encoding="utf-8-sig") if results.exists() else ""
    expect(
        done.status == 0 and "Accepted" in written and "张伟" in written,
        "so does a list of customers there",
        (done, written),
    )
    shutil.rmtree(folder)


def _read_only(machine: Machine) -> None:
    files = [machine.data, *machine.data.rglob("*")]
    modes = {file: file.stat().st_mode for file in files}
    for file in files:
        file.chmod(modes[file] & ~0o222)
    done = send(machine, "8613600000001")
    for file, mode in modes.items():
        file.chmod(mode)
    _is_said(done, "cannot be written to")


def _full_disk(machine: Machine, received: list[str]) -> None:
    """A small disk in the place of the data folder, with the data, and then filled."""
    place = DEBIAN.inside(machine.data)
    kept = WORK / "kept"
    shutil.rmtree(kept, ignore_errors=True)
    shutil.copytree(machine.data, kept)
    run(["mount", "-t", "tmpfs", "-o", f"size={DISK_KB}k,uid={NUMBER},gid={NUMBER},mode=700", "tmpfs", place])
    try:
        shutil.copytree(kept, place, dirs_exist_ok=True)
        run(["chown", "-R", f"{NUMBER}:{NUMBER}", place])
        filler = place / "filler"
        _fill(filler)
        _is_said(send(machine, "8613600000002"), "The disk is full")
        filler.unlink()
        done = send(machine, "8613600000003")
        expect(
            done.status == 0 and received == ["8613600000003"], "with room again it sends, and had sent nothing", done
        )
    finally:
        machine.windows.stop()
        run(["umount", "-l", place])


def _fill(file: Path) -> None:
    with file.open("wb", buffering=0) as filler, contextlib.suppress(OSError):
        while True:
            filler.write(bytes(1024))


def _is_said(done: Done, sentence: str) -> None:
    """Nothing was sent, with this reason in the sentence."""
    expect(done.status == 3 and sentence in done.said, f"nothing is sent: {' '.join(done.said.split())}", done)
