"""The buttons of a result, and the menu with everything else that can be done with it."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QPushButton, QWidget

from nxwa_desktop.protocol.response_codes import CodePlace
from nxwa_desktop.ui.i18n.plain_text import tip_text
from nxwa_desktop.ui.result.result_content import ResultAction
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind, set_kind
from nxwa_desktop.ui.widgets.fonts import bold_font
from nxwa_desktop.ui.widgets.icons import IconTinter
from nxwa_desktop.ui.widgets.layouts import GAP, flat

IN_MENU = (ResultAction.NEXT, ResultAction.AGAIN, ResultAction.COPY, ResultAction.SHOW, ResultAction.BACK)
"""The actions that every result has, in the menu unless they are buttons."""
ICONS = {ResultAction.NEXT: "next_customer"}


class ResultButtons(QWidget):
    """At most three buttons, the first of them primary, and a menu. `chosen(ResultAction)`."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place: CodePlace | None = None
        self._actions: tuple[ResultAction, ...] = ()
        self._has_row = True
        self._icons: dict[ResultAction, IconTinter] = {}
        self.buttons: dict[ResultAction, QPushButton] = {}
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        flat(self._beside, gap=GAP)
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.more = set_kind(QPushButton(), ButtonKind.QUIET)
        IconTinter(self.more, "more")
        self.more.setAccessibleName(self.tr("More"))
        self.more.setToolTip(tip_text(self.tr("More")))
        self.more.clicked.connect(self._open_menu)
        row = QHBoxLayout(self)
        flat(row, gap=GAP)
        row.addLayout(self._beside)
        row.addStretch(1)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignBottom)

    @property
    def primary(self) -> QPushButton | None:
        """The button of the next step."""
        return self.buttons[self._actions[0]] if self._actions else None

    def button(self, action: ResultAction) -> QPushButton | None:
        """The button of an action; None where there is none now."""
        return self.buttons[action] if action in self._actions else None

    def show_actions(self, actions: tuple[ResultAction, ...], place: CodePlace | None, *, has_row: bool) -> None:
        """Show a button for each action; `place`: where the first of them goes. `has_row`: it is in the history."""
        focused = next((action for action, button in self.buttons.items() if button.hasFocus()), None)
        self._actions, self._place, self._has_row = actions, place, has_row
        for action in actions:
            if action not in self.buttons:
                self._add(action)
        for action, button in self.buttons.items():
            button.setVisible(action in actions)
            self._beside.removeWidget(button)
        for action in actions:
            button = self.buttons[action]
            button.setText(self.words(action))
            primary = action is actions[0]
            set_kind(button, ButtonKind.PRIMARY if primary else ButtonKind.SECONDARY)
            button.setFont(bold_font() if primary else QFont())
            if action in self._icons:
                self._icons[action].show_role("on_accent" if primary else "text")
            self._beside.addWidget(button)
        self._fit()
        if focused is not None and focused not in actions and self.primary is not None:
            self.primary.setFocus(Qt.FocusReason.OtherFocusReason)

    def words(self, action: ResultAction) -> str:
        """The text of a button."""
        return {
            ResultAction.NEXT: self.tr("Next customer"),
            ResultAction.COPY: self.tr("Copy for a ticket"),
            ResultAction.GO_TO: self._go_to_words(),
            ResultAction.EDIT_ACCOUNT: self.tr("Edit account"),
            ResultAction.UPDATE_TEMPLATES: self.tr("Update templates"),
            ResultAction.CORRECT: self.tr("Send again with the right time"),
            ResultAction.CHECK: self.tr("How to check"),
            ResultAction.WENT_OUT: self.tr("It went out"),
            ResultAction.DID_NOT: self.tr("It did not"),
            ResultAction.AGAIN: self.tr("Send again"),
            ResultAction.BACK: self.tr("Back to the message"),
            ResultAction.SHOW: self.tr("Show in the history"),
        }[action]

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the buttons on one another where they do not fit beside each other."""
        super().resizeEvent(event)
        self._fit()

    def _go_to_words(self) -> str:
        match self._place:
            case CodePlace.TEMPLATE_NAME:
                return self.tr("Go to template")
            case CodePlace.LANGUAGE:
                return self.tr("Go to language")
        return self.tr("Go to recipient")

    def _add(self, action: ResultAction) -> None:
        button = self.buttons[action] = QPushButton(self)
        button.clicked.connect(lambda: self.chosen.emit(action))
        if action in ICONS:
            self._icons[action] = IconTinter(button, ICONS[action], "text")

    def _fit(self) -> None:
        shown = [self.buttons[action] for action in self._actions]
        needed = sum(button.sizeHint().width() + GAP for button in shown) + self.more.sizeHint().width()
        down = needed > self.width() > 0
        self._beside.setDirection(QBoxLayout.Direction.TopToBottom if down else QBoxLayout.Direction.LeftToRight)

    def _fill_menu(self) -> None:
        self.menu.clear()
        for action in IN_MENU:
            if action not in self._actions and (self._has_row or action is not ResultAction.SHOW):
                entry = self.menu.addAction(self.words(action))
                entry.triggered.connect(lambda _=False, which=action: self.chosen.emit(which))

    def _open_menu(self) -> None:
        self._fill_menu()
        size = self.menu.sizeHint()
        end = self.more.rect().bottomRight() if not self.isRightToLeft() else self.more.rect().bottomLeft()
        place = self.more.mapToGlobal(end)
        left = place.x() - (0 if self.isRightToLeft() else size.width())
        self.menu.popup(QPoint(left, place.y() - self.more.height() - size.height()))
