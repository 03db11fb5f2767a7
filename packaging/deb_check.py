"""Installs the .deb into a clean minimal Debian, uses it as a person would, purges it, and checks what is left.

    deb_check.py [FILE.deb]     as root; `packaging/dev package-check` sees to what it needs

Nothing is started that is not stopped; the Debian lives in build/root and is taken away at the end.
"""

import contextlib
import functools
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from shared.debian_root import PLAIN, DebianRoot
from shared.message_by_keys import ACCEPTED, type_message
from shared.screen import Screen, private_screen
from shared.steps import expect, run, until, wait_for

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
SYSTEM = DebianRoot(BUILD / "root", "bookworm")
MOUNTED = (Path("/proc"), Path("/dev"))
CLEAN = BUILD / "clean-root.tar"
PERSON, HOME = "anna", Path("home/anna")
KEYRING = ("dbus", "gnome-keyring")
"""Recommended packages that a minimal system lacks."""
DATABASE = HOME / ".local/share/nxwa-desktop/nxwa-desktop.sqlite3"
PROGRAM = Path("usr/lib/nxwa-desktop/nxwa-desktop")
LATE = {"ctrl+o": "^Import$", "F1": "Keyboard shortcuts"}
"""Keys and the title of the dialog that they open, which is imported on first use."""
MESSAGE = (
    '{"to": "8613600009759", "template": {"name": "text_template",'
    ' "language": {"code": "en_US", "policy": "deterministic"}}}'
)
STORE_AND_READ = r"""
printf login | gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null 2>&1 &
keyring=$!
for i in $(seq 100); do
    dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner \
        string:org.freedesktop.secrets 2>/dev/null | grep -q 'boolean true' && break
    sleep 0.1
done
echo a-secret | nxwa-desktop account add Support --endpoint global --access-key key --tenant-id 1 \
    --appkey app --business-phone 8615800001795 &&
nxwa-desktop send message.json --account Support --dry-run --json
status=$?
kill $keyring
exit $status
"""
LEFT_BY_OTHERS = re.compile(
    r"/(proc|dev|sys|tmp|run|home)(/|$)|/var/(lib/(dpkg|apt|systemd)|cache|log)(/|$)|/etc/(ld\.so\.cache|mtab)$"
    r"|/usr/share/mime/|/usr/share/(applications/mimeinfo|icons/hicolor/icon-theme)\.cache$"
)
"""Folders of logs and caches of the system, and the person's own."""


