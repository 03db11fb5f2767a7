"""Installs the .deb into a clean minimal Debian, uses it as a person would, purges it, and checks what is left.

    deb_check.py [FILE.deb]     as root; `packaging/dev package-check` sees to what it needs

Nothing is started that is not stopped; the Debian lives in build/root and is taken away at the end.
"""

import contextlib
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
SYSTEM = BUILD / "root"
CLEAN = BUILD / "clean-root.tar"
SUITE = "bookworm"
PERSON, HOME = "anna", Path("home/anna")
DISPLAY = ":91"
KEYRING = "dbus gnome-keyring"
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
        ask_for(KEYRING)
        brought = set(dependencies(package))
        ask_for(" ".join(sorted(brought)))
        before = files()
        shutil.copy(package, SYSTEM / "tmp" / package.name)
        inside(
            "root", f"DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends /tmp/{package.name}"
        )
        step("installed", files() - before != set())
        step("selftest as an ordinary user", " 0 failed" in inside(PERSON, "nxwa-desktop --selftest"))
        step("starts by its desktop file, sends, goes on while it is updated", used_by_hand())
        (SYSTEM / HOME / "message.json").write_text(MESSAGE)
        (SYSTEM / HOME / "keyring.sh").write_text(STORE_AND_READ)
        step("keeps a secret in GNOME Keyring", '"sign"' in inside(PERSON, "dbus-run-session -- sh ~/keyring.sh"))
        inside("root", "DEBIAN_FRONTEND=noninteractive apt-get purge -q -y nxwa-desktop")
        left = sorted(files() - before)
        step(f"leaves nothing behind {left[:5]}", not left)
        step("leaves the person's data alone", (SYSTEM / DATABASE).exists())
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
        run(["debootstrap", "--variant=minbase", "--include=ca-certificates", SUITE, SYSTEM])
        run(["tar", "-C", SYSTEM, "-cf", CLEAN, "."])
    else:
        SYSTEM.mkdir(parents=True)
        run(["tar", "-C", SYSTEM, "-xf", CLEAN])
    # Where packages come from is this machine's affair.
    for settings in Path("/etc/apt/apt.conf.d").glob("99*"):
        shutil.copy(settings, SYSTEM / "etc/apt/apt.conf.d")
    if Path("/etc/resolv.conf").exists():
        shutil.copy("/etc/resolv.conf", SYSTEM / "etc/resolv.conf")
    try:
        for place in ("proc", "dev"):
            run(["mount", "--bind", f"/{place}", SYSTEM / place])
        inside("root", "apt-get update -q")
        inside("root", f"useradd -m -s /bin/sh {PERSON}")
        yield
    finally:
        take_away()


def take_away() -> None:
    for place in ("dev", "proc"):
        subprocess.run(["umount", "-l", SYSTEM / place], capture_output=True, check=False)
    if any(os.path.ismount(SYSTEM / place) for place in ("dev", "proc")):
        raise SystemExit(f"{SYSTEM} is in use and stays")
    shutil.rmtree(SYSTEM, ignore_errors=True)


def ask_for(packages: str) -> None:
    inside("root", f"DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends {packages}")


