"""Photographs the real window: the scenes of `pictures/scene.py` that README and metainfo show, at 1x and at 2x.

    screenshots.py [SCENE…]         into packaging/screenshots/; `packaging/dev screenshots` sees to what it needs
    screenshots.py --all [SCENE…]   every scene, or these, at 1x into build/screenshots/, to be looked at

Each picture is sat for in a process of its own: an X server, a session bus and folders that nobody else has, the same
fonts, language and time zone every time. They are indexed, and together smaller than `MOST_BYTES`.
"""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCENE = ROOT / "packaging" / "pictures" / "scene.py"
PICTURES = ROOT / "packaging" / "screenshots"
LOOKED_AT = ROOT / "build" / "screenshots"
MOST_BYTES = 1_500_000
SCALES = (1, 2)
COLOURS = 96
SCREEN = "2500x1700x24"
FONTS = (
    "truetype/noto/NotoSans-Regular.ttf",
    "truetype/noto/NotoSans-Bold.ttf",
    "truetype/noto/NotoSans-Italic.ttf",
    "truetype/noto/NotoSans-BoldItalic.ttf",
    "truetype/noto/NotoSansMono-Regular.ttf",
    "truetype/noto/NotoSansMono-Bold.ttf",
    "truetype/noto/NotoSansArabic-Regular.ttf",
    "truetype/noto/NotoSansArabic-Bold.ttf",
    "opentype/noto/NotoSansCJK-Regular.ttc",
    "opentype/noto/NotoSansCJK-Bold.ttc",
)
FONT_RULES = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{fonts}/cache</cachedir>
  <alias><family>monospace</family><prefer><family>Noto Sans Mono</family></prefer></alias>
  <match>
    <edit name="family" mode="append_last"><string>Noto Sans</string><string>Noto Sans CJK SC</string></edit>
  </match>
  <match target="font">
    <edit name="antialias" mode="assign"><bool>true</bool></edit>
    <edit name="hinting" mode="assign"><bool>true</bool></edit>
    <edit name="hintstyle" mode="assign"><const>hintslight</const></edit>
    <edit name="rgba" mode="assign"><const>none</const></edit>
  </match>
</fontconfig>
"""
BUS_RULES = """<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow receive_sender="*"/><allow own="*"/>
  </policy>
