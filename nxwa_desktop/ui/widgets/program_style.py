"""The program's style: Fusion with its own fields, buttons, indicators, scroll bars and focus ring."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QPlainTextEdit,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionFrame,
    QStyleOptionSlider,
    QStyleOptionSpinBox,
    QTextEdit,
    QWidget,
)

from nxwa_desktop.ui.widgets.boxes import RADIUS, paint_box, paint_chevron
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind, kind_of
from nxwa_desktop.ui.widgets.fonts import UNCUT
from nxwa_desktop.ui.widgets.palette import Colours, colours_of

SCROLL_BAR, SCROLL_THUMB = 10, 8
_FIELD_PADDING = QSize(2 * 10, 14)
"""Pixels that a field is wider and higher than one line of its text."""
_ICON_GAP, _MENU_ARROW = 6, 20
"""Pixels between icon and text of a button, and for the arrow of its menu."""

_Control, _Element = QStyle.ComplexControl, QStyle.ControlElement
_Primitive, _Metric, _Hint = QStyle.PrimitiveElement, QStyle.PixelMetric, QStyle.StyleHint
_State, _Contents, _Part = QStyle.StateFlag, QStyle.ContentsType, QStyle.SubElement


class ProgramStyle(QProxyStyle):
    """Fusion with the program's controls, and with every label set to plain text.

    Qt polishes a tool tip's label before it gives it a text (QTipLabel), and any other label before it asks for its
    size: nothing is ever read as markup.
    """

    def __init__(self) -> None:
        super().__init__("Fusion")
        self._metrics = {
            _Metric.PM_ScrollBarExtent: SCROLL_BAR,
            _Metric.PM_FocusFrameHMargin: 4,
            _Metric.PM_FocusFrameVMargin: 4,
            _Metric.PM_ButtonShiftHorizontal: 0,
            _Metric.PM_ButtonShiftVertical: 0,
        }
        self._painters = {
            _Primitive.PE_PanelLineEdit: _paint_field,
            _Primitive.PE_IndicatorCheckBox: _paint_check,
            _Primitive.PE_IndicatorRadioButton: _paint_radio,
        }

    def polish(self, what: object) -> None:
        """Prepare a widget, or the application or its palette, before it is first shown."""
        if isinstance(what, QLabel) and what.textFormat() is not Qt.TextFormat.PlainText:
            what.setTextFormat(Qt.TextFormat.PlainText)
        elif isinstance(what, QAbstractScrollArea):  # else PySide makes all widgets' classes for its parts: 10 ms
            self._parts = what.findChildren(QWidget)
        super().polish(what)  # type: ignore[call-overload]

    def drawPrimitive(  # noqa: N802 - Qt's name
        self, element: QStyle.PrimitiveElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        """Draw fields, check boxes and radio buttons."""
        if element == _Primitive.PE_FrameFocusRect and not _is_item(widget):
            return  # the focus ring is drawn around the control instead
        if element == _Primitive.PE_PanelLineEdit and widget is not None and isinstance(widget.parent(), QComboBox):
            return  # the box has painted its ground
        if element == _Primitive.PE_Frame and isinstance(widget, _TEXT_AREAS):
            _paint_field(option, painter, widget)
            return
        if (paint := self._painters.get(element)) is not None and not _is_plain_field(option, element):
            paint(option, painter, widget)
        else:
            super().drawPrimitive(element, option, painter, widget)

    def drawControl(  # noqa: N802 - Qt's name
        self, element: QStyle.ControlElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        """Draw the surface of buttons and the focus ring."""
        if element == _Element.CE_ShapedFrame and isinstance(widget, QLabel) and not widget.frameWidth():
            return  # it has none, and is painted at each key
        if element == _Element.CE_PushButtonBevel and isinstance(option, QStyleOptionButton):
            _paint_button(option, painter, widget)
        elif element == _Element.CE_PushButtonLabel and isinstance(option, QStyleOptionButton):
            _paint_label(
                option, painter, widget, underlined=bool(self.styleHint(_Hint.SH_UnderlineShortcut, option, widget))
            )
        elif element == _Element.CE_FocusFrame:
            _paint_ring(option, painter)
        else:
            super().drawControl(element, option, painter, widget)

    def drawComplexControl(  # noqa: N802 - Qt's name
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw combo boxes and scroll bars."""
        if control == _Control.CC_ComboBox and isinstance(option, QStyleOptionComboBox):
            _paint_combo_box(option, painter, widget)
        elif control == _Control.CC_SpinBox and isinstance(option, QStyleOptionSpinBox):
            _paint_spin_box(option, painter)
        elif control == _Control.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            thumb = self.subControlRect(control, option, QStyle.SubControl.SC_ScrollBarSlider, widget)
            _paint_scroll_bar(option, painter, thumb)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def subControlRect(  # noqa: N802 - Qt's name
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        """Give scroll bars no arrow buttons, and combo boxes the padding of fields."""
        rect = super().subControlRect(control, option, part, widget)  # type: ignore[arg-type]
        if control == _Control.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            return _scroll_bar_part(option, part, rect)
        if control == _Control.CC_ComboBox and part == QStyle.SubControl.SC_ComboBoxEditField:
            whole = option.rect
            inner = QRect(whole.left() + 9, whole.top() + 2, whole.width() - 9 - 28, whole.height() - 4)
            return QStyle.visualRect(option.direction, whole, inner)
        return rect

    def subElementRect(  # noqa: N802 - Qt's name
        self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None
    ) -> QRect:
        """Keep the text of a field away from its rounded edge."""
        if element == _Part.SE_LineEditContents and isinstance(option, QStyleOptionFrame) and option.lineWidth > 0:
            return option.rect.adjusted(9, 2, -9, -2)
        return super().subElementRect(element, option, widget)  # type: ignore[arg-type]

    def sizeFromContents(  # noqa: N802 - Qt's name
        self, contents: QStyle.ContentsType, option: QStyleOption, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        """Size fields, combo boxes and buttons by the height of a line of text."""
        result = super().sizeFromContents(contents, option, size, widget)  # type: ignore[arg-type]
        line = option.fontMetrics.lineSpacing() + 2
        if contents == _Contents.CT_PushButton and isinstance(option, QStyleOptionButton):
            small = widget is not None and bool(widget.property("small"))
            height = max(line, option.iconSize.height()) + (8 if small else 14)
            if not option.text:
                return QSize(height, height)
            is_tight = small or kind_of(widget, is_default=False) is ButtonKind.QUIET
            arrow = _MENU_ARROW if option.features & QStyleOptionButton.ButtonFeature.HasMenu else 0
            return QSize(size.width() + (20 if is_tight else 28) + arrow, height)
        if contents == _Contents.CT_MenuBarItem:
            return QSize(result.width() + 4, line + 8)
        framed = contents == _Contents.CT_LineEdit and isinstance(option, QStyleOptionFrame) and option.lineWidth > 0
        if framed or contents == _Contents.CT_SpinBox:
            return QSize(result.width() + 10, line + _FIELD_PADDING.height())
        if contents == _Contents.CT_ComboBox:
            return QSize(result.width() + 12, line + _FIELD_PADDING.height())
        return result

    def pixelMetric(  # noqa: N802 - Qt's name
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        """The program's measures; indicators grow with the font."""
        if metric == _Metric.PM_DefaultFrameWidth and isinstance(widget, _TEXT_AREAS):
            return 4
        if (fixed := self._metrics.get(metric)) is not None:
            return fixed
        if metric in _OF_LINE_EDITS:
            return self._metrics.setdefault(metric, super().pixelMetric(metric, option, widget))
        if metric in _INDICATORS:
            return max(16, round(widget.fontMetrics().height() * 0.85)) if widget is not None else 16
        return super().pixelMetric(metric, option, widget)


_TEXT_AREAS = (QPlainTextEdit, QTextEdit)
_OF_CHECK = (_Metric.PM_IndicatorWidth, _Metric.PM_IndicatorHeight)
_OF_RADIO = (_Metric.PM_ExclusiveIndicatorWidth, _Metric.PM_ExclusiveIndicatorHeight)
_INDICATORS = frozenset((*_OF_CHECK, *_OF_RADIO))
_OF_LINE_EDITS = frozenset(
    {
        _Metric.PM_LineEditIconSize,
        _Metric.PM_LineEditIconMargin,
        _Metric.PM_DefaultFrameWidth,
        _Metric.PM_TextCursorWidth,
    }
)
"""The same for all line edits, and asked for 24 times at each key."""


def _is_item(widget: QWidget | None) -> bool:
    """True for the views whose current row Fusion marks itself."""
    return widget is not None and widget.inherits("QAbstractItemView")


def _is_plain_field(option: QStyleOption, element: QStyle.PrimitiveElement) -> bool:
    """True for a line edit without a frame, as within a combo box or a table."""
    return element == _Primitive.PE_PanelLineEdit and isinstance(option, QStyleOptionFrame) and option.lineWidth <= 0


def field_edge(colours: Colours, state: QStyle.StateFlag, *, has_problem: bool = False) -> tuple[str, int]:
    """Colour and width of the edge of a field in this state."""
    if not state & _State.State_Enabled:
        return colours.line, 1
    if has_problem:
        return colours.bad, 2
    if state & _State.State_HasFocus:
        return colours.accent, 2
    return (colours.border_hover if state & _State.State_MouseOver else colours.border), 1


def _paint_field(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    colours, state = colours_of(option.palette), option.state
    has_problem = widget is not None and bool(widget.property("problem"))
    if widget is not None and widget.testAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent):
        painter.fillRect(option.rect, option.palette.window())  # what is behind it is not painted
    edge, width = field_edge(colours, state, has_problem=has_problem)
    enabled = state & _State.State_Enabled and not state & _State.State_ReadOnly
    paint_box(painter, option.rect, colours.raised if enabled else colours.sunken, edge, width=width)


def _paint_combo_box(option: QStyleOptionComboBox, painter: QPainter, widget: QWidget | None) -> None:
    colours = colours_of(option.palette)
    edge, width = field_edge(colours, option.state, has_problem=bool(widget and widget.property("problem")))
    enabled = bool(option.state & _State.State_Enabled)
    paint_box(painter, option.rect, colours.raised if enabled else colours.sunken, edge, width=width)
    paint_chevron(painter, option.rect, option.direction, colours.muted if enabled else colours.faint)


def _paint_spin_box(option: QStyleOptionSpinBox, painter: QPainter) -> None:
    colours = colours_of(option.palette)
    edge, width = field_edge(colours, option.state)
    enabled = bool(option.state & _State.State_Enabled)
    rect = option.rect
    paint_box(painter, rect, colours.raised if enabled else colours.sunken, edge, width=width)
    end = rect.left() + 12 if option.direction == Qt.LayoutDirection.RightToLeft else rect.right() - 12
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colours.text if enabled else colours.faint), 1.5))
    for tip, base in ((rect.center().y() - 7, rect.center().y() - 3), (rect.center().y() + 8, rect.center().y() + 4)):
        painter.drawPolyline([QPointF(end - 4, base), QPointF(end, tip), QPointF(end + 4, base)])
    painter.restore()


