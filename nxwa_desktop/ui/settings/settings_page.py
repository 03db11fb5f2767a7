"""The page of the settings. Each setting takes effect at once; there is nothing to save."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.services.never_send import NeverSendService
from nxwa_desktop.services.settings import Settings
from nxwa_desktop.storage.retention import Retention
from nxwa_desktop.ui.settings.accounts_section import AccountsSection
from nxwa_desktop.ui.settings.appearance_section import AppearanceSection
from nxwa_desktop.ui.settings.history_section import HistorySection
from nxwa_desktop.ui.settings.network_section import NetworkSection
from nxwa_desktop.ui.settings.sending_section import SendingSection
from nxwa_desktop.ui.widgets.fonts import TITLE, ScaledFont
from nxwa_desktop.ui.widgets.heading import HorizontalLine
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.layouts import GAP, flat

COLUMN_CHARACTERS = 75
"""Width of the sections, in average characters."""


class SettingsPage(QWidget):
    """Sections one below the other. `changed(Retention)`, `delete_wanted()`: see `HistorySection`."""

    changed = Signal(object)
    delete_wanted = Signal()

    def __init__(self, settings: Settings, account_service: AccountService, never_send: NeverSendService) -> None:
        super().__init__()
        self.accounts = AccountsSection(account_service)
        self.appearance = AppearanceSection(settings)
        self.sending = SendingSection(settings, account_service, never_send)
        self.network = NetworkSection(settings)
        self.history = HistorySection()
        self.history.changed.connect(self.changed)
        self.history.delete_wanted.connect(self.delete_wanted)
        self._column = QWidget()
        self._scroll = QScrollArea()
        self.under_head = QVBoxLayout()
        self._arrange()
        self._fit()
        self._column.installEventFilter(self)

    def show_retention(self, retention: Retention) -> None:
        """Show for how long texts are kept, as it is stored."""
        self.history.show_retention(retention)

    def copy_state_from(self, other: "SettingsPage") -> None:
        """Scroll as far as `other`."""
        self._scroll.verticalScrollBar().setValue(other._scroll.verticalScrollBar().value())

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Take what was typed and not left."""
        if not event.spontaneous():
            self.history.settle()
            self.sending.language.settle()
            self.network.settle()
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Widen the column with the letters of its sections, which take another font after the page has."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return False

    def _fit(self) -> None:
        forms = (self.appearance, self.sending, self.network, self.history)
        usual = COLUMN_CHARACTERS * self.fontMetrics().averageCharWidth()  # which Windows counts smaller
        self._column.setMaximumWidth(max(usual, *(section.form_width for section in forms)))

    def _arrange(self) -> None:
        column = QVBoxLayout(self._column)
        flat(column, gap=12)
        for number, section in enumerate((self.accounts, self.appearance, self.sending, self.network, self.history)):
            if number:
                column.addWidget(HorizontalLine())
            column.addWidget(section)
        column.addStretch(1)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(20, 4, 20, 20)
        row.setSpacing(0)
        row.addWidget(self._column, 1)
        row.addStretch(0)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(page)
        title = plain_label(self.tr("Settings"))
        ScaledFont(title, TITLE)
        title.setContentsMargins(20, 14, 20, GAP)
        whole = QVBoxLayout(self)
        flat(whole, gap=0)
        whole.addWidget(title)
        whole.addLayout(self.under_head)
        whole.addWidget(self._scroll, 1)
