"""The titles of the history's columns in the window's language."""

from PySide6.QtCore import QCoreApplication

from nxwa_desktop.storage.history_columns import HistoryColumn


def _tr(text: str) -> str:
    return QCoreApplication.translate("HistoryColumns", text)


def column_title(column: HistoryColumn) -> str:  # noqa: C901 - one case for each column
    """The title of a column in the exported file; of the duration without its unit."""
    match column:
        case HistoryColumn.TIME:
            return _tr("Time")
        case HistoryColumn.RECIPIENT:
            return _tr("Recipient")
        case HistoryColumn.TEMPLATE:
            return _tr("Template")
        case HistoryColumn.LANGUAGE:
            return _tr("Language")
        case HistoryColumn.ACCOUNT:
            return _tr("Account")
        case HistoryColumn.OUTCOME:
            return _tr("Outcome")
        case HistoryColumn.DEALT_WITH:
            return _tr("Dealt with")
        case HistoryColumn.CODE:
            return _tr("Code")
        case HistoryColumn.TEXT:
            return _tr("Text of the message")
        case HistoryColumn.MESSAGE:
            return _tr("Message")
        case HistoryColumn.MESSAGE_ID:
            return _tr("Message id")
        case HistoryColumn.TRACE_ID:
            return _tr("Trace id")
        case HistoryColumn.DURATION:
            return _tr("Duration")
        case HistoryColumn.ENDPOINT:
            return _tr("Endpoint")
