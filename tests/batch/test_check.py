"""The dry run: what is found about each row, what is left out by itself, and what the person decides."""

import hashlib
from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop.batch.check import BatchCheck, CheckCancelled, Decisions, check_rows
from nxwa_desktop.batch.new_batch import batch_rows
from nxwa_desktop.batch.plan import Column
from nxwa_desktop.batch.row_findings import RowFinding, RowIssue, Weight, decode_findings, encode_findings
from nxwa_desktop.protocol.request_body import encode_body
from nxwa_desktop.storage.known_sends import KnownSends, SentToday
from nxwa_desktop.tables.reading import ReadOptions, probe_pasted, read
from nxwa_desktop.tables.table import Table
from nxwa_desktop.texts.batch import row_finding
from nxwa_desktop.validation.message_rules import FindingCode
from tests.support.accounts import make_account
from tests.support.batch_harness import COLUMNS, plan_of

ACCOUNT = make_account()
BY_ROW = plan_of(msgspec.structs.replace(COLUMNS, language=Column(2), country="ID"))
GOOD = ("8613600009759", "David", "en_US")
EVERYTHING = Decisions()


def table_of(*rows: Sequence[str]) -> Table:
    source = probe_pasted("\n".join("\t".join(row) for row in (("phone", "name", "lang"), *rows)))
    made = read(source, ReadOptions(has_header=True, delimiter="\t"))  # type: ignore[arg-type]
    assert isinstance(made, Table)
    return made


def check(*rows: Sequence[str], known: KnownSends | None = None) -> BatchCheck:
    return check_rows(table_of(*rows), BY_ROW, ACCOUNT, known or KnownSends())


def codes(found: BatchCheck, index: int) -> list[str]:
    return [finding.code for finding in found.findings.get(index, ())]


def test_rows_without_findings_are_ready_and_counted_by_country() -> None:
    found = check(GOOD, ("+65 9123 4567", "Wei", "id"), ("0811 1234 567", "Budi", "id"))
    assert (found.ready(EVERYTHING), found.groups) == (3, ())
    assert sorted(found.countries) == [("CN", 1), ("ID", 1), ("SG", 1)]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (("", "David", "en_US"), FindingCode.RECIPIENT_MISSING),
        (("8613600009759", "", "en_US"), FindingCode.TEXT_EMPTY),
        (("8613600009759", "David", ""), FindingCode.LANGUAGE_MISSING),
        (("8613600009759", "David", "pt_BR"), RowIssue.LANGUAGE_UNKNOWN),
        (("8.61366E+12", "David", "en_US"), RowIssue.SCIENTIFIC),
        (("62812345678.5", "David", "en_US"), RowIssue.NUMBER_FRACTION),
        (("62812345678,25", "David", "en_US"), RowIssue.NUMBER_FRACTION),
        (("#N/A", "David", "en_US"), RowIssue.ERROR_VALUE),
    ],
)
def test_a_row_with_a_problem_is_never_sent(row: Sequence[str], code: str) -> None:
    found = check(GOOD, row)
    assert code in codes(found, 1)
    turned = Decisions(frozenset(finding.key for finding in found.findings[1]))
    assert (found.ready(EVERYTHING), found.ready(turned)) == (1, 1)


@pytest.mark.parametrize("cell", ["8.61366E+12", "#N/A"])
def test_a_number_that_the_spreadsheet_ruined_is_told_once_with_what_is_left_of_it(cell: str) -> None:
    found = check(GOOD, (cell, "David", "en_US"))
    (finding,) = found.findings[1]
    said = "phone was shortened by the spreadsheet (8.61366E+12): the number is lost"
    assert str(row_finding(finding)) == (said if "E" in cell else "phone holds an error of the spreadsheet")


def test_a_language_that_the_template_does_not_have_is_told_once() -> None:
    listed = [msgspec.structs.replace(each, account_id=ACCOUNT.id) for each in BY_ROW.templates]
    plan = msgspec.structs.replace(BY_ROW, templates=tuple(listed))
    found = check_rows(table_of(("8613600009759", "David", "pt_BR")), plan, ACCOUNT, KnownSends())
    assert codes(found, 0) == [RowIssue.LANGUAGE_UNKNOWN]


def test_a_row_with_more_cells_than_columns_is_left_out_until_somebody_has_looked() -> None:
    found = check(GOOD, ("8613600009760", "Smith", "en_US", "id"))
    assert codes(found, 1) == [RowIssue.EXTRA_CELLS]
    assert (found.ready(EVERYTHING), found.ready(Decisions(frozenset({found.groups[0].key})))) == (1, 2)


def test_customers_that_a_cell_nobody_uses_may_have_swallowed_are_told() -> None:
    source = probe_pasted('phone\tname\tlang\tnote\n8613600009759\tDavid\ten_US\t"call\n8613600009760\tAna\tid\t"\n')
    table = read(source, ReadOptions(has_header=True, delimiter="\t"))  # type: ignore[arg-type]
    assert isinstance(table, Table)
    found = check_rows(table, BY_ROW, ACCOUNT, KnownSends())
    assert (codes(found, 0), found.ready(EVERYTHING)) == ([RowIssue.MAY_HOLD_ROWS], 0)


