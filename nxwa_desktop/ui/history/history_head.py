"""The head of the history page: title, count, export, and a menu of rarer commands."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from nxwa_desktop.ui.i18n.plain_text import tip_text
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind, set_kind
from nxwa_desktop.ui.widgets.fonts import TITLE, ScaledFont
from nxwa_desktop.ui.widgets.icons import IconButton, IconTinter
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.layouts import GAP, margins
from nxwa_desktop.ui.widgets.menus import popup_below


class HistoryHead(QWidget):
    """`back_wanted()`, `export_wanted()`, `delete_wanted()`."""

    back_wanted = Signal()
    export_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = IconButton("back", self.tr("Back to the list"))
        self.back.clicked.connect(self.back_wanted)
        self.back.hide()
        title = plain_label(self.tr("History"))
        ScaledFont(title, TITLE)
        self.count = plain_label()
        self.export = set_kind(QPushButton(self.tr("E&xport")), ButtonKind.QUIET)
        self.export.setAccessibleName(self.tr("Export"))
        IconTinter(self.export, "export")
        self.export.clicked.connect(lambda _=False: self.export_wanted.emit())
        self.more = set_kind(QPushButton(), ButtonKind.QUIET)
        self.more.setAccessibleName(self.tr("More commands"))
        self.more.setToolTip(tip_text(self.tr("More commands")))
        IconTinter(self.more, "more")
        self.menu = QMenu(self.more)
        self.delete = self.menu.addAction(self.tr("&Delete history…"))
        self.delete.triggered.connect(lambda _=False: self.delete_wanted.emit())
        self.more.clicked.connect(lambda: popup_below(self.menu, self.more))
        row = QHBoxLayout(self)
        margins(row, 20, GAP + 1, 16, GAP + 1)
        row.setSpacing(GAP)
        for part in (self.back, title, self.count):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.export)
        row.addWidget(self.more)
