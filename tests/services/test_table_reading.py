"""A table of customers is read in the background, and again as the person wants it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from nxwa_desktop.services import table_reading
from nxwa_desktop.services.table_reading import TableRead, TableReading
from nxwa_desktop.tables.faults import FaultCode
from nxwa_desktop.tables.reading import ReadOptions
from nxwa_desktop.tables.table import CellNoteKind
from tests.support.gui import PATIENCE_MS

GOOD = "phone;name\n8613600009759;Maria\n+6591234567;Wei\n"


@pytest.fixture
def reading(qtbot: QtBot) -> TableReading:
    return TableReading()


@pytest.fixture
def done(qtbot: QtBot, reading: TableReading) -> Callable[[Callable[[], object]], None]:
    """Start a reading and wait until it is over."""

    def wait(start: Callable[[], object]) -> None:
        start()
        assert reading.table is None, "nothing is used while something else is read"
        qtbot.waitUntil(lambda: not reading.busy, timeout=PATIENCE_MS)

    return wait


Done = Callable[[Callable[[], object]], None]


def written(folder: Path, data: str | bytes, name: str = "customers.csv") -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_a_file_becomes_a_table(reading: TableReading, done: Done, tmp_path: Path) -> None:
    done(lambda: reading.open_file(written(tmp_path, GOOD)))
    table = reading.table
    assert table is not None
    assert (table.columns, len(table.rows), table.delimiter) == (("phone", "name"), 2, ";")
    assert reading.last.source is not None
    assert reading.last.source.name == "customers.csv"


def test_cells_from_a_spreadsheet_are_pasted(reading: TableReading, done: Done) -> None:
    done(lambda: reading.open_pasted("phone\tname\n8613600009759\tMaria\n"))
    assert reading.table is not None
    assert reading.table.columns == ("phone", "name")


def test_what_was_read_is_read_again_without_the_file(reading: TableReading, done: Done, tmp_path: Path) -> None:
    path = written(tmp_path, GOOD)
    done(lambda: reading.open_file(path))
    path.unlink()
    done(lambda: reading.read_as(ReadOptions(has_header=False)))
    assert reading.table is not None
    assert len(reading.table.rows) == 3


def test_an_encoding_is_never_chosen_silently(reading: TableReading, done: Done, tmp_path: Path) -> None:
    done(lambda: reading.open_file(written(tmp_path, "phone,name\n8613600009759,李雷\n".encode("gb18030"))))
    assert reading.last.is_guess
    assert reading.table is None
    shown = reading.last.table
    assert shown is not None, "and yet something is shown"
    done(lambda: reading.read_as(ReadOptions(encoding="gb18030")))
    assert reading.last.table is not None
    assert reading.last.table.rows[0] == ("8613600009759", "李雷")
    assert not reading.last.is_guess


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(100), FaultCode.PICTURE),
        (b"", FaultCode.EMPTY),
        (b'phone,name\n1,"Maria\n', FaultCode.UNCLOSED_QUOTE),
        (None, FaultCode.NOT_FOUND),
    ],
)
def test_a_file_without_a_table_leaves_the_one_before(
    reading: TableReading, done: Done, tmp_path: Path, data: bytes | None, fault: FaultCode
) -> None:
    done(lambda: reading.open_file(written(tmp_path, GOOD)))
    before = reading.table
    bad = tmp_path / "gone.csv" if data is None else written(tmp_path, data, "bad.csv")
    done(lambda: reading.open_file(bad))
    assert reading.last.fault is not None
    assert reading.last.fault.code is fault
    assert reading.table == before


def test_cancelling_changes_nothing_in_any_step(
    reading: TableReading, done: Done, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, GOOD)
    for name in ("probe", "read"):
        for when in ("before", "after"):
            with monkeypatch.context() as patch:
                patch.setattr(table_reading, name, cancelling(getattr(table_reading, name), reading, when))
                done(lambda: reading.open_file(path))
            assert reading.last == TableRead(), f"cancelled {when} {name}"


def cancelling(step: Callable[..., object], reading: TableReading, when: str) -> Callable[..., object]:
    """A step of the reading that is cancelled right before or after it."""

    def run(*arguments: object, **named: object) -> object:
        if when == "before":
            reading.cancel()
        result = step(*arguments, **named)
        reading.cancel()
        return result

    return run


def test_the_newest_wins(reading: TableReading, done: Done, tmp_path: Path) -> None:
    reading.open_file(written(tmp_path, GOOD * 20_000))
    done(lambda: reading.open_pasted("to\n8613600009759\n"))
    assert reading.table is not None
    assert reading.table.columns == ("to",)


def test_notes_about_cells_are_counted(reading: TableReading, done: Done, tmp_path: Path) -> None:
    done(lambda: reading.open_file(written(tmp_path, "to,n\n8613600009759,1\n8.61366E+12,2\n8.61377E+12,3\n")))
    found = reading.last.notes[CellNoteKind.SCIENTIFIC]
    assert (found.count, found.first) == (2, 3)
