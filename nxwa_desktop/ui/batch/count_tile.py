"""Tiles that count rows: a number, and below it a drawing and a word."""

from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from nxwa_desktop.ui.batch.card import Card
from nxwa_desktop.ui.widgets.fitted_widget import FittedWidget
from nxwa_desktop.ui.widgets.fonts import ScaledFont
from nxwa_desktop.ui.widgets.icons import IconLabel
from nxwa_desktop.ui.widgets.labels import aligned, plain_label, towards_end
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.note import CAPTION_ICON
from nxwa_desktop.ui.widgets.tinted_label import TintedLabel

NUMBER = 20 / 13
"""Size of the number, relative to the font around it."""
GAP = 12
_SIDES = 14


class CountTile(Card):
    """One count."""

    def __init__(self, drawing: str, role: str, word: str, parent: QWidget | None = None) -> None:
        """`role`: the colour of the drawing, of `Colours`."""
        super().__init__(parent)
        self._count, self._words = -1, word
        self._number = plain_label()
        ScaledFont(self._number, NUMBER)
        icon = IconLabel(least=CAPTION_ICON)
        ScaledFont(icon, 12 / 13, bold=False)
        icon.show_icon(drawing, role)
        self._word = TintedLabel("muted")
        self._word.setText(towards_end(word))
        line = QHBoxLayout()
        flat(line, gap=5)
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._word, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDES, 8, _SIDES, 9)
        column.setSpacing(2)
        column.addWidget(self._number)
        column.addLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_count(0)

    @property
    def count(self) -> int:
        """The number that is shown."""
        return self._count

    def show_count(self, count: int) -> None:
        """Show a number."""
        if count != self._count:
            self._count = count
            shown = QLocale().toString(count)
            self._number.setText(aligned(shown))
            self.setAccessibleName(f"{shown} {self._words}")


class CountTiles(FittedWidget):
    """Tiles side by side, equally wide, in as many rows as they need."""

    def __init__(self, *tiles: CountTile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles = self._shown = tiles
        self._arranged = (0, 0)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._fit()

    def show_tile(self, tile: CountTile, shown: bool) -> None:
        """Show or hide a tile."""
        tile.setVisible(shown)
        self._shown = tuple(each for each in self._tiles if (shown if each is tile else each in self._shown))
        self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for one tile in each row."""
        least = max(tile.minimumSizeHint().width() for tile in self._tiles)
        return QSize(least, self.sizeHint().height())

    def _fit(self) -> None:
        shown = self._shown
        count = len(shown)
        least = max(tile.minimumSizeHint().width() for tile in shown)
        columns = max(1, min(count, (self.width() + GAP) // (least + GAP)))
        rows = -(-count // columns)
        columns = -(-count // rows)  # five in two rows are three and two
        if (columns, count) == self._arranged:
            return
        self._arranged = (columns, count)
        for column in range(len(self._tiles)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for place, tile in enumerate(shown):
            self._grid.addWidget(tile, *divmod(place, columns))
        self.updateGeometry()
