"""The items of the chat besides the bubble: days, earlier messages and the receipt."""

from PySide6.QtCore import QDateTime, QLocale, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nxwa_desktop.storage.send_records import Line, Resolution, State
from nxwa_desktop.ui.i18n.plain_text import isolated, shortened
from nxwa_desktop.ui.widgets.boxes import paint_box
from nxwa_desktop.ui.widgets.fonts import CAPTION, SMALL, UNCUT, scaled
from nxwa_desktop.ui.widgets.icons import pixmap
from nxwa_desktop.ui.widgets.message_paint import TAIL
from nxwa_desktop.ui.widgets.outcome_look import LOOKS
from nxwa_desktop.ui.widgets.palette import colours_of

_WIDEST, _NARROWEST = 340, 200
"""Of an earlier message, at the usual font size."""
_ICONS = {State.ACCEPTED: "check", State.REJECTED: "close"}


class DayChip(QWidget):
    """The day that the messages below are of."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The size of the text with its padding and the line below."""
        metrics = QFontMetrics(self._small())
        return QSize(metrics.horizontalAdvance(self._text) + 20, metrics.height() + 7)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the chip."""
        colours = colours_of(self.palette())
        painter = QPainter(self)
        chip = self.rect().adjusted(0, 0, 0, -1)
        paint_box(painter, chip.translated(0, 1), colours.bubble_edge, "", radius=6)
        paint_box(painter, chip, colours.bubble, "", radius=6)
        painter.setFont(self._small())
        painter.setPen(QColor(colours.chat_muted))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter | UNCUT, self._text)

    def _small(self) -> QFont:
        return scaled(self.font(), SMALL)


class EarlierMessage(QWidget):
    """A message of the history: one line of its text, and when and how it went."""

    def __init__(self, line: Line, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = line.state
        time = QLocale().toString(QDateTime.fromMSecsSinceEpoch(line.started_at).time(), QLocale.FormatType.ShortFormat)
        self._text = isolated(shortened(line.snippet)) or self.tr("The text was not kept.")
        self._facts = " · ".join((time, isolated(shortened(line.template_name)), self._outcome(line)))
        self.setAccessibleName(self.tr("Earlier message: {0}").replace("{0}", f"{self._text} {self._facts}"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Two lines with their padding, up to the width of a bubble."""
        metrics = QFontMetrics(self._small())
        factor = self.fontMetrics().height() / 18
        wide = max(metrics.horizontalAdvance(self._text), metrics.horizontalAdvance(self._facts) + self._icon() + 4)
        wide = min(max(wide + 26, round(_NARROWEST * factor)), round(_WIDEST * factor))
        return QSize(TAIL + wide, 2 * self._line() + 11)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Any width: the text is cut."""
        return QSize(6 * TAIL, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the dashed box and its two lines."""
        colours = colours_of(self.palette())
        painter = QPainter(self)
        mirrored = self.isRightToLeft()
        box = self.rect().adjusted(0, 0, -TAIL, 0) if mirrored else self.rect().adjusted(TAIL, 0, 0, 0)
        paint_box(painter, box, colours.ghost, "", radius=8)
        pen = QPen(QColor(colours.chat_line), 1, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), 8, 8)
        inner = box.adjusted(11, 5, -11, -6)
        painter.setFont(self._small())
        painter.setPen(QColor(colours.chat_muted))
        first = QRect(inner.left(), inner.top(), inner.width(), self._line())
        self._write(painter, first, self._text)
        second = first.translated(0, self._line())
        side = self._icon()
        x = second.right() - side + 1 if mirrored else second.left()
        drawn = pixmap(_icon_of(self._state), colours.chat_muted, side=side, ratio=self.devicePixelRatioF())
        painter.drawPixmap(x, second.top() + (second.height() - side) // 2, drawn)
        room = second.adjusted(0, 0, -side - 4, 0) if mirrored else second.adjusted(side + 4, 0, 0, 0)
        self._write(painter, room, self._facts)

    def _write(self, painter: QPainter, where: QRect, text: str) -> None:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, where.width())
        painter.drawText(where, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter | UNCUT, shown)

    def _outcome(self, line: Line) -> str:
        if line.resolution is Resolution.WENT_OUT:
            return self.tr("went out")
        if line.resolution is Resolution.DID_NOT:
            return self.tr("did not go out")
        words = {
            State.SENDING: self.tr("being sent"),
            State.ACCEPTED: self.tr("accepted"),
            State.REJECTED: self.tr("rejected"),
            State.NOT_SENT: self.tr("not sent"),
        }
        return words.get(line.state, self.tr("unknown"))

    def _small(self) -> QFont:
        return scaled(self.font(), CAPTION)

    def _line(self) -> int:
        return max(16, QFontMetrics(self._small()).height())

    def _icon(self) -> int:
        return round(self._line() * 0.75)


class Receipt(QWidget):
    """How the message in the bubble went, in a line below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._state = State.SENDING
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_outcome(self, state: State, text: str) -> None:
        """Show `text` in the colour of `state`; an empty text hides the line."""
        self._state, self._text = state, text
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """One line."""
        metrics = QFontMetrics(scaled(self.font(), CAPTION))
        words = metrics.size(0, self._text)
        return QSize(TAIL + self._icon() + 6 + words.width(), max(16, metrics.height(), words.height()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the drawing and the words."""
        role = LOOKS.get(self._state, LOOKS[State.UNKNOWN])[1]
        ink = getattr(colours_of(self.palette()), role)
        painter = QPainter(self)
        painter.setFont(scaled(self.font(), CAPTION))
        painter.setPen(QColor(ink))
        side, mirrored = self._icon(), self.isRightToLeft()
        x = self.width() - TAIL - side if mirrored else TAIL
        drawn = pixmap(_icon_of(self._state), ink, side=side, ratio=self.devicePixelRatioF())
        painter.drawPixmap(x, (self.height() - side) // 2, drawn)
        taken = TAIL + side + 5
        room = self.rect().adjusted(0, 0, -taken, 0) if mirrored else self.rect().adjusted(taken, 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, self._text)

    def _icon(self) -> int:
        return round(max(16, QFontMetrics(scaled(self.font(), CAPTION)).height()) * 0.85)


def _icon_of(state: State) -> str:
    return _ICONS.get(state, LOOKS.get(state, LOOKS[State.UNKNOWN])[0])
