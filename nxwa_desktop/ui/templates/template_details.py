"""The details of one template: its languages, the message as it will look, its variables, and what can be done."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from nxwa_desktop.protocol.message import Message
from nxwa_desktop.services.template_search import can_be_sent
from nxwa_desktop.system.wall_clock import now_ms
from nxwa_desktop.templates.saved_template import SavedTemplate, default_title, message_of
from nxwa_desktop.ui.i18n.plain_text import plain_line, shortened, tip_text
from nxwa_desktop.ui.i18n.relative_time import relative_time
from nxwa_desktop.ui.templates.language_tags import LanguageTags
from nxwa_desktop.ui.templates.template_look import category_word, chip_of, reason_of
from nxwa_desktop.ui.templates.template_rows import TemplateRow
from nxwa_desktop.ui.templates.variables_table import VariablesTable
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind, set_kind
from nxwa_desktop.ui.widgets.chips import PLAIN, Chip
from nxwa_desktop.ui.widgets.coloured_frame import tint
from nxwa_desktop.ui.widgets.fonts import CAPTION, HEADING, ScaledFont
from nxwa_desktop.ui.widgets.heading import HorizontalLine
from nxwa_desktop.ui.widgets.icons import IconTinter
from nxwa_desktop.ui.widgets.labels import breakable, plain_label
from nxwa_desktop.ui.widgets.layouts import flat, margins
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.link_button import LinkButton
from nxwa_desktop.ui.widgets.message_bubble import BubbleContent, MessageBubble
from nxwa_desktop.ui.widgets.note import Note
from nxwa_desktop.ui.widgets.palette import colours_of
from nxwa_desktop.ui.widgets.reading_pane import ReadingPane

LONGEST_TITLE = 24
"""Characters of a title in a tag."""


class _ChatGround(QWidget):
    """The ground of the chat, behind the bubble."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Fill with the colour of the chat."""
        QPainter(self).fillRect(event.rect(), QColor(colours_of(self.palette()).chat))


