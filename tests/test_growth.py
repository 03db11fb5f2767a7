"""No pattern and no function that sees text from outside does work that grows faster than the text."""

import re

import pytest

from nxwa_desktop.protocol.allowance import Allowance, Spent
from nxwa_desktop.protocol.imported import Refused
from nxwa_desktop.protocol.lenient import read_message
from tests.support.growth import functions, patterns, shapes, steep, units_of

PATTERNS = {name: (pattern, work) for name, pattern, work in patterns()}
NAMED = ("```x\n", "\\", "${", "$(", "a", " ", '"', "'", "{", "`", "-H ", '{"a":', "[", "**", "{{")
SPENDING = 3.0
"""Seconds of processor time, far more than an import may take; the time without a bound was minutes."""


def test_the_patterns_of_the_whole_package_are_found() -> None:
    names = " ".join(PATTERNS)
    for part in ("protocol.shell_words._FILLED", "text_rules._breaks", "sandbox.components._LINK", "protocol.curl:"):
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
    assert steep(re.compile(r'(\\*)"').findall, [("", "\\", "")], 500)
    assert steep(lambda text: [text.count("a") for _ in text], [("", "a", "")], 1_000)
    assert not steep(list, [("", "a", "")])


@pytest.mark.parametrize(
    "text",
    [
        '{"template":"' + '{"a":' * 10_000,
        '{"template":{' + "$'" * 10_000,
        '{"template":{' + '(' * 20_000,
        '"{\\"template\\":' + '{"a" ' * 10_000,
        "curl -d {" + "{{a}}" * 10_000,
        *(f"{head}{unit * 20_000}" for head in ("", "curl -d ", "{") for unit in ("-H ", '"', "[{", "x\"y")),
    ],
)  # fmt: skip
def test_guesses_about_one_text_take_a_bounded_time(text: str) -> None:
    import time

    begun = time.thread_time()
    assert isinstance(read_message(text), Refused)
    assert time.thread_time() - begun < SPENDING


def test_an_allowance_is_for_all_calls_together() -> None:
    def endless() -> None:
        while True:
            len("")

    allowance = Allowance(0.05)
    assert allowance.run(lambda: 7) == 7
    with pytest.raises(Spent):
        allowance.run(endless)
    with pytest.raises(Spent):
        allowance.run(lambda: 7)
