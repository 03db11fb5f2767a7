"""The place where a list of customers is dropped, opened or pasted; then it names what was read."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from nxwa_desktop.ui.i18n.plain_text import escape_mnemonics, shortened
from nxwa_desktop.ui.widgets.fonts import bold_font, font_scale
from nxwa_desktop.ui.widgets.icons import IconLabel
from nxwa_desktop.ui.widgets.labels import breakable, plain_label
from nxwa_desktop.ui.widgets.layouts import GAP
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.link_button import LinkButton
from nxwa_desktop.ui.widgets.palette import colours_of
from nxwa_desktop.ui.widgets.spinner import Spinner
from nxwa_desktop.ui.widgets.tinted_label import TintedLabel

_HEIGHT, _EMPTY_HEIGHT, _RADIUS = 112, 220, 10


class DropZone(QWidget):
    """`open_wanted()`, `paste_wanted()`, `cancel_wanted()`."""

    open_wanted = Signal()
    paste_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_empty = True
        self._drawing = IconLabel(scale=1.5)
        self._drawing.show_icon("file", "muted")
        self._spinner = Spinner()
        self._name = plain_label(wrap=True)
        self._name.setFont(bold_font())
        self._name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._facts = TintedLabel(wrap=True)
        self._facts.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.open = LinkButton()
        self.paste = LinkButton(self.tr("Paste from a spreadsheet"))
        self.cancel = LinkButton(self.tr("Cancel"))
        for link, signal in (
            (self.open, self.open_wanted),
            (self.paste, self.paste_wanted),
            (self.cancel, self.cancel_wanted),
        ):
            link.clicked.connect(lambda _=False, emit=signal.emit: emit())
        self._arrange()
        self.show_nothing()

    @property
    def words(self) -> str:
        """The words shown, in one line."""
        return ", ".join(part.text() for part in (self._name, self._facts))

    def show_nothing(self) -> None:
        """Invite to drop something."""
        self._is_empty = True
        self._show(
            self.tr("Drop a list of customers here"),
            self.tr("CSV or a workbook (XLSX, XLS, XLSB, ODS), with one customer in each row"),
            self.tr("Open a file…"),
        )

    def show_source(self, name: str, facts: str) -> None:
        """Name what was opened."""
        self._is_empty = False
        self._show(breakable(shortened(name, 120)), facts, self.tr("Choose another file, or drop it here"))

    def show_reading(self, done: int = 0, total: int = 0) -> None:
        """Show that a file is being read."""
        self._name.setText(self.tr("Reading the file…"))
        self._facts.setText(self.tr("{0} %").format(min(100, done * 100 // total)) if total else " ")
        self._show_busy(True)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow a change of the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and is_built(self, "cancel"):
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the ground and the dashed edge."""
        colours = colours_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(colours.sunken))
        pen = QPen(QColor(colours.border), 1.5, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), _RADIUS, _RADIUS)

    def _show(self, name: str, facts: str, link: str) -> None:
        self._name.setText(name)
        self._facts.setText(facts)
        self.open.setText(escape_mnemonics(link))
        self._show_busy(False)

    def _show_busy(self, busy: bool) -> None:
        had_focus = any(link.hasFocus() for link in (self.open, self.paste, self.cancel))
        idle: tuple[QWidget, ...] = (self._drawing, self.open, self.paste)
        working: tuple[QWidget, ...] = (self._spinner, self.cancel)
        for part in (*idle, *working):
            part.setVisible((part in working) is busy)
        self._fit()
        if had_focus:
            (self.cancel if busy else self.open).setFocus()

    def _fit(self) -> None:
        least = _EMPTY_HEIGHT if self._is_empty else _HEIGHT
        self.setMinimumHeight(round(least * font_scale(self)))

    def _arrange(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        links = QHBoxLayout()
        links.setSpacing(2 * GAP)
        links.addStretch(1)
        for link in (self.open, self.paste, self.cancel):
            links.addWidget(link)
        links.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(5)
        column.addStretch(1)
        for part in (self._drawing, self._spinner):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._name)
        column.addWidget(self._facts)
        column.addLayout(links)
        column.addStretch(1)
