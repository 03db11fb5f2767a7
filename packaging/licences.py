"""LICENCES.txt: what the Windows and macOS packages bundle and under which licences, and the texts themselves.

    licences.py FILE [FOLDER WITH THE TEXTS]

Run by the Python of the environment that is frozen. The list is Debian's file `resources/linux/copyright`, kept in one
place. The texts that many share are those of a Debian system; elsewhere a copy of them is put into
build/common-licenses first (the workflow brings it from its Linux runner). The others come with the libraries.
"""

import re
import sys
import sysconfig
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

PROGRAM = "nxwa-desktop"
ROOT = Path(__file__).resolve().parent.parent
LIST = ROOT / "resources" / "linux" / "copyright"
TEXTS = ("LGPL-3", "GPL-3", "GPL-2", "Apache-2.0", "MPL-2.0")
PLACES = (ROOT / "build" / "common-licenses", Path("/usr/share/common-licenses"))

_TEXT_OF_A_LICENCE = re.compile(r"(LICEN[CS]E|COPYING|NOTICE|AUTHORS)", re.IGNORECASE)
# Debian's folders of the program and of licence texts.
_FOLDER = re.compile(r"usr/lib/nxwa-desktop/(_internal/)?")
_TEXT = r"/usr/share/common-licenses/(\w+(?:[.-]\w+)*)"
_ON_DEBIAN = re.compile(rf"On Debian systems the text( of the first)? is\s+in\s+{_TEXT}\.?")
_PLACES_NAMED = re.compile(
    r"are(\s+at\s+the\s+places\s+named,\s+and)?\s+with\s+each\s+library's\s+metadata\s+in\s+"
    r"(the\s+folder\s+named\s+above|/usr/lib/nxwa-desktop/_internal)\."
)
_SEE = re.compile(_TEXT)


def main(arguments: list[str]) -> int:
    places = [Path(arguments[1])] if len(arguments) > 1 else PLACES
    folder = next((place for place in places if all((place / name).is_file() for name in TEXTS)), None)
    if folder is None:
        print(
            f"The texts of the licences are missing. Copy {', '.join(TEXTS)} from a Debian system's"
            f" /usr/share/common-licenses into {places[0]}.",
            file=sys.stderr,
        )
        return 1
    Path(arguments[0]).write_text(whole(folder), encoding="utf-8")
    return 0


def whole(folder: Path) -> str:
    """The list, the texts that it refers to, and each library's own licence files."""
    parts = [said_anywhere(LIST.read_text(encoding="utf-8"))]
    parts += [chapter(name, folder / name) for name in TEXTS]
    parts += [chapter("Python", file) for file in python_s_own()]
    parts += [chapter(name, file) for found in bundled() for name, file in texts_of(found)]
    return "\n\n".join(parts)


def chapter(name: str, file: Path) -> str:
    line = "=" * 78
    return f"{line}\n{name}\n{line}\n\n{file.read_text(encoding='utf-8', errors='replace').rstrip()}\n"


def python_s_own() -> list[Path]:
    """Python's licence file in python.org's builds: beside the interpreter, or in the standard library."""
    folders = (Path(sys.base_prefix), Path(sysconfig.get_path("stdlib")))
    return [folder / "LICENSE.txt" for folder in folders if (folder / "LICENSE.txt").is_file()][:1]


def bundled() -> list[Distribution]:
    """The program's dependencies on this system, transitively, and PyInstaller, whose start program is bundled."""
    found: dict[str, Distribution] = {}
    names = [PROGRAM, "pyinstaller"]
    while names:
        name = names.pop().lower()
        if name in found:
            continue
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:
            continue  # offered, not needed
        asked = map(Requirement, found[name].requires or [] if name != "pyinstaller" else [])
        names += [each.name for each in asked if each.marker is None or each.marker.evaluate({"extra": ""})]
    return [found[name] for name in sorted(found)]


def texts_of(found: Distribution) -> Iterator[tuple[str, Path]]:
    for file in found.files or []:
        place = Path(str(file.locate()))
        inside = any(part.endswith(".dist-info") for part in place.parts)
        if inside and _TEXT_OF_A_LICENCE.match(place.name):
            yield f"{found.name} {found.version}: {place.name}", place


def said_anywhere(text: str) -> str:
    """Debian's copyright file without Debian's paths."""
    text = _PLACES_NAMED.sub("are below.", text)
    text = _ON_DEBIAN.sub(r"The text\1 is below, under \2.", text)
    return _SEE.sub(r"\1 below", _FOLDER.sub("", text))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
