"""Finds the lines of the JSON that are marked for the field with the focus."""

from collections.abc import Iterator

from PySide6.QtGui import QTextBlock

from nxwa_desktop.ui.preview.json_preview import JsonPreview


def marked_blocks(view: JsonPreview) -> Iterator[QTextBlock]:
    """The marked lines."""
    return map(view.document().findBlockByNumber, view.marked_lines)
