"""The frame of pop-ups: a rounded surface that fades in."""

import functools

from PySide6.QtCore import QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QGuiApplication, QPainter, QPainterPath, QPaintEvent, QRegion, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QWidget

from nxwa_desktop.ui.widgets import motion
from nxwa_desktop.ui.widgets.boxes import paint_box
from nxwa_desktop.ui.widgets.palette import colours_of

RADIUS = 8
FADES = frozenset({"xcb", "windows", "cocoa"})
"""The platforms of Qt that can make a window see-through."""


class Popup(QFrame):
    """A pop-up window with a border; Qt closes it on a click elsewhere."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Fade in, where the platform can and the system lets programs animate."""
        super().showEvent(event)
        if QGuiApplication.platformName() in FADES and motion.motion_allowed():
            self.setWindowOpacity(0)
            self._fade.start()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Cut the corners off on X11: without a compositor they would be black."""
        super().resizeEvent(event)
        if QGuiApplication.platformName() != "xcb":
            return
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        self.setMask(QRegion(path.toFillPolygon().toPolygon()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the surface and its edge."""
        colours = colours_of(self.palette())
        paint_box(QPainter(self), self.rect(), colours.raised, colours.border, radius=RADIUS)

    @functools.cached_property
    def _fade(self) -> QVariantAnimation:
        fade = QVariantAnimation(self)
        fade.setDuration(motion.FADE_MS)
        fade.setStartValue(0.0)
        fade.setEndValue(1.0)
        fade.valueChanged.connect(self.setWindowOpacity)
        return fade
