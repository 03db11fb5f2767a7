"""Sentences about a changed data file, and the ways to go on."""

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from nxwa_desktop.storage.errors import Change, Choice, DataFileChanged
from nxwa_desktop.ui.i18n.translate import join_sentences


def _tr(text: str) -> str:
    return QCoreApplication.translate("DataFile", text)


def data_file_words(change: DataFileChanged) -> str:
    """The change, its consequence, and whether typed text is safe meanwhile."""
    happened = {
        Change.ABSENT: _tr("The data file is missing. There is a copy of {0}.").format(_time(change)),
        Change.MISSING: _tr("The data file was deleted or moved."),
        Change.REPLACED: _tr("Another data file was put in the place of the one in use."),
        Change.UNUSABLE: _tr("The data file was overwritten, or a part of it was deleted."),
    }
    kept = (
        _tr("Nothing is sent until you choose how to go on; what you type is kept.")
        if change.kept
        else _tr("Nothing is sent until you choose how to go on, and what you type is not being saved.")
    )
    return join_sentences(happened[change.change], kept)


def data_file_choices(change: DataFileChanged) -> list[tuple[str, Choice]]:
    """The label of each button, with the choice that it makes."""
    restore = _tr("Restore the data"), Choice.RESTORE
    match change.change:
        case Change.ABSENT:
            return [(_tr("Use the copy"), Choice.RESTORE), _anew()]
        case Change.MISSING:
            return [restore, _anew()]
        case Change.REPLACED:
            return [(_tr("Use this file"), Choice.USE), restore]
        case Change.UNUSABLE:
            return [restore]


def _anew() -> tuple[str, Choice]:
    return _tr("Start with an empty file"), Choice.ANEW


def _time(change: DataFileChanged) -> str:
    made = QDateTime.fromMSecsSinceEpoch(change.copy_made_ms or 0)
    return QLocale().toString(made, QLocale.FormatType.ShortFormat)
