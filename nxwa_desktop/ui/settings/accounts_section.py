"""The accounts in the settings, one below the other."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.recipient import assess
from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.ui.i18n.plain_text import isolated, shortened
from nxwa_desktop.ui.settings.section import Section
from nxwa_desktop.ui.widgets.account_tile import AccountTile
from nxwa_desktop.ui.widgets.boxes import paint_box
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind, set_kind
from nxwa_desktop.ui.widgets.coloured_frame import tint
from nxwa_desktop.ui.widgets.fonts import bold_font
from nxwa_desktop.ui.widgets.icons import IconTinter
from nxwa_desktop.ui.widgets.labels import breakable, plain_label
from nxwa_desktop.ui.widgets.layouts import GAP, flat
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.palette import colours_of

LONGEST_NAME, LONGEST_PHONE = 60, 20
"""Characters of an account's name and of its phone number."""


class NameLabel(QLabel):
    """A plain label on one line where there is room for it, and on several where there is not."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(bold_font())
        self.setWordWrap(True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The size of the text on one line."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 1, metrics.lineSpacing())


class AccountEntry(QWidget):
    """One account: its tile, name and number, and a button. `wanted(Account)`: the button was pressed."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._account: Account | None = None
        self._tile = AccountTile(22)
        self._name, self._number = NameLabel(), plain_label()
        self.button = set_kind(QPushButton(), ButtonKind.SECONDARY, small=True)
        self.button.clicked.connect(lambda: self.wanted.emit(self._account))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 12, 7)
        row.setSpacing(GAP)
        row.addWidget(self._tile)
        row.addWidget(self._name)
        row.addWidget(self._number)
        row.addStretch(1)
        row.addWidget(self.button)
        self._colour()

    def show_account(self, account: Account) -> None:
        """Show an account of the person's own."""
        self._account = account
        self._tile.show_account(account)
        name = isolated(shortened(account.name, LONGEST_NAME))
        number = assess(account.business_phone).formatted or f"+{shortened(account.business_phone, LONGEST_PHONE)}"
        self._show(name, isolated(number), self.tr("Edit"), self.tr("Edit {0}").format(name))

    def show_sandbox(self) -> None:
        """Show the sandbox."""
        self._tile.show_letters("", "sandbox")
        words = self.tr("Sandbox"), self.tr("Nothing leaves this computer")
        self._show(*words, self.tr("Rehearse"), self.tr("Rehearse in the sandbox"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Re-tint on a palette change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and is_built(self, "button"):
            self._colour()

    def _show(self, name: str, detail: str, button: str, button_name: str) -> None:
        self._name.setText(breakable(name, 20))
        self._number.setText(detail)
        self.button.setText(button)
        self.button.setAccessibleName(button_name)

    def _colour(self) -> None:
        tint(self._number, QPalette.ColorRole.WindowText, colours_of(self.palette()).muted)


class _Card(QWidget):
    """A frame around its rows, with a line between two of them."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = QVBoxLayout(self)
        flat(self.rows, gap=0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint frame and lines."""
        line = colours_of(self.palette()).line
        painter = QPainter(self)
        paint_box(painter, self.rect(), "", line, radius=8)
        for row in self.findChildren(AccountEntry):
            if row.y() > 0:
                painter.fillRect(0, row.y(), self.width(), 1, QColor(line))


class AccountsSection(Section):
    """All accounts and the sandbox. `edit_wanted(Account)`, `rehearse_wanted()`, `account_wanted()`: a new one."""

    edit_wanted = Signal(object)
    rehearse_wanted = Signal()
    account_wanted = Signal()

    def __init__(self, account_service: AccountService) -> None:
        super().__init__(self.tr("Accounts"))
        self._account_service = account_service
        self.rows: list[AccountEntry] = []
        self._card = _Card()
        self._show()  # first: Tab goes through them in the order in which they were made
        self.sandbox = AccountEntry()
        self.sandbox.show_sandbox()
        self.sandbox.wanted.connect(lambda _: self.rehearse_wanted.emit())
        self._card.rows.addWidget(self.sandbox)
        self.add_button = QPushButton(self.tr("Add an acc&ount"))
        IconTinter(self.add_button, "add", "text")
        self.add_button.clicked.connect(self.account_wanted)
        self.column.addWidget(self._card)
        self.column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.setSpacing(GAP)
        account_service.changed.connect(self._show)

    def _show(self) -> None:
        """Show the accounts in the rows that there are, so that the focus stays where it is."""
        accounts = self._account_service.accounts
        while len(self.rows) < len(accounts):
            row = AccountEntry()
            row.wanted.connect(self.edit_wanted)
            self._card.rows.insertWidget(len(self.rows), row)
            self.rows.append(row)
        while len(self.rows) > len(accounts):
            self.rows.pop().deleteLater()
        for row, account in zip(self.rows, accounts, strict=True):
            row.show_account(account)
