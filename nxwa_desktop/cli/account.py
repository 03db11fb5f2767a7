"""`nxwa-desktop account list | add | remove`."""

import argparse
import getpass
import sys
import uuid

import msgspec

from nxwa_desktop import texts
from nxwa_desktop.cli.console import (
    UsageError,
    find_account,
    print_to_stderr,
    print_to_stdout,
    stored_accounts,
    wait_for_keyring,
)
from nxwa_desktop.cli.exit_status import DONE, NOT_SENT, UNUSABLE
from nxwa_desktop.protocol.account import Account, free_colour
from nxwa_desktop.protocol.look_alike_hosts import look_alike, shown_url
from nxwa_desktop.protocol.signature_algorithms import Algorithm
from nxwa_desktop.storage.accounts import NameTaken
from nxwa_desktop.storage.errors import StorageError
from nxwa_desktop.storage.secrets.vault import VaultError
from nxwa_desktop.storage.secrets.worker import SecretWorker
from nxwa_desktop.storage.settings import StoredSettings
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.validation.account_rules import AccountField, AccountFinding, AccountForm, check_secret, read_account
from nxwa_desktop.validation.hidden_characters import escaped

_LONGEST_LINE = 64 * 1024


def list_accounts(given: argparse.Namespace, storage: StorageWorker, secrets: SecretWorker) -> int:
    """Print one line an account: name, business phone, endpoint; beside them, the default one of the window."""
    accounts = stored_accounts(storage)
    names = [escaped(account.name) for account in accounts]
    width = max(map(len, names), default=0)
    for name, account in zip(names, accounts, strict=True):
        print_to_stdout(f"{name:<{width}}  +{account.business_phone}  {shown_url(account.endpoint)}")
    settings: StoredSettings = given.settings
    for account in accounts:
        if account.id == settings.default_account:
            print_to_stderr(f"The window starts with {account.name}.")
    if not accounts:
        print_to_stderr("There are no accounts yet. Add one with: nxwa-desktop account add")
    return DONE


def add_account(given: argparse.Namespace, storage: StorageWorker, secrets: SecretWorker) -> int:
    """Store an account; its secret comes from a terminal without echo, else as one line of standard input."""
    read = read_account(
        AccountForm(
            name=given.name,
            endpoint=given.endpoint,
            access_key=given.access_key,
            tenant_id=given.tenant_id,
            appkey=given.appkey,
            business_phone=given.business_phone,
            algorithm=Algorithm(given.algorithm),
        ),
        id=uuid.uuid4().hex,
    )
    if not isinstance(read, Account):
        _print_findings(read)
        return UNUSABLE
    if (host := look_alike(read.url)) is not None:
        print_to_stderr(f"Warning: {texts.accounts.look_alike_host(host)}")
    secret = _ask_secret()
    if (code := check_secret(secret)) is not None:
        _print_findings((AccountFinding(AccountField.SECRET, code),))
        return UNUSABLE
    coloured = msgspec.structs.replace(read, colour=free_colour(stored_accounts(storage)))
    return _store(coloured, secret, storage, secrets)


def remove_account(given: argparse.Namespace, storage: StorageWorker, secrets: SecretWorker) -> int:
    """Remove an account and its secret."""
    account = find_account(storage, given.name)
    try:
        storage.submit(lambda opened: opened.remove_account(account.id)).result()
        wait_for_keyring(secrets.submit(lambda vault: vault.delete(account.id)))
    except StorageError as error:
        print_to_stderr(texts.storage.storage_problem(error))
        return NOT_SENT
    except VaultError as error:
        print_to_stderr(
            f"The account is removed, its secret is not. {texts.accounts.vault_problem(error.reason, in_window=False)}"
        )
        return NOT_SENT
    print_to_stdout(f"Removed {account.name}.")
    return DONE


def _ask_secret() -> str:
    if sys.stdin is None:  # closed by whoever started this
        return ""
    if not sys.stdin.isatty():
        # As bytes: half a character becomes a finding. The bound is far above what `check_secret` lets pass.
        return sys.stdin.buffer.readline(_LONGEST_LINE).decode("utf-8-sig", "surrogateescape").rstrip("\r\n")
    try:
        return getpass.getpass("accessSecret (not shown): ")
    except EOFError:
        return ""
    except UnicodeError:
        raise UsageError("The secret as typed is no text: copy it again.") from None


def _store(account: Account, secret: str, storage: StorageWorker, secrets: SecretWorker) -> int:
    try:
        # The row first: a name that is taken must not leave a secret behind.
        storage.submit(lambda opened: opened.accounts.save(account)).result()
    except StorageError as error:
        print_to_stderr(texts.storage.storage_problem(error))
        return UNUSABLE if isinstance(error, NameTaken) else NOT_SENT
    try:
        wait_for_keyring(secrets.submit(lambda vault: vault.write(account.id, secret)))
    except BaseException as error:  # Ctrl+C at the keyring's prompt too
        # Its own failure does not change the message: the secret is not there.
        storage.submit(lambda opened: opened.accounts.remove(account.id)).exception()
        if not isinstance(error, VaultError):
            raise
        print_to_stderr(f"The account was not added. {texts.accounts.vault_problem(error.reason, in_window=False)}")
        return NOT_SENT
    print_to_stdout(f"Added {account.name}.")
    return DONE


def _print_findings(findings: tuple[AccountFinding, ...]) -> None:
    for finding in findings:
        print_to_stderr(
            f"{texts.accounts.account_field_name(finding.field)}: {texts.accounts.account_finding(finding)}"
        )
