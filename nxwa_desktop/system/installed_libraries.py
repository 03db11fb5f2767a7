"""Names, versions and licences of the libraries in use, collected on demand."""

import re
from collections.abc import Iterator

import msgspec

PROGRAM = "nxwa-desktop"
LONGEST_LICENCE = 60
"""Characters of what counts as a licence's name; some libraries write its whole text there."""

_NAME = re.compile(r"[\w.-]+")


class Library(msgspec.Struct, frozen=True, order=True):
    """One library. An empty licence: it does not say."""

    name: str
    version: str
    licence: str


def libraries(program: str = PROGRAM) -> tuple[Library, ...]:
    """All that the program needs, directly or not, by name; where that is not noted, all that there is."""
    # Costs some milliseconds: nobody needs it to send a message.
    from importlib.metadata import PackageNotFoundError, distribution, distributions

    try:
        found = {each.name: each for each in _needed(distribution(program).name)}
    except PackageNotFoundError:
        names = [each.name for each in distributions()]
        found = {name: library for name in names if (library := _library(name)) is not None}
    found.pop(program, None)
    return tuple(sorted(found.values(), key=lambda library: library.name.casefold()))


def _needed(program: str) -> Iterator[Library]:
    from importlib.metadata import requires

    waiting, seen = [program], {_plain(program)}
    while waiting:
        for requirement in requires(waiting.pop()) or ():
            name = _NAME.match(requirement)
            # What only an extra or another system wants is not installed, or nobody asked for it.
            if name is None or "extra ==" in requirement or _plain(name[0]) in seen:
                continue
            seen.add(_plain(name[0]))
            if (library := _library(name[0])) is not None:
                waiting.append(library.name)
                yield library


def _library(name: str) -> Library | None:
    from importlib.metadata import PackageNotFoundError, metadata

    try:
        about = metadata(name)
    except PackageNotFoundError:
        return None
    classifiers = [line.rpartition(" :: ")[2] for line in about.get_all("Classifier") or () if "License ::" in line]
    names = [about[key] for key in ("License-Expression", "License") if key in about] + [", ".join(classifiers)]
    licence = next((name.strip() for name in names if name and len(name) <= LONGEST_LICENCE and "\n" not in name), "")
    return Library(about["Name"], about["Version"], licence)


def _plain(name: str) -> str:
    """Names that mean the same package, alike."""
    return re.sub(r"[-_.]+", "-", name).casefold()
