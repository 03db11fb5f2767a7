"""Looks for work that grows faster than its input: doubling texts of many shapes, for patterns and for functions.

`python -m tests.support.growth` tries every shape on every pattern and function of the program; the tests try a part.
"""

import ast
import importlib
import itertools
import math
import os
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import nxwa_desktop

ROOT = Path(nxwa_desktop.__file__).parent
SIZE = 2_000
"""Characters of the first text; the second one is four times as long."""
SLOW = 0.004
"""Seconds of processor time: what takes less at four times the size is not looked at again."""
HOPELESS = 0.5
"""Seconds for the first text."""
LEAST = 0.08 if os.name == "nt" else 0.0
"""Seconds of processor time that are worth measuring: Windows counts it in steps of 16 milliseconds."""
STEEPEST = 8
"""Four times the text may cost this many times the work: sixteen is a square."""

UNITS = (
    *"a \t\n\\\"'`${}[](<>&^%*_~/#:;=.-…“”‘é\u200b\u200d\u2028\ufeff\U0001f3f4\ud800😀09",
    *("a ", "a,", "1,", "\\\\ ", '\\"', "``", "```", "```x\n", "~~~\n", "${", "$(", "$a", "{{", "}}", "{{a", "{{a}}"),
    *("()", "^\n", "%2", "*a*", "//", "/*", "*/", "#\n", ":a", "=a", "a.", "-H ", "-d '", "a=b&"),
    *("\U0001f3f4\U000e0067", '{"a":', '"a":1,', "[{", "{}", "[],", "http://", "https://a", "curl ", "\ncurl", "C:"),
    *("PS >", "\\n", "\\u0041"),
)
HEADS = ("", "{", '"', "'", "curl -d '", 'curl -d "', "PS ", "C:", '{"a":"', "https://a", "\U0001f3f4")
TAILS = ("", "!", "\n", " x")

Work = Callable[[str], object]


def patterns() -> Iterator[tuple[str, re.Pattern[str], Work]]:
    """Every pattern of the package, with what is done with it: of modules, of cached functions, and of single calls."""
    for path in sorted(ROOT.rglob("*.py")):
        name = ".".join(path.relative_to(ROOT.parent).with_suffix("").parts)
        source = path.read_text(encoding="utf-8")
        yield from _in_calls(name, ast.parse(source))
        if "re.compile" in source:
            yield from _in_module(name, ast.parse(source))


def _in_module(name: str, source: ast.Module) -> Iterator[tuple[str, re.Pattern[str], Work]]:
    for key, value in vars(importlib.import_module(name)).items():
        made = value() if hasattr(value, "cache_info") and "re.Pattern" in str(value.__annotations__) else value
        if isinstance(made, re.Pattern) and isinstance(made.pattern, str):
            called = {
                node.attr
                for node in ast.walk(source)
                if isinstance(node, ast.Attribute) and ast.unparse(node.value).removesuffix("()") == key
            }
            yield f"{name}.{key}", made, _of_pattern(made, called or {"finditer"})


def _in_calls(name: str, source: ast.Module) -> Iterator[tuple[str, re.Pattern[str], Work]]:
    for node in ast.walk(source):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            given = node.args[0]
            written = given.value if isinstance(given, ast.Constant) and node.func.attr != "compile" else None
            if ast.unparse(node.func.value) == "re" and isinstance(written, str):
                pattern = re.compile(written)
                yield f"{name}: {written}", pattern, _of_pattern(pattern, {node.func.attr})


def _of_pattern(pattern: re.Pattern[str], called: set[str]) -> Work:
    whole = called & {"match", "fullmatch"}

    def work(text: str) -> None:
        for name in whole:
            getattr(pattern, name)(text)
        if called - whole:
            for _ in pattern.finditer(text):
                pass

    return work


