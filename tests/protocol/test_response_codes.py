"""The table of response codes against the document's, and what is said about each."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop.protocol.response_codes import CodeFamily, CodeFixer, ResponseCode, documented_codes, look_up
from nxwa_desktop.system.resources import resource

DATA = Path(__file__).parents[1] / "data"
FAMILIES = {
    "Request succeeded": CodeFamily.SUCCESS,
    "Request failed": CodeFamily.GENERAL,
    "Authentication issue": CodeFamily.AUTHENTICATION,
    "Parameter exception": CodeFamily.PARAMETER,
    "Business exception": CodeFamily.BUSINESS,
}


def _rows(name: str) -> list[list[str]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


SEED = _rows("documented_codes.tsv")
CONVENTION = _rows("authentication_codes.tsv")


def _is_range(code: str) -> bool:
    return "~" in code


def _ids(row: ResponseCode) -> str:
    return str(row.code)


everyone = pytest.mark.parametrize("row", [*documented_codes(), look_up(99999)], ids=_ids)


def test_each_code_of_the_documents_has_one_row() -> None:
    assert len(SEED) == len({code for code, _, _ in SEED})
    assert [code for code, _ in CONVENTION] == ["1001", "1002", "1003", "1004", "1005"]


@pytest.mark.parametrize(("code", "message", "solution"), SEED)
def test_every_row_of_the_seed_is_known_verbatim(code: str, message: str, solution: str) -> None:
    row = look_up(1000) if _is_range(code) else look_up(int(code))
    assert (row.message, row.solution, row.family) == (message, solution, FAMILIES[message])


@pytest.mark.parametrize(("code", "message"), CONVENTION)
def test_every_row_of_the_convention_page_is_known_verbatim(code: str, message: str) -> None:
    row = look_up(int(code))
    assert (row.code, row.message, row.family) == (int(code), message, CodeFamily.AUTHENTICATION)


def test_nothing_else_claims_to_be_documented() -> None:
    expected = [None if _is_range(code) else int(code) for code, *_ in [*SEED, *CONVENTION]]
    found = [row.code for row in documented_codes()]
    assert len(found) == len(set(found))
    assert sorted(found, key=str) == sorted(expected, key=str)


def test_the_file_names_its_sources() -> None:
    source = json.loads(resource("response_codes.json").read_bytes())["source"]
    assert "SAAS WhatsApp API send" in source
    assert "API Interface Invocation Convention" in source


@pytest.mark.parametrize("code", [1000, 1006, 1007, 1008, 1009])
def test_the_range_answers_for_codes_without_a_row(code: int) -> None:
    general = next(row for row in documented_codes() if row.code is None)
    row = look_up(code)
    assert (row.code, row.family) == (code, CodeFamily.AUTHENTICATION)
    assert (row.message, row.meaning, row.remedy) == (general.message, general.meaning, general.remedy)


@pytest.mark.parametrize("code", [999, 1010, 1, 99999, 21064, -2, 2**70])
def test_unknown_codes_keep_their_number_and_get_general_advice(code: int) -> None:
    row = look_up(code)
    assert row.code == code
    assert (row.message, row.solution) == ("", "")
    assert "trace id" in row.remedy


@given(st.integers())
def test_looking_up_never_raises_and_keeps_the_number(code: int) -> None:
    assert look_up(code).code == code


@everyone
def test_advice_is_written_for_support_staff(row: ResponseCode) -> None:
    for text in (row.meaning, row.remedy):
        assert re.fullmatch(r"[A-Z].{15,220}\.", text), text
        assert "  " not in text
        assert "!" not in text
        assert "deliver" not in text.lower()
        assert not re.search(r"\b(tenant_id|app_key|business_phone|parameter|exception|timestamp|API|HTTP)\b", text)
    # What happened is one sentence.
    assert ". " not in row.meaning


@everyone
def test_the_remedy_names_who_can_fix_it(row: ResponseCode) -> None:
    if row.fixer is CodeFixer.ADMINISTRATOR:
        assert "your administrator" in row.remedy
    elif row.fixer is CodeFixer.PROVIDER:
        assert "NXCloud" in row.remedy
    else:
        # Speaks to the person: begins with what to do.
        assert row.remedy.split()[0] in {"You", "Check", "Type", "Fill", "Choose", "Read"}


def test_who_can_fix_what() -> None:
    fixers = {code: look_up(code).fixer for code in (22091, 22090, 1004, 1003, 22125, 22042, -1)}
    assert fixers == {
        22091: CodeFixer.PERSON,
        22090: CodeFixer.PERSON,
        1004: CodeFixer.PERSON,
        1003: CodeFixer.ADMINISTRATOR,
        22125: CodeFixer.ADMINISTRATOR,
        22042: CodeFixer.PROVIDER,
        -1: CodeFixer.PROVIDER,
    }


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (0, "Request succeeded"),
        (-1, "Request failed"),
        (1003, "Invalid signature"),
        (1007, "Authentication issue"),
        (21058, "tenant_id is required"),
        (22049, "Business phone 86158 does not exist"),
        (99999, ""),
    ],
)
def test_the_expected_text_comes_from_the_column_that_has_it(code: int, text: str) -> None:
    assert look_up(code).expected_text("86158") == text
