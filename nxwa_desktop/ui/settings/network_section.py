"""The settings of the network: the proxy."""

from PySide6.QtCore import QEvent

from nxwa_desktop.protocol.proxy_address import proxy_address
from nxwa_desktop.protocol.system_proxies import has_script
from nxwa_desktop.services.settings import Settings
from nxwa_desktop.ui.i18n.plain_text import tip_text
from nxwa_desktop.ui.settings.section import Section
from nxwa_desktop.ui.widgets.bounded_line import BoundedLine
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.note import Note

ROOM = 32
"""Characters of the address that are shown at least."""


class NetworkSection(Section):
    """The proxy that requests go through; taken when the field is left."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(self.tr("Network"))
        self._settings = settings
        self.proxy = BoundedLine()
        self.proxy.setPlaceholderText(self.tr("As this computer is set up"))
        self.proxy.setToolTip(tip_text(self.proxy.placeholderText()))
        self._fit()
        self.proxy.setAccessibleName(self.tr("Proxy"))
        self.proxy.setText(settings.proxy)
        self.note = Note(live=True, caption=True)
        self.add(self.tr("&Proxy"), self.proxy)
        self.column.addWidget(self.note)
        self._show_hint()
        self.proxy.editingFinished.connect(self.settle)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Widen the field with its letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and is_built(self, "proxy"):
            self._fit()

    def settle(self) -> None:
        """Take what was typed, or say what is wrong with it."""
        address = proxy_address(self.proxy.text())
        if address is None:
            problem = self.tr("Type the address with its port and without a password: http://proxy.example.com:8080.")
            self.note.show_text(problem, drawing="problem", role="bad")
            return
        self.proxy.setText(address)
        if address != self._settings.proxy:
            self._settings.proxy = address
        self._show_hint()

    def _fit(self) -> None:
        self.proxy.setMinimumWidth(ROOM * self.fontMetrics().averageCharWidth())

    def _show_hint(self) -> None:
        if self._settings.proxy or not has_script():
            self.note.show_text("")
            return
        hint = self.tr(
            "This computer finds its proxy by a script, which is not read here. Ask your administrator for the address."
        )
        self.note.show_text(hint, drawing="warning", role="warn")
