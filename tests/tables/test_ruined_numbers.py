"""Phone numbers that a spreadsheet has made decimal numbers of."""

import pytest

from nxwa_desktop.batch.numbers import read_number
from nxwa_desktop.tables.ruined_numbers import without_zero_fraction


@pytest.mark.parametrize("text", ["49151234567.00", "+49 151 234567.0", " 49151234567,0 ", "49151234567.000"])
def test_zeros_of_a_decimal_number_are_no_digits_of_a_phone_number(text: str) -> None:
    assert read_number(text, "").digits == "49151234567"


@pytest.mark.parametrize(
    "text", ["01.23.45.67.00", "+1.4155550100", "49151234567", "123.0", "", "1.0.0", "x49151234567.0"]
)
def test_other_texts_stay(text: str) -> None:
    assert without_zero_fraction(text) == text
