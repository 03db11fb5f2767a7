"""A label for an id, with a button that copies it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from nxwa_desktop.texts.sentence import one_line
from nxwa_desktop.ui.i18n.plain_text import tip_text
from nxwa_desktop.ui.widgets.fonts import CAPTION, ScaledFont
from nxwa_desktop.ui.widgets.icons import IconButton
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.tinted_label import TintedLabel

LONGEST_ID = 64
"""Characters of an id that are shown; copying copies all of it."""
FEWEST_OF_ID = 12
"""Characters of an id that are shown at least."""
_ROUNDING = 2
"""Pixels by which the parts of a text may be wider together than Qt says of the whole."""


class ElidedId(QLabel):
    """A label that elides the middle of an id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        keys = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(keys)

    def show_whole(self, text: str) -> None:
        """Show the id, elided to the width."""
        self._whole = text
        self.setToolTip(tip_text(text))
        self.setAccessibleDescription(text)
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The size of the whole id."""
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + _ROUNDING, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The size of the shortest elided id."""
        least = self.fontMetrics().averageCharWidth() * FEWEST_OF_ID
        return QSize(min(least, self.sizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Elide again on a resize."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideMiddle, max(1, self.width() - _ROUNDING)
        )
        if shown != self.text():
            self.setText(shown)


class IdLabel(QWidget):
    """A name, a value to copy, and the button that copies it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        row = QHBoxLayout(self)
        flat(row, gap=4)
        self._value = ElidedId()
        ScaledFont(self._value, CAPTION, bold=False, fixed=True)
        self._value.setAccessibleName(name)
        copy = IconButton("copy", self.tr("Copy {0}").format(name))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._whole))
        self.name = TintedLabel("muted", size=CAPTION)
        self.name.setText(name)
        row.addWidget(self.name)
        row.addWidget(self._value, 1)
        row.addWidget(copy)

    def show_value(self, value: str) -> None:
        """Show an id; an empty one hides the label."""
        self._whole = one_line(value, len(value))
        # An id comes from the server, and nothing keeps it short or on one line.
        self._value.show_whole(one_line(value, LONGEST_ID))
        self.setVisible(bool(value))
