"""What becomes a batch: a check counts for one batch and one account only."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from nxwa_desktop.batch.plan import Column, Fixed
from nxwa_desktop.batch.row_findings import RowIssue
from nxwa_desktop.protocol.account import Account
from nxwa_desktop.services.batch_preparation import BatchPreparation
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.tables.reading import probe_pasted, read
from nxwa_desktop.tables.source import Source
from nxwa_desktop.tables.table import Table
from tests.support.accounts import make_account
from tests.support.batch_harness import TEMPLATES
from tests.support.gui import PATIENCE_MS

ACCOUNT = make_account()
OTHER = make_account(id="a2")


@pytest.fixture
def preparation(storage: StorageWorker, qtbot: QtBot) -> Iterator[BatchPreparation]:
    made = BatchPreparation(storage)
    source = probe_pasted("phone\tFirst Name\n" + "8613600009759\tDavid\n" * 2)
    assert isinstance(source, Source)
    table = read(source)
    assert isinstance(table, Table)
    made.open(table, "customers.csv")
    made.choose_template(TEMPLATES)
    storage.submit(lambda _: None).result(10)
    yield made
    made.close()


def test_broken_characters_that_are_typed_keep_no_other_row_from_going(
    preparation: BatchPreparation, storage: StorageWorker, qtbot: QtBot
) -> None:
    (name, _), *_ = preparation.columns.variables
    preparation.set_columns(preparation.columns.with_source(name, Fixed("Jos\ud800")))
    check(qtbot, preparation, ACCOUNT)
    assert ready(preparation) == 0
    preparation.set_columns(preparation.columns.with_source(name, Column(1)))
    preparation.mend(1, 1, "Jos\ud800")
    check(qtbot, preparation, ACCOUNT)
    made = preparation.make_batch(ACCOUNT)
    assert made is not None
    storage.submit(lambda repos: repos.batches.add(*made)).result(10)


def check(qtbot: QtBot, preparation: BatchPreparation, account: Account) -> None:
    with qtbot.waitSignal(preparation.checked, timeout=PATIENCE_MS):
        preparation.start_check(account)


def ready(preparation: BatchPreparation) -> int:
    assert preparation.check is not None
    return preparation.check.ready(preparation.decisions)


def test_a_check_counts_for_one_batch(preparation: BatchPreparation, qtbot: QtBot) -> None:
    """What went out since is not known to it."""
    check(qtbot, preparation, ACCOUNT)
    made = preparation.make_batch(ACCOUNT)
    assert made is not None
    assert [bool(row.left_out) for row in made[1]] == [False, True]
    assert preparation.make_batch(ACCOUNT) is None


def test_what_was_agreed_to_for_one_account_is_not_for_another(preparation: BatchPreparation, qtbot: QtBot) -> None:
    """A rehearsal in the sandbox says nothing about a customer's day."""
    check(qtbot, preparation, ACCOUNT)
    assert preparation.check is not None
    (twice,) = (group.key for group in preparation.check.groups if group.key.code == RowIssue.SAME_MESSAGE)
    preparation.turn(twice)
    check(qtbot, preparation, ACCOUNT)
    assert ready(preparation) == 2
    check(qtbot, preparation, OTHER)
    assert ready(preparation) == 1
