"""The head of the templates page: title, count, the update from NXCloud, import, and further commands."""

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from nxwa_desktop.system.wall_clock import now_ms
from nxwa_desktop.ui.i18n.relative_time import relative_time
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind, set_kind
from nxwa_desktop.ui.widgets.coloured_frame import tint
from nxwa_desktop.ui.widgets.fonts import CAPTION, TITLE, ScaledFont
from nxwa_desktop.ui.widgets.icons import IconTinter
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.layouts import GAP, margins
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.link_button import LinkButton
from nxwa_desktop.ui.widgets.palette import colours_of
from nxwa_desktop.ui.widgets.spinner import Spinner

NEWS_MS = 10_000
"""How long the numbers of an update stand in the place of its time."""
REFRESH_MS = 30_000


class TemplatesHead(QWidget):
    """`update_wanted()`, `cancel_wanted()`, `import_wanted()`, `export_wanted()`, `new_wanted()`.

    `changes_wanted()`: show what the last update has changed. The page adds to `menu`.
    """

    update_wanted = Signal()
    cancel_wanted = Signal()
    import_wanted = Signal()
    export_wanted = Signal()
    new_wanted = Signal()
    changes_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._updated_at: int | None = None
        self._has_account = self._is_updating = False
        self.title = plain_label(self.tr("Templates"))
        ScaledFont(self.title, TITLE)
        self.count = plain_label()
        self.state = plain_label()
        ScaledFont(self.state, CAPTION, bold=False)
        self.news = LinkButton()
        self.news.hide()
        self.spinner = Spinner()
        self.spinner.hide()
        self._build_buttons()
        self._news_over = QTimer(self, singleShot=True, interval=NEWS_MS)
        self._news_over.timeout.connect(self._show_state)
        self._refresh = QTimer(self, interval=REFRESH_MS)
        self._refresh.timeout.connect(self._show_state)
        self._arrange()
        self._colour()
        self._fit()

    def show_count(self, count: int) -> None:
        """Show the number of templates; 0 shows none."""
        self.count.setText(str(count) if count else "")
        self.export.setEnabled(count > 0)

    def show_time(self, updated_at: int | None, *, has_account: bool) -> None:
        """Show when the account's list was taken over last, in milliseconds since the epoch."""
        self._updated_at, self._has_account = updated_at, has_account
        if not self._news_over.isActive():
            self._show_state()

    def show_updating(self) -> None:
        """Show that an update runs."""
        self._is_updating = True
        self._news_over.stop()
        self._show_state()

    def show_over(self, news: str = "") -> None:
        """Show that the update is over, and for a while what it has changed."""
        self._is_updating = False
        self._show_state()
        if news:
            self.news.setText(news.replace("&", "&&"))
            self.state.hide()
            self.news.show()
            self._news_over.start()
            self._give_way()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the time of the last update right."""
        super().showEvent(event)
        self._refresh.start()
        if not self._news_over.isActive():
            self._show_state()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Stop keeping it."""
        super().hideEvent(event)
        self._refresh.stop()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Re-fit on a font change, re-tint on a palette change."""
        super().changeEvent(event)
        if is_built(self, "_refresh"):
            if event.type() == QEvent.Type.FontChange:
                self._fit()
            elif event.type() == QEvent.Type.PaletteChange:
                self._colour()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show what has room; the menu has all commands."""
        super().resizeEvent(event)
        self._give_way()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the title and the last button."""
        return QSize(0, super().minimumSizeHint().height())

    def _build_buttons(self) -> None:
        self.update_button = set_kind(QPushButton(self.tr("Update from NXCloud")), ButtonKind.SECONDARY)
        IconTinter(self.update_button, "update", "text")
        self.cancel_button = set_kind(QPushButton(self.tr("Cancel")), ButtonKind.SECONDARY)
        self.cancel_button.hide()
        self.import_button = set_kind(QPushButton(self.tr("Import")), ButtonKind.QUIET)
        IconTinter(self.import_button, "import")
        self.more = set_kind(QPushButton(), ButtonKind.QUIET)
        self.more.setAccessibleName(self.tr("More commands for templates"))
        IconTinter(self.more, "more")
        self.menu = QMenu(self.more)
        self._update_entry = self.menu.addAction(self.tr("Update from NXCloud"))
        self._import_entry = self.menu.addAction(self.tr("Import…"))
        self.new = self.menu.addAction(self.tr("&New template…"))
        self.export = self.menu.addAction(self.tr("&Export…"))
        self.changes = self.menu.addAction(self.tr("&Last update…"))
        self.changes.setEnabled(False)
        self.more.setMenu(self.menu)
        for button, signal in (
            (self.update_button, self.update_wanted),
            (self.cancel_button, self.cancel_wanted),
            (self.import_button, self.import_wanted),
            (self.news, self.changes_wanted),
        ):
            button.clicked.connect(signal)
        for action, signal in (
            (self._update_entry, self.update_wanted),
            (self._import_entry, self.import_wanted),
            (self.new, self.new_wanted),
            (self.export, self.export_wanted),
            (self.changes, self.changes_wanted),
        ):
            action.triggered.connect(signal)

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        margins(row, 20, 0, 16, 0)
        row.setSpacing(GAP)
        row.addWidget(self.title)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.state)
        row.addWidget(self.news)
        row.addWidget(self.spinner)
        row.addWidget(self.update_button)
        row.addWidget(self.cancel_button)
        row.addWidget(self.import_button)
        row.addWidget(self.more)

    def _colour(self) -> None:
        for label in (self.count, self.state):
            tint(label, QPalette.ColorRole.WindowText, colours_of(self.palette()).muted)

    def _fit(self) -> None:
        self.setFixedHeight(self.fontMetrics().lineSpacing() + 34)

    def _show_state(self) -> None:
        self.news.hide()
        self._news_over.stop()
        had_focus = self.update_button.hasFocus() or self.cancel_button.hasFocus()
        self.update_button.setEnabled(self._has_account)
        self._update_entry.setEnabled(self._has_account and not self._is_updating)
        if self._is_updating:
            text = self.tr("Updating…")
        elif not self._has_account:
            text = self.tr("No account is chosen")
        elif self._updated_at is None:
            text = self.tr("Never updated")
        else:
            text = self.tr("Last updated {0}").format(relative_time(self._updated_at, now_ms(), with_day=True))
        self.state.setText(text)
        self._give_way()
        if had_focus:
            (self.cancel_button if self._is_updating else self.update_button).setFocus()

    def _give_way(self) -> None:
        """Show as much as there is room for, from the end."""
        self.spinner.setVisible(self._is_updating)
        self.cancel_button.setVisible(self._is_updating)
        state: QWidget = self.news if self._news_over.isActive() else self.state
        kept = [self.title, self.count, self.more, *([self.spinner, self.cancel_button] if self._is_updating else [])]
        room = self.width() - 44 - sum(part.sizeHint().width() + GAP for part in kept)
        for part in (*(() if self._is_updating else (self.update_button,)), self.import_button, state):
            room -= part.sizeHint().width() + GAP
            part.setVisible(room >= 0)
        self.update_button.setVisible(not self._is_updating and not self.update_button.isHidden())
        self._update_entry.setVisible(self.update_button.isHidden())
        self._import_entry.setVisible(self.import_button.isHidden())
