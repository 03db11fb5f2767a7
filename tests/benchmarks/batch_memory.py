"""A list of customers; run as a process of its own, what reading and checking so many rows takes at most."""

import re
import sys
from pathlib import Path

from nxwa_desktop.batch.check import check_rows
from nxwa_desktop.batch.plan import BatchPlan, Column, Columns, Fixed, VariableKey
from nxwa_desktop.sandbox.account import sandbox_account
from nxwa_desktop.storage.known_sends import KnownSends
from nxwa_desktop.tables.reading import probe, read
from nxwa_desktop.tables.source import Source
from nxwa_desktop.tables.table import Table
from nxwa_desktop.templates.saved_template import SavedTemplate

ACCOUNT = sandbox_account("http://127.0.0.1/saas/wa/send")
LABELS = tuple(f"value {number}" for number in range(1, 10))


def customers(count: int, folder: Path) -> Table:
    """So many rows of ten columns, read from a file: one of fifty has a problem, or repeats an earlier one."""
    file = folder / "list.csv"
    with file.open("w", encoding="utf-8") as opened:
        print("phone", *LABELS, sep=",", file=opened)
        for row in range(count):
            number = f"8613{row:09}" if row % 50 else ("8613600009759" if row % 100 else "")
            print(number, *(f"text {row} {column}" for column in range(9)), sep=",", file=opened)
    source = probe(file)
    assert isinstance(source, Source)
    table = read(source)
    assert isinstance(table, Table)
    return table


def plan() -> BatchPlan:
    """A template with a variable for each column but the recipient's."""
    text = ", ".join(f"{{{{{label}}}}}" for label in LABELS)
    template = SavedTemplate(id="t", title="t", name="t", language="en_US", body_text=text, body_labels=LABELS)
    sources = tuple((VariableKey(False, label), Column(index)) for index, label in enumerate(LABELS, 1))
    return BatchPlan(("phone", *LABELS), Columns(Column(0), Fixed("en_US"), sources), (template,))


if __name__ == "__main__":
    if rows := int(sys.argv[1]):
        check_rows(customers(rows, Path(sys.argv[2])), plan(), ACCOUNT, KnownSends())
    # Not what `getrusage` says: that counts the memory of whoever started this process.
    peak = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="utf-8"))
    assert peak is not None
    print(peak[1])
