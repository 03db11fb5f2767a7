"""The table of a template's variables: what each is called, where it stands, and an example."""

from collections.abc import Iterator

import msgspec
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from nxwa_desktop.protocol.message import HeaderKind
from nxwa_desktop.templates.placeholders import wording_of
from nxwa_desktop.templates.saved_template import SavedTemplate
from nxwa_desktop.ui.i18n.plain_text import plain_line
from nxwa_desktop.ui.widgets.coloured_frame import tint
from nxwa_desktop.ui.widgets.fonts import CAPTION, ScaledFont
from nxwa_desktop.ui.widgets.labels import breakable, plain_label
from nxwa_desktop.ui.widgets.palette import colours_of

_PADDING = 8
LONGEST = 120
"""Characters of a name or an example that are shown."""


class Variable(msgspec.Struct, frozen=True):
    """One row: number in the body, name, place, and example."""

    number: str
    name: str
    where: str
    example: str


class VariablesTable(QWidget):
    """A grid of labels with lines between its rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[QLabel, ...]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(20, 0, 16, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(0)
        for column, stretch in enumerate((0, 3, 2, 4)):
            self._grid.setColumnStretch(column, stretch)
        titles = (self.tr("No."), self.tr("Variable"), self.tr("Where"), self.tr("Example"))
        self._titles = tuple(self._put(0, column, text, caption=True) for column, text in enumerate(titles))
        self._colour()

    def show_template(self, template: SavedTemplate) -> None:
        """Show the variables of a template; the table is hidden where it has none."""
        variables = tuple(self._variables(template))
        self.setVisible(bool(variables))
        while len(self._rows) < len(variables):
            row = len(self._rows) + 1
            self._rows.append(tuple(self._put(row, column, "") for column in range(4)))
        for labels, variable in zip(self._rows, variables, strict=False):
            for label, text in zip(labels, msgspec.structs.astuple(variable), strict=True):
                label.setText(breakable(plain_line(text, LONGEST), 24))
        for number, labels in enumerate(self._rows):
            for label in labels:
                label.setVisible(number < len(variables))
        self._colour()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Re-tint on a palette change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and "_titles" in self.__dict__:
            self._colour()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the ground of the titles and the lines."""
        colours = colours_of(self.palette())
        painter = QPainter(self)
        head = self._titles[0].geometry()
        painter.fillRect(0, 0, self.width(), self.height(), QColor(colours.window))
        painter.fillRect(0, 0, self.width(), head.bottom() + 1, QColor(colours.sunken))
        painter.fillRect(0, 0, self.width(), 1, QColor(colours.line))
        for labels in (self._titles, *self._rows):
            if not labels[0].isHidden():
                bottom = max(label.geometry().bottom() for label in labels)
                painter.fillRect(0, bottom, self.width(), 1, QColor(colours.line))

    def _put(self, row: int, column: int, text: str, *, caption: bool = False) -> QLabel:
        label = plain_label(text, wrap=not caption, selectable=not caption)
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        label.setContentsMargins(0, _PADDING, 0, _PADDING)
        if caption:
            ScaledFont(label, CAPTION)
        self._grid.addWidget(label, row, column)
        return label

    def _colour(self) -> None:
        muted = colours_of(self.palette()).muted
        for label in (*self._titles, *(part for labels in self._rows for part in (labels[0], labels[3]))):
            tint(label, QPalette.ColorRole.WindowText, muted)

    def _variables(self, template: SavedTemplate) -> Iterator[Variable]:
        header = self.tr("Header")
        examples = template.header_examples
        if template.header_kind is HeaderKind.IMAGE:
            yield Variable("", self.tr("Image"), header, examples[0] if examples else "")
        for number, label in enumerate(template.header_labels):
            example = examples[number] if number < len(examples) else ""
            yield Variable(str(number + 1), self._name(label, number), header, example)
        uses, labels = wording_of(template.body_text).uses, template.body_labels
        groups: dict[str, list[int]] = {}
        for number, label in enumerate(labels):
            groups.setdefault(label or str(number + 1), []).append(number)
        for number, (label, places) in enumerate(groups.items()):
            example = template.body_examples[places[0]] if places[0] < len(template.body_examples) else ""
            where = self._times(sum(uses.count(place) for place in places))
            yield Variable(str(number + 1), self._name(label, number), where, example)

    def _name(self, label: str, number: int) -> str:
        return label if label and not label.isdecimal() else self.tr("Variable {0}").format(label or number + 1)

    def _times(self, count: int) -> str:
        if count == 2:
            return self.tr("Body, twice")
        return self.tr("Body, {0} times").format(count) if count > 2 else self.tr("Body")
