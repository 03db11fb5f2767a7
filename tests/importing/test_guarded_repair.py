"""Repair of broken JSON: nothing is invented, lost or moved unsaid."""

import json
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nxwa_desktop.importing.detect import read_message
from nxwa_desktop.importing.result import ImportedMessage, ImportRefusal, RefusalReason, Repair, RepairKind
from nxwa_desktop.protocol.message import ImageHeader, Message
from nxwa_desktop.protocol.request_body import encode_body
from tests.importing.reading import ACCOUNT, BODY, MESSAGE, refused, taken, told


def test_json_repair_comes_with_the_first_broken_text_only() -> None:
    program = (
        "import sys, nxwa_desktop.importing.detect as l; l.read_message('{\"a\":1}');"
        "print('json_repair' in sys.modules); l.read_message('{\"a\":1,,}'); print('json_repair' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8", timeout=60, check=True
    )
    assert done.stdout.split() == ["False", "True"]


@given(st.data())
@settings(max_examples=300)
def test_a_text_with_a_hole_gives_no_other_value(data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(BODY)))
    end = data.draw(st.integers(begin, min(len(BODY), begin + 12)))
    put = data.draw(st.sampled_from(("", "", '"', ",", "}", "{", "]", "'", ":", " x ", "\n")))
    broken = BODY[:begin] + put + BODY[end:]
    read = read_message(broken)
    if isinstance(read, ImportedMessage):
        message = read.message
        for value in (message.recipient, message.template_name, message.language, *message.body):
            assert value in broken
        if begin == end and put in {",", "}", "]", "{"} and RepairKind.GUESSED not in told(read):
            assert set(message.body) <= {"David", "China, north", f"China,{put} north", ""} | {
                text[:at] + put + text[at:] for text in MESSAGE.body for at in range(len(text) + 1)
            }


def test_one_character_too_many_or_too_few_never_makes_another_message_unsaid() -> None:
    message = Message(
        "8613600009759", "t", "en_US", ImageHeader("https://example.com/a"), ("David", "China, north", "a: b")
    )
    whole = encode_body(message, ACCOUNT).decode()
    within, same, seen = False, 0, 0
    for at, char in enumerate(whole):
        changed = [whole[:at] + whole[at + 1 :]] if char in '{}[],:"' and (char == '"' or not within) else []
        changed += [] if within else [whole[:at] + put + whole[at:] for put in "{}[],:\"'"]
        within ^= char == '"'
        for text in changed:
            read = read_message(text)
            seen += 1
            if isinstance(read, ImportedMessage) and read.message == message:
                same += 1
            elif isinstance(read, ImportedMessage):
                assert read.left_out or RepairKind.GUESSED in told(read), text
    assert same > seen / 2


def test_a_repair_that_invents_loses_or_moves_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    import json_repair

    text = '{"to":"1","type":"template" "template":{}}'
    right: dict[str, object] = {"0": "1", "2": "3", "4": {}}
    answers: list[object] = [right]
    monkeypatch.setattr(json_repair, "loads", lambda *_, **__: answers[0])
    assert taken(text).message == Message("1")
    for wrong in (
        {"0": "3", "2": "1", "4": {}},
        {"0": "1", "4": {}},
        {"0": "1", "2": "3", "4": {"name": "invented"}},
        {"0": "1", "2": "3", "4": {}, "": ""},
        {"0": "1", "2": 3, "4": {}},
        "",
    ):
        answers[0] = wrong
        assert refused(text) == ImportRefusal(RefusalReason.UNSURE)


