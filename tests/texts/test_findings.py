"""Sentences about findings."""

import re

import pytest

from nxwa_desktop import texts
from nxwa_desktop.protocol.message import Field, FieldKind, Message, TextHeader
from nxwa_desktop.texts import findings
from nxwa_desktop.validation.message_rules import Finding, FindingCode, validate
from tests.support.all_findings import FINDINGS


def test_every_finding_of_validation_has_its_own_sentence() -> None:
    for finding in FINDINGS:
        assert finding.code in findings.TABLE[finding.field.kind], finding


def test_no_sentence_about_findings_is_there_in_vain() -> None:
    possible = {(finding.field.kind, finding.code) for finding in FINDINGS}

    assert possible == {(kind, code) for kind, table in findings.TABLE.items() for code in table}
    assert {code for _, code in possible} == set(FindingCode)
    assert set(findings.TABLE) == set(FieldKind)


def test_a_parameter_is_called_what_the_template_calls_it() -> None:
    message = Message(body=("", "a\n", ""), body_text="{{Country}}{{2}}", body_labels=("Country", "2", ""))
    named, numbered, bare, _ = (finding for finding in validate(message) if finding.field.kind is FieldKind.BODY)
    assert str(texts.findings.finding(named)) == "“Country” is empty: fill it in."
    assert str(texts.findings.finding_short(numbered)) == "Variable {{2}} has a line break"
    assert str(texts.findings.finding_short(bare)) == "Variable 3 has no place in the text"


def test_a_finding_without_a_sentence_still_says_something() -> None:
    odd = Finding(Field(FieldKind.RECIPIENT), FindingCode.TEXT_TAB)

    assert str(texts.findings.finding(odd)) == "Something is not right here: check this field."
    assert str(texts.findings.finding_short(odd)) == "A field needs a check"


def test_every_placeholder_of_a_finding_gets_its_value() -> None:
    for finding in FINDINGS:
        for sentence in (texts.findings.finding(finding), texts.findings.finding_short(finding)):
            assert not re.search(r"[{}]", str(sentence)), sentence
            used = {int(number) for number in re.findall(r"\{(\d)\}", sentence.text)}
            assert all(number < len(sentence.values) for number in used), sentence


@pytest.mark.parametrize(
    ("message", "sentence", "short"),
    [
        (
            Message("", "a", "en"),
            "The recipient is missing: type the number with its country code.",
            "Recipient is missing",
        ),
        (
            Message("8613600009759", "a", "en", body=("a", "b", "")),
            "Variable 3 is empty: fill it in or remove it.",
            "Variable 3 is empty",
        ),
        (
            Message("8613600009759", "a", "en", TextHeader((" a",))),
            "Header variable 1 begins or ends with a space: remove it if it is not meant.",
            "Header variable 1 begins or ends with a space",
        ),
        (
            Message("12345", "a", "en"),
            "The recipient is too short (5 of at least 7 digits): check the number and its country code.",
            "Recipient is too short",
        ),
        (
            Message("8613600009759", "a", "en", body=("a", "x" * 1025)),
            "Variable 2 has 1025 characters, and WhatsApp takes at most 1024 in a message: shorten it.",
            "Variable 2 is too long",
        ),
    ],
)
def test_findings_in_words(message: Message, sentence: str, short: str) -> None:
    (finding,) = validate(message)

    assert (str(texts.findings.finding(finding)), str(texts.findings.finding_short(finding))) == (sentence, short)
