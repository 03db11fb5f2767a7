"""The parts that commands send with: the account, the delivery, and the wait for the history at the end."""

import argparse
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from nxwa_desktop.cli.console import UsageError, find_account, print_to_stderr
from nxwa_desktop.protocol.account import Account
from nxwa_desktop.storage.secrets.worker import SecretWorker
from nxwa_desktop.storage.settings import StoredSettings
from nxwa_desktop.storage.worker import StorageWorker

if TYPE_CHECKING:
    from nxwa_desktop.sending.delivery import Delivery

HISTORY_TIMEOUT_S = 10.0
"""Seconds to wait until the outcome is written to the history."""
HISTORY_LATER = (
    "The data file was deleted, moved or replaced meanwhile: how the message ended is added to the history later."
)
HISTORY_FAILED = "The history could not be written: there, the message will be one whose outcome is unknown."


@contextmanager
def opened_account(given: argparse.Namespace, storage: StorageWorker, secrets: SecretWorker) -> Iterator[Account]:
    """The account of `--account`, or that of a sandbox which runs meanwhile. Raises UsageError."""
    if given.sandbox:
        with opened_sandbox(secrets) as account:
            yield account
    else:
        yield find_account(storage, given.account)


@contextmanager
def opened_sandbox(secrets: SecretWorker) -> Iterator[Account]:
    """The account of a sandbox that runs meanwhile. Raises UsageError."""
    from nxwa_desktop.sandbox.account import SANDBOX_SECRET, sandbox_account
    from nxwa_desktop.sandbox.server import CannotListen, Sandbox

    sandbox = Sandbox()
    try:
        sandbox.start()
    except CannotListen as error:
        raise UsageError(f"The sandbox cannot start: {error}.") from None
    with sandbox:
        account = sandbox_account(sandbox.url)
        secrets.submit(lambda vault: vault.keep_for_session(account.id, SANDBOX_SECRET)).result()
        yield account


def build_delivery(storage: StorageWorker, secrets: SecretWorker) -> "Delivery":
    """The delivery, with the clock as the last answers have corrected it."""
    # httpx and the trust store cost a tenth of a second: not for what fails before.
    from nxwa_desktop.protocol.http_client import Client
    from nxwa_desktop.sending.clock_storage import store_offsets
    from nxwa_desktop.sending.delivery import Delivery
    from nxwa_desktop.sending.server_clock import ServerClock

    clock, proxy = ServerClock(), StoredSettings(storage.settings_file).proxy
    # The send reports a disk that fails.
    store_offsets(clock, storage).exception()
    return Delivery(storage=storage, secrets=secrets, client=Client(proxy=lambda: proxy), clock=clock)


def wait_for_history(storage: StorageWorker) -> None:
    """Wait until the history has how the message ended, or print that it has not."""
    if not _is_written(storage):
        print_to_stderr(HISTORY_LATER if storage.has_unwritten_data else HISTORY_FAILED)


def _is_written(storage: StorageWorker) -> bool:
    """Wait; not where only a person can help."""
    deadline = time.monotonic() + HISTORY_TIMEOUT_S
    while not (written := storage.retried.settle(0.05)):
        if storage.has_unwritten_data or time.monotonic() > deadline:
            break
    return written
