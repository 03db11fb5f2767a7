"""Stored moments: whatever a row holds, it can be shown."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop.system.wall_clock import local_midnight_ms, local_time, now_ms, utc_time


@given(st.integers())
def test_any_number_is_a_moment(at_ms: int) -> None:
    assert isinstance(local_time(at_ms), datetime)
    assert utc_time(at_ms).tzinfo is UTC


@given(st.datetimes(timezones=st.just(UTC)))
def test_a_moment_comes_back_as_it_was_stored(moment: datetime) -> None:
    whole = moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    at_ms = (whole - datetime(1970, 1, 1, tzinfo=UTC)) // (datetime.resolution * 1000)
    assert utc_time(at_ms) == whole


@pytest.mark.parametrize(("at_ms", "year"), [(-(2**62), 1), (2**62, 9999), (0, 1970)])
def test_what_no_calendar_has_is_the_nearest_that_one_has(at_ms: int, year: int) -> None:
    assert utc_time(at_ms).year == year


def test_today_began_at_midnight() -> None:
    begun = local_time(local_midnight_ms())
    assert (begun.hour, begun.minute, begun.second) == (0, 0, 0)
    assert 0 <= now_ms() - local_midnight_ms() < 25 * 3_600_000
