"""Number formats of spreadsheets: the text that a cell shows."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop.tables.number_formats import Moment, plain_number, shown_moment, shown_number


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("0%", 0.15, "15%"),
        ("0.00%", 0.12345, "12.35%"),
        ('"¥"#,##0.00', 1234.5, "¥1,234.50"),
        ("[$¥-804]#,##0.00", 12, "¥12.00"),
        ("[$€-2] #,##0.00", 1234.5, "€ 1,234.50"),
        ("#,##0.00 [$zł-415]", 5, "5.00 zł"),
        ("#,##0", 1234567, "1,234,567"),
        ("#,##0", 0, "0"),
        ("#,##0.00;(#,##0.00)", -1234.567, "(1,234.57)"),
        ('0.0;-0.0;"none"', 0, "none"),
        ("00000", 42, "00042"),
        ("000-0000-0000", 13600000001, "136-0000-0001"),
        ("(000) 000-0000", 5551234567, "(555) 123-4567"),
        ("0 0", 12345, "1234 5"),
        ("0.0#", 1.5, "1.5"),
        ("0", 2.5, "3"),
        ("0,", 12345, "12"),
        ("_-* #,##0.00_-", 7, "7.00"),
        ('0" pcs"', 3, "3 pcs"),
        ("[Red]0.0", 3.25, "3.3"),
        ("General", 5.25, "5.25"),
        ('"No. "@', 7, "No. 7"),
        ("0.00E+00", 12345, None),
        ("# ?/?", 0.5, None),
        ("[>5]0;0.0", 3, None),
        ("yyyy", 3, None),
        ("0", 1e300, None),
        (f"0.{'0' * 250}", 1.5, f"1.5{'0' * 249}"),
        (f"0{'%' * 100}", 1, f"1{'0' * 200}{'%' * 100}"),
    ],
)
def test_numbers(code: str, value: float, shown: str | None) -> None:
    assert shown_number(value, code) == shown


WHEN = datetime.fromisoformat("2026-12-01T14:05:09")


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("d mmm yyyy", WHEN, "1 Dec 2026"),
        ("dddd, d mmmm yy", WHEN, "Tuesday, 1 December 26"),
        ("yyyy\\-mm\\-dd", WHEN.date(), "2026-12-01"),
        ("dd/mm/yyyy hh:mm", WHEN, "01/12/2026 14:05"),
        ("h:mm AM/PM", WHEN, "2:05 PM"),
        ("mm:ss", WHEN.time(), "05:09"),
        ("hh:mm", WHEN.date(), "00:00"),
        ('yyyy"年"m"月"d"日"', WHEN, "2026年12月1日"),
        ("[$-804]yyyy\\-mm\\-dd;@", WHEN, "2026-12-01"),
        ("[$-409]d-mmm-yy;@", WHEN, "1-Dec-26"),
        ("[$-410]d mmmm yyyy", WHEN, None),
        ("[h]:mm", WHEN, None),
        ("yyyy", WHEN.time(), None),
    ],
)
def test_dates_and_times(code: str, value: Moment, shown: str | None) -> None:
    assert shown_moment(value, code) == shown


@given(st.text('0#?,.%"\\_*[]$-;@EGeneralymdhs/ ', max_size=20), st.floats(-1e15, 1e15), st.dates() | st.times())
def test_no_format_raises(code: str, number: float, moment: date | time) -> None:
    shown_number(number, code)
    shown_moment(moment, code)


@given(st.floats(-1e15, 1e15, allow_subnormal=False))
def test_a_plain_number_is_the_number_and_has_no_exponent(value: float) -> None:
    text = plain_number(value)
    assert float(text) == pytest.approx(value, rel=1e-14)
    assert "e" not in text.lower()