def test_of_several_rows_to_one_number_the_first_stays() -> None:
    again = ("+86 136 0000-9759", "David", "en_US")
    found = check(GOOD, again, ("8613600009759", "Someone else", "en_US"))
    assert (codes(found, 1), codes(found, 2)) == ([RowIssue.SAME_MESSAGE], [RowIssue.SAME_RECIPIENT])
    assert found.findings[1][0].values == (2,), "the first one's row in the file"
    assert found.ready(EVERYTHING) == 1
    assert found.ready(Decisions(frozenset({found.findings[1][0].key}))) == 2


def test_a_row_with_a_problem_is_nobody_s_first() -> None:
    found = check(("8613600009759", "", "en_US"), GOOD)
    assert codes(found, 1) == []


@pytest.mark.parametrize("ruined", ["#N/A", "8.6E+12", "Jos\ufffd"])
def test_nor_is_one_whose_cells_are_ruined(ruined: str) -> None:
    found = check(("8613600009759", ruined, "en_US"), GOOD)
    assert (codes(found, 1), found.ready(EVERYTHING)) == ([], 1)


def test_a_row_that_is_left_out_by_itself_gives_way_to_one_that_goes() -> None:
    aside = ("8613600009759", "Someone", "en_US", "too many")
    found = check(aside, GOOD, aside)
    assert [codes(found, index) for index in range(3)] == [
        [RowIssue.EXTRA_CELLS, RowIssue.SAME_RECIPIENT],
        [],
        [RowIssue.EXTRA_CELLS, RowIssue.SAME_RECIPIENT],
    ]
    (extra,) = [group.key for group in found.groups if group.key.code == RowIssue.EXTRA_CELLS]
    assert found.ready(Decisions(frozenset({extra}))) == 1, "nobody gets two, whoever takes the others in"
    assert [group.rows for group in found.groups] == [(0, 2), (0, 2)]


def test_a_number_that_no_country_has_is_told_and_goes_as_a_single_message_may() -> None:
    found = check(("+2025550123", "David", "en_US"))
    assert (codes(found, 0), found.ready(EVERYTHING)) == ([FindingCode.RECIPIENT_IMPLAUSIBLE], 1)


def test_what_the_history_knows_leaves_rows_out_until_the_person_decides() -> None:
    message = BY_ROW.message_of(GOOD)
    digest = hashlib.sha256(encode_body(message, ACCOUNT)).digest()
    other = SentToday(b"another body", "s0", 4_000, "order_update", "en_US")
    known = KnownSends(
        {"8613600009759": (other, SentToday(digest, "s1", 5_000, "order_update", "en_US")), "8613600009760": (other,)},
        {"8613600009761": "s2"},
        frozenset({"8613600009762"}),
    )
    rows = [(f"861360000976{index}", "David", "en_US") for index in range(3)]
    found = check(GOOD, *rows, known=known)
    assert [codes(found, index) for index in range(4)] == [
        [RowIssue.SENT_TODAY],
        [],
        [RowIssue.OPEN_UNKNOWN],
        [RowIssue.NEVER_SEND],
    ]
    assert found.ready(EVERYTHING) == 1
    turned = Decisions(frozenset(group.key for group in found.groups))
    frozen = list(batch_rows(table_of(GOOD, *rows), found, turned, {}))
    assert [(row.left_out, row.again, row.confirmed_id) for row in frozen] == [
        ("", True, "s1"),
        ("", False, ""),
        ("", True, "s2"),
        ("", True, ""),
    ]


_indexes = st.frozensets(st.integers(0, 5))


@given(st.sets(st.integers(0, 2)), _indexes, _indexes)
def test_what_is_ready_is_what_has_no_reason_to_stay(
    turned: set[int], left_out: frozenset[int], taken: frozenset[int]
) -> None:
    again, spaced, sound = GOOD, ("8613600009760", " David", "en_US"), ("8613600009761", "David", "en_US")
    found = check(GOOD, again, spaced, ("12", "", "en_US"), sound, again)
    keys = frozenset(group.key for number, group in enumerate(found.groups) if number in turned)
    decisions = Decisions(keys, left_out, taken - left_out)
    ready = [index for index in range(found.size) if not found.reasons(index, decisions)]
    assert found.ready_rows(decisions) == ready
    assert (found.ready(decisions), found.first_ready(decisions)) == (len(ready), ready[0] if ready else None)
    assert 3 not in ready, "a problem stays one"


@pytest.mark.parametrize(("language", "is_told"), [("en_US", True), ("id", False)])
def test_where_no_texts_are_kept_any_message_of_the_template_may_be_this_one(language: str, is_told: bool) -> None:
    sent = SentToday(b"", "s1", 5_000, "order_update", language)
    found = check(GOOD, known=KnownSends({"8613600009759": (sent,)}))
    assert codes(found, 0) == [RowIssue.SENT_TODAY] * is_told


