"""The head of the page of the message: its title and the commands for the whole message."""

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from nxwa_desktop.ui.i18n.plain_text import tip_text
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind, set_kind
from nxwa_desktop.ui.widgets.fonts import TITLE, ScaledFont, is_narrow
from nxwa_desktop.ui.widgets.icons import IconTinter
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.layouts import GAP, margins
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.segmented_control import SegmentedControl

PADDING, PADDING_NARROW = 20, 16
"""Pixels beside the title, in a usual and in a narrow window."""


class ComposeHead(QWidget):
    """`new_wanted()`, `import_wanted()`. The window fills `menu` with the other commands.

    In one column `parts`, the choice between form and preview, takes the place of title and buttons.
    """

    new_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, parts: SegmentedControl, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts = parts
        self._title = title = plain_label(self.tr("Compose"))
        ScaledFont(title, TITLE)
        self.new = self._button("add", self.tr("New"), self.tr("Begin an empty message"))
        self.importing = self._button("import", self.tr("Import"), self.tr("Take a message from a text or a file"))
        self.more = self._button("more", "", self.tr("More commands for this message"))
        self.menu = QMenu(self)
        self.more.setMenu(self.menu)
        self.new.clicked.connect(self.new_wanted)
        self.importing.clicked.connect(self.import_wanted)
        self.row = row = QHBoxLayout(self)
        row.setSpacing(GAP)
        row.addWidget(title)
        row.addWidget(parts)
        row.addStretch(1)
        for button in (self.new, self.importing, self.more):
            row.addWidget(button)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Re-fit the height on a font change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and is_built(self, "menu"):
            self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the title and the last button; the others give way."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Show the buttons that have room; the menu has all commands."""
        margins(self.row, PADDING_NARROW if is_narrow(self) else PADDING, 0, PADDING_NARROW, 0)
        shown = (self._title, self.new, self.importing, self.more)
        needed = 36 + sum(part.sizeHint().width() + GAP for part in shown)
        for button in (self.new, self.importing):
            button.setVisible(needed <= self.width() and self.parts.isHidden())

    def show_parts(self, shown: bool) -> None:
        """Show the choice between form and preview, or title and buttons."""
        self.parts.setVisible(shown)
        self._title.setVisible(not shown)
        self.resizeEvent(None)

    def _fit(self) -> None:
        self.setFixedHeight(self.fontMetrics().lineSpacing() + 34)

    def _button(self, drawing: str, text: str, tip: str) -> QPushButton:
        button = set_kind(QPushButton(text), ButtonKind.QUIET)
        button.setToolTip(tip_text(tip))
        button.setAccessibleName(text or tip)
        IconTinter(button, drawing)
        return button
