"""The facts of a send, by name, each with a button that copies it where that helps."""

from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from nxwa_desktop.texts.sentence import one_line
from nxwa_desktop.ui.widgets.fonts import CAPTION, ScaledFont, fixed_font
from nxwa_desktop.ui.widgets.icons import IconButton
from nxwa_desktop.ui.widgets.id_label import LONGEST_ID, ElidedId
from nxwa_desktop.ui.widgets.tinted_label import TintedLabel


class Fact(NamedTuple):
    """A name and a value; an id is shown in a fixed font, and can be copied."""

    name: str
    value: str
    is_id: bool = False


class Facts(QWidget):
    """A grid of names and values."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[_Row] = []

    def build_rows(self, count: int) -> None:
        """Build rows for so many facts, which `show_facts` would have to do."""
        while len(self._rows) < count:
            self._rows.append(_Row(self._grid, len(self._rows)))

    def show_facts(self, facts: tuple[Fact, ...]) -> None:
        """Show these facts; those without a value are left out."""
        shown = [fact for fact in facts if fact.value]
        self.build_rows(len(shown))
        for number, row in enumerate(self._rows):
            row.show_fact(shown[number] if number < len(shown) else None, self.tr("Copy {0}"))


class _Row:
    """The widgets of one fact."""

    def __init__(self, grid: QGridLayout, number: int) -> None:
        self._whole = ""
        self.name = TintedLabel()
        self.value = ElidedId()
        self.copy = IconButton("copy", "")
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._whole))
        self.copy.setAutoRaise(True)
        self._plain, self._fixed = self.value.font(), fixed_font()
        self._scaled = ScaledFont(self.value, CAPTION, bold=False)
        grid.addWidget(self.name, number, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.value, number, 1)
        grid.addWidget(self.copy, number, 2)
        self._show(False)

    def show_fact(self, fact: Fact | None, copy_words: str) -> None:
        self._show(fact is not None)
        if fact is None:
            return
        self._whole = one_line(fact.value, len(fact.value))
        self.name.setText(fact.name)
        # A value comes from the server, and nothing keeps it short or on one line.
        self.value.show_whole(one_line(fact.value, LONGEST_ID))
        self.value.setAccessibleName(fact.name)
        font = self.value.font()
        font.setFamilies(self._fixed.families() if fact.is_id else self._plain.families())
        self.value.setFont(font)
        self.copy.setVisible(fact.is_id)
        self.copy.rename(copy_words.format(fact.name))
        side = max(self.value.sizeHint().height(), self.copy.iconSize().height() + 2)
        self.copy.setFixedSize(QSize(side + 6, side))

    def _show(self, shown: bool) -> None:
        for widget in (self.name, self.value, self.copy):
            widget.setVisible(shown)
