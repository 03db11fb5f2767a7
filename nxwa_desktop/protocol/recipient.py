"""Phone numbers: normalisation of the typed text, and assessment by the numbering plans."""

import functools
import sys
import unicodedata
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:  # its metadata costs 18 ms
    from phonenumbers import PhoneNumber

MIN_DIGITS, MAX_DIGITS = 7, 15
"""Length of a number with its country code; the upper bound is ITU-T E.164's."""

_DROPPED_CATEGORIES = {"Zs", "Pd", "Cf"}
"""Spaces, dashes, and the invisible direction marks in numbers copied from contacts."""
_PLUS = frozenset("+＋")
_ASCII_DROPPED = str.maketrans("", "", " ()[].-\t\r\n")
_DROPPED = frozenset("()（）[]［］.\u2212\t\r\n")
"""U+2212 is the minus sign, which is often typed as a dash."""


def normalise(text: str) -> str:
    """The number as it is sent: digits alone, country code first.

    A `+` before the number, spaces, dashes, brackets, dots and invisible marks are dropped, other scripts' digits
    become ASCII. Anything else is kept for the validation to report; so is a later `+`, which begins a second number.
    """
    if text.isascii():
        return text.translate(_ASCII_DROPPED).lstrip("+")
    kept: list[str] = []
    for char in text:
        if char in _DROPPED or unicodedata.category(char) in _DROPPED_CATEGORIES or (char in _PLUS and not kept):
            continue
        digit = unicodedata.digit(char, None) if char.isdecimal() else None
        kept.append(char if digit is None else str(digit))
    return "".join(kept)


class Assessment(msgspec.Struct, frozen=True):
    """A number as the numbering plans know it."""

    digits: str
    country: str = ""
    """ISO 3166 code ("CN"), empty where the number belongs to no single country."""
    can_exist: bool = False

    @property
    def formatted(self) -> str:
        """As people write it: "+86 136 0000 9759". Empty where it is no number."""
        return _formatted(self.digits)


@functools.lru_cache(maxsize=64)
def assess(digits: str) -> Assessment:
    """Judge normalised digits through libphonenumber; never raises.

    Cached: one keystroke in the recipient asks three times, for the note, the button and the findings.
    """
    if not (digits.isascii() and digits.isdecimal()):
        return Assessment(digits)
    # Its metadata costs 18 ms: not before the first paint.
    import phonenumbers

    try:
        number = phonenumbers.parse(f"+{digits}")
    except phonenumbers.NumberParseException:
        return Assessment(digits)
    country = phonenumbers.region_code_for_number(number) or phonenumbers.region_code_for_country_code(
        number.country_code or 0
    )
    return Assessment(
        digits,
        country=country if country and country.isalpha() and country != "ZZ" else "",
        can_exist=_is_as_written(number, digits) and phonenumbers.is_valid_number(number),
    )


def _is_as_written(number: "PhoneNumber", digits: str) -> bool:
    """False where the parser corrected it (it drops the 0 of "+49 0170…"): that is not the number that is sent."""
    import phonenumbers

    return f"{number.country_code}{phonenumbers.national_significant_number(number)}" == digits


def has_numbering_plans() -> bool:
    """True if the numbering plans are loaded, so that a number can be judged at once."""
    # Set last: another thread may be half way through the import.
    return hasattr(sys.modules.get("phonenumbers"), "__all__")


def load_numbering_plans() -> None:
    """Load the numbering plans and compile their first patterns, which takes 50 ms."""
    _ = assess("8613600009759").formatted


@functools.lru_cache(maxsize=64)
def _formatted(digits: str) -> str:
    if not (digits.isascii() and digits.isdecimal()):
        return ""
    import phonenumbers

    try:
        number = phonenumbers.parse(f"+{digits}")
    except phonenumbers.NumberParseException:
        return ""
    if not _is_as_written(number, digits):
        return f"+{digits}"
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def with_country_of(digits: str, other: str) -> Assessment | None:
    """The number that `digits` are in the country of the number `other`; None where there is none.

    For a number written as people do within their country, with a leading 0 or without.
    """
    if not (digits.isascii() and digits.isdecimal() and other.isascii() and other.isdecimal()):
        return None
    import phonenumbers

    try:
        known = phonenumbers.parse(f"+{other}")
    except phonenumbers.NumberParseException:
        return None
    found = assess(f"{known.country_code}{digits.lstrip('0')}")
    return found if found.can_exist and not assess(digits).can_exist else None
