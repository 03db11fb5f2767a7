"""The languages of a template as tags to choose from."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QWidget

from nxwa_desktop.ui.widgets.chips import paint_tag, tag_size
from nxwa_desktop.ui.widgets.palette import colours_of

_GAP = 6
_KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class _Tag(QAbstractButton):
    """One language; the chosen one is marked."""

    def __init__(self, word: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(word.replace("&", "&&"))
        self._word = word
        self.setCheckable(True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The size of the tag, a little wider for the bold word of the chosen one."""
        return tag_size(self.font(), self._word) + QSize(self.fontMetrics().averageCharWidth() // 2, 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the arrow keys to the row of tags."""
        if event.key() in _KEYS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the tag."""
        colours = colours_of(self.palette())
        paint_tag(QPainter(self), self.rect(), self._word, font=self.font(), colours=colours, chosen=self.isChecked())


class LanguageTags(QWidget):
    """`chosen(int)`: the person chose the tag of that number. One stop for the Tab key; arrow keys move the choice."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Language"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._choice = 0
        self.tags: list[_Tag] = []

    def show_words(self, words: tuple[str, ...], choice: int) -> None:
        """Show these tags, one of them chosen."""
        had_focus = any(tag.hasFocus() for tag in self.tags)
        if [tag._word for tag in self.tags] != list(words):
            for tag in self.tags:
                tag.deleteLater()
                tag.hide()
            self.tags = [self._make(number, word) for number, word in enumerate(words)]
            self._place(self.width())
            self.updateGeometry()
        self._mark(choice)
        if had_focus and self.tags:
            self.tags[choice].setFocus(Qt.FocusReason.OtherFocusReason)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """True: the tags wrap."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The height of all lines at this width."""
        return self._lines(width)[1]

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """All tags on one line."""
        widths = [tag.sizeHint().width() + _GAP for tag in self.tags]
        return QSize(sum(widths), self._lines(10**6)[1])

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The widest tag."""
        width = max((tag.sizeHint().width() for tag in self.tags), default=0)
        return QSize(width, self._lines(max(self.width(), width))[1])

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Place the tags anew."""
        super().resizeEvent(event)
        self._place(event.size().width())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move the choice with the arrow keys."""
        step = _KEYS.get(Qt.Key(event.key()), 0)
        if self.isRightToLeft() and event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            step = -step
        number = self._choice + step
        if not step:
            super().keyPressEvent(event)
        elif 0 <= number < len(self.tags):
            self._choose(number)
            self.tags[number].setFocus(Qt.FocusReason.TabFocusReason)

    def _make(self, number: int, word: str) -> _Tag:
        tag = _Tag(word, self)
        tag.clicked.connect(lambda: self._choose(number))
        tag.show()
        return tag

    def _choose(self, number: int) -> None:
        self._mark(number)
        self.chosen.emit(number)

    def _mark(self, choice: int) -> None:
        self._choice = choice
        for number, tag in enumerate(self.tags):
            tag.setChecked(number == choice)
            tag.setFocusPolicy(Qt.FocusPolicy.StrongFocus if number == choice else Qt.FocusPolicy.ClickFocus)

    def _lines(self, width: int) -> tuple[list[QRect], int]:
        left = top = 0
        height = self.tags[0].sizeHint().height() if self.tags else 0
        found = []
        for tag in self.tags:
            size = tag.sizeHint()
            if left and left + size.width() > width:
                left, top = 0, top + height + _GAP
            found.append(QRect(left, top, min(size.width(), width), height))
            left += size.width() + _GAP
        return found, top + height

    def _place(self, width: int) -> None:
        for tag, rect in zip(self.tags, self._lines(width)[0], strict=True):
            tag.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), rect))
