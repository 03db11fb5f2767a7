"""Freezes a checked table as a batch."""

import uuid
from collections.abc import Iterator

from nxwa_desktop.batch.check import BatchCheck, Decisions, Edits
from nxwa_desktop.batch.plan import BatchPlan, Fixed, encode_plan
from nxwa_desktop.batch.row_findings import RowIssue, encode_findings
from nxwa_desktop.protocol.account import Account
from nxwa_desktop.storage.batch_records import Batch, BatchRow
from nxwa_desktop.system.wall_clock import now_ms
from nxwa_desktop.tables.table import Table

_AGREED = frozenset(
    {
        RowIssue.SAME_MESSAGE,
        RowIssue.SAME_RECIPIENT,
        RowIssue.SENT_TODAY,
        RowIssue.OPEN_UNKNOWN,
        RowIssue.NEVER_SEND,
    }
)
"""Findings about the recipient that are asked about once more when a row is sent, unless the person agreed to them."""


def new_batch(plan: BatchPlan, account: Account, *, source: str, rate: float) -> Batch:
    """A batch of this plan, without its rows. `source`: the file's name; `rate`: messages a second."""
    language = plan.columns.language
    return Batch(
        id=uuid.uuid4().hex,
        created_at=now_ms(),
        account_id=account.id,
        account_name=account.name,
        sandbox=account.sandbox,
        source=source,
        template_name=plan.template_name,
        language=language.text if isinstance(language, Fixed) else "",
        rate=rate,
        plan=encode_plan(plan),
    )


def batch_rows(table: Table, check: BatchCheck, decisions: Decisions, edits: Edits) -> Iterator[BatchRow]:
    """The rows of the table as they are frozen with the batch."""
    for index, cells in enumerate(table.rows):
        reasons = check.reasons(index, decisions)
        found = check.findings.get(index, ())
        again = not reasons and any(each.code in _AGREED for each in found)
        yield BatchRow(
            position=index,
            number=table.number(index),
            cells=edits.get(index, cells),
            left_out=encode_findings(reasons) if reasons else "",
            again=again,
            confirmed_id=check.earlier.get(index, "") if again else "",
        )
