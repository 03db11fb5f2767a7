"""Workbooks: what their cells show, what is refused, and that nothing in them harms the program."""

import random

import pytest

from nxwa_desktop.tables import zip_parts
from nxwa_desktop.tables.faults import CannotRead, FaultCode, TableFault
from nxwa_desktop.tables.reading import probe, read
from nxwa_desktop.tables.source import Sheet, Source, SourceKind
from nxwa_desktop.tables.table import CellNoteKind, ColumnNoteKind, Table, TableNoteKind
from tests.tables.tables import BATCH, fault_of, notes_of, probed, table_of
from tests.tables.workbooks import MAIN, archive, cell, ods, rows, xlsx


def test_errors_and_formulas_without_a_result_refuse_their_row() -> None:
    error = cell("A2", "<v>#DIV/0!</v>", ' t="e"')
    table = table_of(
        probed(
            xlsx(
                rows(
                    error + cell("B2", "<f>x</f><v></v>", ' t="str"') + cell("C2", "<f>y</f>"),
                    cell("A3", "<f>1</f><v>5</v>") + cell("B3", "<f>z</f>") + cell("C3", "<v>7</v>", ' t="str"'),
                )
            )
        )
    )
    refused = {
        number: [note for note in notes if note[0].refuses and note[1] is not None]
        for number, notes in notes_of(table).items()
    }
    assert list(table.rows) == [("#DIV/0!", "", ""), ("5", "", "7")]
    assert refused == {
        2: [(CellNoteKind.ERROR_VALUE, 0), (CellNoteKind.NOT_CALCULATED, 2)],
        3: [(CellNoteKind.NOT_CALCULATED, 1)],
    }


@pytest.mark.parametrize(
    ("content", "attributes", "shown"),
    [
        ("<v>8.613600000002E12</v>", "", "8613600000002"),
        ("<v>0.1</v>", "", "0.1"),
        ("<v>0.30000000000000004</v>", "", "0.3"),
        ("<v>0.00001</v>", "", "0.00001"),
        ("<v>42</v>", ' s="3"', "42"),
        ("<v>1</v>", ' t="b"', "TRUE"),
        ('<is><r><t xml:space="preserve">Ana </t></r><r><t>B</t></r></is>', ' t="inlineStr"', "Ana B"),
        ("<v>00042</v>", ' t="str"', "00042"),
    ],
)
def test_what_a_cell_becomes(content: str, attributes: str, shown: str) -> None:
    table = table_of(probed(xlsx(rows(cell("A2", content, attributes)))))
    assert (list(table.rows), notes_of(table), table.column_notes) == ([(shown,)], {}, ())


def test_numbers_that_lost_digits_refuse_their_row() -> None:
    table = table_of(probed(xlsx(rows(cell("A2", "<v>12345678901234500000</v>")))))
    assert notes_of(table) == {2: [(CellNoteKind.DIGITS_LOST, 0)]}


def test_formatted_cells_are_told_by_column_with_an_example_of_each_format() -> None:
    given = [("0.155", ' s="4"'), ("3", ' s="1"'), ("7", ""), ("46357", ' s="2"')]
    cells = [cell(f"A{row}", f"<v>{value}</v>", style) for row, (value, style) in enumerate(given, 2)]
    table = table_of(probed(xlsx(rows(*cells))))
    assert [row[0] for row in table.rows] == ["15.5%", "3.00", "7", "2026-12-01"]
    (note,) = table.column_notes
    assert (note.kind, note.count) == (ColumnNoteKind.FORMATTED_DATE, 3)
    assert [(each.stored, each.shown) for each in note.examples] == [
        ("0.155", "15.5%"),
        ("3", "3.00"),
        ("2026-12-01", "2026-12-01"),
    ]


def test_names_with_a_prefix_are_read_alike() -> None:
    """Cells are taken out unparsed where they are written as usual, else they are parsed: both must tell the same."""
    sheet = rows(
        cell("A2", "<v>1</v>", ' s="1"') + cell("B2", "<v>2</v>") + cell("C2", "<v>#N/A</v>", ' t="e"'),
        cell("A3", "<v>text</v>", ' t="str" s="1"')
        + cell("B3", "<f>1</f>")
        + '<c r="C3" s="1"/>'
        + cell("D3", "<v>4</v>"),
    ).replace('<row r="3">', '<row r="3" hidden="1">')
    prefixed = sheet.replace("</", "</x:").replace("<", "<x:").replace("<x:/x:", "</x:")
    usual = table_of(probed(xlsx(sheet)))
    other = f'<x:worksheet xmlns:x="{MAIN}">{prefixed}</x:worksheet>'
    assert table_of(probed(xlsx("", extra={"xl/worksheets/sheet1.xml": other}))) == usual
    assert usual.cell_notes
    assert usual.column_notes


def test_hidden_columns_and_merged_cells() -> None:
    sheet = f'<cols><col min="2" max="3" hidden="1"/></cols>{rows(cell("A2", "<v>1</v>"), cell("C3", "<v>2</v>"))}'
    table = table_of(probed(xlsx(f'{sheet}<mergeCells><mergeCell ref="A2:A3"/></mergeCells>')))
    assert [note.column for note in table.column_notes if note.kind is ColumnNoteKind.HIDDEN] == [1, 2]
    assert (CellNoteKind.MERGED, 0) in notes_of(table)[3]
    assert 2 not in notes_of(table)


