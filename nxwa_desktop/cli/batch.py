"""`nxwa-desktop batch`: check a list of customers, send it, go on with it, list earlier ones."""

import argparse
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from nxwa_desktop import texts
from nxwa_desktop.batch.check import Decisions
from nxwa_desktop.batch.new_batch import batch_rows, new_batch
from nxwa_desktop.batch.plan import decode_plan
from nxwa_desktop.batch.results import unsent_line
from nxwa_desktop.batch.runner import FASTEST, SLOWEST, USUAL
from nxwa_desktop.batch.stop_rules import SENT_AGAIN_CODES
from nxwa_desktop.cli.batch_check import check_table, print_check
from nxwa_desktop.cli.batch_columns import make_plan, used_columns
from nxwa_desktop.cli.batch_file import open_table, print_notes
from nxwa_desktop.cli.batch_report import (
    BatchReport,
    go_through,
    print_json,
    print_list,
    print_report,
    report_of,
)
from nxwa_desktop.cli.batch_run import run_batch
from nxwa_desktop.cli.console import (
    CommandError,
    UsageError,
    find_account,
    print_to_stderr,
    print_to_stdout,
    stored_accounts,
)
from nxwa_desktop.cli.delivery import opened_account, opened_sandbox, wait_for_history
from nxwa_desktop.cli.exit_status import DONE, NOT_SENT
from nxwa_desktop.cli.failures import Progress
from nxwa_desktop.cli.templates import templates_called
from nxwa_desktop.protocol.account import Account
from nxwa_desktop.storage.batch_records import Batch, Counts, Pause, PauseReason, RowLine
from nxwa_desktop.storage.batches import BatchBusy
from nxwa_desktop.storage.errors import StorageError
from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.storage.secrets.worker import SecretWorker
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.system import private_files as private
from nxwa_desktop.system.wall_clock import now_ms

T = TypeVar("T")

_OF_FILE = ("template", "language", "map", "country", "encoding", "delimiter", "sheet", "no_header")
_OF_RUN = ("send", "dry_run", "rate", "results")
_CHUNK = 1_000


def do_batch(given: argparse.Namespace, storage: StorageWorker, secrets: SecretWorker) -> int:
    """Do what the arguments ask for; the exit status tells how the rows ended."""
    _refuse_contradictions(given)
    try:
        if given.list:
            return _list(given, storage)
        if given.resume is not None:
            return _resume(given, storage, secrets)
        return _check_and_send(given, storage, secrets)
    except StorageError as error:
        raise CommandError(str(texts.storage.storage_problem(error))) from None


def _refuse_contradictions(given: argparse.Namespace) -> None:
    if (given.file is not None) + (given.resume is not None) + given.list != 1:
        raise UsageError("Give one of these: FILE, --resume ID, --list.")
    unfit = () if given.file is not None else (*_OF_FILE, *(_OF_RUN if given.list else ()))
    if wrong := [f"--{name.replace('_', '-')}" for name in unfit if getattr(given, name)]:
        raise UsageError(f"Without FILE, leave out {', '.join(wrong)}.")
    if given.file is not None and given.template is None:
        raise UsageError("Give the template by --template NAME.")
    if given.file is not None and given.account is None and not given.sandbox:
        raise UsageError("Give the account by --account NAME, or --sandbox to rehearse.")
    if given.rate is not None and not SLOWEST <= given.rate <= FASTEST:
        raise UsageError(f"--rate {given.rate:g}: between {SLOWEST:g} and {FASTEST:g} messages a second are possible.")
    given.results_file = _results_file(given)


def _results_file(given: argparse.Namespace) -> Path | None:
    """The file of the results; asked for before anything is sent."""
    if given.results is None:
        return None
    path = Path(given.results)
    try:
        private.refuse_special(path)
        possible = path.absolute().parent.is_dir() and os.access(path.absolute().parent, os.W_OK)
        if given.file not in {None, "-"} and path.exists() and path.samefile(given.file):
            raise UsageError(f"--results {given.results} is the list itself: choose another file.")
    except (OSError, ValueError):
        possible = False
    if not possible:
        raise UsageError(f"--results {given.results} cannot be written: choose a file in a folder that is there.")
    return path


def _list(given: argparse.Namespace, storage: StorageWorker) -> int:
    account = find_account(storage, given.account) if given.account else None

    def read(repos: Repositories) -> list[tuple[Batch, Counts]]:
        listed = repos.batches.list(sandbox=True if given.sandbox else None)
        fit = [each for each in listed if account is None or each.account_id == account.id]
        return [(each, repos.batches.counts(each.id)) for each in fit]

    listed = storage.submit(read).result()
    print_list(listed, as_json=given.json)
    if not listed and not given.json:
        print_to_stderr("There are no batches yet.")
    return DONE


