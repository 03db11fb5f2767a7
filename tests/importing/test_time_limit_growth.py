"""No pattern and no function that sees text from outside does work that grows faster than the text."""

import math
import re

import pytest

from nxwa_desktop.importing.detect import read_message
from nxwa_desktop.importing.limits import MAX_BROKEN, MAX_IMPORT
from nxwa_desktop.importing.time_limit import BudgetExceeded, RepairBudget
from tests.support.growth import functions, patterns, processor_time, shapes, steep, units_of
from tests.support.nasty_imports import SOUND, broken

PATTERNS = {name: (pattern, work) for name, pattern, work in patterns()}
NAMED = ("```x\n", "\\", "${", "$(", "a", " ", '"', "'", "{", "`", "-H ", '{"a":', "[", "**", "{{")
LONGEST = 1.0
"""Seconds of processor time that reading one text may take."""


def test_the_patterns_of_the_whole_package_are_found() -> None:
    names = " ".join(PATTERNS)
    for part in (
        "importing.shell_words._FILLED",
        "text_rules._breaks",
        "sandbox.whatsapp_rules._LINK",
        "curl_command:",
    ):
        assert part in names


@pytest.mark.parametrize("name", PATTERNS)
def test_no_pattern(name: str) -> None:
    pattern, work = PATTERNS[name]
    units = (*units_of(pattern)[:40], "a", " ", "\n")
    assert steep(work, shapes(units, ("", "https://a"), ("!", " !"))) == []


@pytest.mark.parametrize("name", functions())
def test_no_function(name: str) -> None:
    heads = ("", '{"', "curl -d '", "curl --data '{\\\"", 'curl -d "')
    assert steep(functions()[name], shapes(NAMED, heads, ("",))) == []


def test_what_grows_too_fast_is_seen() -> None:
    # Far too fast: a busy machine, which spoils some of the measurements, does not make them look like a line.
    assert steep(re.compile(r'(\\*)(\\*)(\\*)"').findall, [("", "\\", "")], 36)
    assert steep(lambda text: [None for _ in text for _ in text for _ in text], [("", "a", "")], 60)
    assert not steep(list, [("", "a", "")])


def cost(text: str) -> float:
    """Seconds of processor time; a busy machine may spoil one of several."""
    seconds = math.inf
    for _ in range(3):
        seconds = min(seconds, processor_time(lambda: read_message(text)))
        if seconds < LONGEST:
            break
    return seconds


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ('{"template":"', '{"a":'),
        ('{"template":{', "$'"),
        ("{", "1,"),
        ("curl -d {", "{{a}}"),
        ("{", 'x"y'),
        ("{", "[{"),
    ],
)
def test_no_broken_text_keeps_a_processor(head: str, unit: str) -> None:
    assert cost(broken(head, unit, MAX_BROKEN)) < LONGEST
    assert cost(broken(head, unit, 30_000)) < LONGEST


@pytest.mark.parametrize("name", SOUND)
def test_no_sound_text_does(name: str) -> None:
    text = SOUND[name](MAX_IMPORT)
    assert len(text) <= MAX_IMPORT
    assert cost(text) < LONGEST


@pytest.mark.parametrize("unit", ["`", "-H ", '"', "{", " ", "\0", "\n"])
def test_nor_does_a_broken_text_of_any_length(unit: str) -> None:
    assert cost(broken("{", unit, MAX_IMPORT)) < LONGEST


def test_an_allowance_is_for_all_calls_together() -> None:
    def endless() -> None:
        while True:
            len("")

    budget = RepairBudget(0.05)
    assert budget.run(lambda: 7) == 7
    with pytest.raises(BudgetExceeded):
        budget.run(endless)
    with pytest.raises(BudgetExceeded):
        budget.run(lambda: 7)