class TemplateDetails(QWidget):
    """`use_wanted`, `batch_wanted`, `duplicate_wanted`, `rename_wanted`, `edit_wanted`, `delete_wanted`.

    Each of them has the template.

    `replace_wanted(SavedTemplate)`: this own one is to give way to NXCloud's of the same name and language.
    `restore_wanted(SavedTemplate)`: its own wording is to give way to NXCloud's.

    `back_wanted()`: show the list instead, where only one of both has room.
    """

    use_wanted = Signal(object)
    batch_wanted = Signal(object)
    duplicate_wanted = Signal(object)
    rename_wanted = Signal(object)
    edit_wanted = Signal(object)
    delete_wanted = Signal(object)
    replace_wanted = Signal(object)
    restore_wanted = Signal(object)
    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: TemplateRow | None = None
        self.template: SavedTemplate | None = None
        self._build_top()
        self._build_foot()
        self.bubble = MessageBubble()
        self.variables = VariablesTable()
        self._arrange()
        self._colour()
        self.show_row(None)

    def show_row(self, row: TemplateRow | None) -> None:
        """Show a name; the language that was chosen for it stays chosen."""
        before = self.template
        self._row = row
        if row is None:
            self._show(None)
            return
        if before is None or before.name != row.group.name:
            self._show(row.shown)
            return
        known = {each.id: each for each in row.group.templates}
        self._show(known.get(before.id) or row.group.find(before.language) or row.shown)

    def choose(self, template: SavedTemplate) -> None:
        """Show this one of the templates of the name that is shown."""
        if self._row is not None and template in self._row.group.templates:
            self._show(template)

    def use(self) -> None:
        """Use the template, if it can be used."""
        if self.template is not None and self.template.sendable:
            self.use_wanted.emit(self.template)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Re-tint on a palette change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and is_built(self, "more"):
            self._colour()

    def _build_top(self) -> None:
        self.back = set_kind(QPushButton(), ButtonKind.QUIET, small=True)
        self.back.setAccessibleName(self.tr("Back to the list"))
        self.back.setToolTip(tip_text(self.tr("Back to the list")))
        IconTinter(self.back, "back")
        self.back.hide()
        self.back.clicked.connect(self.back_wanted)
        self.title = plain_label(wrap=True, selectable=True)
        ScaledFont(self.title, HEADING)
        self.status, self.category = Chip(), Chip()
        self.tags = LanguageTags()
        self.tags.chosen.connect(self._choose_language)
        self.source = plain_label()
        ScaledFont(self.source, CAPTION, bold=False)
        self.why_not = Note()
        self.nxcloud = LinkButton()
        self.nxcloud.hide()
        self.nxcloud.clicked.connect(self._take_nxclouds)

    def _build_foot(self) -> None:
        self.use_button = set_kind(QPushButton(self.tr("&Use")), ButtonKind.PRIMARY)
        self.use_button.setToolTip(tip_text(self.tr("Enter")))
        IconTinter(self.use_button, "compose", "on_accent")
        self.use_button.clicked.connect(self.use)
        self.batch_button = set_kind(QPushButton(self.tr("Use for a &batch")), ButtonKind.SECONDARY)
        self.batch_button.clicked.connect(lambda _=False: self.batch_wanted.emit(self.template))
        self.more = set_kind(QPushButton(), ButtonKind.QUIET)
        self.more.setAccessibleName(self.tr("More for this template"))
        IconTinter(self.more, "more")
        menu = QMenu(self.more)
        self.duplicate = menu.addAction(self.tr("&Duplicate"))
        self.rename = menu.addAction(self.tr("&Rename…"))
        self.edit = menu.addAction(self.tr("&Edit wording…"))
        menu.addSeparator()
        self.delete = menu.addAction(self.tr("De&lete"))
        self.more.setMenu(menu)
        for action, signal in (
            (self.duplicate, self.duplicate_wanted),
            (self.rename, self.rename_wanted),
            (self.edit, self.edit_wanted),
            (self.delete, self.delete_wanted),
        ):
            action.triggered.connect(lambda _=False, signal=signal: signal.emit(self.template))

    def _arrange(self) -> None:
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        margins(foot, 20, 12, 16, 12)
        foot.addWidget(self.use_button)
        foot.addWidget(self.batch_button)
        foot.addStretch(1)
        foot.addWidget(self.more)
        column = QVBoxLayout(self)
        flat(column, gap=0)
        column.addLayout(self._top())
        column.addWidget(HorizontalLine())
        column.addWidget(self._scrolled(), 1)
        column.addWidget(HorizontalLine())
        column.addWidget(self._foot)

    def _top(self) -> QVBoxLayout:
        first = QHBoxLayout()
        flat(first)
        first.addWidget(self.back)
        first.addWidget(self.title, 0)
        first.addWidget(self.status)
        first.addWidget(self.category)
        first.addStretch(1)
        second = QHBoxLayout()
        flat(second)
        second.addWidget(self.tags, 1)
        second.addWidget(self.source)
        top = QVBoxLayout()
        margins(top, 20, 14, 16, 11)
        top.setSpacing(6)
        top.addLayout(first)
        top.addLayout(second)
        top.addWidget(self.why_not)
        top.addWidget(self.nxcloud, 0, Qt.AlignmentFlag.AlignLeading)
        return top

    def _scrolled(self) -> ReadingPane:
        self.ground = _ChatGround()
        chat = QHBoxLayout(self.ground)
        chat.setContentsMargins(16, 12, 16, 12)
        chat.addStretch(1)
        chat.addWidget(self.bubble, 100, Qt.AlignmentFlag.AlignTop)
        chat.addStretch(1)
        content = QWidget()
        column = QVBoxLayout(content)
        flat(column, gap=0)
        column.addWidget(self.ground, 1)
        column.addWidget(self.variables)
        self.pane = ReadingPane()
        self.pane.setAccessibleName(self.tr("Message and variables"))
        self.pane.setWidget(content)
        return self.pane

    def _colour(self) -> None:
        tint(self.source, QPalette.ColorRole.WindowText, colours_of(self.palette()).muted)

    def _choose_language(self, number: int) -> None:
        if self._row is not None:
            self._show(self._row.group.templates[number])

    def _show(self, template: SavedTemplate | None) -> None:
        self.template = template
        for part in (self.tags, self.pane, self._foot, self.source):
            part.setVisible(template is not None)
        if template is None or self._row is None:
            self.title.setText("")
            self.status.show_status(PLAIN, "")
            self.category.show_status(PLAIN, "")
            self.why_not.show_text("")
            self.nxcloud.hide()
            return
        self.title.setText(breakable(shortened(template.name)))
        self.status.show_status(*chip_of(template))
        self.category.show_status(PLAIN, category_word(template.category))
        group = self._row.group.templates
        self.tags.show_words(tuple(self._tag(each, group) for each in group), group.index(template))
        self.source.setText(self._source(template))
        self._show_note(template, group)
        content = BubbleContent(
            message_of(template, Message()), template.footer, template.buttons, names=True, image_note=self._picture
        )
        self.bubble.show_content(content)
        self.variables.show_template(template)
        self.pane.verticalScrollBar().setValue(0)
        self.use_button.setEnabled(template.sendable)
        self.batch_button.setEnabled(can_be_sent(template) and not template.is_gone)
        self.rename.setEnabled(not template.account_id)
        self.delete.setEnabled(not template.account_id or template.is_gone)

    def _show_note(self, template: SavedTemplate, group: tuple[SavedTemplate, ...]) -> None:
        """Say why the template cannot be sent, or what of it is the person's own beside NXCloud's."""
        reason = reason_of(template)
        own = template.listed_text is not None
        listed = any(each.account_id and not each.is_gone and each.language == template.language for each in group)
        doubled = not template.account_id and listed
        words = self.tr("This is your own wording. WhatsApp sends NXCloud's.") if own else ""
        if doubled:
            words = self.tr("NXCloud lists this template, too. This one is your own.")
        if reason:
            self.why_not.show_text(reason, drawing="warning", role="warn")
        else:
            self.why_not.show_text(words, drawing="info")
        self.nxcloud.setText(
            self.tr("Back to NXCloud's wording") if own else self.tr("Replace by NXCloud's") if doubled else ""
        )
        self.nxcloud.updateGeometry()
        self.nxcloud.setVisible(own or doubled)

    def _take_nxclouds(self) -> None:
        if self.template is not None:
            wanted = self.replace_wanted if self.template.listed_text is None else self.restore_wanted
            wanted.emit(self.template)

    @property
    def _picture(self) -> str:
        return self.tr("The image stands here")

    def _tag(self, template: SavedTemplate, group: tuple[SavedTemplate, ...]) -> str:
        """The language; of an own one beside others in that language, what tells it apart from them."""
        language = shortened(template.language, 12) or "—"
        if template.account_id or sum(each.language == template.language for each in group) == 1:
            return language
        usual = default_title(template.name, template.language)
        number = template.title.removeprefix(usual).strip(" ()")
        if not template.title.startswith(usual):
            own = _ends_of(template.title)
        else:
            own = self.tr("your own {0}").format(_ends_of(number)) if number else self.tr("your own")
        return f"{language} · {own}"

    def _source(self, template: SavedTemplate) -> str:
        if template.account_id:
            return self.tr("From NXCloud · seen {0}").format(relative_time(template.last_seen, now_ms(), with_day=True))
        if template.title != default_title(template.name, template.language):
            return self.tr("Your own · {0}").format(plain_line(template.title, 40))
        return self.tr("Your own")


def _ends_of(title: str) -> str:
    """Beginning and end: titles of one origin differ in the last characters."""
    return title if len(title) <= LONGEST_TITLE else f"{shortened(title[:12], 12)}…{shortened(title[-11:], 11)}"