def test_a_warning_leaves_nothing_out_unless_the_person_wants_it() -> None:
    found = check(("8613600009759", " David", "en_US"))
    (group,) = found.groups
    assert (group.finding.weight, group.finding.code) == (Weight.WARNING, FindingCode.TEXT_EDGE_SPACES)
    assert (found.ready(EVERYTHING), found.ready(Decisions(frozenset({group.key})))) == (1, 0)


def test_a_template_that_is_not_in_use_is_told_for_every_row_of_it() -> None:
    listed = [msgspec.structs.replace(each, account_id="a1", last_seen=10**12) for each in BY_ROW.templates]
    listed[0] = msgspec.structs.replace(listed[0], status="PAUSED")
    plan = msgspec.structs.replace(BY_ROW, templates=tuple(listed))
    rows = table_of(GOOD, ("8613600009760", "David", "id"), ("8613600009761", "David", "en_US"))
    (group,) = check_rows(rows, plan, ACCOUNT, KnownSends()).groups
    assert (group.finding.code, group.finding.weight) == (FindingCode.TEMPLATE_PAUSED, Weight.WARNING)
    assert group.rows == (0, 2)


def test_rows_are_frozen_with_the_reasons_for_which_they_are_left_out() -> None:
    table = table_of(GOOD, ("", "David", "en_US"), ("8613600009760", "David", "en_US"))
    found = check_rows(table, BY_ROW, ACCOUNT, KnownSends())
    mended = {0: ("8613600009759", "Mended", "en_US")}
    frozen = list(batch_rows(table, found, Decisions(left_out=frozenset({2})), mended))
    assert [(row.position, row.number) for row in frozen] == [(0, 2), (1, 3), (2, 4)]
    assert frozen[0].cells == mended[0]
    reasons = [[each.code for each in decode_findings(row.left_out)] for row in frozen]
    assert reasons == [[], [FindingCode.RECIPIENT_MISSING], [RowIssue.PERSON]]


def test_a_mended_row_is_judged_as_it_is_now() -> None:
    table = table_of(("8613600009759", "", "en_US"))
    found = check_rows(table, BY_ROW, ACCOUNT, KnownSends(), edits={0: GOOD})
    assert found.ready(EVERYTHING) == 1


def test_a_row_that_was_mended_in_one_cell_keeps_the_faults_of_the_others() -> None:
    table = table_of(("", "8.6E+12", "en_US"))
    mended = ("8613600009759", "8.6E+12", "en_US")
    assert codes(check_rows(table, BY_ROW, ACCOUNT, KnownSends(), edits={0: mended}), 0) == [RowIssue.SCIENTIFIC]
    assert check_rows(table, BY_ROW, ACCOUNT, KnownSends(), edits={0: GOOD}).ready(EVERYTHING) == 1


def test_problems_come_first_and_the_largest_group_before_the_others() -> None:
    found = check(
        ("8613600009759", "", "en_US"),
        *[("", "David", "en_US")] * 2,
        ("8613600009760", "David", "en_US"),
        ("8613600009760", "David", "en_US"),
        ("8613600009761", " David", "en_US"),
    )
    assert [(group.finding.weight, len(group.rows)) for group in found.groups] == [
        (Weight.PROBLEM, 2),
        (Weight.PROBLEM, 1),
        (Weight.HESITATION, 1),
        (Weight.WARNING, 1),
    ]
    assert str(row_finding(found.groups[1].finding)) == "“First Name” is empty"


def test_a_check_that_is_no_longer_wanted_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nxwa_desktop.batch.check.REPORT_EVERY_S", -1.0)
    with pytest.raises(CheckCancelled):
        check_rows(table_of(GOOD, GOOD), BY_ROW, ACCOUNT, KnownSends(), progress=lambda _: False)


@given(st.lists(st.lists(st.text(max_size=6), min_size=1, max_size=4), min_size=1, max_size=5))
def test_any_table_can_be_checked_and_every_row_is_ready_or_has_its_reasons(rows: list[list[str]]) -> None:
    source = probe_pasted("\n".join("\t".join(cell.replace("\t", "") for cell in row) for row in rows))
    table = read(source, ReadOptions(has_header=False, delimiter="\t")) if not hasattr(source, "code") else None
    if not isinstance(table, Table):
        return
    found = check_rows(table, BY_ROW, ACCOUNT, KnownSends())
    frozen = list(batch_rows(table, found, EVERYTHING, {}))
    assert sum(not row.left_out for row in frozen) == found.ready(EVERYTHING)
    for row in frozen:
        for finding in decode_findings(row.left_out):
            assert str(row_finding(finding))


@pytest.mark.parametrize("stored", ["", "not json", '[{"code":"of_a_newer_version"}]', '[{"code":"x","field":"body"}]'])
def test_stored_reasons_of_a_newer_version_are_left_aside(stored: str) -> None:
    assert decode_findings(stored) == ()


def test_reasons_come_back_as_they_were_stored() -> None:
    found = (RowFinding("text_empty", "body", 2, "Order"), RowFinding("same_message", values=(7,)))
    assert decode_findings(encode_findings(found)) == found
