"""The words of an exported history in the window's language."""

from PySide6.QtCore import QCoreApplication

from nxwa_desktop import texts
from nxwa_desktop.services.history_export import ExportTexts
from nxwa_desktop.storage.history_columns import HistoryColumn
from nxwa_desktop.storage.send_log import Entry
from nxwa_desktop.storage.send_records import Resolution
from nxwa_desktop.ui.i18n.history_column_titles import column_title
from nxwa_desktop.ui.i18n.translate import render


def _tr(text: str) -> str:
    return QCoreApplication.translate("Export", text)


def export_words() -> ExportTexts:
    """Translate in the main thread, before another thread writes the file."""
    sending = _tr("Being sent")
    dealt_with = {Resolution.WENT_OUT: _tr("went out"), Resolution.DID_NOT: _tr("did not go out")}

    def outcome(entry: Entry) -> str:
        if entry.outcome is None:
            return sending
        return render(texts.outcomes.outcome_title(entry.outcome, in_sandbox=entry.outgoing.sandbox))

    def dealt(entry: Entry) -> str:
        return "" if entry.resolution is None else dealt_with.get(entry.resolution, entry.resolution)

    # The file has numbers without a unit.
    titles = tuple(
        _tr("Milliseconds") if column is HistoryColumn.DURATION else column_title(column) for column in HistoryColumn
    )
    return ExportTexts(titles, outcome, dealt)
