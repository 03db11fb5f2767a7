"""For how long the texts of messages are kept."""

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:  # the window imports the rest of this module before its first paint
    from nxwa_desktop.storage.sqlite import Database

FEWEST_DAYS, MOST_DAYS = 1, 3650
"""How long texts and answers can be kept."""


class Retention(msgspec.Struct, frozen=True):
    """The retention setting: whether texts and answers are kept, and for how many days."""

    keep_contents: bool = True
    """False if bodies and answers are not stored at all."""
    keep_days: int = 90


def read_retention(database: "Database") -> Retention:
    """Read the retention setting. Raises StorageError."""
    ((keep_contents, keep_days),) = database.query("SELECT keep_contents, keep_days FROM retention")
    return Retention(bool(keep_contents), keep_days)


def write_retention(database: "Database", retention: Retention) -> None:
    """From now on it is wanted so. Raises StorageError."""
    database.execute(
        "UPDATE retention SET keep_contents = ?, keep_days = ?", (retention.keep_contents, retention.keep_days)
    )
