"""LICENCES.txt: what the Windows and macOS packages bundle and under which licences, and the texts themselves.

    licences.py FILE [FOLDER WITH THE TEXTS]

The list is Debian's file `resources/linux/copyright`, kept in one place. Debian systems have the texts; elsewhere
a copy of them is put into build/common-licenses first (the workflow brings it from its Linux runner).
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIST = ROOT / "resources" / "linux" / "copyright"
TEXTS = ("LGPL-3", "GPL-3", "GPL-2", "Apache-2.0", "MPL-2.0")
PLACES = (ROOT / "build" / "common-licenses", Path("/usr/share/common-licenses"))

# Where Debian keeps the program, and where it keeps the texts.
_FOLDER = re.compile(r"usr/lib/nxwa-desktop/(_internal/)?")
_TEXT = r"/usr/share/common-licenses/(\w+(?:[.-]\w+)*)"
_ON_DEBIAN = re.compile(rf"On Debian systems the text( of the first)? is\s+in\s+{_TEXT}\.?")
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
    """The list, then every text that it points to."""
    texts = ((folder / name).read_text(encoding="utf-8").rstrip() for name in TEXTS)
    parts = [said_anywhere(LIST.read_text(encoding="utf-8"))]
    parts += [f"{'=' * 78}\n{name}\n{'=' * 78}\n\n{text}\n" for name, text in zip(TEXTS, texts, strict=True)]
    return "\n\n".join(parts)


def said_anywhere(text: str) -> str:
    """Debian's list without Debian's places."""
    text = text.replace("in /usr/lib/nxwa-desktop/_internal.", "in the program's folder.")
    text = _ON_DEBIAN.sub(r"The text\1 is below, under \2.", text)
    return _SEE.sub(r"\1 below", _FOLDER.sub("", text))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
