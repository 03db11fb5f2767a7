"""Links below a finding against NXCloud's list of templates that mend it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.field_validation import FieldValidation
from nxwa_desktop.services.template_fixes import FixKind, TemplateFix, apply_fix, fixes_of
from nxwa_desktop.ui.i18n.plain_text import escape_mnemonics, shortened
from nxwa_desktop.ui.widgets.icons import icon_side
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.link_button import LinkButton
from nxwa_desktop.ui.widgets.note import CAPTION_ICON, NOTE_GAP
from nxwa_desktop.validation.finding_severity import Finding

BETWEEN = 14


class TemplateFixLinks(QWidget):
    """Hidden while there is nothing to offer.

    `update_wanted()`: NXCloud's list is to be read again. `used()`: the message was mended.
    """

    update_wanted = Signal()
    used = Signal()

    def __init__(self, composer: Composer, field_validation: FieldValidation, field: QWidget) -> None:
        """`field` gets the focus of a link that was used."""
        super().__init__()
        self._composer = composer
        self._field_validation = field_validation
        self._field = field
        self._fixes: tuple[TemplateFix, ...] = ()
        self._links: list[LinkButton] = []
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        flat(self._row, gap=BETWEEN)
        self._row.addStretch(1)
        self.hide()

    @property
    def links(self) -> tuple[LinkButton, ...]:
        """The links that are shown."""
        return tuple(self._links[: len(self._fixes)])

    def offer(self, finding: Finding | None) -> None:
        """Show what mends the finding, if anything does."""
        listed = self._field_validation.listed
        self._fixes = ()
        if finding is not None and listed is not None:
            self._fixes = fixes_of(finding, self._composer.message, listed)
        while len(self._links) < len(self._fixes):
            self._add_link()
        for number, link in enumerate(self._links):
            link.setVisible(number < len(self._fixes))
            if number < len(self._fixes):
                link.setText(escape_mnemonics(self._words(self._fixes[number])))
                link.updateGeometry()
        self._arrange()
        self.setVisible(bool(self._fixes))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Arrange the links for the width."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put the links side by side where there is room, else below each other."""
        if not self._fixes:
            return
        # Below the words of the note, not below its drawing.
        indent = icon_side(self._links[0], least=CAPTION_ICON) + NOTE_GAP
        self._row.setContentsMargins(indent, 0, 0, 0)
        wanted = indent + sum(link.sizeHint().width() + BETWEEN for link in self.links) - BETWEEN
        beside = wanted <= self.width()
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._row.setDirection(direction)
        self._row.setSpacing(BETWEEN if beside else 4)

    def _add_link(self) -> None:
        link, number = LinkButton(), len(self._links)
        link.clicked.connect(lambda: self._use(number))
        self._row.insertWidget(number, link, 0, Qt.AlignmentFlag.AlignLeading)
        QWidget.setTabOrder(self._links[-1] if self._links else self._field, link)
        self._links.append(link)

    def _words(self, fix: TemplateFix) -> str:
        match fix.kind:
            case FixKind.UPDATE:
                return self.tr("Update templates")
            case FixKind.NAME | FixKind.LANGUAGE:
                return self.tr("Use {0}").format(shortened(fix.value, 40))
            case FixKind.HEADER:
                return self.tr("Use the template's header")
            case FixKind.WORDING:
                return self.tr("Use NXCloud's wording")

    def _use(self, number: int) -> None:
        fix, listed = self._fixes[number], self._field_validation.listed
        if fix.kind is FixKind.UPDATE:
            self.update_wanted.emit()
        elif listed is not None:
            self._field.setFocus()
            apply_fix(self._composer, listed, fix)
            self.used.emit()
