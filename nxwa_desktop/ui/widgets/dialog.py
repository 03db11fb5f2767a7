"""The frame of every dialog: content that scrolls where the screen is too small, and a foot with its buttons."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from nxwa_desktop.ui.widgets.button_kinds import ButtonKind, set_kind
from nxwa_desktop.ui.widgets.fonts import font_scale
from nxwa_desktop.ui.widgets.layouts import GAP, flat

NARROW, MIDDLE, WIDE = 480, 540, 560
"""Widths in pixels at the usual font size: of a question, a form, a text."""
USUAL_LINE = 18
"""Height in pixels of a line of text at the usual font size."""
MOST_OF_SCREEN = 0.95


class Dialog(QDialog):
    """A dialog that deletes itself when it is closed, as wide as `width` at the usual font size.

    Subclasses and callers add to `content`, and buttons by `add_button`. Esc is the same as `reject`.
    """

    def __init__(self, title: str, parent: QWidget | None = None, *, width: int = NARROW) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._usual_width = width
        self._fitted = QSize()
        self._page = QWidget()
        self.content = QVBoxLayout(self._page)
        self.content.setContentsMargins(3 * GAP, 20, 3 * GAP, GAP)
        self.content.setSpacing(12)
        self._scroll = QScrollArea()
        self._foot_start, self._foot_end = QHBoxLayout(), QHBoxLayout()
        self._build_frame()
        self._page.installEventFilter(self)
        self._foot.installEventFilter(self)

    def add_button(
        self, text: str, kind: ButtonKind = ButtonKind.SECONDARY, *, at_start: bool = False, default: bool = False
    ) -> QPushButton:
        """Append a button to the foot; the default one is pressed by Return wherever no other button has the focus."""
        button = set_kind(QPushButton(text), kind)
        button.setDefault(default)
        (self._foot_start if at_start else self._foot_end).addWidget(button)
        return button

    def add_above_buttons(self, widget: QWidget) -> None:
        """Put what stays in view, as an answer, above the buttons."""
        self._foot_column.insertWidget(self._foot_column.count() - 1, widget)

    def fit(self) -> None:
        """Take the width by the font, and the height that the content needs at that width, within the screen."""
        most = self.screen().availableSize() * MOST_OF_SCREEN
        scale = max(1.0, self.fontMetrics().height() / USUAL_LINE, font_scale(self))
        buttons = self._foot_row.sizeHint().width() + 6 * GAP
        needed = max(round(self._usual_width * scale), buttons, self._page.minimumSizeHint().width())
        width = min(needed, most.width())
        self._page.ensurePolished()
        height = self.content.totalHeightForWidth(width) if self.content.hasHeightForWidth() else -1
        height = max(height, self.content.minimumSize().height())
        foot = self._foot_column
        height += foot.totalHeightForWidth(width) if foot.hasHeightForWidth() else foot.sizeHint().height()
        size = QSize(width, min(height, most.height()))
        self.setMinimumSize(QSize(min(width, buttons), min(size.height(), 12 * USUAL_LINE)))
        if size != self._fitted:  # else it is the person's own size that differs
            self._fitted = size
            self.resize(size)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the size before the first paint."""
        self.fit()
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the size on a font change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.isVisible():
            self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Fit the size when what the content needs has changed."""
        if watched in {self._page, self._foot} and event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self.fit()
        return super().eventFilter(watched, event)

    def _build_frame(self) -> None:
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Else the area, and not the first field, has the focus when the dialog opens.
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._page)
        self._foot = QWidget()
        self._foot_column = QVBoxLayout(self._foot)
        self._foot_column.setContentsMargins(3 * GAP, 12, 3 * GAP, 2 * GAP)
        self._foot_column.setSpacing(12)
        self._foot_row = row = QHBoxLayout()
        self._foot_column.addLayout(row)
        row.setSpacing(GAP)
        flat(self._foot_start)
        flat(self._foot_end)
        row.addLayout(self._foot_start)
        row.addStretch(1)
        row.addLayout(self._foot_end)
        column = QVBoxLayout(self)
        flat(column, gap=0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._foot)
