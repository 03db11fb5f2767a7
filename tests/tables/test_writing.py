"""Tables in files that spreadsheets open safely, and that this program reads again as they were."""

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop.tables.reading import ReadOptions
from nxwa_desktop.tables.writing import CsvWriter, neutralise_formulas
from tests.tables.tables import probed, table_of

SIGNS = "=+-@|%＝＋－＠％｜﹢﹣﹦﹫﹪⁺⁻⁼₊₌\u2212\ufb29"
SEPARATORS = ";,|\t\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
UNSEEN = "\u200b\ufeff\u2003\u2009\u00ad\u00a0\u3000\x0b\x00\x7f\u202e\u2028\ue000\ud800\u0378\u034f\ufe0f\u3164\u2800"


@pytest.mark.parametrize("sign", SIGNS)
def test_nothing_unseen_hides_a_formula(sign: str) -> None:
    for before in ("", *set(UNSEEN) - set(SEPARATORS), *"\"' ", " \u200b\"'\x00\ufeff "):
        assert neutralise_formulas(f"{before}{sign}1+1") == f"'{before}{sign}1+1"
        for separator in SEPARATORS:
            assert f"{separator}'{before}{sign}1+1" in neutralise_formulas(f"x{separator}{before}{sign}1+1")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_spreadsheet_with_other_separators_finds_no_formula(delimiter: str) -> None:
    """A row as the file has it, taken apart by each of them, quotes and all."""
    texts = [f"x{a}{b}{sign}cmd|'/C calc'!A0" for a in SEPARATORS for b in ("", " ", '"', ' "') for sign in "=+-@＝"]
    file = io.StringIO(newline="")
    csv.writer(file).writerows(["2026", neutralise_formulas(text), "y"] for text in texts)
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
        for row in csv.reader(re.split("[\r\n\v\f]", file.getvalue()), delimiter=delimiter, quoting=quoting):
            assert not [cell for cell in row if cell.strip(' "').startswith(tuple(SIGNS))]


@pytest.mark.parametrize("control", ["\t", "\r", "\n"])
def test_a_control_that_ends_a_cell_or_row_never_begins_one(control: str) -> None:
    assert neutralise_formulas(f"{control}x") == f"'{control}x"


@pytest.mark.parametrize(
    "cell", ["", "8613600009759", "a=1", "订单 -1", '"quoted"', "😀+", "1-2", " x", "\u200b", "é="]
)
def test_what_is_no_formula_stays_as_it_is(cell: str) -> None:
    assert neutralise_formulas(cell) == cell


@given(st.text(f"{SIGNS}{UNSEEN}\t\r\n\"' aé1", max_size=6) | st.text(max_size=20))
def test_no_cell_begins_like_a_formula(cell: str) -> None:
    safe = neutralise_formulas(cell)
    assert safe.replace("'", "") == cell.replace("'", "")
    for part in re.split(f"[{SEPARATORS}]", safe):
        seen = part.lstrip(f"{UNSEEN}\t\r\n \"'")
        assert part.startswith("'") or not seen.startswith(tuple(SIGNS))


cells = st.text(max_size=8) | st.sampled_from(
    ['"', ",", ";", "\n", "\r\n", "\0", "a\tb", '"",', "+8613600000001", "李雷"]
)


@given(st.lists(st.lists(cells, min_size=1, max_size=4), min_size=1, max_size=5), st.sampled_from(",;\t|"))
def test_a_table_is_read_back_as_it_was_written(rows: list[list[str]], delimiter: str) -> None:
    file = io.BytesIO()
    writer = CsvWriter(file, delimiter=delimiter, keep_formulas=True)
    written = [("row", *row) for row in rows]
    for row in [("row", "a", "b", "c", "d"), *written]:
        writer.write(row)
    table = table_of(probed(file.getvalue()), ReadOptions(has_header=True, delimiter=delimiter))
    assert list(table.rows) == [row + ("",) * (5 - len(row)) for row in written]


def test_a_file_of_this_program_is_recognised_and_has_no_formulas() -> None:
    file = io.BytesIO()
    writer = CsvWriter(file)
    writer.write(("phone", "name"))
    writer.write(("8613600000001", "=1+1"))
    source = probed(file.getvalue())
    assert (source.encoding, source.delimiter) == ("utf-8-sig", ",")
    assert list(table_of(source).rows) == [("8613600000001", "'=1+1")]
