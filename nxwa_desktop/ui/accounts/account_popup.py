"""The pop-up that chooses an account, and leads to a new one and to the chosen one's fields."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.recipient import assess
from nxwa_desktop.services.accounts import AccountService, SecretLocation
from nxwa_desktop.storage.secrets.vault import SecretPlace
from nxwa_desktop.ui.accounts.account_menu import KEYS, LONGEST_ENTRY, LONGEST_PHONE
from nxwa_desktop.ui.accounts.account_row import AccountRow
from nxwa_desktop.ui.i18n.plain_text import escape_mnemonics, isolated, plain_line, shortened
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind, set_kind
from nxwa_desktop.ui.widgets.heading import HorizontalLine
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.platform_keys import account_keys, native_text
from nxwa_desktop.ui.widgets.popup import Popup

MOST_OF_SCREEN = 0.7
LONGEST_BUTTON = 24
"""Characters of the account's name on the button that edits it."""


class AccountPopup(Popup):
    """One row for each account, and the sandbox. `add_wanted()`, `edit_wanted(Account)`."""

    add_wanted = Signal()
    edit_wanted = Signal(object)

    def __init__(self, account_service: AccountService, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Accounts"))
        self.setAccessibleName(self.tr("Accounts"))
        self._account_service = account_service
        self.rows = [self._row(account) for account in account_service.accounts]
        self.sandbox = AccountRow(None, self.tr("Sandbox"), self.tr("Nothing leaves this computer"))
        self.sandbox.clicked.connect(self._choose_sandbox)
        self.add = set_kind(QPushButton(self.tr("&Add an account")), ButtonKind.QUIET, small=True)
        self.edit = set_kind(QPushButton(), ButtonKind.QUIET, small=True)
        self.add.clicked.connect(self._add)
        self.edit.clicked.connect(self._edit)
        self._arrange()
        self._show_states()
        account_service.located.connect(self._show_place)
        for row in self.rows:
            if row.account is not None:
                account_service.locate(row.account.id)

    def open_below(self, widget: QWidget) -> None:
        """Open below a widget, where reading begins, within the screen."""
        hint, screen = self.sizeHint(), widget.screen().availableGeometry()
        size = hint.boundedTo(screen.size() * MOST_OF_SCREEN)
        self.resize(max(size.width(), min(hint.width(), screen.width())), size.height())
        place = widget.mapToGlobal(QPoint(0, widget.height() + 4))
        left = place.x() + (widget.width() - self.width() if self.isRightToLeft() else 0)
        left = max(screen.left(), min(left, screen.right() - self.width()))
        self.move(left, max(screen.top(), min(place.y(), screen.bottom() - self.height())))
        self.show()
        chosen = next((row for row in self._all_rows() if row.account is self._account_service.chosen), None)
        first = self.sandbox if self._account_service.in_sandbox else chosen or self._all_rows()[0]
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move with the arrow keys, choose by the keys of the menu, close on Esc."""
        rows = self._all_rows()
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        pressed = QKeySequence(event.keyCombination())
        chosen = [row for number, row in enumerate(rows[:KEYS], 1) if account_keys(number) == pressed]
        focused = next((row for row in rows if row.hasFocus()), None)
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and focused is not None:
            focused.click()
        elif step:
            at = -step if focused is None else rows.index(focused)
            rows[max(0, min(at + step, len(rows) - 1))].setFocus(Qt.FocusReason.TabFocusReason)
        elif chosen:
            chosen[0].click()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        page = QWidget()
        inner = QVBoxLayout(page)
        flat(inner, gap=0)
        for row in self.rows:
            inner.addWidget(row)
        if self.rows:
            inner.addWidget(HorizontalLine())
        inner.addWidget(self.sandbox)
        inner.addWidget(HorizontalLine())
        foot = QHBoxLayout()
        foot.setContentsMargins(4, 4, 4, 4)
        foot.addWidget(self.add)
        foot.addStretch(1)
        foot.addWidget(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(_Rows(page), 1)
        column.addLayout(foot)

    def _row(self, account: Account) -> AccountRow:
        phone = assess(account.business_phone).formatted or f"+{shortened(account.business_phone, LONGEST_PHONE)}"
        row = AccountRow(account, isolated(shortened(account.name, LONGEST_ENTRY)), isolated(phone))
        row.clicked.connect(lambda: self._choose(account))
        return row

    def _all_rows(self) -> list[AccountRow]:
        return [*self.rows, self.sandbox]

    def _show_states(self) -> None:
        chosen = self._account_service.chosen
        for number, row in enumerate(self._all_rows(), 1):
            keys = native_text(account_keys(number))
            is_chosen = chosen is not None and (chosen.sandbox if row.account is None else row.account.id == chosen.id)
            row.show_state(chosen=is_chosen, keys=keys if number <= KEYS else "")
        own = chosen is not None and not chosen.sandbox
        self.edit.setVisible(own)
        if chosen is not None and own:
            self.edit.setText(escape_mnemonics(self.tr("Edit {0}").format(plain_line(chosen.name, LONGEST_BUTTON))))

    def _show_place(self, location: SecretLocation) -> None:
        for row in self.rows:
            if row.account is not None and row.account.id == location.account_id:
                row.show_chip(self.tr("No secret") if location.place is SecretPlace.NOWHERE else "")

    def _choose(self, account: Account) -> None:
        self.close()
        self._account_service.choose(account)

    def _choose_sandbox(self) -> None:
        self.close()
        self._account_service.choose_sandbox()

    def _add(self) -> None:
        self.close()
        self.add_wanted.emit()

    def _edit(self) -> None:
        self.close()
        self.edit_wanted.emit(self._account_service.chosen)


class _Rows(QScrollArea):
    """The rows, as high as they are where the screen allows."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self._page = page
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The rows lie on the ground of the pop-up.
        self.viewport().setAutoFillBackground(False)
        page.setAutoFillBackground(False)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The size of the rows."""
        return self._page.sizeHint()
