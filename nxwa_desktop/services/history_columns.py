"""The columns of the history: the one list of them, for the table and for the exported file."""

import enum


class HistoryColumn(enum.Enum):
    """A column of the history, in the order of table and file; the table shows those that are `listed`."""

    TIME = "time", True
    RECIPIENT = "recipient", True
    TEMPLATE = "template", True
    LANGUAGE = "language", True
    ACCOUNT = "account", True
    OUTCOME = "outcome", True
    DEALT_WITH = "dealt_with", False
    CODE = "code", True
    MESSAGE = "message", False
    MESSAGE_ID = "message_id", False
    TRACE_ID = "trace_id", False
    DURATION = "duration", True
    ENDPOINT = "endpoint", False

    @property
    def listed(self) -> bool:
        """True where the table shows the column."""
        return self.value[1]


LISTED = tuple(column for column in HistoryColumn if column.listed)
"""The columns of the table."""
