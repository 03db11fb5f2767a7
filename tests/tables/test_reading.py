"""Tables of every kind that Excel and its relatives write: what is taken, what is told, what is refused."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop.tables.faults import FaultCode, TableFault
from nxwa_desktop.tables.reading import ReadOptions, probe, probe_pasted, read
from nxwa_desktop.tables.source import Sheet, Source, SourceKind
from nxwa_desktop.tables.table import CellNoteKind, ColumnNoteKind, Table, TableNoteKind
from tests.support.capabilities import SPECIAL_FILES
from tests.tables.tables import BATCH, fault_of, notes_of, probed, table_of

CUSTOMERS = [
    ("+86 136 0000 0001", "李雷", "A-1", "zh_CN"),
    ("8613600000002", "Zoë", "A-2", "en_US"),
    ("+44 7700 900123", 'Ana; "x"', "A\n3", "en_GB"),
]


@pytest.mark.parametrize(
    ("name", "encoding", "delimiter"),
    [("utf8.csv", "utf-8", ","), ("utf8-bom-semicolon.csv", "utf-8-sig", ";"), ("utf16-tab.txt", "utf-16", "\t")],
)
def test_encoding_that_is_certain(name: str, encoding: str, delimiter: str) -> None:
    source = probed(BATCH / name)
    table = table_of(source)

    assert (source.encoding, source.encodings, source.delimiter) == (encoding, (), delimiter)
    assert (table.encoding, table.delimiter) == (encoding, delimiter)
    assert table.columns == ("phone", "First Name", "Order", "language")
    assert list(table.rows) == CUSTOMERS
    assert [table.number(index) for index in range(3)] == [2, 3, 4]


@pytest.mark.parametrize(
    ("name", "encoding", "row"),
    [("gb18030.csv", "gb18030", CUSTOMERS[0]), ("windows-1252.csv", "windows-1252", ("+34 612 345 678", "Peña"))],
)
def test_encoding_that_the_person_chooses(name: str, encoding: str, row: tuple[str, ...]) -> None:
    source = probed(BATCH / name)

    assert source.encoding is None
    assert fault_of(source) == TableFault(FaultCode.ENCODING_NOT_KNOWN)
    assert source.encodings[0].encoding == encoding
    assert source.encodings[0].rows[1] == row
    assert len({candidate.rows for candidate in source.encodings}) == len(source.encodings) > 1
    assert table_of(source, ReadOptions(encoding=encoding)).rows[0] == row


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_offered_and_not_taken(encoding: str) -> None:
    source = probed("phone;name\r\n1;一李雷\r\n".encode(encoding))
    assert (source.encoding, source.encodings[0].encoding) == (None, encoding)


def test_a_file_that_is_nearly_utf8_says_which_rows_cannot_be_read() -> None:
    source = probed("phone,name\n1,Zoë é ü ö ä ß ñ ç à è\n2,Ana\n3,".encode() + b"\xe9\n")
    assert source.encodings[0].encoding == "utf-8"
    table = table_of(source, ReadOptions(encoding="utf-8"))
    assert notes_of(table) == {4: [(CellNoteKind.UNREADABLE_CHARACTER, 1)]}


def test_ruined_numbers() -> None:
    table = table_of(probed(BATCH / "excel-ruined-numbers.csv"))

    assert [row[0] for row in table.rows] == ["8.61366E+12", "8613600000001", "013600000001", "=+8613600000002"]
    assert notes_of(table) == {2: [(CellNoteKind.SCIENTIFIC, 0)], 3: [(CellNoteKind.ZERO_FRACTION, 0)]}


@pytest.mark.parametrize("cell", ["8,61366E+12", "8.61366e12", "+8.61E+12", "9E+09", " 8.6E+12 "])
def test_scientific_numbers_in_every_spelling_refuse_their_row(cell: str) -> None:
    table = table_of(probed(f"name;phone\nAna;{cell}\n".encode()))
    ((_, (note,)),) = table.cell_notes.items()
    assert (note.kind, note.column, note.kind.refuses) == (CellNoteKind.SCIENTIFIC, 1, True)


@pytest.mark.parametrize("cell", ["A1E+2", "12E3", "1E5", "E+12", "1.5", "4.0", "1234567.50", "v8613600000001.0"])
def test_what_only_resembles_a_ruined_number_stays(cell: str) -> None:
    table = table_of(probed(f"name;code\nAna;{cell}\n".encode()))
    assert (table.rows[0][1], notes_of(table)) == (cell, {})


def test_repeated_headers_blank_rows_and_ragged_rows() -> None:
    table = table_of(probed(BATCH / "duplicates-blank-ragged.csv"))

    assert table.header == ("phone", "name", "name", "")
    assert table.columns == ("phone", "name", "name (2)")
    assert [(note.kind, note.column) for note in table.column_notes] == [(ColumnNoteKind.NAME_REPEATED, 2)]
    assert [table.number(index) for index in range(len(table.rows))] == [2, 4, 5, 6]
    assert table.rows[3] == ("", "no number", "z")
    assert [(note.kind, note.count) for note in table.notes] == [(TableNoteKind.BLANK_ROWS, 1)]


def test_extra_cells_are_kept_and_noted() -> None:
    table = table_of(probed(b"phone,,name (2),name,name\n1,2,3,4,5,6\n1\n"))

    assert table.columns == ("phone", "Column B", "name (2)", "name", "name (3)", "Column F")
    assert list(table.rows) == [("1", "2", "3", "4", "5", "6"), ("1", "", "", "", "", "")]
    assert notes_of(table) == {2: [(CellNoteKind.EXTRA_CELLS, None)], 3: [(CellNoteKind.SHORT_ROW, None)]}


def test_an_unclosed_quote_is_told_with_its_line() -> None:
    assert fault_of(probed(BATCH / "open-quote.csv")) == TableFault(FaultCode.UNCLOSED_QUOTE, (2,))
    late = b'sep=;\nphone;name\n1;"A\nb"\n2;"x\n' + b"3;Bo\n" * 50_000
    assert fault_of(probed(late)) == TableFault(FaultCode.UNCLOSED_QUOTE, (5,))


def test_rows_that_a_closed_quote_swallowed_are_suspected() -> None:
    table = table_of(probed(b'phone,name\n1,"Ana\n2,Bo\n3,Cy"\n4,"Flat 3,\nHigh Street"\n'))
    assert notes_of(table) == {2: [(CellNoteKind.MAY_HOLD_ROWS, 1)]}


def test_one_column() -> None:
    table = table_of(probed(BATCH / "one-column.csv"))
    assert (table.columns, list(table.rows)) == (("phone",), [("+8613600000001",), ("+8613600000002",)])


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("phone;price\n1;1,50\n2;2,75\n", ";"),
        ("name|phone\nLi, Lei|1\nBo|2\n", "|"),
        ("sep=|\nphone|a;b\n1|2\n", "|"),
        ('name,phone\n"a;b;c",1\n"d;e;f",2\n', ","),
        ("phone\tname\n1\tAna, Bo\n", "\t"),
        ("name\nLi, Lei\nBo, B\n", ";"),
    ],
)
def test_the_delimiter_is_recognised_and_can_be_changed(text: str, delimiter: str) -> None:
    source = probed(text.encode())
    assert (source.delimiter, table_of(source).delimiter) == (delimiter, delimiter)
    assert table_of(source, ReadOptions(delimiter="^")).delimiter == "^"


@pytest.mark.parametrize(
    ("text", "given", "header"),
    [
        ("phone,name\n1,2\n", None, ("phone", "name")),
        ("+8613600000001,Ana\n+8613600000002,Bo\n", None, None),
        ("8.6136E+12,Ana\n+8613600000002,Bo\n", None, None),
        ("phone,name\n1,2\n", False, None),
        ("+8613600000001,Ana\n2,Bo\n", True, ("+8613600000001", "Ana")),
    ],
)
def test_the_header_row(text: str, given: bool | None, header: tuple[str, ...] | None) -> None:
    table = table_of(probed(text.encode()), ReadOptions(has_header=given))
    assert table.header == header
    assert table.columns == (header or ("Column A", "Column B"))
    assert len(table.rows) == (1 if header else 2)


def test_a_broken_character_in_pasted_cells_is_told_and_not_made_a_question_mark() -> None:
    source = probe_pasted("phone\tname\n8613600000001\tJos\ud800\n")
    assert isinstance(source, Source)
    table = table_of(source)
    assert table.rows[0][1] == "Jos\ufffd"
    assert [note.kind for note in table.notes_of(0)] == [CellNoteKind.UNREADABLE_CHARACTER]


def test_cells_pasted_from_a_spreadsheet() -> None:
    source = probe_pasted('phone\tname\r\n+8613600000001\t"李\n雷"\r\n')
    assert isinstance(source, Source)
    assert list(table_of(source).rows) == [("+8613600000001", "李\n雷")]


# Workbooks


def test_a_workbook_shows_what_its_cells_look_like() -> None:
    source = probed(BATCH / "workbook-formats-hidden-merged.xlsx")
    table = table_of(source)

    assert source.kind is SourceKind.XLSX
    assert source.sheets == (Sheet("Customers"), Sheet("Old list", hidden=True), Sheet("Second"))
    assert table.sheet == "Customers"
    assert list(table.rows) == [
        ("+8613600000001", "Ana", "00042", "15%", "30 Nov 2026", "¥1,234.50"),
        ("8613600000002", "Bo", "A-2", "20%", "1 Dec 2026", "7"),
        ("+8613600000003", "Cy", "", "", "", ""),
        ("+8613600000004", "Hidden row", "A-4", "0", "2026-12-02", "1"),
        ("+8613600000005", "merged", "", "", "", ""),
    ]
    assert notes_of(table) == {
        4: [(CellNoteKind.NOT_CALCULATED, 2)],
        5: [(CellNoteKind.HIDDEN_ROW, None)],
        6: [(CellNoteKind.MERGED, 2)],
    }
    assert [(note.kind, note.count) for note in table.notes] == [
        (TableNoteKind.HIDDEN_ROWS, 1),
        (TableNoteKind.MERGED_CELLS, 1),
    ]
    to_confirm = {note.column: note for note in table.column_notes if note.kind.needs_confirmation}
    assert {column: note.kind for column, note in to_confirm.items()} == {
        3: ColumnNoteKind.FORMATTED_NUMBER,
        4: ColumnNoteKind.FORMATTED_DATE,
        5: ColumnNoteKind.FORMATTED_NUMBER,
    }
    assert [(cell.stored, cell.shown) for cell in to_confirm[4].examples] == [
        ("2026-11-30", "30 Nov 2026"),
        ("2026-12-02", "2026-12-02"),
    ]


def test_another_sheet_of_a_workbook() -> None:
    source = probed(BATCH / "workbook-formats-hidden-merged.xlsx")
    assert table_of(source, ReadOptions(sheet="Second")).rows[0] == ("+8613600000006", "Di")
    assert table_of(source, ReadOptions(sheet="Old list")).rows[0] == ("+8613600000009",)
    assert fault_of(source, ReadOptions(sheet="Third")) == TableFault(FaultCode.NO_SHEET, ("Third",))


def test_a_far_cell_does_not_take_the_memory_between() -> None:
    assert fault_of(probed(BATCH / "sparse-far-cell.xlsx")).code is FaultCode.TOO_MANY_COLUMNS


# What is no table


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", FaultCode.EMPTY),
        (b"%PDF-1.7\n", FaultCode.PDF),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", FaultCode.PICTURE),
        (b"  <!DOCTYPE html><table><tr><td>1", FaultCode.HTML),
        ("<html>".encode("utf-16"), FaultCode.HTML),
        (b'<?xml version="1.0"?><Workbook/>', FaultCode.XML),
        (b"PK\x03\x04 not a zip", FaultCode.DAMAGED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"WordDocument", FaultCode.ANOTHER_DOCUMENT),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), FaultCode.ENCRYPTED),
        (bytes(range(256)) * 10, FaultCode.NOT_TEXT),
    ],
)
def test_no_table(data: bytes, code: FaultCode) -> None:
    found = probe(data, "list.csv")
    assert isinstance(found, TableFault)
    assert found.code is code


@pytest.mark.parametrize("text", ["phone,name\n", "\n\n , \n"])
def test_no_rows(text: str) -> None:
    assert fault_of(probed(text.encode())).code is FaultCode.NO_ROWS


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "large.csv").touch()
    os.truncate(tmp_path / "large.csv", 2 * 1024**3)
    found = [probe(tmp_path / name) for name in ("gone.csv", "", "large.csv", "a\0b")]
    assert [fault.code for fault in found if isinstance(fault, TableFault)] == [
        FaultCode.NOT_FOUND,
        FaultCode.IS_FOLDER,
        FaultCode.TOO_LARGE,
        FaultCode.CANNOT_READ,
    ]


@SPECIAL_FILES.needed
def test_a_pipe_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    assert probe(tmp_path / "pipe.csv") == TableFault(FaultCode.NOT_A_FILE)


def test_rows_added_later_do_not_join(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("phone\n1\n", encoding="utf-8")
    source = probed(file)
    file.write_text("phone\n1\n2\n", encoding="utf-8")
    assert len(table_of(source).rows) == 1


@pytest.mark.parametrize("name", ["utf8.csv", "workbook-formats-hidden-merged.xlsx"])
def test_reading_can_be_cancelled(name: str) -> None:
    source = probed(BATCH / name)
    assert read(source, cancelled=lambda: True) == TableFault(FaultCode.CANCELLED)


@given(st.binary(max_size=300) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
def test_no_bytes_raise(data: bytes) -> None:
    source = probe(data if data[:2] != b"PK" else b"x" + data)
    if isinstance(source, Source) and source.kind is SourceKind.TEXT:
        encoding = source.encoding or source.encodings[0].encoding
        assert isinstance(read(source, ReadOptions(encoding=encoding)), Table | TableFault)
