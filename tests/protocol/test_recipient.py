import pytest
from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop.protocol.recipient import Assessment, assess, normalise, with_country_of

anything = st.text(st.characters(exclude_categories=()))
numbers = st.text("0123456789 +-()[].\u200e\u202a\u00a0\u0661\uff11x\n", max_size=30)


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("", ""),
        ("8613600009759", "8613600009759"),
        ("+86 136-0000-9759", "8613600009759"),
        ("(+86) 136 0000 9759", "8613600009759"),
        ("[86] 136.0000.9759\r\n", "8613600009759"),
        ("+86\u00a0136\u20130000\u20149759", "8613600009759"),
        ("+1 555 \u2212 0100", "15550100"),
        ("\u202a+49 151 23456789\u202c", "4915123456789"),
        ("\u200e+972\u200b 50\u2060", "97250"),
        ("＋８６（１３６）００００９７５９", "8613600009759"),
        ("+٩٦٦ ٥٠ ١٢٣ ٤٥٦٧", "966501234567"),
        ("+۹۸ ۹۱۲", "98912"),
        ("+९१ ९८", "9198"),
    ],
)
def test_what_people_write_around_a_number_is_dropped(typed: str, sent: str) -> None:
    assert normalise(typed) == sent


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("86136xxxx9759", "86136xxxx9759"),
        ("tel:+4915", "tel:+4915"),
        ("0711/123", "0711/123"),
        ("+49 151 1, +49 152 2", "491511,+491522"),
        ("+49151\n+49152", "49151+49152"),
        ("12²", "12²"),
        ("\ud800", "\ud800"),
        ("\u20281", "\u20281"),
    ],
)
def test_anything_else_stays_in_to_be_named(typed: str, kept: str) -> None:
    assert normalise(typed) == kept


@given(anything | numbers)
def test_normalising_twice_is_normalising_once(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.from_regex(r"\+?[0-9 ()-]*", fullmatch=True))
def test_a_number_loses_no_digit(text: str) -> None:
    assert normalise(text) == "".join(char for char in text if char.isdigit())


@pytest.mark.parametrize(
    ("digits", "country", "formatted"),
    [
        ("8613600009759", "CN", "+86 136 0000 9759"),
        ("4915123456789", "DE", "+49 1512 3456789"),
        ("33612345678", "FR", "+33 6 12 34 56 78"),
        ("447400123456", "GB", "+44 7400 123456"),
        ("390612345678", "IT", "+39 06 1234 5678"),
        ("6281234567890", "ID", "+62 812-3456-7890"),
        ("56221234567", "CL", "+56 2 2123 4567"),
        ("5511961234567", "BR", "+55 11 96123-4567"),
        ("918123456789", "IN", "+91 81234 56789"),
        ("12012345678", "US", "+1 201-234-5678"),
        ("15062345678", "CA", "+1 506-234-5678"),
        ("971501234567", "AE", "+971 50 123 4567"),
        ("79161234567", "RU", "+7 916 123-45-67"),
        ("77710009998", "KZ", "+7 771 000 9998"),
    ],
)
def test_numbers_that_can_exist(digits: str, country: str, formatted: str) -> None:
    found = assess(digits)
    assert found == Assessment(digits, country, can_exist=True)
    assert found.formatted == formatted


def test_a_number_of_no_single_country() -> None:
    found = assess("80012345678")
    assert found == Assessment("80012345678", "", can_exist=True)
    assert found.formatted == "+800 1234 5678"


@pytest.mark.parametrize(
    ("digits", "country"),
    [("861360000", "CN"), ("15550100", "US"), ("9991234567", ""), ("0086136", ""), ("1", ""), ("", "")],
)
def test_numbers_that_cannot_exist(digits: str, country: str) -> None:
    found = assess(digits)

    assert (found.country, found.can_exist) == (country, False)


@pytest.mark.parametrize("digits", ["4901711234567", "54111512345678"])
def test_a_number_that_only_exists_once_it_is_mended_is_not_passed_off_as_sent(digits: str) -> None:
    found = assess(digits)

    assert not found.can_exist
    assert found.formatted == f"+{digits}"


@pytest.mark.parametrize("text", ["1800FLOWERS", "+8613600009759", "٩٦٦٥٠١٢٣٤٥٦٧", "86136;ext=5"])
def test_only_digits_are_assessed(text: str) -> None:
    assert assess(text) == Assessment(text)


@given(anything | st.text("0123456789"))
def test_assessing_never_raises_and_keeps_the_digits(text: str) -> None:
    found = assess(text)

    assert found.digits == text
    if found.can_exist:
        assert "".join(char for char in found.formatted if char.isdigit()) == text


@pytest.mark.parametrize(
    ("digits", "formatted"),
    [
        ("13600009759", "+86 136 0000 9759"),
        ("013600009759", "+86 136 0000 9759"),
        ("8613600009759", None),
        ("4917012345678", None),
        ("12", None),
        ("x", None),
    ],
)
def test_a_number_without_its_country_is_found_in_that_of_another(digits: str, formatted: str | None) -> None:
    found = with_country_of(digits, "8615800001795")
    assert (found.formatted if found else None) == formatted
