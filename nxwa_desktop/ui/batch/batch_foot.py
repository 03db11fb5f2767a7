"""The foot of the batch page: a sentence, the way back, and the button of the next step."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPushButton, QWidget

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.ui.widgets.account_tile import AccountTile
from nxwa_desktop.ui.widgets.coloured_frame import ColouredFrame
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.tinted_label import TintedLabel


class BatchFoot(ColouredFrame):
    """`back_wanted()`: show the step before."""

    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("window", parent)
        self._tile = AccountTile(22)
        self._tile.hide()
        self._words = TintedLabel(wrap=True)
        self.back = QPushButton(self.tr("Back"))
        self.back.clicked.connect(lambda _=False: self.back_wanted.emit())
        self._primary: QAbstractButton | None = None
        self._row = QHBoxLayout(self)
        flat(self._row)
        self._row.setContentsMargins(20, 12, 20, 12)
        self._row.addWidget(self._tile)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self.back)

    @property
    def words(self) -> str:
        """The sentence that is shown."""
        return self._words.text()

    def show_account(self, account: Account | None) -> None:
        """Show the tile of the account that the sentence is about."""
        self._tile.setVisible(account is not None)
        if account is not None:
            self._tile.show_account(account)

    @property
    def primary(self) -> QAbstractButton | None:
        """The button of the next step."""
        return self._primary

    def show_step(self, words: str, primary: QAbstractButton | None, *, back: bool, can_go_back: bool) -> None:
        """Show a step's sentence and button. `back`: there is a step before it."""
        self._words.setText(words)
        self.back.setVisible(back)
        self.back.setEnabled(can_go_back)
        if primary is self._primary:
            return
        if self._primary is not None:
            self._row.removeWidget(self._primary)
            self._primary.hide()
        self._primary = primary
        if primary is not None:
            self._row.addWidget(primary)
            primary.show()