def _paint_button(option: QStyleOptionButton, painter: QPainter, widget: QWidget | None) -> None:
    colours = colours_of(option.palette)
    kind = kind_of(widget, is_default=bool(option.features & QStyleOptionButton.ButtonFeature.DefaultButton))
    state = option.state
    down = bool(state & (_State.State_Sunken | _State.State_On))
    hovered = bool(state & _State.State_MouseOver)
    if kind is ButtonKind.PRIMARY:
        fill = colours.accent_pressed if down else colours.accent_hover if hovered else colours.accent
        if not state & _State.State_Enabled:
            fill = colours.quiet_soft
        edge = fill
    else:
        fill = colours.pressed if down else colours.hover if hovered else colours.raised
        edge = colours.border_hover if hovered else colours.border
        if not state & _State.State_Enabled:
            fill, edge = colours.sunken, colours.line
        if kind is ButtonKind.QUIET:
            fill, edge = (fill if down or hovered else ""), ""
    paint_box(painter, option.rect, fill, edge)
    if option.features & QStyleOptionButton.ButtonFeature.HasMenu and option.text:
        paint_chevron(
            painter, option.rect, option.direction, option.palette.color(QPalette.ColorRole.ButtonText).name()
        )


def _label_ink(option: QStyleOptionButton, widget: QWidget | None) -> str:
    colours = colours_of(option.palette)
    kind = kind_of(widget, is_default=bool(option.features & QStyleOptionButton.ButtonFeature.DefaultButton))
    if not option.state & _State.State_Enabled:
        return colours.muted if kind is ButtonKind.PRIMARY else colours.faint
    inks = {ButtonKind.PRIMARY: colours.on_accent, ButtonKind.DANGER: colours.bad, ButtonKind.QUIET: colours.muted}
    return inks.get(kind, colours.text)


