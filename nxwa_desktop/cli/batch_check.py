"""The dry run of `batch FILE`: every row is checked, and what would go out is printed."""

from nxwa_desktop import texts
from nxwa_desktop.batch.check import BatchCheck, Decisions, check_rows
from nxwa_desktop.batch.plan import BatchPlan, Column
from nxwa_desktop.batch.row_findings import Weight
from nxwa_desktop.cli.batch_columns import described_columns
from nxwa_desktop.cli.batch_file import described
from nxwa_desktop.cli.batch_report import RowGroups, named_rows
from nxwa_desktop.cli.console import ProgressLine, print_to_stderr, print_to_stdout
from nxwa_desktop.cli.templates import saved_templates
from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.recipient import assess
from nxwa_desktop.storage.batch_records import RowState
from nxwa_desktop.storage.known_sends import known_sends
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.system.wall_clock import local_midnight_ms
from nxwa_desktop.tables.table import Table
from nxwa_desktop.templates.filled_text import text_of
from nxwa_desktop.validation.template_rules import listed_templates

_ALL = Decisions()


def check_table(table: Table, plan: BatchPlan, account: Account, storage: StorageWorker) -> BatchCheck:
    """Check every row, and print the warnings about those that go. Raises StorageError."""
    since = local_midnight_ms()
    reading = storage.submit(lambda repos: known_sends(repos.database, since_ms=since, sandbox=account.sandbox))
    line = ProgressLine()

    def show(done: int) -> bool:
        line.show(f"Checking {done:,} of {len(table.rows):,}")
        return True

    check = check_rows(table, plan, account, reading.result(), progress=show)
    line.clear()
    for group in check.groups:
        if group.finding.weight is Weight.WARNING:
            rows = named_rows(map(table.number, group.rows))
            print_to_stderr(f"Warning: {texts.batch.row_finding(group.finding)} ({rows})")
    _compare_with_list(table, plan, account, check, storage)
    return check


def _compare_with_list(
    table: Table, plan: BatchPlan, account: Account, check: BatchCheck, storage: StorageWorker
) -> None:
    """Print how the first message of an own template differs from the list; of a listed one the check tells that."""
    first = check.first_ready(_ALL)
    if any(template.account_id for template in plan.templates):
        return
    listed = listed_templates(saved_templates(storage, account))
    if first is not None and listed is not None:
        for finding in listed.check(plan.message_of(table.rows[first])):
            print_to_stderr(f"Warning: {texts.findings.finding(finding)}")


def print_check(table: Table, plan: BatchPlan, account: Account, check: BatchCheck, groups: RowGroups) -> None:
    """Print what would go out, and what would not."""
    by_row = isinstance(plan.columns.language, Column)
    language = "each row's language" if by_row else plan.templates[0].language
    print_to_stdout(f"{len(table.rows):,} rows ({described(table)})")
    print_to_stdout(f"{plan.template_name} ({language}) by {account.name}: {described_columns(plan)}")
    print_to_stdout(f"Ready: {check.ready(_ALL):,}")
    if groups.problems:
        print_to_stdout(f"{texts.batch.row_state(RowState.LEFT_OUT)}: {len(groups.problems):,}")
        groups.print(RowState.LEFT_OUT)
    if check.countries:
        counted = (f"{code or 'of no country'} {count:,}" for code, count in check.countries)
        print_to_stdout(f"Countries: {', '.join(counted)}")
    if (first := check.first_ready(_ALL)) is not None:
        message = plan.message_of(table.rows[first])
        print_to_stdout(f"Row {table.number(first)}, to {assess(message.recipient).formatted}:")
        for text in text_of(message).splitlines():
            print_to_stdout(f"  {text}")
