"""One kind of finding: how many rows have it, what is done about them, and the way to look at them."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStyle, QWidget

from nxwa_desktop.ui.batch.batch_words import number
from nxwa_desktop.ui.widgets.fonts import bold_font
from nxwa_desktop.ui.widgets.icons import IconLabel
from nxwa_desktop.ui.widgets.labels import breakable, plain_label, towards_end
from nxwa_desktop.ui.widgets.link_button import LinkButton
from nxwa_desktop.ui.widgets.palette import colours_of
from nxwa_desktop.ui.widgets.segmented_control import SegmentedControl

_SIDES, _BAR = 16, 3


class FindingRow(QWidget):
    """`show_wanted()`: its rows are to be shown. `turned()`: they are to go the other way."""

    show_wanted = Signal()
    turned = Signal()

    def __init__(
        self, drawing: str, role: str, words: str, choice: tuple[str, str] | None = None, parent: QWidget | None = None
    ) -> None:
        """`choice`: what is done by itself, and the other way."""
        super().__init__(parent)
        self._words = words
        self._is_current = False
        icon = IconLabel()
        icon.show_icon(drawing, role)
        self._count = plain_label()
        self._count.setFont(bold_font())
        text = plain_label(towards_end(breakable(words)), wrap=True)
        self.link = LinkButton(self.tr("Show rows"))
        self.link.setAccessibleName(f"{self.link.text()}: {words}")
        self.link.clicked.connect(lambda _=False: self.show_wanted.emit())
        self.setFocusProxy(self.link)
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIDES, 9, _SIDES, 10)
        row.setSpacing(8)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._count)
        row.addWidget(text, 1)
        row.addWidget(self.link)
        self.segments: SegmentedControl | None = None
        if choice is not None:
            row.setContentsMargins(_SIDES, 5, _SIDES, 6)
            row.addSpacing(4)
            self.segments = SegmentedControl(words, choice)
            self.segments.chosen.connect(self._chosen)
            self._turned = False
            row.addWidget(self.segments)

    @property
    def words(self) -> str:
        """The finding in words."""
        return self._words

    def show_count(self, count: int) -> None:
        """Show how many rows; the row is hidden where there are none."""
        self._count.setText(number(count))
        self.setVisible(count > 0)

    def show_choice(self, *, turned: bool) -> None:
        """Show what is done about the rows."""
        if self.segments is not None:
            self._turned = turned
            self.segments.show_choice(int(turned))

    def show_current(self, current: bool) -> None:
        """Mark the row whose rows are shown."""
        self._is_current = current
        self.link.setAccessibleDescription(self.tr("Shown below") if current else "")
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show the rows, as the link does."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.show_wanted.emit()
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the ground of the current one, and the line to the next one."""
        colours = colours_of(self.palette())
        painter = QPainter(self)
        if self._is_current:
            painter.fillRect(self.rect(), QColor(colours.accent_soft))
            bar = QRect(0, 0, _BAR, self.height())
            painter.fillRect(QStyle.visualRect(self.layoutDirection(), self.rect(), bar), QColor(colours.accent))
        frame = self.parentWidget()
        if frame is None or self.geometry().bottom() + 2 < frame.height():
            painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(colours.line))

    def _chosen(self, choice: int) -> None:
        if bool(choice) != self._turned:
            self._turned = bool(choice)
            self.turned.emit()
