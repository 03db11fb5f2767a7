"""Check a window as a screen reader and a keyboard reach it. Each defect is a line that names the widget."""

import sys
from collections.abc import Callable, Iterator
from typing import cast

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QSplitterHandle,
    QTabBar,
    QTabWidget,
    QTextEdit,
    QWidget,
)

from nxwa_desktop.ui.widgets.segmented_control import SegmentButton

Role = QAccessible.Role
MOST_STOPS = 600
"""Presses of Tab after which a round must have come to its end."""
MOST_SECTIONS = 6
"""Parts of a date and a time, each a stop of its own."""

_ROLES: tuple[tuple[type[QWidget], set[QAccessible.Role]], ...] = (
    (QCheckBox, {Role.CheckBox}),
    (QRadioButton, {Role.RadioButton}),
    (SegmentButton, {Role.RadioButton}),
    (QAbstractButton, {Role.Button, Role.ButtonMenu, Role.CheckBox}),
    (QComboBox, {Role.ComboBox}),
    (QAbstractSpinBox, {Role.SpinBox}),
    (QLineEdit, {Role.EditableText}),
    (QPlainTextEdit, {Role.EditableText}),
    (QTextEdit, {Role.EditableText}),
    (QTabBar, {Role.PageTabList}),
    (QAbstractItemView, {Role.Table, Role.List, Role.Tree}),
    (QLabel, {Role.StaticText}),
)
"""What each kind of widget has to be for a screen reader; the first that fits counts."""

_OF_QT = (QTabBar, QMenuBar, QComboBox, QLineEdit, QAbstractSpinBox)
"""Widgets whose inner parts are Qt's own affair."""


def defects(top: QWidget) -> list[str]:
    """Everything that keeps a part of the window from those who do not see it or do not use a mouse."""
    looks = (nameless, unnamed_on_windows, wrong_roles, mouse_only, unscrollable, doubled_mnemonics)
    return [line for look in looks for line in look(top)]


def parts(top: QWidget) -> Iterator[QWidget]:
    """The widgets of this window that can be seen, without what Qt builds for itself."""
    for widget in top.findChildren(QWidget):
        if widget.isVisible() and widget.window() is top.window() and not _is_inner(widget):
            yield widget


def describe(widget: QWidget) -> str:
    """A widget as a person who reads the defect finds it."""
    text = getattr(widget, "text", None)
    words = widget.accessibleName() or (text() if callable(text) else "") or widget.objectName()
    chain = [type(widget).__name__]
    parent = widget.parentWidget()
    while parent is not None and len(chain) < 4:
        if type(parent).__module__.startswith("nxwa_desktop"):
            chain.append(type(parent).__name__)
        parent = parent.parentWidget()
    return f"{' in '.join(chain)} “{str(words)[:60]}”"


def name_of(widget: QWidget) -> str:
    """What a screen reader calls it."""
    seen = QAccessible.queryAccessibleInterface(widget)
    if isinstance(widget, QComboBox) and sys.platform.startswith("linux"):
        # Qt gives what is chosen for its name here; the name is that of the label beside it.
        return " ".join(
            other.text(QAccessible.Text.Name)
            for other, relation in seen.relations()
            if relation == QAccessible.RelationFlag.Label and other.role() is Role.StaticText
        )
    return seen.text(QAccessible.Text.Name)


def takes_tab(widget: QWidget) -> bool:
    """Tab may lead to it."""
    tab = Qt.FocusPolicy.TabFocus
    return bool(widget.focusPolicy() & tab) and widget.isEnabled() and widget.focusProxy() is None


# names and roles


def nameless(top: QWidget) -> Iterator[str]:
    """What can be used or comes under the keyboard, and says nothing of itself, or a mere symbol."""
    if not top.windowTitle() and top.isWindow():
        yield f"{describe(top)}: a window without a title"
    for widget in parts(top):
        if not (takes_tab(widget) or isinstance(widget, QAbstractButton | QLineEdit | QComboBox | QTabWidget)):
            continue
        name = name_of(widget).strip()
        if not name:
            yield f"{describe(widget)}: has no name"
        elif _has_markup(widget):
            yield f"{describe(widget)}: is described in markup"
        elif not any(char.isalpha() for char in name) and not isinstance(widget, QLabel):
            yield f"{describe(widget)}: is called “{name}”, which is no word"


