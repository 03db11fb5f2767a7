"""Texts that the program paints itself, where there is too little height for them."""

import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

SLACK = 1
"""Pixels by which rounding may fall short."""
LEADING = 0.15
"""The part of a line's height that is empty in every font: a widget may be lower by that."""


def watch_painted_lines(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Texts that were cut at the top or the bottom when they were last painted; changes with every painting."""
    cut: dict[str, str] = {}
    draw: Any = QPainter.drawText

    def watched(painter: QPainter, *arguments: Any) -> Any:
        match arguments:
            case (QRect() | QRectF() as rect, flags, str(text)) if text:
                code = sys._getframe(1).f_code
                where = f"{Path(code.co_filename).name}, {code.co_name}: {text}"
                if defect := _defect(painter, QRectF(rect).toRect(), getattr(flags, "value", flags), text):
                    cut[where] = defect
                else:
                    cut.pop(where, None)
        return draw(painter, *arguments)

    monkeypatch.setattr(QPainter, "drawText", watched)
    return cut


def _defect(painter: QPainter, rect: QRect, flags: int, text: str) -> str:
    needed = painter.fontMetrics().boundingRect(rect, flags, text).height()
    if not flags & Qt.TextFlag.TextDontClip.value:
        return f"has {rect.height()}, needs {needed}" if needed > rect.height() + SLACK else ""
    device = painter.device()
    if isinstance(device, QWidget) and needed * (1 - LEADING) > device.height() + SLACK:
        return f"has a widget of {device.height()}, needs {needed}"
    return ""
