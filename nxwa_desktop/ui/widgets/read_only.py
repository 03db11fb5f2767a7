"""Editors that cannot be changed for a while."""

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid


class ReadOnlyGuard:
    """Makes the editors of a form read-only, and gives them back as they were; the focus stays where it is."""

    def __init__(self, form: QWidget) -> None:
        self._form = form
        self._edits: list[QLineEdit | QPlainTextEdit] = []
        self._others: list[QWidget] = []

    def set_read_only(self, read_only: bool) -> None:
        """Lock all editors and buttons of the form, or give back those that were locked."""
        self._release()
        if not read_only:
            return
        edits: list[QLineEdit | QPlainTextEdit] = [*self._form.findChildren(QLineEdit)]
        edits += self._form.findChildren(QPlainTextEdit)
        for edit in edits:
            if not edit.isReadOnly():
                edit.setReadOnly(True)
                self._edits.append(edit)
        for other in (*self._form.findChildren(QAbstractButton), *self._form.findChildren(QComboBox)):
            if other.isEnabledTo(self._form) and not other.hasFocus():
                other.setEnabled(False)
                self._others.append(other)

    def _release(self) -> None:
        for edit in self._edits:
            if isValid(edit):
                edit.setReadOnly(False)
        for other in self._others:
            if isValid(other):
                other.setEnabled(True)
        self._edits, self._others = [], []
