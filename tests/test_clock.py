import pytest
from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop.clock import TOLERANCE_MS, Clock

URL = "https://api.nxcloud.com/saas/wa/send"
MOMENT = 1_700_000_000_000

moments = st.integers(min_value=0, max_value=4_000_000_000_000)


def at(milliseconds: int) -> Clock:
    return Clock(lambda: milliseconds / 1000)


def test_the_real_clock_by_default() -> None:
    first, second = Clock().local_ms(), Clock().local_ms()
    assert MOMENT < first <= second


def test_a_time_is_taken_when_it_is_asked_for() -> None:
    times = iter([1.0, 2.0])
    clock = Clock(lambda: next(times))
    assert (clock.stamp_ms(URL), clock.stamp_ms(URL)) == (1000, 2000)


@pytest.mark.parametrize(
    ("difference", "expected"),
    [
        (0, 0),
        (TOLERANCE_MS, 0),
        (-TOLERANCE_MS, 0),
        (TOLERANCE_MS + 1, TOLERANCE_MS + 1),
        (-TOLERANCE_MS - 1, -TOLERANCE_MS - 1),
        (600_000, 600_000),
    ],
)
def test_only_what_is_beyond_the_tolerance_counts(difference: int, expected: int) -> None:
    clock = at(MOMENT)
    clock.learn(URL, server_ms=MOMENT + difference, sent_ms=MOMENT, received_ms=MOMENT)
    assert clock.offset_ms(URL) == expected
    assert clock.stamp_ms(URL) == MOMENT + expected
    assert clock.local_ms() == MOMENT


def test_each_endpoint_has_its_own_offset() -> None:
    clock = at(MOMENT)
    clock.learn(URL, server_ms=MOMENT + 60_000, sent_ms=MOMENT, received_ms=MOMENT)
    assert clock.stamp_ms("https://chl-api.nxlink.ai/saas/wa/send") == MOMENT


def test_a_clock_set_right_is_noticed() -> None:
    clock = at(MOMENT)
    clock.learn(URL, server_ms=MOMENT + 60_000, sent_ms=MOMENT, received_ms=MOMENT)
    clock.learn(URL, server_ms=MOMENT, sent_ms=MOMENT, received_ms=MOMENT + 10)
    assert clock.offset_ms(URL) == 0


@given(sent=moments, took=st.integers(0, 60_000), into=st.floats(0, 1))
def test_no_date_written_on_the_way_is_a_difference(sent: int, took: int, into: float) -> None:
    clock = at(MOMENT)
    clock.learn(URL, server_ms=sent + int(took * into), sent_ms=sent, received_ms=sent + took)
    assert clock.offset_ms(URL) == 0


@pytest.mark.parametrize("year_ms", [-2_208_988_800_000, 253_370_764_800_000])
def test_a_date_that_no_clock_shows_is_not_believed(year_ms: int) -> None:
    clock = at(MOMENT)
    clock.learn(URL, server_ms=MOMENT + 60_000, sent_ms=MOMENT, received_ms=MOMENT)
    clock.learn(URL, server_ms=year_ms, sent_ms=MOMENT, received_ms=MOMENT)
    assert clock.offset_ms(URL) == 60_000, "what was known before stays"


@given(offset=st.integers(-(10**9), 10**9).filter(lambda offset: abs(offset) > TOLERANCE_MS), sent=moments)
def test_an_answer_at_once_tells_the_offset(offset: int, sent: int) -> None:
    clock = at(MOMENT)
    clock.learn(URL, server_ms=sent + offset, sent_ms=sent, received_ms=sent)
    assert clock.stamp_ms(URL) == MOMENT + offset
