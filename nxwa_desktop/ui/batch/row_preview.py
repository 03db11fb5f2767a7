"""The message of one row, as its customer will see it, with a way to the other rows."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from nxwa_desktop.protocol.message import Field, ImageHeader
from nxwa_desktop.services.batch_preparation import BatchPreparation
from nxwa_desktop.ui.batch.batch_words import number
from nxwa_desktop.ui.i18n.plain_text import plain_line, tip_text
from nxwa_desktop.ui.i18n.recipient_words import shown_number
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind, set_kind
from nxwa_desktop.ui.widgets.coloured_frame import tint
from nxwa_desktop.ui.widgets.fonts import bold_font
from nxwa_desktop.ui.widgets.heading import HorizontalLine
from nxwa_desktop.ui.widgets.icons import IconTinter
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.layouts import GAP, flat
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.message_bubble import BubbleContent, MessageBubble
from nxwa_desktop.ui.widgets.palette import colours_of
from nxwa_desktop.ui.widgets.settling_scroll_area import SettlingScrollArea
from nxwa_desktop.ui.widgets.tinted_label import TintedLabel


def _arrow(drawing: str, name: str) -> QPushButton:
    button = set_kind(QPushButton(), ButtonKind.SECONDARY, small=True)
    button.setAccessibleName(name)
    button.setToolTip(tip_text(name))
    IconTinter(button, drawing, "text")
    return button


class RowPreview(QWidget):
    """`moved(int)`: the row of that index is shown now."""

    moved = Signal(int)

    def __init__(self, preparation: BatchPreparation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preparation = preparation
        self._index = 0
        self.setAccessibleName(self.tr("Message of the row"))
        self._row = plain_label()
        self._row.setFont(bold_font())
        self._of = TintedLabel(size=1)
        self._to = TintedLabel()
        self._to.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._to.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.previous = _arrow("previous", self.tr("Previous row"))
        self.next = _arrow("next", self.tr("Next row"))
        self.previous.clicked.connect(lambda: self.move_by(-1))
        self.next.clicked.connect(lambda: self.move_by(1))
        self.bubble = MessageBubble()
        self._missing = plain_label(wrap=True)
        self._page = QWidget()
        self._arrange()
        self._colour()
        self.refresh()

    @property
    def index(self) -> int:
        """The index of the row that is shown."""
        return self._index

    def move_by(self, step: int) -> None:
        """Show another row."""
        table = self._preparation.table
        index = self._index + step
        if table is not None and 0 <= index < len(table.rows):
            self._index = index
            self.refresh()
            self.moved.emit(index)

    def refresh(self) -> None:
        """Show the row as it would be sent now."""
        table, plan = self._preparation.table, self._preparation.plan
        size = 0 if table is None else len(table.rows)
        self._index = min(self._index, max(0, size - 1))
        self.previous.setEnabled(self._index > 0)
        self.next.setEnabled(self._index < size - 1)
        if table is None or not size:
            self._row.setText("")
            self._show_missing("")
            return
        cells = self._preparation.cells(self._index)
        self._row.setText(self.tr("Row {0}").format(number(table.number(self._index))))
        self._of.setText(self.tr("{0} of {1}").format(number(self._index + 1), number(size)))
        found = plan.number_of(cells)
        shown = shown_number(found.digits) if found.can_exist else ""
        self._to.setText(self.tr("To {0}").format(plain_line(shown)) if shown else self.tr("No phone number"))
        language = plan.language_of(cells)
        if not plan.templates:
            self._show_missing(self.tr("Choose a template to see the message of each row."))
        elif not plan.is_known_in(language):
            text = self.tr("{0} is not known in the language “{1}”.")
            self._show_missing(text.format(plain_line(plan.template_name, 60), plain_line(language, 40)))
        else:
            self._show_message()

    def mark(self, field: Field | None) -> None:
        """Mark the values of a field."""
        self.bubble.mark_field(field)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Re-tint on a palette change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and is_built(self, "_page"):
            self._colour()

    def _show_message(self) -> None:
        message = self._preparation.message(self._index)
        template = next(each for each in self._preparation.templates if each.language == message.language)
        header = message.header
        note = ""
        if isinstance(header, ImageHeader) and header.link:
            note = self.tr("Image: {0}").format(plain_line(header.link))
        self.bubble.show_content(
            BubbleContent(message, footer=template.footer, buttons=template.buttons, image_note=note)
        )
        self._missing.hide()
        self.bubble.show()

    def _show_missing(self, words: str) -> None:
        self._missing.setText(words)
        self._missing.setVisible(bool(words))
        self.bubble.hide()

    def _arrange(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 12, 16, 12)
        bar.setSpacing(GAP)
        for part in (self._row, self._of):
            bar.addWidget(part)
        bar.addWidget(self._to, 1)
        for button in (self.previous, self.next):
            bar.addWidget(button)
        column = QVBoxLayout(self._page)
        column.setContentsMargins(16, 12, 16, 12)
        column.addStretch(1)
        column.addWidget(self._missing)
        column.addWidget(self.bubble, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        self._page.setAutoFillBackground(True)
        self._scroll = SettlingScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._page)
        self._scroll.verticalScrollBar().setAutoFillBackground(True)
        whole = QVBoxLayout(self)
        flat(whole, gap=0)
        whole.addLayout(bar)
        whole.addWidget(HorizontalLine())
        whole.addWidget(self._scroll, 1)

    def _colour(self) -> None:
        colours = colours_of(self.palette())
        tint(self._page, QPalette.ColorRole.Window, colours.chat)
        tint(self._missing, QPalette.ColorRole.WindowText, colours.chat_muted)
