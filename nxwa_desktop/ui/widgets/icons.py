"""The program's icons, drawn in colours of the palette."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPixmap, QPixmapCache, QTransform
from PySide6.QtWidgets import QAbstractButton, QLabel, QToolButton, QWidget

from nxwa_desktop.system.resources import resource
from nxwa_desktop.ui.i18n.plain_text import tip_text
from nxwa_desktop.ui.widgets.icon_drawing import draw
from nxwa_desktop.ui.widgets.palette import colours_of

POINTING = frozenset({"back", "chevron_end", "send"})
"""Drawings that point where reading goes or comes from: in a mirrored window they point the other way."""

SIZE = 16
"""Side of an icon in device-independent pixels at the usual font size."""
LARGE = 36
"""Side from which on a drawing has thinner lines."""
STROKE, THIN = 1.5, 0.9
"""Width of the lines, in units of the drawing."""


def pixmap(name: str, colour: str, *, side: int = SIZE, ratio: float = 1.0) -> QPixmap:
    """Draw `resources/icons/<name>.svg` in `colour`, `side` pixels wide, for a screen of that pixel ratio.

    Empty if the file is missing: the program may be uninstalled while its window is open.
    """
    turned = name in POINTING and QGuiApplication.isRightToLeft()
    key = f"{name} {colour} {side} {ratio} {turned}"
    drawn = QPixmap()
    if QPixmapCache.find(key, drawn):
        return drawn
    try:
        source = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    except FileNotFoundError:
        return drawn
    drawn = QPixmap.fromImage(draw(source, colour, round(side * ratio), THIN if side >= LARGE else STROKE))
    if turned:
        drawn = drawn.transformed(QTransform.fromScale(-1, 1))
    drawn.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, drawn)
    return drawn


def icon(name: str, colour: str, *, side: int = SIZE) -> QIcon:
    """The icon for the highest pixel ratio of all screens."""
    screens = QGuiApplication.screens()
    ratio = max((screen.devicePixelRatio() for screen in screens), default=1.0)
    return QIcon(pixmap(name, colour, side=side, ratio=ratio))


def icon_side(widget: QWidget, *, least: int = SIZE) -> int:
    """The side in pixels of an icon beside this widget's text, by its font."""
    return max(least, round(widget.fontMetrics().height() * 0.9))


class IconLabel(QLabel):
    """An icon in one colour of the palette, ignored by screen readers.

    It is `scale` times as large as beside a text, and that at least `least` pixels wide.
    """

    def __init__(self, parent: QWidget | None = None, *, scale: float = 1.0, least: int = SIZE) -> None:
        super().__init__(parent)
        self._scale = scale
        self._least = least
        self._name = ""
        self._role = "muted"
        self.setAlignment(Qt.AlignmentFlag.AlignTop)

    def show_icon(self, name: str, role: str) -> None:
        """Show the icon `name` in the colour `role` of `Colours`."""
        if (name, role) != (self._name, self._role):
            self._name, self._role = name, role
            self._draw()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Redraw the icon on a palette or font change."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._draw()

    def _draw(self) -> None:
        if self._name:
            colour = getattr(colours_of(self.palette()), self._role)
            side = round(self._scale * icon_side(self, least=self._least))
            self.setPixmap(pixmap(self._name, colour, side=side, ratio=self.devicePixelRatioF()))


class IconButton(QToolButton):
    """A flat button with an icon; `name` is its accessible name and tool tip."""

    def __init__(self, drawing: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.rename(name)
        self._draw()

    def rename(self, name: str) -> None:
        """Set accessible name and tool tip."""
        self.setAccessibleName(name)
        self.setToolTip(tip_text(name))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Redraw the icon on a palette or font change."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._draw()

    def _draw(self) -> None:
        side = icon_side(self)
        self.setIcon(icon(self._drawing, colours_of(self.palette()).muted, side=side))
        self.setIconSize(QSize(side, side))


class IconTinter(QObject):
    """Updates a button's icon on palette and font changes; `role` is a colour of `Colours`."""

    def __init__(self, button: QAbstractButton, drawing: str, role: str = "muted") -> None:
        super().__init__(button)
        self._button = button
        self._drawing = drawing
        self._role = role
        button.installEventFilter(self)
        self._draw()

    def show_role(self, role: str) -> None:
        """Draw the icon in another colour of `Colours`."""
        if role != self._role:
            self._role = role
            self._draw()

    def show_drawing(self, drawing: str) -> None:
        """Draw another icon."""
        if drawing != self._drawing:
            self._drawing = drawing
            self._draw()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Redraw the icon on a palette or font change."""
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._draw()
        return super().eventFilter(watched, event)

    def _draw(self) -> None:
        side = icon_side(self._button)
        colour = getattr(colours_of(self._button.palette()), self._role)
        self._button.setIcon(icon(self._drawing, colour, side=side))
        self._button.setIconSize(QSize(side, side))
