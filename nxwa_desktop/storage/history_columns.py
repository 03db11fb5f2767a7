"""The columns of the history: the one list of them, for the exported file and the search."""

import enum


class HistoryColumn(enum.Enum):
    """A column of the history, in the order of the file.

    `searched`: its name in the database where the search finds sends by it, else empty.
    """

    TIME = "time"
    RECIPIENT = "recipient", "recipient"
    TEMPLATE = "template", "template_name"
    LANGUAGE = "language"
    ACCOUNT = "account", "account_name"
    OUTCOME = "outcome"
    DEALT_WITH = "dealt_with"
    CODE = "code"
    TEXT = "text"
    MESSAGE = "message"
    MESSAGE_ID = "message_id", "message_id"
    TRACE_ID = "trace_id", "trace_id"
    DURATION = "duration"
    ENDPOINT = "endpoint"

    def __init__(self, _name: str, searched: str = "") -> None:
        self.searched = searched


SEARCHED = ", ".join(column.searched for column in HistoryColumn if column.searched)
"""The columns that are searched, beside the texts of the body, as SQL."""
