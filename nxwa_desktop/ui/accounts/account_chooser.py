"""The button that shows the account messages are sent with; its menu changes, adds, edits and deletes."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.ui.i18n.plain_text import escape_mnemonics, isolated, plain_line, shortened, tip_text
from nxwa_desktop.ui.widgets.icons import icon, icon_side
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.layouts import GAP, flat
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.palette import colours_of

QWIDGETSIZE_MAX = 16_777_215
"""More than any width (Qt has the name in C++ only)."""
FEWEST, MOST = 8, 44
"""Characters of an account's name that the button shows."""
LONGEST_ENTRY, LONGEST_PHONE = 60, 20
"""Characters of a name in the menu, and of a phone number."""


class AccountChooser(QWidget):
    """`add_wanted()`, `edit_wanted(Account)`, `remove_wanted(Account)`."""

    add_wanted = Signal()
    edit_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, account_service: AccountService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._account_service = account_service
        self._room = QWIDGETSIZE_MAX
        self.menu = QMenu(self.tr("&Account"), self)
        self.menu.aboutToShow.connect(self._fill)
        self.button = QPushButton()
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.setMenu(self.menu)
        self._caption = label = plain_label(self.tr("A&ccount"))
        label.setBuddy(self.button)
        row = QHBoxLayout(self)
        flat(row)
        row.addWidget(label)
        row.addWidget(self.button)
        account_service.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the chosen account."""
        account = self._account_service.chosen
        sandbox = self._account_service.in_sandbox
        if sandbox:
            text = self.tr("Sandbox")
        elif account is not None:
            text = self._label(account, shortened(account.name))
        else:
            text = self.tr("Choose an account") if self._account_service.loaded else self.tr("Loading…")
        self.button.setText(escape_mnemonics(self._fitting(text)))
        self.button.setAccessibleName(self.tr("Account: {0}").format(text))
        self.button.setToolTip(tip_text(text))
        self.button.setAccessibleDescription(self.tr("Opens the list of accounts"))
        colours = colours_of(self.palette())
        side = icon_side(self)
        drawing, colour = ("sandbox", colours.sandbox) if sandbox else ("account", colours.accent)
        self.button.setIcon(icon(drawing, colour, side=side))
        self.button.setIconSize(QSize(side, side))

    def fit(self, room: int) -> None:
        """Limit the width: a long name is elided in its middle."""
        if room != self._room:
            self._room = room
            self.refresh()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Re-tint the icon on a palette change, re-fit the name on a font change."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange} and is_built(self, "button"):
            self.refresh()

    @staticmethod
    def _label(account: Account, name: str) -> str:
        return f"{isolated(name)} · {isolated(f'+{shortened(account.business_phone, LONGEST_PHONE)}')}"

    def _fitting(self, text: str) -> str:
        """Elide the middle of a long name to the button's width, and keep the end of its isolation."""
        metrics, room = self.button.fontMetrics(), self._widest()
        account = None if self._account_service.in_sandbox else self._account_service.chosen
        if account is None or metrics.horizontalAdvance(text) <= room:
            return metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room)
        least = metrics.averageCharWidth() * FEWEST
        left = max(least, room - metrics.horizontalAdvance(self._label(account, "")))
        name = metrics.elidedText(shortened(account.name), Qt.TextElideMode.ElideMiddle, left)
        return self._label(account, name)

    def _widest(self) -> int:
        metrics = self.button.fontMetrics()
        around = self.button.sizeHint().width() - metrics.horizontalAdvance(self.button.text().replace("&&", "&"))
        left = self._room - self._caption.sizeHint().width() - GAP - around
        return max(metrics.averageCharWidth() * FEWEST, min(left, metrics.averageCharWidth() * MOST))

    def _fill(self) -> None:
        self.menu.clear()
        group = QActionGroup(self.menu)
        for account in self._account_service.accounts:
            entry = self.menu.addAction(escape_mnemonics(self._label(account, shortened(account.name, LONGEST_ENTRY))))
            entry.setCheckable(True)
            entry.setChecked(account is self._account_service.chosen)
            entry.triggered.connect(lambda _=False, which=account: self._account_service.choose(which))
            group.addAction(entry)
        self.menu.addSeparator()
        sandbox = self.menu.addAction(self.tr("&Practise in the sandbox"))
        sandbox.setCheckable(True)
        sandbox.setChecked(self._account_service.in_sandbox)
        sandbox.triggered.connect(self._account_service.choose_sandbox)
        group.addAction(sandbox)
        self.menu.addSeparator()
        self.menu.addAction(self.tr("&Add an account…")).triggered.connect(self.add_wanted)
        chosen = self._account_service.chosen
        if chosen is not None and not self._account_service.in_sandbox:
            name = escape_mnemonics(plain_line(chosen.name, LONGEST_ENTRY))
            edit = self.menu.addAction(self.tr("&Edit “{0}”…").format(name))
            edit.triggered.connect(lambda: self.edit_wanted.emit(chosen))
            remove = self.menu.addAction(self.tr("&Delete “{0}”…").format(name))
            remove.triggered.connect(lambda: self.remove_wanted.emit(chosen))