def unnamed_on_windows(top: QWidget) -> Iterator[str]:
    """What is called as its label alone, which Qt finds on Windows among the children of its own parent only."""
    labels = [label for label in top.findChildren(QLabel) if _has_buddy(label)]
    labelled = {id(label.buddy()): label for label in labels if label.isVisible()}
    for widget in parts(top):
        label = labelled.get(id(widget))
        beside = any(each.buddy() is widget and each.parent() is widget.parent() for each in labels)
        own = widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text())
        if not (own or beside) and (label is not None or isinstance(widget, QComboBox)):
            yield f"{describe(widget)}: has no name on Windows"


def _has_markup(widget: QWidget) -> bool:
    """A tool tip stands in for a description that there is none of, markup and all."""
    return "<p>" in QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Description)


def wrong_roles(top: QWidget) -> Iterator[str]:
    """What a screen reader would take for something else."""
    for widget in parts(top):
        if not takes_tab(widget):
            continue
        role = QAccessible.queryAccessibleInterface(widget).role()
        wanted = next((roles for kind, roles in _ROLES if isinstance(widget, kind)), None)
        if wanted is None:
            # A page that scrolls has no role of its own in Qt.
            if role in {Role.Client, Role.NoRole, Role.Border} and not isinstance(widget, QScrollArea):
                yield f"{describe(widget)}: takes the keyboard, and has no role"
        elif role not in wanted:
            yield f"{describe(widget)}: has the role {role.name}"


# the keyboard


def mouse_only(top: QWidget) -> Iterator[str]:
    """What answers the mouse and no key."""
    for widget in parts(top):
        if widget.focusProxy() is not None:
            continue
        if isinstance(widget, QSplitterHandle) and not takes_tab(widget):
            yield f"{describe(widget)}: is dragged, and moved by no key"
        keyed = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and (
            isinstance(widget, QAbstractButton | QLineEdit | QAbstractScrollArea | QLabel)
            or _overrides(widget, "keyPressEvent")
        )
        radio = isinstance(widget, QRadioButton)  # arrow keys lead to it
        if not (keyed or radio) and _answers_mouse(widget):
            yield f"{describe(widget)}: answers the mouse, and no key"
        if isinstance(widget, QLabel):
            yield from _links_for_mouse(widget)


def _links_for_mouse(label: QLabel) -> Iterator[str]:
    flag, flags = Qt.TextInteractionFlag, label.textInteractionFlags()
    if flags & flag.TextSelectableByMouse and not flags & flag.TextSelectableByKeyboard:
        yield f"{describe(label)}: its text is selected by mouse alone"
    if "<a " in label.text() and not flags & flag.LinksAccessibleByKeyboard:
        yield f"{describe(label)}: its links are opened by mouse alone"


def unreached(top: QWidget, press: Callable[[Qt.Key], object]) -> list[str]:
    """What a whole round of Tab leaves out, forth and back; `press` presses a key where keys go now."""
    only = [widget for widget in parts(top) if takes_tab(widget)]
    if len(only) == 1 and only[0].hasFocus():
        return []
    forth, lines = _round(press, Qt.Key.Key_Tab)
    back, more = _round(press, Qt.Key.Key_Backtab)
    lines += more
    # Asked afterwards: a long list is built as one goes through it.
    for widget in filter(takes_tab, parts(top)):
        # One of a group of radio buttons stands for all: arrows lead to the others.
        stands_aside = isinstance(widget, QRadioButton) and not widget.isChecked()
        if not stands_aside:
            lines += [f"{describe(widget)}: Tab does not lead to it"] if id(widget) not in forth else []
            lines += [f"{describe(widget)}: Shift+Tab does not lead to it"] if id(widget) not in back else []
    return lines