def shapes(units: Iterable[str], heads: Iterable[str], tails: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """What stands first, what is repeated, and what stands last."""
    yield from itertools.product(heads, units, tails)


def units_of(pattern: re.Pattern[str]) -> tuple[str, ...]:
    """Each character that the pattern is written with, alone and before every other one."""
    written = [char for char in dict.fromkeys(pattern.pattern) if not char.isalnum()][:14]
    return (*written, *map("".join, itertools.permutations(written, 2)))


def steep(work: Work, tried: Iterable[tuple[str, str, str]], size: int = SIZE) -> list[str]:
    """The shapes for which the work grows faster than the text, and by how much."""
    return [f"{shape!r}: {ratio:.0f} times" for shape in tried if (ratio := _growth(work, shape, size)) > STEEPEST]


def _growth(work: Work, shape: tuple[str, str, str], size: int) -> float:
    small, large = _text(shape, size), _text(shape, 4 * size)
    if _elapsed(work, small) > HOPELESS and _cost(work, small) > HOPELESS:
        return math.inf
    if (quick := _elapsed(work, large)) < SLOW:
        return 0
    for _ in range(4):  # a busy machine may spoil one
        if (quick := min(quick, _cost(work, large))) < SLOW:
            return 0
        ratio = quick / max(min(_cost(work, small), _cost(work, small)), 1e-6)
        if ratio <= STEEPEST:
            return 0
    return ratio


def _text(shape: tuple[str, str, str], size: int) -> str:
    head, unit, tail = shape
    return head + (unit * (size // len(unit) + 1))[:size] + tail


def _elapsed(work: Work, text: str) -> float:
    """Seconds that pass, which are no fewer than those of processor time."""
    return _time(lambda: work(text), time.perf_counter)


def _cost(work: Work, text: str) -> float:
    seconds, runs = 0.0, 0
    while not runs or seconds < LEAST:
        seconds, runs = seconds + processor_time(lambda: work(text)), runs + 1
    return seconds / runs


def processor_time(work: Callable[[], object]) -> float:
    """Seconds of processor time, without what the measuring of coverage costs."""
    return _time(work, time.thread_time)


def _time(work: Callable[[], object], clock: Callable[[], float]) -> float:
    tracing = sys.gettrace()
    sys.settrace(None)
    try:
        begun = clock()
        work()
        return clock() - begun
    finally:
        sys.settrace(tracing)


def functions() -> dict[str, Work]:
    """Functions that see text from outside: what is pasted, typed, read from files, or sent by servers."""
    from nxwa_desktop.importing import curl_reader, json_tokens, shell_words
    from nxwa_desktop.protocol import curl_command as curl
    from nxwa_desktop.protocol.hosts import host_of
    from nxwa_desktop.protocol.json_layout import pretty_json
    from nxwa_desktop.protocol.message import ImageHeader, Message
    from nxwa_desktop.protocol.recipient import normalise
    from nxwa_desktop.protocol.response import outcome_of
    from nxwa_desktop.services.json_preview_lines import NO_ACCOUNT, body_lines
    from nxwa_desktop.storage.search import fold, words_of
    from nxwa_desktop.tables.writing import neutralise_formulas
    from nxwa_desktop.templates.filled_text import fill
    from nxwa_desktop.templates.placeholders import literals_of, wording_of
    from nxwa_desktop.templates.text_style import spans_of
    from nxwa_desktop.texts.sentence import one_line
    from nxwa_desktop.ui.i18n.plain_text import tip_text
    from nxwa_desktop.ui.widgets.labels import breakable
    from nxwa_desktop.validation.account_rules import AccountForm, read_account
    from nxwa_desktop.validation.hidden_characters import split_hidden
    from nxwa_desktop.validation.message_rules import validate
    from nxwa_desktop.validation.text_rules import collapse_spaces, flaws_of_text

    def scanned(text: str) -> None:
        try:
            json_tokens.scan(text)
        except (json_tokens.TooComplex, json_tokens.Ambiguous):
            return

    def encoded(text: str) -> bytes:
        return text.encode("utf-8", "replace")

    def form_of(text: str) -> AccountForm:
        return AccountForm(name=text, endpoint=text, access_key=text, tenant_id=text, appkey=text, business_phone=text)

    return {
        "find_curl": curl_reader.find_curl,
        "read_curl": curl_reader.read_curl,
        "posix_words": shell_words.posix_words,
        "cmd_words": shell_words.cmd_words,
        "powershell_words": shell_words.powershell_words,
        "argv_words": shell_words.argv_words,
        "scan": scanned,
        "objects_of": lambda text: json_tokens.objects_of(text, 100),
        "outcome_of": lambda text: outcome_of(200, encoded(text)),
        "pretty_json": pretty_json,
        "for_argv": curl._for_argv,
        "for_cmd": curl._for_cmd,
        "for_config": curl._for_config,
        "wording_of": wording_of.__wrapped__,
        "literals_of": literals_of.__wrapped__,
        "fill": lambda text: fill(text, ()),
        "spans_of": spans_of,
        "split_hidden": lambda text: list(split_hidden(text)),
        "flaws_of_text": flaws_of_text,
        "collapse_spaces": collapse_spaces,
        "normalise": normalise,
        "host_of": host_of,
        "one_line": one_line,
        "validate": lambda text: validate(Message(text, text, text, ImageHeader(text), (text,), text)),
        "body_lines": lambda text: body_lines(Message(f"…{text}", text, text, ImageHeader(text), (text,)), NO_ACCOUNT),
        "read_account": lambda text: read_account(form_of(text), id="a"),
        "neutralise_formulas": neutralise_formulas,
        "fold": fold,
        "words_of": words_of,
        "breakable": breakable,
        "tip_text": tip_text,
    }


def main() -> int:
    """Try everything; print what grows too fast."""
    faults = 0
    everything = [(name, work, (*UNITS, *units_of(each))) for name, each, work in patterns()]
    everything += [(name, work, UNITS) for name, work in functions().items()]
    for name, work, units in everything:
        for fault in steep(work, shapes(units, HEADS, TAILS)):
            print(name, fault, flush=True)
            faults += 1
    print(f"{len(everything)} patterns and functions, {faults} grow too fast")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
