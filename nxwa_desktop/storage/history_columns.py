"""The columns of the history: the one list of them, for the table, the exported file and the search."""

import enum


class HistoryColumn(enum.Enum):
    """A column of the history, in the order of table and file.

    `listed`: the table shows it. `searched`: its name in the database where the search finds sends by it, else empty.
    """

    TIME = "time", True
    RECIPIENT = "recipient", True, "recipient"
    TEMPLATE = "template", True, "template_name"
    LANGUAGE = "language", True
    ACCOUNT = "account", True, "account_name"
    OUTCOME = "outcome", True
    DEALT_WITH = "dealt_with", False
    CODE = "code", True
    TEXT = "text", False
    MESSAGE = "message", False
    MESSAGE_ID = "message_id", False, "message_id"
    TRACE_ID = "trace_id", False, "trace_id"
    DURATION = "duration", True
    ENDPOINT = "endpoint", False

    def __init__(self, _name: str, listed: bool, searched: str = "") -> None:
        self.listed = listed
        self.searched = searched


LISTED = tuple(column for column in HistoryColumn if column.listed)
"""The columns of the table."""
SEARCHED = ", ".join(column.searched for column in HistoryColumn if column.searched)
"""The columns that are searched, beside the texts of the body, as SQL."""