def _round(press: Callable[[Qt.Key], object], key: Qt.Key) -> tuple[set[int], list[str]]:
    """What the focus met until it came back to where it had been."""
    met: set[int] = set()
    begun = None
    stood = 0
    for _ in range(MOST_STOPS):
        before = QApplication.focusWidget()
        press(key)
        now = QApplication.focusWidget()
        stood = stood + 1 if now is before else 0
        if stood > (MOST_SECTIONS if isinstance(now, QDateTimeEdit) else 0):
            return met, [f"{describe(now)}: {key.name} does not lead on"] if now is not None else []
        if now is None:
            return met, [f"{describe(before)}: {key.name} leads nowhere"] if before is not None else []
        if begun is None:
            begun = now
        elif stood == 0 and now is begun:
            return met, []
        met.add(id(now))
    return met, ["the focus never comes back to where it was"]


def unscrollable(top: QWidget) -> Iterator[str]:
    """Pages of which the keys cannot bring every part into view."""
    for area in parts(top):
        if not isinstance(area, QScrollArea) or not area.verticalScrollBar().maximum() or takes_tab(area):
            continue
        page = cast("QWidget", area.widget())
        stops = [widget for widget in parts(page) if takes_tab(widget)]
        tops = [(stop.mapTo(page, QPoint()).y(), stop.height()) for stop in stops]
        spans = sorted((begin, begin + height) for begin, height in tops)
        end = 0
        for begin, until in [*spans, (page.height(), page.height())]:
            if begin - end > area.viewport().height():
                yield f"{describe(area)}: no key leads to what stands {end} to {begin} pixels from its top"
            end = max(end, until)


def doubled_mnemonics(top: QWidget) -> Iterator[str]:
    """Keys that two parts of the window, or two entries of a menu, want at once."""
    texts: list[str] = []
    for widget in parts(top):
        if isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and _has_buddy(widget)):
            texts.append(widget.text())
        elif isinstance(widget, QTabBar):
            texts += [widget.tabText(number) for number in range(widget.count()) if widget.isTabVisible(number)]
        elif isinstance(widget, QMenuBar):
            texts += [action.text() for action in widget.actions() if action.isVisible()]
    yield from _doubled(texts, "the window")
    for menu in menus(top):
        menu.aboutToShow.emit()
        yield from _doubled([action.text() for action in menu.actions() if action.isVisible()], f"“{menu.title()}”")
        for action in menu.actions():
            if not action.isSeparator() and not any(char.isalnum() for char in action.text()):
                yield f"an entry of “{menu.title()}” has no word"


def menus(top: QWidget) -> list[QMenu]:
    """The menus of a window, those in its bar and those behind its buttons."""
    return [menu for menu in top.findChildren(QMenu) if menu.parent() is not None and not menu.objectName()]


def _doubled(texts: list[str], where: str) -> Iterator[str]:
    by_key: dict[str, list[str]] = {}
    for text in texts:
        if keys := QKeySequence.mnemonic(text).toString():
            by_key.setdefault(keys, []).append(text)
    for keys, sharing in by_key.items():
        if len(sharing) > 1:
            yield f"{keys} in {where} stands for {' and '.join(sharing)}"


def _has_buddy(label: QLabel) -> bool:
    buddy: QWidget | None = label.buddy()
    return buddy is not None


def _answers_mouse(widget: QWidget) -> bool:
    shapes = {Qt.CursorShape.PointingHandCursor, Qt.CursorShape.OpenHandCursor}
    own_shape = widget.testAttribute(Qt.WidgetAttribute.WA_SetCursor) and widget.cursor().shape() in shapes
    events = ("mousePressEvent", "mouseReleaseEvent", "mouseDoubleClickEvent")
    return own_shape or any(_overrides(widget, event) for event in events)


def _overrides(widget: QWidget, event: str) -> bool:
    """The program, not Qt, wrote what happens then."""
    return any(event in vars(kind) for kind in type(widget).__mro__ if kind.__module__.startswith("nxwa_desktop"))


def _is_inner(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    if isinstance(widget, QTabBar | QSplitterHandle):
        return False
    return widget.objectName().startswith("qt_") or isinstance(parent, _OF_QT) or isinstance(widget, QMenu)