def test_macros_are_told_and_not_read() -> None:
    source = probed(xlsx(rows(cell("A2", "<v>1</v>")), extra={"xl/vbaProject.bin": b"macro"}))
    assert source.macros
    assert [note.kind for note in table_of(source).notes] == [TableNoteKind.MACROS]


def test_an_opendocument_workbook_says_what_cannot_be_known() -> None:
    text = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    number = '<table:table-cell office:value-type="float" office:value="8613600000001"/>'
    day = '<table:table-cell office:value-type="date" office:date-value="2026-12-01"/>'
    row = "<table:table-row>{}</table:table-row>"
    source = probed(ods(row.format(text.format("phone") + text.format("day")) + row.format(number + day)))
    table = table_of(source)
    assert source.kind is SourceKind.ODS
    assert list(table.rows) == [("8613600000001", "2026-12-01")]
    assert [note.kind for note in table.column_notes] == [ColumnNoteKind.FORMATTED_DATE]
    assert [note.kind for note in table.notes] == [TableNoteKind.FORMATS_UNKNOWN]


ENCRYPTED_ODS: dict[str, str | bytes] = {
    "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
    "content.xml": b"\x12\x34",
    "META-INF/manifest.xml": "<manifest:encryption-data/>",
}


def test_an_old_excel_workbook() -> None:
    """Made with xlwt 1.3."""
    source = probed(BATCH / "old-excel.xls")
    table = table_of(source)
    assert (source.kind, source.sheets) == (SourceKind.XLS, (Sheet("Customers"), Sheet("Old list", hidden=True)))
    assert list(table.rows) == [("8613600000001", "李雷", "2026-12-01"), ("+8613600000002", "merged", "")]
    assert notes_of(table) == {3: [(CellNoteKind.MERGED, 2)]}
    assert TableNoteKind.FORMATS_UNKNOWN in {note.kind for note in table.notes}


FAR = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="{row}"><c r="{cell}"><v>2</v></c></row></sheetData>'


@pytest.mark.parametrize(
    ("sheet", "code"),
    [
        (FAR.format(row=1, cell="GS1"), FaultCode.TOO_MANY_COLUMNS),
        (FAR.format(row=200_001, cell="A200001"), FaultCode.TOO_MANY_ROWS),
        (FAR.format(row=2, cell="A1048576"), FaultCode.DAMAGED),
        ('<sheetData><row r="1"><c r="A1"><v>1</v>', FaultCode.DAMAGED),
        ("<sheetData/>", FaultCode.NO_ROWS),
    ],
)
def test_sheets_that_are_refused(sheet: str, code: FaultCode) -> None:
    assert fault_of(probed(xlsx(sheet))).code is code


@pytest.mark.parametrize(
    "root", ['<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>', '<!DOCTYPE x SYSTEM "/etc/passwd"><x/>']
)
def test_document_types_are_refused(root: str) -> None:
    assert fault_of(probed(xlsx("", extra={"xl/worksheets/sheet1.xml": root}))).code is FaultCode.DAMAGED


def test_a_million_repeated_cells_are_refused_within_bounds() -> None:
    many = '<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>'
    found = probe(ods(f'<table:table-row table:number-rows-repeated="1048576">{many}</table:table-row>'))
    assert isinstance(found if isinstance(found, TableFault) else read(found), TableFault)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (archive({"word/document.xml": "<x/>", "[Content_Types].xml": "<Types/>"}), FaultCode.ANOTHER_DOCUMENT),
        (archive({"a.txt": "x"}), FaultCode.ANOTHER_DOCUMENT),
        (
            archive({"mimetype": "x.spreadsheet", "content.xml": "", "META-INF/manifest.xml": "<encryption-data/>"}),
            FaultCode.ENCRYPTED,
        ),
        (xlsx("", extra={"xl/workbook.xml": "<workbook/>"}), FaultCode.NO_SHEET),
    ],
)
def test_archives_that_are_no_workbook(data: bytes, code: FaultCode) -> None:
    found = probe(data)
    assert isinstance(found, TableFault)
    assert found.code is code


def test_what_a_workbook_unpacks_to_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_parts, "LARGEST_UNPACKED", 10_000)
    with pytest.raises(CannotRead) as refused:
        zip_parts.ZipParts(archive({"a": b"\0" * 10_001}))
    assert refused.value.fault.code is FaultCode.UNPACKS_TOO_LARGE


@pytest.mark.parametrize("seed", range(6))
def test_damaged_workbooks_raise_nothing(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray((BATCH / "workbook-formats-hidden-merged.xlsx").read_bytes())
    for _ in range(20):
        data[chance.randrange(4, len(data))] = chance.randrange(256)
    found = probe(bytes(data[: chance.randrange(len(data) // 2, len(data) + 1)]))
    assert isinstance(read(found) if isinstance(found, Source) else found, Table | TableFault)