def _check_and_send(given: argparse.Namespace, storage: StorageWorker, secrets: SecretWorker) -> int:
    table, source = open_table(given)
    with opened_account(given, storage, secrets) as account:
        plan = make_plan(given, table, templates_called(given.template, storage, account))
        print_notes(table, used_columns(plan.columns))
        check = check_table(table, plan, account, storage)
        lines = map(unsent_line, batch_rows(table, check, Decisions(), {}))
        ready = check.ready(Decisions())
        if given.send and ready:
            batch = new_batch(plan, account, source=source, rate=given.rate or USUAL)

            def store(repos: Repositories) -> tuple[Batch, Counts]:
                repos.batches.add(batch, batch_rows(table, check, Decisions(), {}))
                return repos.batches.start(batch.id, now_ms()), repos.batches.counts(batch.id)

            return _send(given, store, ready, account, storage, secrets)
        groups, written = go_through(lines, plan, given.results_file)
        report = BatchReport(None, groups.rows, ready, tuple(groups.problems))
        if given.json:
            print_json(report)
        else:
            print_check(table, plan, account, check, groups)
        if given.send:
            print_to_stderr("No row can be sent: mend the list, and try again.")
        elif not given.json:
            print_to_stdout("Nothing was sent. Add --send to send.")
        return report.status if written else report.status or NOT_SENT


def _resume(given: argparse.Namespace, storage: StorageWorker, secrets: SecretWorker) -> int:
    batch = storage.submit(lambda repos: repos.batches.get(given.resume)).result()
    if batch is None:
        raise UsageError(f"There is no batch {given.resume}. See nxwa-desktop batch --list.")
    with _account_of(batch, given, storage, secrets) as account:
        left = storage.submit(lambda repos: repos.batches.unsent_count(batch.id, SENT_AGAIN_CODES)).result()
        if given.dry_run or not left:
            print_to_stderr(f"{left:,} rows would be sent." if left else "Nothing is left to send.")
            return _finish(given, batch, None, storage)
        if (pause := batch.pause) is not None and pause.reason is PauseReason.RESTORED:
            raise CommandError(str(texts.batch.pause_reason(pause)))

        def start(repos: Repositories) -> tuple[Batch, Counts]:
            if given.rate is not None:
                repos.batches.set_rate(batch.id, given.rate)
            return repos.batches.start(batch.id, now_ms()), repos.batches.counts(batch.id)

        return _send(given, start, left, account, storage, secrets)


@contextmanager
def _account_of(
    batch: Batch, given: argparse.Namespace, storage: StorageWorker, secrets: SecretWorker
) -> Iterator[Account]:
    """The account that the batch was made for, whatever is asked for. Raises UsageError for another one."""
    other = f"This batch is for {'the sandbox' if batch.sandbox else batch.account_name}: leave the account out."
    if batch.sandbox:
        if given.account:
            raise UsageError(other)
        with opened_sandbox(secrets) as account:
            yield account
        return
    if given.sandbox or (given.account and find_account(storage, given.account).id != batch.account_id):
        raise UsageError(other)
    found = [each for each in stored_accounts(storage) if each.id == batch.account_id]
    if not found:
        raise UsageError(f"The account of this batch, {batch.account_name}, is not stored any more.")
    yield found[0]


def _send(
    given: argparse.Namespace,
    start: Callable[[Repositories], tuple[Batch, Counts]],
    unsent: int,
    account: Account,
    storage: StorageWorker,
    secrets: SecretWorker,
) -> int:
    try:
        batch, counts = storage.submit(start).result()
    except BatchBusy:
        raise CommandError("Another window or command sends this batch, or its texts are no longer kept.") from None
    rows = f"{unsent:,} of {counts.rows:,} rows"
    print_to_stderr(f"Batch {batch.id}: sending {rows} by {account.name}. Ctrl+C pauses it.")
    progress: Progress = given.progress
    progress.batch_id = batch.id
    end = run_batch(batch, counts, account, storage, secrets, progress)
    wait_for_history(storage)
    return _finish(given, batch, end.pause, storage)


def _finish(given: argparse.Namespace, batch: Batch, pause: Pause | None, storage: StorageWorker) -> int:
    """Print how a stored batch stands."""
    plan = decode_plan(batch.plan)
    groups, written = go_through(_stored_lines(storage, batch.id), plan, given.results_file)
    counts = storage.submit(lambda repos: repos.batches.counts(batch.id)).result()
    report = report_of(batch.id, counts, groups.problems)
    progress: Progress = given.progress
    progress.status = report.status if written else report.status or NOT_SENT
    if given.json:
        print_json(report)
    else:
        print_report(report, groups)
    if pause is not None:
        for sentence in (texts.batch.pause_reason(pause), texts.batch.pause_advice(pause)):
            if sentence is not None:
                print_to_stderr(sentence)
    if report.unknown:
        print_to_stderr(
            "Unknown rows are never sent again by themselves: ask the customer, or look in NXCloud's console."
        )
    if report.waiting or report.not_sent:
        print_to_stderr(f"Go on with: nxwa-desktop batch --resume {batch.id}")
    return progress.status


def _stored_lines(storage: StorageWorker, batch_id: str) -> Iterator[RowLine]:
    after = -1

    def read(repos: Repositories) -> tuple[RowLine, ...]:
        return repos.batches.lines(batch_id, after=after, limit=_CHUNK)

    while lines := storage.submit(read).result():
        yield from lines
        after = lines[-1].position
