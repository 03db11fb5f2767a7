"""The file that a person saves for support where NXCloud's list has a shape that nobody knows."""

import platform
from pathlib import Path

from nxwa_desktop import __version__
from nxwa_desktop.protocol.account import Account
from nxwa_desktop.system import private_files as private

HIDDEN = "[hidden]"


def list_report(account: Account, answer: bytes) -> str:
    """The answer as it came, without what identifies the account. The secret was never in it."""
    text = answer.decode(errors="replace")
    for value in (account.access_key, account.appkey, account.business_phone):
        if len(value) > 3:
            text = text.replace(value, HIDDEN)
    head = (f"nxwa-desktop {__version__}", platform.platform(), f"Endpoint: {account.endpoint}", "List of templates:")
    return "\n".join((*head, "", text, ""))


def write_report(path: Path, report: str) -> None:
    """Write the report for its owner's eyes only. Raises OSError."""
    with private.replacing(path) as file:
        file.write(report.encode())