def inside(person: str, command: str) -> str:
    """Run a command in the clean system and return its output."""
    done = subprocess.run(
        ["chroot", SYSTEM, *as_(person, command)], env=plain(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{command}\n{done.stdout[-4000:]}\n{done.stderr[-4000:]}\nexit status {done.returncode}")
    return done.stdout


def as_(person: str, command: str) -> list[str]:
    return ["sh", "-c", command] if person == "root" else ["su", "-", person, "-c", command]


def plain() -> dict[str, str]:
    return {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"}


def files() -> set[str]:
    """Every path in the clean system, except those the system changes itself."""
    found: set[str] = set()
    for folder, names, plain_files in os.walk(SYSTEM):
        here = f"/{Path(folder).relative_to(SYSTEM)}".replace("/.", "/").rstrip("/")
        names[:] = [name for name in names if not LEFT_BY_OTHERS.match(f"{here}/{name}")]
        found.update(f"{here}/{name}" for name in [*names, *plain_files])
    return {path for path in found if not LEFT_BY_OTHERS.search(path)}


# --- use by a person


def used_by_hand() -> bool:
    """Start the program as a menu does, type and send a message with keys; True if its row says accepted."""
    (entry,) = (SYSTEM / "usr/share/applications").glob("io.github.nxwa_desktop.*.desktop")
    commands = re.findall(r"^Exec=(.*)$", entry.read_text(), re.MULTILINE)
    practise = next(command for command in commands if "--sandbox" in command)
    screen = ["Xvfb", DISPLAY, "-screen", "0", "1280x800x24", "-ac", "-nolisten", "tcp", "-noreset"]
    with stopped(subprocess.Popen(screen, stderr=subprocess.DEVNULL)):
        start = f"DISPLAY={DISPLAY} {practise}"
        with stopped(subprocess.Popen(["chroot", SYSTEM, *as_(PERSON, start)], env=plain())) as program:
            focus(window := shown("NXCloud"))
            with updated():
                # Typed until it is there: the field waits for the sandbox to be open.
                until(accepted_after_typing)
                picture = BUILD / "installed.png"
                run(["import", "-display", DISPLAY, "-window", "root", picture])
                print(f"     picture: {picture.relative_to(ROOT)}")
                for keys, title in LATE.items():
                    hands("key", keys)
                    focus(shown(title))
                    hands("key", "Escape")
                    focus(window)
            hands("key", "ctrl+q")
            program.wait(15)
    return True


@contextlib.contextmanager
def updated() -> Iterator[None]:
    """Replace the file of the running program, as dpkg does."""
    program, before = SYSTEM / PROGRAM, SYSTEM / PROGRAM.with_suffix(".before")
    before.hardlink_to(program)
    new = program.with_suffix(".new")
    new.write_bytes(b"#!/bin/sh\n".ljust(program.stat().st_size * 2))
    new.replace(program)
    yield
    before.replace(program)


def accepted_after_typing() -> bool:
    hands("key", "ctrl+n")
    for text in ("8613600009759", "order_update", "en_US"):
        hands("type", "--delay", "15", text)
        hands("key", "Tab")
    hands("key", "ctrl+Return")
    ends = time.monotonic() + 3
    while time.monotonic() < ends:
        with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(SYSTEM / DATABASE)) as database:
            if ("accepted", "8613600009759") in database.execute("SELECT state, recipient FROM history"):
                return True
        time.sleep(0.1)
    return False


def hands(*arguments: str) -> str:
    done = subprocess.run(
        ["xdotool", *arguments], env={**plain(), "DISPLAY": DISPLAY}, capture_output=True, text=True, check=False
    )
    return done.stdout


def shown(title: str) -> str:
    """Wait for the window with that title, and return its X id."""
    return until(lambda: hands("search", "--onlyvisible", "--name", title).split())[-1]


def focus(window: str) -> None:
    """Focus the window as a window manager does."""
    hands("windowfocus", "--sync", window)


def until(true: Callable[[], object], seconds: float = 40) -> list[str]:
    ends = time.monotonic() + seconds
    while not (found := true()):
        if time.monotonic() > ends:
            raise SystemExit("waited in vain")
        time.sleep(0.1)
    return found if isinstance(found, list) else []


@contextlib.contextmanager
def stopped(process: "subprocess.Popen[bytes]") -> Iterator["subprocess.Popen[bytes]"]:
    try:
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(20)


def run(command: list[str | Path]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{command[0]}: {done.stdout[-2000:]}\n{done.stderr[-2000:]}")


def step(what: str, good: bool) -> None:
    print(f"{'ok ' if good else 'BAD'}  {what}", flush=True)
    if not good:
        raise SystemExit(1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
