"""The Linux packages, all from one tree: `deb`, `rpm`, `tar`. Runs on Debian; `packaging/dev` prepares it.

    linux_packages.py deb     build/nxwa-desktop_VERSION_ARCH.deb
    linux_packages.py rpm     build/nxwa-desktop-VERSION-1.ARCH.rpm
    linux_packages.py tar     build/nxwa-desktop-VERSION-linux-ARCH.tar.xz, which runs from any folder

Frozen with Debian's own Python (another one leaves its paths behind) from the locked requirements. Two builds of one
commit are alike: times are the commit's (SOURCE_DATE_EPOCH).
"""

import gzip
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
import tarfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

Word = str | Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
VENV = BUILD / "venv"
DEV = ROOT / "packaging" / "dev"
DIST = BUILD / "dist" / "nxwa-desktop"
TREE = BUILD / "tree"
PYTHON = "/usr/bin/python3"
NAME = "nxwa-desktop"
LIBRARY = Path("usr/lib") / NAME
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
MAINTAINER = "nxwa-desktop developers <nxwa-desktop@users.noreply.github.com>"
SUMMARY = "write and send NXCloud WhatsApp template messages by hand"
DESCRIPTION = """\
Support staff write WhatsApp template messages, see exactly what goes out,
send them through NXCloud's endpoint, and read in plain words what happened.
The secret is kept in the desktop's keyring. A sandbox lets anyone practise
without an account."""


def main(kind: str) -> int:
    os.umask(0o022)  # modes of packages are not this person's habit
    freeze()
    lay_out()
    made = {"deb": make_deb, "rpm": make_rpm, "tar": make_tar}[kind]()
    print(f"{made.relative_to(ROOT)}: {made.stat().st_size / 1e6:.1f} MB, {size_of(TREE) / 1e6:.1f} MB installed")
    return 0


# --- the frozen program


def freeze() -> None:
    """Build `DIST`, unless it was built from the same files."""
    stamp, state = BUILD / "frozen", fingerprint()
    if DIST.is_dir() and stamp.is_file() and stamp.read_text() == state:
        return
    run([PYTHON, "-P", ROOT / "packaging" / "freeze.py"])
    stamp.write_text(state)


def fingerprint() -> str:
    """A hash of everything that the frozen program is built from."""
    folders = (ROOT / "nxwa_desktop", ROOT / "resources")
    files = [file for folder in folders for file in sorted(folder.rglob("*")) if file.is_file()]
    names = ("nxwa-desktop.spec", "start.py", "freeze.py", "icu_data.py", "shiboken_support.py", "requirements.lock")
    files += [ROOT / "pyproject.toml", *(ROOT / "packaging" / name for name in names)]
    digest = hashlib.sha256()
    for file in files:
        if "__pycache__" not in file.parts:
            digest.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


# --- the tree that every package has


def lay_out() -> None:
    """Lay out the tree as a Linux system has it."""
    shutil.rmtree(TREE, ignore_errors=True)
    shutil.copytree(DIST, TREE / LIBRARY, symlinks=True)
    link = TREE / "usr/bin" / NAME
    link.parent.mkdir(parents=True)
    link.symlink_to(Path("..") / "lib" / NAME / NAME)
    share = TREE / "usr/share"
    app_id, linux = app_id_of(), ROOT / "resources" / "linux"
    put(linux / f"{app_id}.desktop", share / "applications" / f"{app_id}.desktop")
    put(linux / f"{app_id}.metainfo.xml", share / "metainfo" / f"{app_id}.metainfo.xml")
    pack(share / "man/man1" / f"{NAME}.1.gz", (linux / f"{NAME}.1").read_bytes())
    icons = share / "icons/hicolor"
    put(ROOT / "resources/icons/application.svg", icons / "scalable/apps" / f"{app_id}.svg")
    draw(icons, app_id)
    put(linux / "copyright", share / "doc" / NAME / "copyright")
    run([sys.executable, "-P", DEV, "sbom"])
    put(BUILD / f"{NAME}-{version()}.cdx.json", share / "doc" / NAME / "sbom.cdx.json")
    settle(TREE)


def app_id_of() -> str:
    """The reverse-DNS id, read and not imported: this runs without the program's libraries."""
    found = re.search(
        r'^APP_ID = "([^"]+)"', (ROOT / "nxwa_desktop" / "system" / "identity.py").read_text(), re.MULTILINE
    )
    assert found is not None
    return found[1]


def version() -> str:
    """The version of the package."""
    found = re.search(r'^__version__ = "([^"]+)"', (ROOT / "nxwa_desktop" / "__init__.py").read_text(), re.MULTILINE)
    assert found is not None
    return found[1]


def draw(icons: Path, app_id: str) -> None:
    """Write the icon in each size."""
    places: list[Word] = []
    for side in ICON_SIZES:
        file = icons / f"{side}x{side}" / "apps" / f"{app_id}.png"
        file.parent.mkdir(parents=True)
        places += [str(side), file]
    run([VENV / "bin" / "python", "-P", ROOT / "packaging" / "artwork.py", "png", *places])


