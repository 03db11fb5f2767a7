"""What `batch` needs on the command line: the templates, and a list of customers in a file."""

import contextlib
from pathlib import Path

from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.system.paths import Paths
from tests.support.batch_harness import TEMPLATES, recipient

HEADER = ("phone", "name", "lang")
MAPPED = ("--map", "to=phone", "--map", "First Name=name")
TEMPLATE = ("--template", "order_update", "--language", "en_US")


def save_templates(paths: Paths) -> None:
    """Store the templates of `batch_harness`."""
    with contextlib.closing(Repositories(paths)) as storage:
        for template in TEMPLATES:
            storage.templates.save(template, 1)


def customer(index: int) -> tuple[str, ...]:
    """A row without problems, to another number for each index."""
    return recipient(index), f"David {index}", "en_US"


def customers(folder: Path, *rows: tuple[str, ...], header: tuple[str, ...] = HEADER) -> str:
    """A CSV file of these rows."""
    file = folder / "customers.csv"
    file.write_text("".join(",".join(row) + "\n" for row in (header, *rows)), encoding="utf-8")
    return str(file)
