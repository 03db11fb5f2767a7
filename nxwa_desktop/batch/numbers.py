"""Reads the phone numbers of a column, with a country for those that are written without one."""

import functools
import re

import msgspec

from nxwa_desktop.protocol.recipient import assess, normalise
from nxwa_desktop.tables.ruined_numbers import without_zero_fraction

_FRACTION = re.compile(r"[+＋]?\d{7,}[.,]\d{1,2}")
"""Two digits at most: groups of three or four are a way to write a number."""


class NumberReading(msgspec.Struct, frozen=True):
    """Recipient as read from a cell."""

    digits: str
    """As it is sent; what is no number is kept for the validation to report."""
    can_exist: bool
    country: str = ""
    """ISO 3166 code; empty where it belongs to none."""
    was_national: bool = False
    """True if the country code was added."""
    has_fraction: bool = False
    """True for a number with decimals, which would become digits of another one."""
    other: str = ""
    """The number that it would be in the chosen country as well; the file does not say which is meant."""


@functools.lru_cache(maxsize=4096)
def read_number(text: str, country: str) -> NumberReading:
    """The recipient in a cell. `country`: ISO 3166 code of numbers without a country code, or empty.

    A number with + is international. Any other is so where such a number exists, else one of the country. Where both
    exist, `other` has the second one.
    """
    # Left in, its zeros would become digits of another number.
    # The apostrophe that marks a text, as in a table of results that was opened again.
    text = without_zero_fraction(text.strip().removeprefix("'"))
    digits = normalise(text)
    if _FRACTION.fullmatch(text):
        return NumberReading(digits, can_exist=False, has_fraction=True)
    known = assess(digits)
    international = NumberReading(digits, known.can_exist, known.country)
    # Invisible marks may stand before the +, as in a number copied from contacts.
    if not country or not digits.isascii() or not digits.isdecimal() or "+" in text or "＋" in text:
        return international
    national = _in_country(digits, country)
    if not national or national == digits:
        return international
    if known.can_exist:
        return msgspec.structs.replace(international, other=national)
    found = assess(national)
    return NumberReading(national, found.can_exist, found.country, was_national=True)


def is_country(code: str) -> bool:
    """True for the ISO 3166 code of a country that has phone numbers."""
    import phonenumbers

    return code in phonenumbers.SUPPORTED_REGIONS


def _in_country(digits: str, country: str) -> str:
    """The number that these digits are within a country, with its code; empty where there is none."""
    import phonenumbers

    try:
        number = phonenumbers.parse(digits, country)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_valid_number_for_region(number, country):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164).lstrip("+")
