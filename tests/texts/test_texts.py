import re
import string
import subprocess
import sys
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop import texts as english
from nxwa_desktop.protocol.message import Field, FieldKind, ImageHeader, Message, TextHeader
from nxwa_desktop.protocol.outcome import (
    Accepted,
    NotSent,
    NotSentReason,
    Outcome,
    Rejected,
    Unknown,
    UnknownReason,
)
from nxwa_desktop.protocol.response_codes import documented_codes
from nxwa_desktop.storage.errors import Change, DamagedOnDisk, DataFileChanged
from nxwa_desktop.storage.secrets.vault import VaultReason
from nxwa_desktop.storage.sqlite import StorageError
from nxwa_desktop.texts import Sentence, accounts, credentials, findings, outcomes, storage
from nxwa_desktop.validation.account_rules import (
    AccountField,
    AccountFinding,
    AccountFindingCode,
    AccountForm,
    check_secret,
    read_account,
)
from nxwa_desktop.validation.message_rules import Finding, FindingCode, Severity, validate

anything = st.text(st.characters(exclude_categories=()))
values = st.lists(anything | st.integers(), max_size=4).map(tuple)

OUTCOMES: list[Outcome] = [
    Accepted("wamid.1", "trace"),
    *(Rejected(row.code, "words", "trace") for row in documented_codes() if row.code is not None),
    *(Rejected(code) for code in (1000, 1006, 1009, 7, -(2**63), 2**63 - 1)),
    *(Rejected(None, message, http_status=status) for status in range(300, 500) for message in ("", "words")),
    *(NotSent(reason, "detail") for reason in NotSentReason),
    *(Unknown(reason, "detail", 500) for reason in UnknownReason),
]
# Messages that together show every finding there is.
BAD_TEXTS = ("", " ", "\ud800", "a\nb", "a\tb", "a     b", "a\x00", "a\u200bb", " a", "x" * 61)
BAD_MESSAGES = [
    *(Message(recipient) for recipient in ("", "x", "001", "01", "1", "1" * 20, "1234567")),
    *(Message(template_name=name) for name in ("", "\ud800", "Big")),
    *(Message(language=code) for code in ("", "\ud800", "xx")),
    Message(header=TextHeader(BAD_TEXTS)),
    *(
        Message(header=ImageHeader(link))
        for link in ("", "\ud800", "ftp://a", "https://", "http://a.b/ ", "https://10.0.0.1")
    ),
    Message(body=BAD_TEXTS),
    Message(body=("x" * 600, "x" * 600)),
    Message(body=("x" * 1025,)),
    *(
        Message(header=TextHeader(values, text), body=values, body_text=text)
        for text in ("{{a}}{{1}}{{\ud800", "x" * 1025, "Hi")
        for values in ((), ("x", "y"))
    ),
]
FINDINGS = [finding for message in BAD_MESSAGES for finding in validate(message)]


def _all_sentences() -> list[Sentence]:
    said = [english.finding(finding) for finding in FINDINGS]
    for outcome in OUTCOMES:
        said += [
            english.outcome_meaning(outcome),
            english.outcome_advice(outcome),
            english.safe_to_send_again(outcome),
        ]
    said += [Sentence(text) for text in (*storage.templates(), *credentials.templates())]
    said += [english.vault_problem(reason) for reason in VaultReason]
    said += [
        english.account_finding(AccountFinding(field, code, (1, 2)))
        for field in AccountField
        for code in AccountFindingCode
    ]
    return said


def _distinct(sentences: list[Sentence]) -> list[Sentence]:
    return list({sentence.text: sentence for sentence in sentences}.values())


def _all_labels() -> list[Sentence]:
    return [
        *(english.finding_short(finding) for finding in FINDINGS),
        *(english.outcome_title(outcome) for outcome in OUTCOMES),
        *(english.account_field_name(field) for field in AccountField),
    ]


# Sentence


def test_values_are_filled_in_by_their_position() -> None:
    assert str(Sentence("{1} of {0}, {1}", ("a", 2))) == "2 of a, 2"


def test_a_translation_is_filled_with_the_same_values() -> None:
    assert Sentence("{0} of {1}", (1, 2)).filled("von {1} {0}") == "von 2 1"


def test_a_missing_value_shows_as_an_ellipsis() -> None:
    assert str(Sentence("{0} and {1}", ("a",))) == "a and …"


@pytest.mark.parametrize("value", ["{0}", "{1}", "{", "}", "{0.real}", r"\1", "%s", "{{0}}"])
def test_a_value_is_never_read_as_a_template(value: str) -> None:
    assert str(Sentence("<{0}|{1}>", (value, "x"))) == f"<{value}|x>"


@given(anything, values)
def test_filling_never_raises(text: str, filled: tuple[str | int, ...]) -> None:
    assert isinstance(str(Sentence(text, filled)), str)


