import string
import subprocess
import sys
from typing import get_args

import pytest

from nxwa_desktop import texts
from nxwa_desktop.importing.template_file import FileRefusal
from nxwa_desktop.protocol.outcome import Accepted, NotSent, NotSentReason, Outcome, Rejected, Unknown, UnknownReason
from nxwa_desktop.protocol.response_codes import documented_codes
from nxwa_desktop.storage.secrets.vault import VaultReason
from nxwa_desktop.templates.meta_format import TemplateFault
from nxwa_desktop.templates.saved_template import Unsendable
from nxwa_desktop.texts import accounts, credentials, outcomes, storage, templates
from nxwa_desktop.texts.sentence import Sentence
from nxwa_desktop.validation.account_rules import AccountField, AccountFinding, AccountFindingCode
from tests.support.all_findings import FINDINGS

OUTCOMES: list[Outcome] = [
    Accepted("wamid.1", "trace"),
    *(Rejected(row.code, "words", "trace") for row in documented_codes() if row.code is not None),
    *(Rejected(code) for code in (1000, 1006, 1009, 7, -(2**63), 2**63 - 1)),
    *(Rejected(None, message, http_status=status) for status in range(300, 500) for message in ("", "words")),
    *(NotSent(reason, "detail") for reason in NotSentReason),
    *(Unknown(reason, "detail", 500) for reason in UnknownReason),
]


def _all_sentences() -> list[Sentence]:
    said = [texts.findings.finding(finding) for finding in FINDINGS]
    for outcome in OUTCOMES:
        said += [
            texts.outcomes.outcome_meaning(outcome),
            texts.outcomes.outcome_advice(outcome),
            texts.outcomes.safe_to_send_again(outcome),
        ]
    said += [Sentence(text) for text in (*storage.templates(), *credentials.templates())]
    said += [texts.accounts.vault_problem(reason) for reason in VaultReason]
    said += [
        texts.accounts.account_finding(AccountFinding(field, code, (1, 2)))
        for field in AccountField
        for code in AccountFindingCode
    ]
    return said


def _distinct(sentences: list[Sentence]) -> list[Sentence]:
    return list({sentence.text: sentence for sentence in sentences}.values())


def _all_labels() -> list[Sentence]:
    return [
        *(texts.findings.finding_short(finding) for finding in FINDINGS),
        *(texts.outcomes.outcome_title(outcome) for outcome in OUTCOMES),
        *(texts.accounts.account_field_name(field) for field in AccountField),
    ]


# Completeness


def test_every_reason_has_its_sentences() -> None:
    assert set(outcomes.NOT_SENT) == set(NotSentReason)
    assert set(outcomes.UNKNOWN) == set(UnknownReason)
    assert set(outcomes.TITLES) == set(outcomes.SAFETY) == set(get_args(Outcome))
    assert set(accounts.VAULT) == set(VaultReason)
    assert set(accounts.FINDINGS) == set(AccountFindingCode)
    assert set(accounts.FIELD_NAMES) == set(AccountField)
    assert set(accounts.MISSING) == set(AccountField) - {AccountField.LIST_URL}, "which may be empty"
    assert set(templates.UNSENDABLE) == set(Unsendable)
    assert set(templates.REFUSALS) == set(FileRefusal)
    assert set(templates.LEFT_OUT_LINES) == set(TemplateFault)


def test_every_sentence_stands_in_the_translators_list() -> None:
    listed = texts.all_templates()

    assert {sentence.text for sentence in (*_all_sentences(), *_all_labels())} <= set(listed)
    assert len(set(listed)) == len(listed)


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

    answer = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8", timeout=60, check=True
    )

    assert answer.stdout.strip() == "set()"
