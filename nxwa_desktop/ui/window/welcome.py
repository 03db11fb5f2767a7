"""The welcome page: add an account, or try the sandbox."""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from nxwa_desktop.ui.widgets.boxes import paint_box
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind, set_kind
from nxwa_desktop.ui.widgets.coloured_frame import tint
from nxwa_desktop.ui.widgets.fonts import HEADING, ScaledFont, font_scale
from nxwa_desktop.ui.widgets.icons import pixmap
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.layouts import GAP
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.palette import colours_of

CARD_WIDTH = 332
"""Pixels at the usual font size."""
_GAP, _PADDING, _TILE = 20, 24, 40


class WelcomePage(QScrollArea):
    """`account_wanted()`, `sandbox_wanted()`."""

    account_wanted = Signal()
    sandbox_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.account = set_kind(QPushButton(self.tr("Add an accoun&t")), ButtonKind.PRIMARY)
        self.sandbox = QPushButton(self.tr("O&pen the sandbox"))
        for button in (self.account, self.sandbox):
            button.setAutoDefault(True)
        self.account.clicked.connect(self.account_wanted)
        self.sandbox.clicked.connect(self.sandbox_wanted)
        self._arrange()

    def resizeEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Put the cards beside each other where there is room."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Re-fit the cards on a font change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and is_built(self, "_cards"):
            self._fit()
        elif event.type() == QEvent.Type.PaletteChange and is_built(self, "_promise"):
            self._colour()

    def _arrange(self) -> None:
        title = plain_label(self.tr("Send WhatsApp template messages through NXCloud"), wrap=True)
        ScaledFont(title, 24 / 13)
        self._promise = plain_label(
            self.tr("See exactly what goes out, and read in plain words what happened."), wrap=True
        )
        for label in (title, self._promise):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        page = QWidget()
        self.under_head = QVBoxLayout()
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 2 * GAP, 0, 0)
        whole.addLayout(self.under_head)
        column = QVBoxLayout()
        whole.addLayout(column, 1)
        column.setContentsMargins(_GAP, 0, _GAP, _GAP)
        column.setSpacing(14)
        column.addStretch(1)
        column.addWidget(title)
        column.addWidget(self._promise)
        column.addSpacing(14)
        column.addLayout(self._build_cards())
        column.addStretch(1)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._colour()

    def _build_cards(self) -> QHBoxLayout:
        self._account_card = _Card(
            "account",
            self.tr("Add your NXCloud account"),
            self.tr(
                "You need the access key, the secret, the tenant id, the appkey and the business phone."
                " Your administrator has them."
            ),
            self.account,
        )
        self._sandbox_card = _Card(
            "sandbox",
            self.tr("Practise in the sandbox"),
            self.tr("The same endpoint on this computer: nothing leaves it, and every answer can be rehearsed."),
            self.sandbox,
        )
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setSpacing(_GAP)
        self._cards.addWidget(self._account_card, 1)
        self._cards.addWidget(self._sandbox_card, 1)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addLayout(self._cards)
        middle.addStretch(1)
        return middle

    def _colour(self) -> None:
        tint(self._promise, QPalette.ColorRole.WindowText, colours_of(self.palette()).muted)

    def _fit(self) -> None:
        width = round(CARD_WIDTH * font_scale(self))
        room = self.viewport().width() - 2 * _GAP
        beside = 2 * width + _GAP <= room
        self._cards.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        for card in (self._account_card, self._sandbox_card):
            card.setFixedWidth(min(width, room))


class _Card(QWidget):
    """One way to begin: a tile, a heading, an explanation and a button."""

    def __init__(self, drawing: str, heading: str, text: str, button: QPushButton) -> None:
        super().__init__()
        self._drawing = drawing
        title, self._words = plain_label(heading, wrap=True), plain_label(text, wrap=True)
        ScaledFont(title, HEADING)
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_PADDING, _PADDING, _PADDING, _PADDING)
        column.setSpacing(10)
        column.addSpacing(_TILE + 12)
        column.addWidget(title)
        column.addWidget(self._words)
        column.addStretch(1)
        column.addSpacing(8)
        column.addLayout(row)
        self._colour()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Re-tint the explanation on a palette change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and is_built(self, "_words"):
            self._colour()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the card and its tile."""
        colours = colours_of(self.palette())
        painter = QPainter(self)
        practice = self._drawing == "sandbox"
        paint_box(
            painter, self.rect(), colours.sandbox_soft if practice else "", "" if practice else colours.line, radius=8
        )
        if practice:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours.sandbox), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - _PADDING - _TILE if mirrored else _PADDING
        tile = QRect(left, _PADDING, _TILE, _TILE)
        ground, ink = (colours.sandbox, colours.on_sandbox) if practice else (colours.accent, colours.on_accent)
        paint_box(painter, tile, ground, "")
        drawn = pixmap(self._drawing, ink, side=22, ratio=self.devicePixelRatioF())
        painter.drawPixmap(tile.left() + 9, tile.top() + 9, drawn)

    def _colour(self) -> None:
        tint(self._words, QPalette.ColorRole.WindowText, colours_of(self.palette()).muted)