</busconfig>
"""


def main(arguments: list[str]) -> int:
    # A cancelled run takes its display and its bus with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    only_to_look = "--all" in arguments
    wanted = [word for word in arguments if word != "--all"]
    names = scenes("--list" if only_to_look else "--kept")
    if unknown := sorted(set(wanted) - set(names)):
        return complain(f"There is no scene {', '.join(unknown)}. There are: {', '.join(names)}.")
    with tempfile.TemporaryDirectory(prefix="nxwa-pictures-") as folder, studio(Path(folder)) as session:
        if only_to_look:
            return look_at(wanted or names, session)
        for name in wanted or names:
            for scale in SCALES:
                raw = Path(folder) / "raw.png"
                if not photograph(name, scale, raw, session):
                    return complain(f"The scene {name} could not be photographed at {scale}x.")
                print(
                    f"{picture(name, scale).relative_to(ROOT)}  {index(raw, picture(name, scale)):,} bytes", flush=True
                )
    if not wanted:
        forget_others(names)
    return weigh()


def look_at(names: list[str], session: dict[str, str]) -> int:
    """Photograph scenes as they are; one that fails does not keep the others."""
    LOOKED_AT.mkdir(parents=True, exist_ok=True)
    failed = [name for name in names if not photograph(name, 1, LOOKED_AT / f"{name}.png", session)]
    return complain(f"Not photographed: {', '.join(failed)}.") if failed else 0


def scenes(which: str) -> list[str]:
    listed = subprocess.run([sys.executable, SCENE, which], capture_output=True, text=True, check=True)
    return listed.stdout.split()


def picture(name: str, scale: int) -> Path:
    return PICTURES / (f"{name}.png" if scale == 1 else f"{name}@{scale}x.png")


def forget_others(names: list[str]) -> None:
    """Pictures whose scene no longer exists."""
    for other in set(PICTURES.glob("*.png")) - {picture(name, scale) for name in names for scale in SCALES}:
        other.unlink()


def weigh() -> int:
    total = sum(file.stat().st_size for file in PICTURES.glob("*.png"))
    if total > MOST_BYTES:
        return complain(
            f"The pictures are {total:,} bytes together, and {MOST_BYTES:,} is the most: show less in them."
        )
    print(f"{total:,} bytes together, of {MOST_BYTES:,}")
    return 0


def complain(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


# --- the environment: display, session bus, fonts


@contextlib.contextmanager
def studio(folder: Path) -> Iterator[dict[str, str]]:
    """The environment of every scene, except its own folders."""
    with display() as number, bus(folder) as address:
        yield {
            "PATH": os.environ.get("PATH", os.defpath),
            "DISPLAY": number,
            "DBUS_SESSION_BUS_ADDRESS": address,
            "FONTCONFIG_FILE": str(font_rules(folder / "fonts")),
            "LANG": "en_GB.UTF-8",
            "LC_CTYPE": "C.UTF-8",
            "TZ": "UTC",
            "QT_QPA_PLATFORM": "xcb",
            "QT_QPA_PLATFORMTHEME": "generic",
            "NO_AT_BRIDGE": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
        }


@contextlib.contextmanager
def display() -> Iterator[str]:
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", SCREEN, "-dpi", "96", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL)
    os.close(writer)
    with stopped(server), os.fdopen(reader) as answer:
        number = answer.readline().strip()
        if not number:
            raise SystemExit("Xvfb did not start.")
        yield f":{number}"


@contextlib.contextmanager
def bus(folder: Path) -> Iterator[str]:
    """An empty session bus: no desktop settings, no keyring, no screen reader."""
    rules = folder / "bus.conf"
    rules.write_text(BUS_RULES.format(folder=folder))
    command = ["dbus-daemon", f"--config-file={rules}", "--nofork", "--print-address"]
    with stopped(subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()


@contextlib.contextmanager
def stopped(process: "subprocess.Popen[str] | subprocess.Popen[bytes]") -> Iterator["subprocess.Popen[str]"]:
    try:
        yield process  # type: ignore[misc]
    finally:
        process.terminate()
        process.wait()


def font_rules(folder: Path) -> Path:
    """A font configuration with only these fonts, in shades of grey."""
    folder.mkdir()
    for name in FONTS:
        file = Path("/usr/share/fonts") / name
        if not file.exists():
            raise SystemExit(f"The font {file} is missing.")
        (folder / file.name).symlink_to(file)
    rules = folder / "fonts.conf"
    rules.write_text(FONT_RULES.format(fonts=folder))
    return rules


# --- a picture


def photograph(name: str, scale: int, file: Path, session: dict[str, str]) -> bool:
    """Run one scene; True if it wrote a picture."""
    with tempfile.TemporaryDirectory(prefix="nxwa-sitting-") as home:
        places = {"HOME": home, "XDG_RUNTIME_DIR": home}
        places |= {f"XDG_{kind}_HOME": f"{home}/{kind.lower()}" for kind in ("CONFIG", "DATA", "STATE", "CACHE")}
        environment = {**session, **places, "QT_SCALE_FACTOR": str(scale)}
        command = [sys.executable, str(SCENE), name, str(file)]
        return subprocess.run(command, env=environment, check=False, timeout=120).returncode == 0


def index(raw: Path, file: Path) -> int:
    """Compress the picture with a palette and return its size in bytes."""
    few = raw.with_suffix(".few.png")
    subprocess.run(
        ["pngquant", "--force", "--speed", "1", "--nofs", "--strip", "--output", few, str(COLOURS), raw], check=True
    )
    # Slower by a minute, and smaller by a tenth: done for what is kept in the repository.
    subprocess.run(["zopflipng", "-y", few, file], check=True, stdout=subprocess.DEVNULL)
    return file.stat().st_size


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
