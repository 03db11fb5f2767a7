"""The page in the place of the templates while there are none."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.ui.i18n.plain_text import plain_line
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind, set_kind
from nxwa_desktop.ui.widgets.coloured_frame import tint
from nxwa_desktop.ui.widgets.fonts import HEADING, ScaledFont, font_scale
from nxwa_desktop.ui.widgets.icons import IconLabel, IconTinter
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.layouts import GAP, flat
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.palette import colours_of

WIDEST_TEXT = 420


class TemplatesEmpty(QWidget):
    """`update_wanted()`, `import_wanted()`."""

    update_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drawing = IconLabel(scale=2.5)
        self.drawing.show_icon("templates", "faint")
        self.drawing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        heading = plain_label(self.tr("No templates yet"))
        ScaledFont(heading, HEADING)
        heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.text = plain_label(wrap=True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.update_button = set_kind(QPushButton(self.tr("Update from NXCloud")), ButtonKind.PRIMARY)
        IconTinter(self.update_button, "update", "on_accent")
        self.update_button.clicked.connect(self.update_wanted)
        self.import_button = set_kind(QPushButton(self.tr("Import a file")), ButtonKind.SECONDARY)
        self.import_button.clicked.connect(self.import_wanted)
        buttons = QHBoxLayout()
        flat(buttons)
        buttons.addStretch(1)
        buttons.addWidget(self.update_button)
        buttons.addWidget(self.import_button)
        buttons.addStretch(1)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.text, 100)
        middle.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(GAP)
        column.addStretch(1)
        column.addWidget(self.drawing)
        column.addSpacing(12)
        column.addWidget(heading)
        column.addLayout(middle)
        column.addSpacing(12)
        column.addLayout(buttons)
        column.addStretch(1)
        self._adapt()

    def show_account(self, account: Account | None) -> None:
        """Show whose templates can be fetched."""
        self.update_button.setEnabled(account is not None)
        if account is None:
            text = self.tr("Choose an account to fetch its templates from NXCloud, or import a file.")
        elif account.sandbox:
            text = self.tr(
                "Fetch the sandbox's templates, or import a file. Names, wordings and examples then fill the form for"
                " you."
            )
        else:
            text = self.tr(
                "Fetch the templates of {0} from NXCloud, or import a file. Names, wordings and examples then fill the"
                " form for you."
            ).format(plain_line(account.name, 60))
        self.text.setText(text)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Re-tint on a palette change, re-fit on a font change."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange} and is_built(self, "import_button"):
            self._adapt()

    def _adapt(self) -> None:
        tint(self.text, QPalette.ColorRole.WindowText, colours_of(self.palette()).muted)
        self.text.setMaximumWidth(round(WIDEST_TEXT * max(font_scale(self), 1)))
