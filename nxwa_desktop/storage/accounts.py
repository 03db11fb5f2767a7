"""The accounts a person has added. Their secrets are the vault's."""

import unicodedata
from typing import Any

import msgspec

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.signature_algorithms import Algorithm
from nxwa_desktop.storage.errors import AlreadyThere, StorageError
from nxwa_desktop.storage.sqlite import Database


class NameTaken(StorageError):  # noqa: N818 - a state, told as one
    """Another account has this name, but for case and spelling of accents."""


_FIELDS = (
    "id",
    "name",
    "endpoint",
    "access_key",
    "tenant_id",
    "appkey",
    "business_phone",
    "algorithm",
    "colour",
    "list_url",
)
_COLUMNS = (*_FIELDS, "name_key")
_LIST = f"SELECT {', '.join(_FIELDS)} FROM accounts"  # noqa: S608
_SAVE = (
    f"INSERT INTO accounts ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"  # noqa: S608
    f" ON CONFLICT (id) DO UPDATE SET {', '.join(f'{column} = excluded.{column}' for column in _COLUMNS[1:])}"
)


class Accounts:
    """Reads and writes accounts. Every method raises `StorageError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list(self) -> tuple[Account, ...]:
        """All accounts by name, upper and lower case alike."""
        return tuple(_account(row) for row in self._database.query(f"{_LIST} ORDER BY name_key"))

    def save(self, account: Account) -> None:
        """Add the account, or replace the one with its id. Blanks around the name are cut off.

        Raises NameTaken.
        """
        name = account.name.strip()
        account = msgspec.structs.replace(account, name=name)
        row = [getattr(account, field) for field in _FIELDS]
        try:
            self._database.execute(_SAVE, (*map(_stored, row), name_key(name)))
        except AlreadyThere:
            raise NameTaken(name) from None

    def remove(self, account_id: str) -> None:
        """Remove the account, if it is there. What was sent with it stays in the history."""
        self._database.execute("DELETE FROM accounts WHERE id = ?", (account_id,))


def _stored(value: Any) -> Any:
    return str(value) if isinstance(value, str) else value


def name_key(name: str) -> str:
    """The form of a name in which equal names are equal."""
    # Folding can undo the composition, hence again afterwards (The Unicode Standard, canonical caseless matching).
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())


def _account(row: tuple[Any, ...]) -> Account:
    values = dict(zip(_FIELDS, row, strict=True))
    return Account(**{**values, "algorithm": Algorithm(values["algorithm"])})