def main(arguments: list[str]) -> int:
    package = Path(arguments[0]) if arguments else newest_package()
    with clean_system():
        SYSTEM.install(*KEYRING)
        SYSTEM.install(*sorted(set(dependencies(package))))
        before = files()
        shutil.copy(package, SYSTEM.folder / "tmp" / package.name)
        SYSTEM.install(f"/tmp/{package.name}")
        expect(files() - before, "installed")
        told = SYSTEM.run(*as_person("nxwa-desktop --selftest"))
        expect(" 0 failed" in told, "selftest as an ordinary user", told)
        used_by_hand()
        expect(True, "starts by its desktop file, sends, goes on while it is updated")
        (SYSTEM.folder / HOME / "message.json").write_text(MESSAGE)
        (SYSTEM.folder / HOME / "keyring.sh").write_text(STORE_AND_READ)
        told = SYSTEM.run(*as_person("dbus-run-session -- sh ~/keyring.sh"))
        expect('"sign"' in told, "keeps a secret in GNOME Keyring", told)
        SYSTEM.run("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "purge", "-q", "-y", "nxwa-desktop")
        left = sorted(files() - before)
        expect(not left, "leaves nothing behind", left)
        expect((SYSTEM.folder / DATABASE).exists(), "leaves the person's data alone")
    return 0


def newest_package() -> Path:
    made = sorted(BUILD.glob("nxwa-desktop_*.deb"), key=lambda file: file.stat().st_mtime)
    if not made:
        raise SystemExit("There is no package in build/: make one with packaging/dev deb")
    return made[-1]


def dependencies(package: Path) -> Iterator[str]:
    """The names of the package's dependencies: installed first, so that their files are not taken for the package's."""
    told = subprocess.run(["dpkg-deb", "-f", package, "Depends"], capture_output=True, text=True, check=True).stdout
    for wish in told.split(","):
        yield wish.split("|")[0].split("(")[0].strip()


# --- the clean system


@contextlib.contextmanager
def clean_system() -> Iterator[None]:
    """A minimal Debian in `SYSTEM` with a user account; deleted at the end."""
    take_away()
    if not CLEAN.exists():
        SYSTEM.make()
        run(["tar", "-C", SYSTEM.folder, "-cf", CLEAN, "."])
    else:
        SYSTEM.folder.mkdir(parents=True)
        run(["tar", "-C", SYSTEM.folder, "-xf", CLEAN])
    SYSTEM.follow_this_system()
    try:
        with SYSTEM.mounted(MOUNTED):
            SYSTEM.run("apt-get", "update", "-q")
            SYSTEM.run("useradd", "-m", "-s", "/bin/sh", PERSON)
            yield
    finally:
        take_away()


def take_away() -> None:
    SYSTEM.unmount(MOUNTED)
    SYSTEM.remove()


def as_person(command: str) -> list[str]:
    return ["su", "-", PERSON, "-c", command]


def files() -> set[str]:
    """Every path in the clean system, except those the system changes itself."""
    found: set[str] = set()
    for folder, names, plain_files in os.walk(SYSTEM.folder):
        here = f"/{Path(folder).relative_to(SYSTEM.folder)}".replace("/.", "/").rstrip("/")
        names[:] = [name for name in names if not LEFT_BY_OTHERS.match(f"{here}/{name}")]
        found.update(f"{here}/{name}" for name in [*names, *plain_files])
    return {path for path in found if not LEFT_BY_OTHERS.search(path)}


# --- use by a person


def used_by_hand() -> None:
    """Start the program as a menu does, type and send a message with keys, whose row then says accepted."""
    (entry,) = (SYSTEM.folder / "usr/share/applications").glob("io.github.nxwa_desktop.*.desktop")
    commands = re.findall(r"^Exec=(.*)$", entry.read_text(), re.MULTILINE)
    practise = next(command for command in commands if "--sandbox" in command)
    with private_screen("1280x800x24") as screen:
        start = ["chroot", str(SYSTEM.folder), *as_person(f"DISPLAY={screen.display} {practise}")]
        with stopped(subprocess.Popen(start, env=PLAIN)) as program:
            screen.focus(window := screen.shown("NXCloud"))
            with updated():
                # Typed until it is there: the field waits for the sandbox to be open.
                until(lambda: accepted_after_typing(screen), what="a row that says accepted")
                screen.photograph(BUILD / "installed.png")
                for keys, title in LATE.items():
                    screen.hands("key", keys)
                    screen.focus(screen.shown(title))
                    until(functools.partial(closed_by_escape, screen, title), what=f"the end of {title}")
                    screen.focus(window)
            screen.hands("key", "ctrl+q")
            program.wait(15)


@contextlib.contextmanager
def updated() -> Iterator[None]:
    """Replace the file of the running program, as dpkg does."""
    program, before = SYSTEM.folder / PROGRAM, SYSTEM.folder / PROGRAM.with_suffix(".before")
    before.hardlink_to(program)
    new = program.with_suffix(".new")
    new.write_bytes(b"#!/bin/sh\n".ljust(program.stat().st_size * 2))
    new.replace(program)
    yield
    before.replace(program)


def closed_by_escape(screen: Screen, title: str) -> bool:
    """Press Esc, which a dialog hears once it is ready for keys."""
    screen.hands("key", "Escape")
    return not screen.hands("search", "--onlyvisible", "--name", title)


def accepted_after_typing(screen: Screen) -> bool:
    type_message(screen, delay_ms=15)
    return wait_for(is_accepted, 3)


def is_accepted() -> bool:
    with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(SYSTEM.folder / DATABASE)) as database:
        return ACCEPTED in database.execute("SELECT state, recipient, template_name, language FROM history")
    return False


@contextlib.contextmanager
def stopped(process: "subprocess.Popen[bytes]") -> Iterator["subprocess.Popen[bytes]"]:
    try:
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(20)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
