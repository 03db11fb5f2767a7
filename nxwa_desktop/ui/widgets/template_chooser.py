"""The popup that finds a template by any part of its name, its text or its language."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QApplication, QHBoxLayout, QListView, QVBoxLayout, QWidget

from nxwa_desktop.services.template_search import (
    SearchedGroup,
    TemplateGroup,
    TemplateMatch,
    TemplateMatches,
    can_be_sent,
    find_matches,
)
from nxwa_desktop.templates.saved_template import SavedTemplate
from nxwa_desktop.ui.i18n.language_names import matching_languages
from nxwa_desktop.ui.i18n.plain_text import plain_line
from nxwa_desktop.ui.widgets.announcing import announce
from nxwa_desktop.ui.widgets.bounded_line import BoundedLine
from nxwa_desktop.ui.widgets.coloured_frame import tint
from nxwa_desktop.ui.widgets.fonts import CAPTION, ScaledFont, font_scale
from nxwa_desktop.ui.widgets.heading import HorizontalLine
from nxwa_desktop.ui.widgets.icons import IconLabel
from nxwa_desktop.ui.widgets.inside_field import InsideField
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.layouts import GAP, flat
from nxwa_desktop.ui.widgets.link_button import LinkButton
from nxwa_desktop.ui.widgets.palette import colours_of
from nxwa_desktop.ui.widgets.platform_keys import send_words
from nxwa_desktop.ui.widgets.popup import Popup
from nxwa_desktop.ui.widgets.template_matches import MATCH, TemplateMatchDelegate, TemplateMatchModel, words_of

WIDTH, HEIGHT = 424, 452
"""Pixels of the popup at the system's font size; the height is the largest."""
BELOW = 4
MOST_LETTERS = 512
"""The longest name of a template that can be typed."""
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class TemplateChooser(Popup):
    """`chosen(SavedTemplate)`, `named(str)`: a name of one's own. `left(bool)`: Tab, or Shift+Tab, leads on."""

    chosen = Signal(object)
    named = Signal(str)
    left = Signal(bool)

    def __init__(self, parent: QWidget, *, own_names: bool = True) -> None:
        """`own_names`: a name of one's own can be used as well."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)
        self._groups: tuple[SearchedGroup, ...] = ()
        self._language = self._name = ""
        self._forwarding = False
        self._own_names = own_names
        self.search = BoundedLine()
        self.search.setMaxLength(MOST_LETTERS)
        self.count = plain_label()
        self.list = QListView()
        self.model = TemplateMatchModel(self.list)
        self.nothing = plain_label(wrap=True)
        self.own = LinkButton()
        self.own.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._keys = plain_label()
        self._build_search()
        self._build_list()
        self._arrange()
        self.search.textChanged.connect(self._find)
        self.own.clicked.connect(self._take_name)
        self.list.clicked.connect(lambda _: self._choose())

    def open_at(self, field: QWidget, groups: tuple[SearchedGroup, ...], name: str, language: str, text: str) -> None:
        """Open below `field`, with `text` to search for; `name` and `language` are those of the message."""
        self._groups, self._name, self._language = groups, name, language
        self.search.setText(text)
        if text == name:
            self.search.selectAll()
        self._find(text)
        self._place(field)
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Give the list the arrow keys of the search, and handle Enter and Tab."""
        if watched is self.search and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event) if self.isVisible() else self._pass_on(event)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close on Esc; any other key belongs to the search."""
        if event.key() == Qt.Key.Key_Escape:
            self._finish()
        elif not self._forwarding:
            # A key that the search leaves alone comes back.
            self._forwarding = True
            QApplication.sendEvent(self.search, event)
            self._forwarding = False

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """Lead on to the fields of the form."""
        self._leave(forward)
        return True

    def _build_search(self) -> None:
        self.search.setAccessibleName(self.tr("Search templates"))
        self.search.setPlaceholderText(self.tr("Name, text or language"))
        if self.isRightToLeft():
            self.search.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        drawing = IconLabel()
        drawing.show_icon("search", "muted")
        ScaledFont(self.count, CAPTION, bold=False)
        self._inside = InsideField(self.search)
        self._inside.put_before(drawing)
        self._inside.put_after(self.count)
        self.search.installEventFilter(self)

    def _build_list(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(TemplateMatchDelegate(self.list))
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Templates"))

    def _arrange(self) -> None:
        ScaledFont(self._keys, CAPTION, bold=False)
        self._keys.setText(send_words(self.tr("Ctrl+Enter")))
        top = QVBoxLayout()
        top.setContentsMargins(GAP, GAP, GAP, GAP)
        top.addWidget(self.search)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, GAP, 12, GAP)
        foot.addWidget(self.own)
        foot.addStretch(1)
        foot.addWidget(self._keys)
        self._foot = QWidget()
        self._foot.setLayout(foot)
        self._foot_line = HorizontalLine()
        self.nothing.setMargin(12)
        self._column = column = QVBoxLayout(self)
        flat(column, gap=0)
        column.setContentsMargins(1, 1, 1, 1)
        column.addLayout(top)
        column.addWidget(HorizontalLine())
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        column.addWidget(self._foot_line)
        column.addWidget(self._foot)

    def _find(self, text: str) -> None:
        matches = find_matches(self._groups, text, _codes_of, self._preferred)
        self.model.show_matches(matches)
        count = self.tr("{0} of {1}").format(len(matches), len(self._groups)) if text.strip() else ""
        self.count.setText(count)
        for label in (self.count, self._keys, self.nothing):
            tint(label, QPalette.ColorRole.WindowText, colours_of(self.palette()).muted)
        self._inside.arrange()
        self.list.setVisible(bool(matches))
        self.nothing.setVisible(not matches)
        self.nothing.setText(
            self.tr("Nothing found. Try another word.")
            if self._groups
            else self.tr("No template is saved yet. Type a name, or import templates.")
            if self._own_names
            else self.tr("No template is saved yet. Update or import them on the page “Templates”.")
        )
        name = text.strip() if self._own_names else ""
        self.own.setText(self.tr("Use “{0}” as a name of your own").format(plain_line(name, 40)).replace("&", "&&"))
        for part in (self._foot, self._foot_line):
            part.setVisible(bool(name))
        # The list's corners do not cover those of the popup.
        self._column.setContentsMargins(1, 1, 1, 1 if name else GAP)
        self._select_first(matches, text)
        self._fit()

    def _select_first(self, matches: TemplateMatches, text: str) -> None:
        names = matches.names
        row = names.index(self._name) if not text and self._name in names else 0
        if matches:
            self._go_to(row)

    def _go_to(self, row: int) -> None:
        index = self.model.index(row, 0)
        # Not through the view, which takes no row that is not enabled.
        self.list.selectionModel().setCurrentIndex(index, _SELECT)
        self.list.scrollTo(index)
        self.list.viewport().update()

    def _pass_on(self, event: QKeyEvent) -> bool:
        """Give the form a key that was on its way to this window while it closed, as on X11."""
        form = self.parentWidget()
        if form is not None and (field := form.window().focusWidget()) is not None:
            QApplication.sendEvent(field, event)
        return True

    def _pressed(self, event: QKeyEvent) -> bool:
        key = event.key()
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -5, Qt.Key.Key_PageDown: 5}
        if key in steps:
            self._move(steps[Qt.Key(key)])
        elif key in _ENTER:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._take_name()
            else:
                self._settle()
        elif key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self._leave(key == Qt.Key.Key_Tab)
        else:
            return False
        return True

    def _leave(self, forward: bool) -> None:
        if self.search.text().strip():
            self._settle()
        self._finish()
        self.left.emit(forward)

    def _move(self, step: int) -> None:
        count = self.model.rowCount()
        if count:
            row = min(max(self.list.currentIndex().row() + step, 0), count - 1)
            self._go_to(row)
            announce(self.search, words_of(self.model.matches[row]))

    def _settle(self) -> None:
        """Choose the current row, or use the name where nothing was found."""
        if self.model.rowCount():
            self._choose()
        else:
            self._take_name()

    def _choose(self) -> None:
        match = self.list.currentIndex().data(MATCH)
        if not isinstance(match, TemplateMatch):
            return
        if not match.choosable:
            announce(self.search, words_of(match))
            return
        self._finish()
        self.chosen.emit(match.template)

    def _take_name(self) -> None:
        name = self.search.text().strip()
        if name and self._own_names:
            self._finish()
            self.named.emit(name)

    def _finish(self) -> None:
        """Close, and give the focus back to the form."""
        # In this order: X11 gives what is typed between the two to no window.
        if (form := self.parentWidget()) is not None:
            form.activateWindow()
        self.close()

    def _preferred(self, group: TemplateGroup) -> SavedTemplate:
        return preferred_template(group, self._language)

    def _fit(self) -> None:
        scale = font_scale(self)
        rows = self.model.rowCount() * self.list.sizeHintForRow(0) if self.model.rowCount() else 0
        self.list.setFixedHeight(max(min(rows, round(HEIGHT * scale) - 90), 0))
        self._column.activate()
        self.setFixedHeight(self._column.totalSizeHint().height())

    def _place(self, field: QWidget) -> None:
        window = field.window()
        room = QRect(window.mapToGlobal(QPoint(0, 0)), window.size())
        width = min(round(WIDTH * font_scale(self)), room.width() - 2 * GAP)
        self.setFixedWidth(width)
        top = field.mapToGlobal(QPoint(0, field.height() + BELOW))
        left = top.x() + (field.width() - width if field.isRightToLeft() else 0)
        left = min(max(left, room.left() + GAP), room.right() - GAP - width)
        space = room.bottom() - GAP - top.y()
        if self.height() > space > 0:
            self.list.setFixedHeight(max(self.list.height() - (self.height() - space), 60))
            self.setFixedHeight(self._column.totalSizeHint().height())
        self.move(left, top.y())


_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect


def preferred_template(group: TemplateGroup, language: str) -> SavedTemplate:
    """The template of a group in `language`, else the first that can be sent."""
    found = group.find(language)
    if found is not None and can_be_sent(found):
        return found
    return next((each for each in group.templates if can_be_sent(each)), found or group.templates[0])


def _codes_of(word: str) -> frozenset[str]:
    return frozenset(language.code for language in matching_languages(word)) if len(word) > 1 else frozenset()