@given(st.lists(anything, min_size=1, max_size=3))
def test_filling_keeps_values_as_they_are(filled: list[str]) -> None:
    text = "|".join(f"{{{index}}}" for index in range(len(filled)))

    assert str(Sentence(text, tuple(filled))) == "|".join(filled)


# Completeness


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
    assert str(english.finding(named)) == "“Country” is empty: fill it in."
    assert str(english.finding_short(numbered)) == "Parameter {{2}} has a line break"
    assert str(english.finding_short(bare)) == "Parameter 3 has no place in the text"


def test_a_finding_without_a_sentence_still_says_something() -> None:
    odd = Finding(Field(FieldKind.RECIPIENT), FindingCode.TEXT_TAB, Severity.PROBLEM)

    assert str(english.finding(odd)) == "Something is not right here: check this field."
    assert str(english.finding_short(odd)) == "A field needs a check"


def test_every_reason_has_its_sentences() -> None:
    assert set(outcomes.NOT_SENT) == set(NotSentReason)
    assert set(outcomes.UNKNOWN) == set(UnknownReason)
    assert set(outcomes.TITLES) == set(outcomes.SAFETY) == set(get_args(Outcome))
    assert set(accounts.VAULT) == set(VaultReason)
    assert set(accounts.FINDINGS) == set(AccountFindingCode)
    assert set(accounts.FIELD_NAMES) == set(accounts.MISSING) == set(AccountField)


def test_every_sentence_stands_in_the_translators_list() -> None:
    listed = english.all_templates()

    assert {sentence.text for sentence in (*_all_sentences(), *_all_labels())} <= set(listed)
    assert len(set(listed)) == len(listed)


def _subclasses(kind: type[StorageError]) -> set[type[StorageError]]:
    return {kind}.union(*(_subclasses(sub) for sub in kind.__subclasses__()))


def test_every_trouble_with_the_disk_has_its_sentence() -> None:
    assert set(storage.STORAGE) < _subclasses(StorageError)
    assert {str(english.storage_problem(kind("x"))) for kind in storage.STORAGE} == set(storage.STORAGE.values())
    assert {english.storage_problem(kind("x")).text for kind in storage.STORAGE} <= set(english.all_templates())
    for change in Change:
        assert str(english.storage_problem(DataFileChanged(change))) == storage.CHANGES[change]
    for kind in _subclasses(StorageError) - set(storage.STORAGE) - {DamagedOnDisk, DataFileChanged}:
        assert str(english.storage_problem(kind("x"))) == storage.OTHERWISE
    assert str(english.storage_problem(ValueError())) == storage.OTHERWISE


# Credentials


@pytest.mark.parametrize("code", [21058, 21061, 21063])
def test_a_server_that_misses_the_message_has_let_the_credentials_in(code: int) -> None:
    assert english.credentials_answer(Rejected(code)) == ((Sentence(credentials.RIGHT),), True)


def test_a_check_that_is_accepted_is_unexpected() -> None:
    assert english.credentials_answer(Accepted()) == ((Sentence(credentials.UNEXPECTED, (0,)),), True)


@pytest.mark.parametrize(
    "outcome",
    [Rejected(1003), Rejected(None, http_status=403), NotSent(NotSentReason.TLS), Unknown(UnknownReason.KILLED)],
)
def test_any_other_answer_to_a_check_is_explained(outcome: Outcome) -> None:
    sentences, good = english.credentials_answer(outcome)

    assert not good
    assert sentences == (english.outcome_meaning(outcome), english.outcome_advice(outcome))


# Values


def test_every_placeholder_of_a_finding_gets_its_value() -> None:
    for finding in FINDINGS:
        for sentence in (english.finding(finding), english.finding_short(finding)):
            assert not re.search(r"[{}]", str(sentence)), sentence
            used = {int(number) for number in re.findall(r"\{(\d)\}", sentence.text)}
            assert all(number < len(sentence.values) for number in used), sentence


@pytest.mark.parametrize(
    "bad",
    [
        AccountForm(),
        AccountForm(name="x" * 90, endpoint="a", access_key="a b", tenant_id="x", appkey="\u200b", business_phone="x"),
        AccountForm(
            name="\x07", endpoint="http://a.b", access_key="ä", tenant_id="0", appkey="\ud800", business_phone="1"
        ),
        AccountForm(endpoint="https://a|b", business_phone="1" * 20),
        AccountForm(endpoint="https://a@b"),
        AccountForm(endpoint="https://a/#b"),
        AccountForm(endpoint="https://"),
        AccountForm(endpoint="https://a..b"),
        AccountForm(endpoint="https://a:99999"),
    ],
)
def test_every_placeholder_of_an_account_finding_gets_its_value(bad: AccountForm) -> None:
    found = read_account(bad, id="1")

    assert isinstance(found, tuple)
    for finding in found:
        assert "…" not in str(english.account_finding(finding)), finding


@pytest.mark.parametrize("secret", ["", " s", "a\nb", "a\u200bb", "\ud800", "x" * 2000])
def test_a_secrets_finding_comes_without_values(secret: str) -> None:
    code = check_secret(secret)

    assert code is not None
    said = english.account_finding(AccountFinding(AccountField.SECRET, code))
    assert "secret" in str(said).lower()
    assert said.values == ()


