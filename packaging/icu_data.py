"""Takes out of ICU's data what Qt never asks for: a third of 32 MB stays. `freeze.py` starts it on Linux.

    icu_data.py FOLDER    writes FOLDER/libicudata.so.NN, with the Python that has PySide6
    icu_data.py           prints a hash of what Qt tells with ICU, for `package_check.py` to compare

Qt asks ICU for sort orders, for upper and lower case, for names of time zones, and for encodings that a program names:
this one names none. Everywhere else Qt brings no ICU of its own.
"""

import functools
import hashlib
import itertools
import re
import subprocess
import sys
import tempfile
from pathlib import Path

UNUSED = re.compile(
    # Names of currencies, languages, countries and units; spelt-out numbers; transliteration; where words end.
    r"(curr|lang|region|unit|rbnf|translit|brkitr)/"
    # Encodings, network names and their normal forms, names and properties of characters.
    r"|.*\.(cnv|spp)$|(nfkc|nfkc_cf|uts46)\.nrm$|(unames|uemoji|ulayout)\.icu$|confusables\.cfu$"
)
WORDS = (
    "apple Äpfel Zürich øre åre straße ñandu llama İstanbul ısı привет עברית العربية ไทย 中文 北京 안녕 かな カナ 10 9"
)
ZONES = ("Europe/Berlin", "Asia/Shanghai", "America/New_York", "Asia/Kolkata", "Africa/Lagos", "Asia/Riyadh")


def main(arguments: list[str]) -> int:
    if not arguments:
        print(answers())
        return 0
    import PySide6

    (library,) = (Path(PySide6.__file__).parent / "Qt" / "lib").glob("libicudata.so.*")
    trim(library, Path(arguments[0]) / library.name)
    return 0


def trim(library: Path, target: Path) -> None:
    """Write the library with the data that is used."""
    major = library.suffix[1:]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # ICU's tools take the package's name from the file's; "l" is for little-endian.
        data, kept = f"icudt{major}l.dat", folder / "kept"
        kept.mkdir()
        run(folder, "objcopy", "-O", "binary", "-j", ".rodata", str(library), data)
        items = run(folder, "icupkg", "-l", data).splitlines()
        (folder / "unused.txt").write_text("\n".join(item for item in items if UNUSED.match(item)) + "\n")
        run(folder, "icupkg", "-r", "unused.txt", data, f"kept/{data}")
        run(kept, "ld", "-r", "-b", "binary", "-o", "data.o", data)
        symbol = f"_binary_icudt{major}l_dat"
        run(
            kept, "objcopy", "--set-section-alignment", ".data=16",
            "--rename-section", ".data=.rodata,alloc,load,readonly,data,contents",
            "--redefine-sym", f"{symbol}_start=icudt{major}_dat",
            "--strip-symbol", f"{symbol}_end", "--strip-symbol", f"{symbol}_size", "data.o",
        )  # fmt: skip
        linked = ["-shared", "-soname", library.name, "-z", "noexecstack", "-z", "relro", "--build-id", "data.o"]
        run(kept, "ld", *linked, "-o", str(target.resolve()))


def run(folder: Path, *command: str) -> str:
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


def answers() -> str:
    """A hash of what Qt tells with the help of ICU, in every language that it knows."""
    from PySide6.QtCore import QCollator, QDateTime, QLocale, QTimeZone

    told = hashlib.sha256()
    zones = [QTimeZone(name.encode()) for name in ZONES]
    names = list(itertools.product(QTimeZone.TimeType, QTimeZone.NameType))
    anything = (QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, QLocale.Country.AnyCountry)
    for locale in QLocale.matchingLocales(*anything):
        collator = QCollator(locale)
        collator.setNumericMode(True)
        words = WORDS.split() + [zone.displayName(*name, locale) for zone in zones for name in names]
        moments = [QDateTime.fromMSecsSinceEpoch(1_700_000_000_000, zone) for zone in zones]
        answer = [
            sorted(words, key=functools.cmp_to_key(collator.compare)),
            [change(word) for word in words for change in (locale.toUpper, locale.toLower)],
            [locale.toString(moment, QLocale.FormatType.LongFormat) for moment in moments],
        ]
        told.update(repr(answer).encode())
    return told.hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
