"""Reading a list of 100,000 rows of 10 columns: CSV beside the csv module alone, XLSX beside calamine alone."""

import csv
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from nxwa_desktop.tables.reading import probe, read
from nxwa_desktop.tables.source import Source
from nxwa_desktop.tables.table import Table
from tests.benchmarks.harness import Aim, Kind, Options, Row, in_turns, own_folder, show, timed
from tests.tables.workbooks import xlsx

COLUMNS = 10
CALAMINE = (
    "import sys, python_calamine;"
    "print(len(python_calamine.CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()))"
)


def run(options: Options) -> None:
    count = options.runs(100_000, 1_000)
    table = [["phone", *(f"name {column}" for column in range(COLUMNS - 1))]]
    table += [[f"+8613{row:09}", *(f"text {row} {column}" for column in range(COLUMNS - 1))] for row in range(count)]
    with own_folder() as folder:
        rows = [_csv(folder / "list.csv", table, options), _xlsx(folder / "list.xlsx", table, options)]
    show(
        "Read a table",
        f"Read {count:,} rows of {COLUMNS} columns from a file, in turns with the csv module alone, or with a process\n"
        "  that reads the values with calamine alone. On a quiet computer: at most 1,000 and 3,000 ms.",
        rows,
    )


def _csv(file: Path, table: list[list[str]], options: Options) -> Row:
    with file.open("w", newline="", encoding="utf-8") as opened:
        csv.writer(opened).writerows(table)

    def alone() -> int:
        with file.open(newline="", encoding="utf-8") as opened:
            return sum(1 for _ in csv.reader(opened))

    return _measured("CSV", file, alone, options, 6)


def _xlsx(file: Path, table: list[list[str]], options: Options) -> Row:
    file.write_bytes(xlsx(f"<sheetData>{''.join(map(_row, range(1, len(table) + 1), table))}</sheetData>"))

    def alone() -> object:
        return subprocess.run([sys.executable, "-c", CALAMINE, str(file)], check=True, capture_output=True)

    return _measured("XLSX", file, alone, options, 3)


def _row(number: int, texts: list[str]) -> str:
    lettered = zip("ABCDEFGHIJ", texts, strict=True)
    cells = (f'<c r="{letter}{number}" t="inlineStr"><is><t>{text}</t></is></c>' for letter, text in lettered)
    return f'<row r="{number}">{"".join(cells)}</row>'


def _measured(name: str, file: Path, alone: Callable[[], object], options: Options, limit: float) -> Row:
    def whole() -> None:
        source = probe(file)
        assert isinstance(source, Source)
        assert isinstance(read(source), Table)

    times = in_turns({"whole": lambda: timed(whole), "floor": lambda: timed(alone)}, options.runs(5, 2), warm_up=1)
    return Row(name, times["whole"], times["floor"], aim=Aim(Kind.RATIO, limit))
