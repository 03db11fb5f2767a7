import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop.sending.server_clock import FARTHEST_MS, TOLERANCE_MS, ServerClock, steady_time
from tests.support.delivery_harness import Computer

URL = "https://api.nxcloud.com/saas/wa/send"
MOMENT = 1_700_000_000_000

moments = st.integers(min_value=0, max_value=4_000_000_000_000)


def at(milliseconds: int) -> ServerClock:
    return ServerClock(lambda: milliseconds / 1000, lambda: 5.0)


def test_the_real_clock_by_default() -> None:
    first, second = ServerClock().local_ms(), ServerClock().local_ms()
    assert MOMENT < first <= second


def test_a_time_is_taken_when_it_is_asked_for() -> None:
    computer = Computer()
    clock = computer.clock()
    first = clock.stamp_ms(URL)
    computer.passes(1)
    assert clock.stamp_ms(URL) == first + 1_000


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


# a clock that somebody sets


def learnt(computer: Computer) -> ServerClock:
    """A clock that has heard a server whose time is right."""
    clock = computer.clock()
    now = clock.local_ms()
    clock.learn(URL, server_ms=round(computer.server_time() * 1000), sent_ms=now, received_ms=now)
    return clock


jumps = st.one_of(
    st.sampled_from([600.0, -600.0, 3_600.0, -3_600.0, 86_400.0 * 40, -86_400.0 * 40, 4.0, -4.0]),
    st.floats(-1e7, 1e7),
)


@given(off=jumps, steps=st.lists(st.tuples(jumps, st.floats(0, 1e6)), max_size=5))
def test_once_heard_a_server_is_met_whatever_is_done_to_this_clock(
    off: float, steps: list[tuple[float, float]]
) -> None:
    computer = Computer()
    computer.is_set(off)
    clock = learnt(computer)
    for jump, passing in steps:
        computer.is_set(jump)
        computer.passes(passing)
        wrong = clock.stamp_ms(URL) - computer.server_time() * 1000
        # Within the tolerance the clock is left alone, once when it was learnt and once now.
        assert abs(wrong) <= 2 * TOLERANCE_MS + 2
        if abs(computer.now - computer.true) > 2 * TOLERANCE_MS / 1000 + 1:
            assert clock.offset_ms(URL) == pytest.approx((computer.true - computer.now) * 1000, abs=TOLERANCE_MS + 2)


def test_a_jump_is_seen_at_once_and_its_end_too() -> None:
    computer = Computer()
    clock = learnt(computer)
    computer.is_set(3_600)
    assert clock.offset_ms(URL) == -3_600_000
    assert clock.stamp_ms(URL) == round(computer.server_time() * 1000)
    assert clock.offset_ms("https://elsewhere.example/") == 0, "nobody knows of that one"
    computer.is_set(-3_600)
    assert clock.offset_ms(URL) == 0


@given(jump=jumps, passing=st.floats(0, 1e6))
def test_time_as_if_nobody_had_set_it(jump: float, passing: float) -> None:
    computer = Computer()
    clock = computer.clock()
    begun = clock.local_ms()
    computer.is_set(jump)
    computer.passes(passing)
    assert clock.unadjusted_ms() == pytest.approx(begun + passing * 1000, abs=2)


def test_the_lead_changes_only_by_what_is_learnt() -> None:
    computer = Computer()
    computer.is_set(-600)
    clock = computer.clock()
    before = clock.lead_ms(URL)
    now = clock.local_ms()
    clock.learn(URL, server_ms=now + 600_000, sent_ms=now, received_ms=now)
    after = clock.lead_ms(URL)
    assert after - before == 600_000
    computer.passes(50)
    computer.is_set(-7_000)
    assert clock.lead_ms(URL) == pytest.approx(after, abs=2)


def test_the_steady_clock_is_one() -> None:
    first, second = steady_time(), steady_time()
    assert 0 <= first <= second < first + 60


@pytest.mark.parametrize("missing", [["CLOCK_BOOTTIME"], ["CLOCK_BOOTTIME", "CLOCK_MONOTONIC"]])
def test_systems_without_that_clock_have_another(monkeypatch: pytest.MonkeyPatch, missing: list[str]) -> None:
    for name in missing:
        monkeypatch.delattr(time, name, raising=False)
    assert steady_time() == pytest.approx(time.monotonic(), abs=60)


# what is told


def test_what_is_learnt_is_told_when_it_is_news() -> None:
    computer = Computer()
    clock = computer.clock()
    told: list[tuple[str, int]] = []
    clock.on_learnt = lambda url, offset_ms: told.append((url, offset_ms))

    def hear() -> None:
        now = clock.local_ms()
        clock.learn(URL, server_ms=round(computer.server_time() * 1000), sent_ms=now, received_ms=now)

    hear()
    assert told == [], "a clock that is right is no news"
    computer.is_set(-600)
    hear()
    computer.is_set(0.5)
    hear()
    assert told == [(URL, 600_000)], "half a second is none either"
    computer.is_set(599.5)
    hear()
    assert told == [(URL, 600_000), (URL, 0)]


def test_what_was_learnt_in_an_earlier_life_is_taken_where_it_can_be_believed() -> None:
    computer = Computer()
    clock = learnt(computer)
    clock.restore({URL: 60_000, "https://a.example/": -60_000, "https://b.example/": FARTHEST_MS + 1})
    assert clock.offset_ms(URL) == 0, "what a server has just said is nearer"
    assert clock.offset_ms("https://a.example/") == -60_000
    assert clock.offset_ms("https://b.example/") == 0


def test_what_was_remembered_is_no_news_when_it_is_heard_again() -> None:
    computer = Computer()
    clock = computer.clock()
    told: list[int] = []
    clock.on_learnt = lambda _, offset_ms: told.append(offset_ms)
    clock.restore({URL: 60_000})
    now = clock.local_ms()
    clock.learn(URL, server_ms=now + 60_400, sent_ms=now, received_ms=now)
    assert told == []
    clock.learn(URL, server_ms=now, sent_ms=now, received_ms=now)
    assert told == [0]
