"""The welcome page: add an account, or try the sandbox."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from nxwa_desktop.ui.widgets.fonts import ScaledFont
from nxwa_desktop.ui.widgets.icons import IconTinter
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.layouts import GAP
from nxwa_desktop.ui.widgets.note import Note

WIDTH = 620


class WelcomePage(QScrollArea):
    """`account_wanted()`, `sandbox_wanted()`."""

    account_wanted = Signal()
    sandbox_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.account = self._button(self.tr("Add your N&XCloud account"), "account")
        self.sandbox = self._button(self.tr("&Practise in the sandbox"), "sandbox")
        self.note = Note(live=True)
        """A note on accounts that were there before and are gone."""
        self.account.clicked.connect(self.account_wanted)
        self.sandbox.clicked.connect(self.sandbox_wanted)
        self._arrange()

    def _arrange(self) -> None:
        title = plain_label(self.tr("Send WhatsApp template messages through NXCloud"), wrap=True)
        ScaledFont(title, 1.6)
        promise = self.tr("See exactly what goes out, and read in plain words what happened.")
        column = QVBoxLayout()
        column.setSpacing(GAP)
        column.addWidget(title)
        column.addWidget(plain_label(promise, wrap=True))
        column.addSpacing(2 * GAP)
        column.addWidget(self.note)
        column.addSpacing(GAP)
        self._add_choices(column)
        self._centre(column)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _add_choices(self, column: QVBoxLayout) -> None:
        for button, text in (
            (
                self.account,
                self.tr("You need the access key, the secret, the tenant id, the appkey and the business phone."),
            ),
            (
                self.sandbox,
                self.tr("The same endpoint on this computer: nothing leaves it, and every answer can be rehearsed."),
            ),
        ):
            column.addWidget(button)
            column.addWidget(plain_label(text, wrap=True))
            column.addSpacing(2 * GAP)

    def _centre(self, column: QVBoxLayout) -> None:
        middle = QWidget()
        middle.setMaximumWidth(max(WIDTH, self.fontMetrics().horizontalAdvance("x") * 70))
        middle.setLayout(column)
        # Stretches, not an alignment: only so do wrapped lines get the height they need.
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(middle, 8)
        across.addStretch(1)
        page = QWidget()
        outer = QVBoxLayout(page)
        outer.setContentsMargins(3 * GAP, 3 * GAP, 3 * GAP, 3 * GAP)
        outer.addStretch(2)
        outer.addLayout(across)
        outer.addStretch(3)
        self.setWidget(page)

    def _button(self, text: str, drawing: str) -> QPushButton:
        button = QPushButton(text)
        IconTinter(button, drawing, "accent")
        button.setMinimumHeight(round(self.fontMetrics().height() * 2.4))
        button.setAutoDefault(True)
        return button