def _paint_label(option: QStyleOptionButton, painter: QPainter, widget: QWidget | None, *, underlined: bool) -> None:
    """Paint icon and text side by side in the middle, beside the arrow of a menu."""
    flags = (Qt.TextFlag.TextShowMnemonic if underlined else Qt.TextFlag.TextHideMnemonic) | UNCUT
    rect, text = option.rect, option.fontMetrics.size(flags, option.text) if option.text else QSize(0, 0)
    icon = QSize(0, 0) if option.icon.isNull() else option.iconSize
    gap = _ICON_GAP if option.text and not option.icon.isNull() else 0
    arrow = _MENU_ARROW if option.text and option.features & QStyleOptionButton.ButtonFeature.HasMenu else 0
    left = rect.left() + max(0, (rect.width() - arrow - icon.width() - gap - text.width()) // 2)
    icon_rect = QRect(left, rect.top() + (rect.height() - icon.height()) // 2, icon.width(), icon.height())
    text_rect = QRect(left + icon.width() + gap, rect.top(), text.width() + 1, rect.height())
    mode = QIcon.Mode.Normal if option.state & _State.State_Enabled else QIcon.Mode.Disabled
    state = QIcon.State.On if option.state & _State.State_On else QIcon.State.Off
    option.icon.paint(
        painter, QStyle.visualRect(option.direction, rect, icon_rect), Qt.AlignmentFlag.AlignCenter, mode, state
    )
    painter.setPen(QColor(_label_ink(option, widget)))
    painter.drawText(
        QStyle.visualRect(option.direction, rect, text_rect), Qt.AlignmentFlag.AlignVCenter | flags, option.text
    )


def _paint_check(option: QStyleOption, painter: QPainter, _: QWidget | None) -> None:
    colours = colours_of(option.palette)
    on = bool(option.state & _State.State_On)
    part = bool(option.state & _State.State_NoChange)
    enabled = bool(option.state & _State.State_Enabled)
    rect = option.rect
    filled = colours.accent if enabled else colours.faint
    hovered = colours.border_hover if option.state & _State.State_MouseOver else colours.border
    edge = filled if on or part else hovered if enabled else colours.line
    paint_box(painter, rect, filled if on or part else colours.raised, edge, width=1.5, radius=4)
    if not (on or part):
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(colours.on_accent), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    left, top, side = rect.left(), rect.top(), rect.width()
    path = QPainterPath()
    path.moveTo(left + side * 0.25, top + side * 0.52)
    if on:
        path.lineTo(left + side * 0.43, top + side * 0.70)
    path.lineTo(left + side * 0.76, top + side * (0.33 if on else 0.52))
    painter.drawPath(path)
    painter.restore()


def _paint_radio(option: QStyleOption, painter: QPainter, _: QWidget | None) -> None:
    colours = colours_of(option.palette)
    on = bool(option.state & _State.State_On)
    enabled = bool(option.state & _State.State_Enabled)
    edge = colours.accent if on else colours.border_hover if option.state & _State.State_MouseOver else colours.border
    edge = edge if enabled else colours.line
    half = option.rect.width() / 2
    paint_box(
        painter, option.rect, colours.on_accent if on else colours.raised, edge, width=5 if on else 1.5, radius=half
    )


def _paint_ring(option: QStyleOption, painter: QPainter) -> None:
    colours = colours_of(option.palette)
    paint_box(painter, option.rect, "", colours.accent, width=2, radius=RADIUS + 3)


def _scroll_bar_part(option: QStyleOptionSlider, part: QStyle.SubControl, rect: QRect) -> QRect:
    whole = option.rect
    if part in {QStyle.SubControl.SC_ScrollBarAddLine, QStyle.SubControl.SC_ScrollBarSubLine}:
        return QRect()
    if part == QStyle.SubControl.SC_ScrollBarGroove:
        return whole
    vertical = option.orientation == Qt.Orientation.Vertical
    length = whole.height() if vertical else whole.width()
    steps = option.maximum - option.minimum
    thumb = length if steps <= 0 else max(24, round(length * option.pageStep / (steps + option.pageStep)))
    start = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - thumb, option.upsideDown
    )
    if part == QStyle.SubControl.SC_ScrollBarSlider:
        begin, extent = start, thumb
    elif part == QStyle.SubControl.SC_ScrollBarSubPage:
        begin, extent = 0, start
    elif part == QStyle.SubControl.SC_ScrollBarAddPage:
        begin, extent = start + thumb, length - start - thumb
    else:
        return rect
    if vertical:
        return QRect(whole.left(), whole.top() + begin, whole.width(), extent)
    return QStyle.visualRect(option.direction, whole, QRect(whole.left() + begin, whole.top(), extent, whole.height()))


def _paint_scroll_bar(option: QStyleOptionSlider, painter: QPainter, thumb: QRect) -> None:
    colours = colours_of(option.palette)
    painter.fillRect(option.rect, option.palette.color(QPalette.ColorRole.Window))
    fill = colours.border_hover if option.state & (_State.State_MouseOver | _State.State_Sunken) else colours.border
    paint_box(painter, thumb.adjusted(1, 1, -1, -1), fill, "", radius=SCROLL_THUMB / 2)
