"""The head of the batch page: title, what the batch is made of, and the earlier batches."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from nxwa_desktop.ui.i18n.plain_text import tip_text
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind, set_kind
from nxwa_desktop.ui.widgets.fonts import TITLE, ScaledFont
from nxwa_desktop.ui.widgets.icons import IconTinter
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.layouts import GAP, margins
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.tinted_label import TintedLabel


class BatchHead(QWidget):
    """`earlier_wanted()`: show the earlier batches. `new_wanted()`: begin another one."""

    earlier_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        title = plain_label(self.tr("Batch"))
        ScaledFont(title, TITLE)
        self._facts = TintedLabel(size=1)
        self._facts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.earlier = set_kind(QPushButton(self.tr("Earlier batches")), ButtonKind.QUIET)
        IconTinter(self.earlier, "history")
        self.earlier.clicked.connect(lambda _=False: self.earlier_wanted.emit())
        self.new = set_kind(QPushButton(self.tr("New batch")), ButtonKind.QUIET)
        IconTinter(self.new, "add")
        self.new.clicked.connect(lambda _=False: self.new_wanted.emit())
        self.new.hide()
        row = QHBoxLayout(self)
        margins(row, 20, 0, 16, 0)
        row.setSpacing(GAP)
        row.addWidget(title)
        row.addWidget(self._facts, 1)
        row.addWidget(self.new)
        row.addWidget(self.earlier)
        self._fit()

    @property
    def facts(self) -> str:
        """The words beside the title."""
        return self._words

    def show_facts(self, words: str) -> None:
        """Show what the batch is made of: its file, template, number of rows."""
        self._words = words
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Shorten the facts to the room there is."""
        super().resizeEvent(event)
        self._elide()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Re-fit on a font change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and is_built(self, "earlier"):
            self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the title and the button."""
        return QSize(0, super().minimumSizeHint().height())

    def _fit(self) -> None:
        self.setFixedHeight(self.fontMetrics().lineSpacing() + 34)
        self._elide()

    def _elide(self) -> None:
        if (layout := self.layout()) is not None:
            layout.activate()
        shown = self._facts.fontMetrics().elidedText(
            self._words, Qt.TextElideMode.ElideMiddle, max(0, self._facts.width())
        )
        self._facts.setText(shown)
        self._facts.setToolTip(tip_text(self._words if shown != self._words else ""))