def put(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def pack(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(data, mtime=0))


def settle(tree: Path) -> None:
    """Set file modes and times that do not depend on the machine."""
    when = epoch()
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            executable = path.is_dir() or path == tree / LIBRARY / NAME
            path.chmod(0o755 if executable else 0o644)
        os.utime(path, (when, when), follow_symlinks=False)


def epoch() -> int:
    """The commit's time in seconds, which `packaging/dev` sets."""
    return int(os.environ["SOURCE_DATE_EPOCH"])


# --- Debian


def make_deb() -> Path:
    package = BUILD / "deb"
    shutil.rmtree(package, ignore_errors=True)
    shutil.copytree(TREE, package, symlinks=True)
    doc = package / "usr/share/doc" / NAME
    pack(doc / "changelog.gz", changelog().encode())
    overrides = package / "usr/share/lintian/overrides" / NAME
    put(ROOT / "packaging" / "linux" / "lintian-overrides", overrides)
    settle(package)
    (package / "DEBIAN").mkdir()
    (package / "DEBIAN/control").write_text(control(package))
    (package / "DEBIAN/md5sums").write_text("".join(md5sums(package)))
    for file in (package / "DEBIAN").iterdir():
        file.chmod(0o644)
    settle_times(package / "DEBIAN")
    target = BUILD / f"{NAME}_{version()}_{architecture()}.deb"
    run(["dpkg-deb", "--root-owner-group", "-Zxz", "-z9", "--build", package, target])
    return target


def control(package: Path) -> str:
    lines = [
        f"Package: {NAME}",
        f"Version: {version()}",
        f"Architecture: {architecture()}",
        f"Maintainer: {MAINTAINER}",
        "Section: net",
        "Priority: optional",
        f"Installed-Size: {size_of(package) // 1024}",
        f"Depends: {depends(package)}",
        "Recommends: gnome-keyring | secret-service, fonts-noto-cjk | fonts-wqy-zenhei",
        f"Description: {SUMMARY}",
        *(f" {line}" for line in DESCRIPTION.splitlines()),
    ]
    return "\n".join(lines) + "\n"


def depends(package: Path) -> str:
    """The dependencies that dpkg-shlibdeps finds in the files."""
    work = BUILD / "shlibdeps"
    shutil.rmtree(work, ignore_errors=True)
    (work / "debian").mkdir(parents=True)
    (work / "debian/control").write_text(f"Source: {NAME}\n\nPackage: {NAME}\nArchitecture: any\n")
    library = package / LIBRARY
    files = [file for file in sorted(library.rglob("*")) if file.is_file() and is_elf(file)]
    private = sorted({file.parent for file in files})
    command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0"]
    told = subprocess.run(
        [*command, *(f"-l{folder}" for folder in private), *(f"-e{file}" for file in files)],
        cwd=work, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if told.returncode:
        raise SystemExit(told.stderr)
    found = re.search(r"^shlibs:Depends=(.*)$", told.stdout, re.MULTILINE)
    assert found is not None
    return found[1]


def md5sums(package: Path) -> Iterator[str]:
    for file in sorted(package.rglob("*")):
        if file.is_file() and not file.is_symlink() and "DEBIAN" not in file.relative_to(package).parts:
            digest = hashlib.md5(file.read_bytes(), usedforsecurity=False).hexdigest()
            yield f"{digest}  {file.relative_to(package)}\n"


def changelog() -> str:
    from email.utils import formatdate

    when = formatdate(epoch(), localtime=False, usegmt=False)
    return f"{NAME} ({version()}) stable; urgency=low\n\n  * Release {version()}.\n\n -- {MAINTAINER}  {when}\n"


def settle_times(folder: Path) -> None:
    for path in [*folder.iterdir(), folder]:
        os.utime(path, (epoch(), epoch()))


# --- rpm and tar


def make_rpm() -> Path:
    top = BUILD / "rpm"
    shutil.rmtree(top, ignore_errors=True)
    spec = top / f"{NAME}.spec"
    top.mkdir()
    text = (ROOT / "packaging/linux/nxwa-desktop.spec.in").read_text()
    day = time.strftime("%a %b %d %Y", time.gmtime(epoch()))
    for name, value in (("VERSION", version()), ("MAINTAINER", MAINTAINER), ("DAY", day)):
        text = text.replace(f"@{name}@", value)
    spec.write_text(text)
    defined = {"_topdir": top, "tree": TREE, "_rpmfilename": "%{NAME}-%{VERSION}-%{RELEASE}.%{ARCH}.rpm"}
    defined |= {
        "_buildhost": "localhost",
        "use_source_date_epoch_as_buildtime": "1",
        "clamp_mtime_to_source_date_epoch": "1",
    }
    options = [word for name, value in defined.items() for word in ("--define", f"{name} {value}")]
    run(["rpmbuild", "-bb", "--quiet", *options, spec])
    (made,) = (top / "RPMS").glob("*.rpm")
    target = BUILD / made.name
    shutil.copyfile(made, target)
    return target


def make_tar() -> Path:
    """Pack the program's folder, with icon and menu entry beside it."""
    root = f"{NAME}-{version()}"
    target = BUILD / f"{root}-linux-{platform.machine()}.tar.xz"
    with tarfile.open(target, "w:xz", preset=9) as archive:
        for source, place in ((TREE / LIBRARY, root), (TREE / "usr/share", f"{root}/share")):
            for path in [source, *sorted(source.rglob("*"))]:
                info = archive.gettarinfo(path, str(Path(place) / path.relative_to(source)))
                info.uid = info.gid = 0
                info.uname = info.gname = "root"
                if info.isreg():
                    with path.open("rb") as file:
                        archive.addfile(info, file)
                else:
                    archive.addfile(info)
    return target


# --- helpers


def architecture() -> str:
    return subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True, check=True).stdout.strip()


def is_elf(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(4) == b"\x7fELF"


def size_of(tree: Path) -> int:
    return sum(file.lstat().st_size for file in tree.rglob("*") if file.is_file() and not file.is_symlink())


def run(command: Sequence[Word], more: dict[str, str] | None = None) -> None:
    words, environment = [str(word) for word in command], {**os.environ, **(more or {})}
    done = subprocess.run(words, cwd=ROOT, check=False, env=environment)
    if done.returncode:
        raise SystemExit(f"{command[0]} failed with exit status {done.returncode}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "deb"))
