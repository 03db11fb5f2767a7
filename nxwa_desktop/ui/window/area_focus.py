"""F6: move the focus from one area of the window to the next."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def focus_next_area(areas: Sequence[QWidget], step: int) -> None:
    """Move the focus `step` areas on; an area that had it before gives it to the same widget again."""
    now = QApplication.focusWidget()
    at = next((number for number, area in enumerate(areas) if now is not None and area.isAncestorOf(now)), None)
    begin = -1 if at is None and step > 0 else 0 if at is None else at
    for number in range(1, len(areas) + 1):
        target = _target(areas[(begin + step * number) % len(areas)])
        if target is not None and target is not now:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return


def _target(area: QWidget) -> QWidget | None:
    """The widget that had the focus last, else the first that Tab leads to."""
    last: QWidget | None = area.focusWidget()
    candidates = [*([last] if last is not None else []), *area.findChildren(QWidget)]
    return next((each for each in candidates if each.isVisibleTo(area.window()) and _takes_tab(each)), None)


def _takes_tab(widget: QWidget) -> bool:
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
