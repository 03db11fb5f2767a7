"""The row above the message: the account, and the buttons for the other pages and dialogs."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.ui.accounts.account_chooser import AccountChooser
from nxwa_desktop.ui.i18n.plain_text import tip_text
from nxwa_desktop.ui.widgets.icons import IconTinter
from nxwa_desktop.ui.widgets.layouts import GAP
from nxwa_desktop.ui.widgets.lazy import is_built


class TopBar(QWidget):
    """`new_wanted()`, `save_template_wanted()`, `templates_wanted()`, `import_wanted()`, `history_wanted()`,
    `settings_wanted()`.

    In a narrow window the buttons show icons only; accessible names and tool tips stay.
    """

    new_wanted = Signal()
    save_template_wanted = Signal()
    templates_wanted = Signal()
    import_wanted = Signal()
    history_wanted = Signal()
    settings_wanted = Signal()

    def __init__(self, account_service: AccountService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chooser = AccountChooser(account_service)
        self._worded: list[QToolButton] = []
        self.new = self._button("add", self.tr("New"), self.tr("Begin an empty message"), self.new_wanted)
        self.save_template = self._button(
            "save_template",
            self.tr("Save as template"),
            self.tr("Keep this template's name, language and texts, without the recipient and the values"),
            self.save_template_wanted,
        )
        self.templates = self._button(
            "templates", self.tr("Templates"), self.tr("The saved templates"), self.templates_wanted
        )
        self.importing = self._button(
            "import", self.tr("Import"), self.tr("Take a message from a text or a file"), self.import_wanted
        )
        self.history = self._button("history", self.tr("History"), self.tr("What was sent"), self.history_wanted)
        self.settings = self._button("settings", "", self.tr("Settings"), self.settings_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GAP, GAP, 2 * GAP, GAP)
        row.setSpacing(4)
        row.addWidget(self.chooser)
        row.addStretch(1)
        for button in (self.new, self.save_template, self.templates, self.importing, self.history, self.settings):
            row.addWidget(button)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show the buttons' texts where the width allows."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Re-fit the buttons on a font change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and is_built(self, "_worded"):
            self._fit()

    def _fit(self) -> None:
        icons = (len(self._worded) + 1) * (self.settings.sizeHint().width() + 4)
        self.chooser.fit(self.width() - 2 * 2 * GAP - icons - GAP)
        room = self.width() - 2 * 2 * GAP - self.chooser.sizeHint().width() - self.settings.sizeHint().width()
        words = sum(button.fontMetrics().horizontalAdvance(button.text()) + 5 * GAP for button in self._worded)
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if words <= room else Qt.ToolButtonStyle.ToolButtonIconOnly
        for button in self._worded:
            button.setToolButtonStyle(style)

    def _button(self, drawing: str, text: str, tip: str, wanted: "Signal | object") -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setToolTip(tip_text(tip))
        button.setAccessibleName(text or tip)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        IconTinter(button, drawing)
        button.clicked.connect(wanted)
        if text:
            self._worded.append(button)
        return button
