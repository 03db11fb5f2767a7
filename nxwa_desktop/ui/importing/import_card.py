"""The card below a text to import: what was found in it, and which of several messages is meant."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from nxwa_desktop.importing.result import ImportChoice, ImportedMessage
from nxwa_desktop.importing.template_file import TemplateFile
from nxwa_desktop.protocol.message import Message
from nxwa_desktop.ui.i18n.plain_text import tip_text
from nxwa_desktop.ui.importing.import_facts import ImportFact, ImportFacts, ImportSummary, LiveResult
from nxwa_desktop.ui.widgets.coloured_frame import tint
from nxwa_desktop.ui.widgets.fonts import bold_font
from nxwa_desktop.ui.widgets.labels import breakable, towards_end
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.note import Note
from nxwa_desktop.ui.widgets.palette import colours_of
from nxwa_desktop.ui.widgets.tinted_label import TintedLabel

RADIUS = 8
MOST_ROWS = 5
"""Messages of a choice that are seen without scrolling."""
USUAL_LINES = 6
"""Lines of a usual card: it keeps that height, so that nothing moves while the text is typed."""


class ImportCard(QFrame):
    """`changed()`: something else can be imported. `activated()`: a message of several was chosen for good."""

    changed = Signal()
    activated = Signal()

    def __init__(self, words: ImportFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._read: LiveResult | None = None
        self.heading = Note(live=True)
        self.list = QListWidget()
        self.facts = FactGrid()
        self._build()
        self.show_nothing()

    @property
    def chosen(self) -> "ImportedMessage | TemplateFile | None":
        """The message, or the templates, that would be imported now; None for nothing."""
        read = self._read
        if isinstance(read, ImportChoice):
            row = self.list.currentRow()
            return read.options[row].imported if 0 <= row < len(read.options) else None
        if isinstance(read, TemplateFile):
            return read if read.templates else None
        return read if isinstance(read, ImportedMessage) and read.message != Message() else None

    def show_nothing(self) -> None:
        """Show that there is no text yet."""
        self._read = None
        self._show(ImportSummary(self.tr("What is found in it is shown here."), (), "info", "muted"))

    def show_read(self, read: LiveResult) -> None:
        """Show what a text holds."""
        self._read = read
        self._show(self._words.found(read))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours_of(self.palette()).line), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the palette and the font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange} and is_built(self, "facts"):
            self._adapt()

    def _adapt(self) -> None:
        colours = colours_of(self.palette())
        tint(self.list, QPalette.ColorRole.Base, colours.window)
        tint(self.list, QPalette.ColorRole.Highlight, colours.accent_soft)
        tint(self.list, QPalette.ColorRole.Base, colours.window)
        tint(self.list, QPalette.ColorRole.HighlightedText, colours.accent_text)
        self.setMinimumHeight(USUAL_LINES * self.fontMetrics().lineSpacing() + 20)

    def _build(self) -> None:
        self.list.setAccessibleName(self.tr("Messages found"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.currentRowChanged.connect(self._show_option)
        self.list.itemActivated.connect(lambda _: self.activated.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(6)
        for part in (self.heading, self.list, self.facts):
            column.addWidget(part)
        column.addStretch(1)
        self._adapt()

    def _show(self, found: ImportSummary) -> None:
        self.heading.setFont(bold_font() if found.role == "good" else self.font())
        self.heading.show_text(breakable(found.heading), drawing=found.drawing, role=found.role)
        options = self._read.options if isinstance(self._read, ImportChoice) else ()
        self.list.blockSignals(True)
        self.list.clear()
        for option in options:
            row = QListWidgetItem(self._words.option(option), self.list)
            row.setToolTip(tip_text(row.text()))
            metrics = self.fontMetrics()
            row.setSizeHint(QSize(metrics.horizontalAdvance(row.text()) + 12, metrics.lineSpacing() + 10))
        self.list.setCurrentRow(0 if options else -1)
        self.list.blockSignals(False)
        self.list.setVisible(bool(options))
        if options:
            rows = min(len(options), MOST_ROWS)
            self.list.setFixedHeight(rows * self.list.sizeHintForRow(0))
        self._of_all = found.facts
        self._show_option()

    def _show_option(self) -> None:
        chosen = self.chosen
        facts = self._of_all
        if isinstance(self._read, ImportChoice) and isinstance(chosen, ImportedMessage):
            facts = (*self._words.of_message(chosen), *facts)
        self.facts.show_facts(facts)
        self.changed.emit()


class FactGrid(QWidget):
    """Names, and their values beside them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[TintedLabel, TintedLabel]] = []

    @property
    def text(self) -> str:
        """The facts that are shown, one a line."""
        return "\n".join(f"{name.text()}: {value.text()}" for name, value in self._rows if not value.isHidden())

    def show_facts(self, facts: tuple[ImportFact, ...]) -> None:
        """Show the facts that have a value."""
        shown = [fact for fact in facts if fact.value]
        while len(self._rows) < len(shown):
            self._add_row()
        for number, (name, value) in enumerate(self._rows):
            fact = shown[number] if number < len(shown) else ImportFact("", "")
            name.put(fact.name)
            value.put(towards_end(breakable(fact.value)))
            value.show_role(fact.role)
        self.setVisible(bool(shown))

    def _add_row(self) -> None:
        name, value = TintedLabel(), TintedLabel("text", wrap=True, selectable=True)
        row = len(self._rows)
        self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, row, 1)
        self._rows.append((name, value))