@pytest.mark.parametrize(
    "text",
    [
        '{"to":"1":"2","template":{}}',
        '{"to":"1","template":{"name":"David" "Smith"}}',
        '{"to":"1","template":{"name":David"Smith"}}',
        '{"to":"1","template":{"name":"Da"vid, "Smith"}}',
        '{"to":"1","template":{"name":"a" b "c"}} d {',
        '{"to":1.50 2,"template":{"name:"x"}}',
        '{"to":true,"template":{"name":"x"},"template:{"name":"y"}}',
    ],
)
def test_what_could_mean_two_things_is_refused(text: str) -> None:
    assert refused(text).reason in {RefusalReason.UNSURE, RefusalReason.NOT_A_MESSAGE}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (BODY.replace('"David"}', '"David",}'), [RepairKind.COMMAS_REMOVED]),
        (BODY.replace('"8613600009759",', '"8613600009759" '), [RepairKind.COMMAS_ADDED]),
        (BODY.replace('"', "'"), [RepairKind.QUOTES]),
        (BODY + "}", [RepairKind.BRACKETS_REMOVED]),
        (BODY[:-3], [RepairKind.BRACKETS_ADDED, RepairKind.CUT]),
        (BODY.replace("7,", '"7",'), [RepairKind.AS_NUMBER]),
        (BODY.replace('"8613600009759"', "8613600009759"), [RepairKind.AS_TEXT]),
        (BODY.replace('"David"', '"David'), [RepairKind.GUESSED]),
        (BODY.replace('"David"', 'David"'), [RepairKind.GUESSED]),
        (BODY.replace('"David"},', '"David",'), [RepairKind.GUESSED]),
        (BODY.replace('"to"', 'to"'), [RepairKind.GUESSED]),
        (f"body = {BODY};", [RepairKind.AROUND]),
        (json.dumps(BODY), []),
        (f"[{BODY}]", []),
        (BODY.replace('"body"', '"BODY"'), [RepairKind.SPELLING]),
        (BODY.replace('{"code":"en_US","policy":"deterministic"}', '"en_US"'), [RepairKind.SPELLING]),
        (BODY.replace('"to"', '"to":"8613600009759","to"'), [RepairKind.TWICE]),
    ],
)
def test_what_is_mended_is_told(text: str, kinds: list[RepairKind]) -> None:
    read = taken(text)
    assert read.message == MESSAGE
    assert told(read) == kinds


def test_quotation_marks_within_a_value_stay() -> None:
    assert taken(BODY.replace("David", 'say "hi" now')).message.body[0] == 'say "hi" now'


def test_a_bracket_that_would_put_things_elsewhere_is_not_mended() -> None:
    assert refused(BODY.replace('"deterministic"},', '"deterministic",')).reason is RefusalReason.UNSURE
    assert (
        refused(BODY.replace('"type":"text","text":"David"', '"type":"text"},"text":"David"')).reason
        is RefusalReason.UNSURE
    )
    assert RepairKind.GUESSED in told(taken('{"to":"1":"2":"3","template":{"name":"x"}}'))


def test_a_text_without_any_quotation_marks() -> None:
    read = taken("{to: 8613600009759, template: {name: Hello, David}}")
    assert read.message == Message("8613600009759", "Hello, David")
    assert RepairKind.GUESSED in told(read)


def test_what_is_cut_in_a_value_is_told() -> None:
    read = taken(BODY[: BODY.index("a, north")])
    assert read.message.body == ("David", "Chin")
    assert RepairKind.CUT in told(read)


def test_the_last_of_two_counts_and_is_told() -> None:
    read = taken(BODY.replace('"type":"template"', '"to":"4915112345678","type":"template"'))
    assert read.message.recipient == "4915112345678"
    assert read.repairs == (Repair(RepairKind.TWICE, 1, "to"),)


def test_a_backslash_that_means_nothing_stays() -> None:
    read = taken(BODY.replace("David", r"C:\dir"))
    assert read.message.body[0] == r"C:\dir"
    assert read.repairs == (Repair(RepairKind.ESCAPES, 1, r"C:\dir"),)


def test_escapes_mean_what_they_mean() -> None:
    read = taken(BODY.replace("David", r"\u0041\ud83d\ude00\n\"\\").replace("}]}", ",}]}", 1))
    assert read.message.body[0] == 'A😀\n"\\'
