"""What the commands of the command line share."""

import sys

from nxwa_desktop import english
from nxwa_desktop.protocol.account import Account
from nxwa_desktop.storage.database import StorageError
from nxwa_desktop.storage.stores import StoreThread

DONE, REJECTED, UNUSABLE, NOT_SENT, UNKNOWN = range(5)


class UsageError(Exception):
    """What was given cannot be used; the text is what the person reads."""


def say(text: str) -> None:
    """One sentence for a person, beside the output."""
    print(text, file=sys.stderr)  # noqa: T201 - this is the command line


def stored_accounts(stores: StoreThread) -> tuple[Account, ...]:
    """All accounts. Raises UsageError where they cannot be read."""
    try:
        return stores.submit(lambda opened: opened.accounts.list()).result()
    except StorageError as error:
        raise UsageError(str(english.storage_problem(error))) from None


def find_account(stores: StoreThread, name: str) -> Account:
    """The account of that name, whatever its case. Raises UsageError."""
    accounts = stored_accounts(stores)
    wanted = name.strip().casefold()
    for account in accounts:
        if account.name.casefold() == wanted:
            return account
    known = ", ".join(account.name for account in accounts) or "none yet; add one with: nxwa-desktop account add"
    raise UsageError(f"There is no account called {name}. Known accounts: {known}.")
