"""The sentences about imports."""

import string

import pytest

from nxwa_desktop import texts
from nxwa_desktop.importing.result import (
    ImportedMessage,
    ImportRefusal,
    LeftOutKind,
    LeftOutPart,
    RefusalReason,
    Repair,
    RepairKind,
)
from nxwa_desktop.protocol.message import Message
from nxwa_desktop.texts import imports
from nxwa_desktop.texts.imports import account_mismatch, import_refusal, not_used, safe_repairs, to_check, within
from nxwa_desktop.texts.sentence import Sentence

WHOLE = [
    *imports.REFUSALS.values(),
    *imports.TO_CHECK.values(),
    *imports.WITHIN.values(),
    imports.IMPORTED,
    imports.NAMED,
    imports.NOT_USED,
    imports.REPAIRED_LIST,
    imports.BELONGS,
    imports.BELONGS_ALONE,
    imports.KEPT,
    imports.KEPT_NONE,
    imports.KEPT_AMONG_SEVERAL,
    imports.CHOOSE_AMONG_SEVERAL,
]


def test_everything_that_can_happen_has_its_words() -> None:
    assert set(imports.REFUSALS) == set(RefusalReason)
    assert set(imports.LEFT_OUT) == set(LeftOutKind)
    assert {*imports.REPAIRED, *imports.TO_CHECK, *imports.WITHIN, RepairKind.NAMES} == set(RepairKind)
    assert not set(imports.REPAIRED) & set(imports.TO_CHECK)
    assert set(imports.REPAIRED_OFTEN) < set(imports.REPAIRED)


def test_all_stand_in_the_translators_list() -> None:
    assert set(imports.templates()) <= set(texts.all_templates())
    assert set(WHOLE) <= set(imports.templates())


@pytest.mark.parametrize("text", WHOLE)
def test_sentences_are_plain_and_whole(text: str) -> None:
    assert text[0] in string.ascii_uppercase + "“"
    assert text[-1] == "."
    assert "!" not in text
    assert len(text) <= 120


def test_every_refusal_says_what_to_do() -> None:
    for text in imports.REFUSALS.values():
        assert ": " in text or text.endswith("can be sent here."), text


def test_values_are_filled_in() -> None:
    imported = ImportedMessage(
        Message(),
        repairs=tuple(Repair(kind, 2, "n\nx" + "y" * 90) for kind in RepairKind),
        left_out=tuple(LeftOutPart(kind, "name", "value") for kind in LeftOutKind),
    )
    for sentence in (*safe_repairs(imported), *to_check(imported), *not_used(imported), *within(imported)):
        assert "…" not in str(sentence).replace("y…", "")
        assert "{" not in str(sentence)
        assert "\n" not in str(sentence)
    assert str(import_refusal(ImportRefusal(RefusalReason.OTHER_TYPE, "text"))).startswith(
        "This message is of the type “text”,"
    )


@pytest.mark.parametrize(
    ("told", "text"),
    [
        (account_mismatch("Acme", "Beta", fitting=1), imports.BELONGS),
        (account_mismatch("Acme", "", fitting=1), imports.BELONGS_ALONE),
        (account_mismatch("", "Beta", fitting=0), imports.KEPT),
        (account_mismatch("", "", fitting=0), imports.KEPT_NONE),
        (account_mismatch("", "Beta", fitting=2), imports.KEPT_AMONG_SEVERAL),
        (account_mismatch("", "", fitting=2), imports.CHOOSE_AMONG_SEVERAL),
        (account_mismatch("", "Beta", fitting=1), None),
    ],
)
def test_what_is_told_of_the_account(told: Sentence | None, text: str | None) -> None:
    assert (told.text if told else None) == text


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("8613600009759", "the number 8613600009759, which has to be a text"),
        ("1e5", "the number 1e5, which has to be a text"),
        ("order_update", "“order_update”, which has to be a text"),
        ("true", "“true”, which has to be a text"),
    ],
)
def test_a_word_without_quotation_marks_is_not_called_a_number(written: str, said: str) -> None:
    read = ImportedMessage(Message(), repairs=(Repair(RepairKind.AS_TEXT, 1, written),))
    assert list(map(str, safe_repairs(read))) == [said]