# Some sentences as people read them


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
            "Parameter 3 is empty: fill it in or remove it.",
            "Parameter 3 is empty",
        ),
        (
            Message("8613600009759", "a", "en", TextHeader((" a",))),
            "Header parameter 1 begins or ends with a space: remove it if it is not meant.",
            "Header parameter 1 begins or ends with a space",
        ),
        (
            Message("12345", "a", "en"),
            "The recipient is too short (5 of at least 7 digits): check the number and its country code.",
            "Recipient is too short",
        ),
        (
            Message("8613600009759", "a", "en", body=("a", "x" * 1025)),
            "Parameter 2 has 1025 characters, and WhatsApp takes at most 1024 in a message: shorten it.",
            "Parameter 2 is too long",
        ),
    ],
)
def test_findings_in_words(message: Message, sentence: str, short: str) -> None:
    (finding,) = validate(message)

    assert (str(english.finding(finding)), str(english.finding_short(finding))) == (sentence, short)


def test_a_documented_code_is_explained_by_its_row() -> None:
    row = next(row for row in documented_codes() if row.code == 22091)

    assert str(english.outcome_meaning(Rejected(22091))) == row.meaning
    assert str(english.outcome_advice(Rejected(22091))) == row.remedy


@pytest.mark.parametrize("status", [401, 403, 404, 407, 413, 429, 400, 451])
def test_a_refusal_without_a_code_names_its_http_status(status: int) -> None:
    refused = Rejected(None, "words of the server", http_status=status)

    assert str(english.outcome_title(refused)) == "Refused by the server"
    assert f"HTTP {status}" in str(english.outcome_meaning(refused))
    assert "words of the server" not in str(english.outcome_meaning(refused))


def test_refusals_that_need_different_advice_get_it() -> None:
    advice = {str(english.outcome_advice(Rejected(None, http_status=status))) for status in (*outcomes.HTTP, 302, 400)}

    assert len(advice) == len(outcomes.HTTP) + 2


def test_a_redirect_says_where_it_points() -> None:
    named = Rejected(None, "https://example.com/{0}\n\x1b[2J", http_status=302)

    assert str(english.outcome_meaning(named)) == (
        "The server points to another address, which is not followed (HTTP 302): https://example.com/{0}  [2J"
    )
    assert str(english.outcome_meaning(Rejected(None, http_status=308))) == (
        "The server points to another address without naming it (HTTP 308)."
    )


def test_an_endless_redirect_is_cut() -> None:
    assert len(str(english.outcome_meaning(Rejected(None, "x" * 2000, http_status=301)))) < 300


def test_whether_it_is_safe_to_send_again() -> None:
    said = [
        str(english.safe_to_send_again(outcome))
        for outcome in (
            Accepted(),
            Rejected(22091),
            NotSent(NotSentReason.REFUSED),
            Unknown(UnknownReason.KILLED),
        )
    ]

    assert said == [
        "NXCloud has taken this message: sending it again sends a second one.",
        "Safe to send again once the cause is fixed: NXCloud did not take this message.",
        "Safe to send again: nothing of this message reached NXCloud.",
        "Do not send again before you have checked: NXCloud may have taken this message.",
    ]


def test_no_advice_after_an_unknown_outcome_sends_again_without_checking() -> None:
    for reason in UnknownReason:
        advice = str(english.outcome_advice(Unknown(reason)))
        assert advice.startswith("Ask the customer, or look the message up in NXCloud's console, before you send")


# Style


@pytest.mark.parametrize("sentence", _distinct(_all_sentences()), ids=lambda sentence: sentence.text[:40])
def test_sentences_are_short_plain_and_whole(sentence: Sentence) -> None:
    said = str(sentence)

    assert said[0] in string.ascii_uppercase + string.digits + "+" or sentence.text[0] in "{h"
    assert said[-1] in ".?" or sentence.text.endswith("{1}")
    assert "!" not in said
    assert "deliver" not in said.lower()
    assert len(sentence.text) <= 200
    assert said == " ".join(said.split())


@pytest.mark.parametrize("label", _distinct(_all_labels()), ids=lambda sentence: sentence.text)
def test_labels_are_a_few_words_in_sentence_case(label: Sentence) -> None:
    said = str(label)

    assert said[0].isupper()
    assert said[-1] not in ".!:"
    assert len(said) <= 50
    for word in said.split()[1:]:
        assert word == word.lower() or word in {"NXCloud", "NXCloud's", "WhatsApp"}


def test_neither_qt_nor_the_keyring_nor_the_network_comes_with_the_sentences() -> None:
    program = (
        "import sys, nxwa_desktop.texts; print({'PySide6', 'keyring', 'httpx', 'phonenumbers'} & set(sys.modules))"
    )

    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)

    assert answer.stdout.strip() == "set()"
