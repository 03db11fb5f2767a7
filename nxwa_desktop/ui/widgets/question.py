"""A question or an information: a heading, its text, and the answers as buttons."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from nxwa_desktop.ui.widgets.announcing import announce
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind
from nxwa_desktop.ui.widgets.dialog import Dialog
from nxwa_desktop.ui.widgets.fonts import HEADING, ScaledFont
from nxwa_desktop.ui.widgets.icons import IconLabel
from nxwa_desktop.ui.widgets.labels import breakable, plain_label
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.quotation import Quotation

LONGEST_WORD = 40
"""Characters after which a line may end within a word."""
_DRAWING = 1.75


class Question(Dialog):
    """A heading, one or two paragraphs, and answers. Closing it any other way than by an answer does nothing.

    Give the safe answer last, as the default: it has the focus, and Esc does the same.
    """

    def __init__(self, heading: str, text: str, more: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent.window().windowTitle() if parent is not None else heading, parent)
        self._heading = plain_label(breakable(heading, LONGEST_WORD), wrap=True)
        self._text = plain_label(breakable(text, LONGEST_WORD), wrap=True)
        self._more = plain_label(breakable(more, LONGEST_WORD), wrap=True)
        self._more.setVisible(bool(more))
        self._drawing = IconLabel(scale=_DRAWING)
        self._buttons: list[QPushButton] = []
        ScaledFont(self._heading, HEADING)
        self.setAccessibleName(heading)
        self.setAccessibleDescription("\n".join(part for part in (text, more) if part))
        self._column = QVBoxLayout()
        flat(self._column)
        for label in (self._heading, self._text, self._more):
            self._column.addWidget(label)
        row = QHBoxLayout()
        flat(row, gap=14)
        row.addWidget(self._drawing, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._column, 1)
        self._drawing.hide()
        self.content.addLayout(row)
        self.content.addStretch(1)

    def heading(self) -> str:
        """The heading."""
        return self._heading.text()

    def text(self) -> str:
        """The first paragraph."""
        return self._text.text()

    def more(self) -> str:
        """The second paragraph."""
        return self._more.text()

    def buttons(self) -> list[QPushButton]:
        """The answers, in their order."""
        return list(self._buttons)

    def default_button(self) -> QPushButton:
        """The answer that Return gives."""
        return next(button for button in self._buttons if button.isDefault())

    def show_drawing(self, name: str, role: str) -> None:
        """Show an icon beside the heading in the colour `role` of `Colours`."""
        self._drawing.show_icon(name, role)
        self._drawing.show()

    def add_quote(self, text: str, caption: str = "") -> None:
        """Show `text`, of a message, below the paragraphs; `caption` says above it which message's."""
        if caption:
            self._column.addWidget(plain_label(caption, wrap=True))
        self._column.addWidget(Quotation(breakable(text, LONGEST_WORD)))

    def make_selectable(self) -> None:
        """Let the paragraphs be selected and copied."""
        for label in (self._text, self._more):
            label.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )

    def add_answer(
        self,
        text: str,
        then: Callable[[], object] | None = None,
        *,
        kind: ButtonKind = ButtonKind.SECONDARY,
        at_start: bool = False,
        default: bool = False,
    ) -> QPushButton:
        """Append an answer that closes the question and then calls `then()`."""
        button = self.add_button(text, ButtonKind.PRIMARY if default else kind, at_start=at_start, default=default)
        button.clicked.connect(lambda: self._answer(then))
        self._buttons.append(button)
        if default:
            button.setFocus()
        return button

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Announce the question, as the focus is on its default answer."""
        super().showEvent(event)
        announce(self, "\n".join(part for part in (self.heading(), self.text(), self.more()) if part), urgent=True)

    def _answer(self, then: Callable[[], object] | None) -> None:
        (self.reject if then is None else self.accept)()
        if then is not None:
            then()
