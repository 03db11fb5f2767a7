"""The editor of the recipient's number, with its country and the digits that are sent."""

import functools

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from nxwa_desktop.protocol.message import Field, FieldKind
from nxwa_desktop.protocol.recipient import MAX_DIGITS, MIN_DIGITS, assess, normalise, with_country_of
from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.field_validation import FieldValidation
from nxwa_desktop.ui.compose.field_edit import FieldEdit
from nxwa_desktop.ui.compose.rehearsal_menu import Endings, RehearsalMenu
from nxwa_desktop.ui.i18n.countries import country_name
from nxwa_desktop.ui.i18n.plain_text import isolated
from nxwa_desktop.ui.widgets.finding_note import show_finding
from nxwa_desktop.ui.widgets.label_column import HINT_GAP
from nxwa_desktop.ui.widgets.layouts import GAP, flat
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.link_button import LinkButton
from nxwa_desktop.ui.widgets.menus import popup_below
from nxwa_desktop.ui.widgets.note import Note
from nxwa_desktop.validation.finding_severity import FindingCode

RECIPIENT = Field(FieldKind.RECIPIENT)
WITHOUT_COUNTRY = frozenset(
    {FindingCode.RECIPIENT_LEADING_ZERO, FindingCode.RECIPIENT_IMPLAUSIBLE, FindingCode.RECIPIENT_TOO_SHORT}
)
"""The findings that a missing country code can be behind."""


class RecipientEdit(FieldEdit):
    """`values_wanted()`: Tab was pressed while `leads_to_values`."""

    values_wanted = Signal()
    leads_to_values = False
    """True while all between the recipient and the values is kept from the last customer."""

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """Let Tab lead on to the values where nothing stands between that is still to be chosen."""
        if forward and self.leads_to_values and self.text().strip():
            self.values_wanted.emit()
            return True
        return super().focusNextPrevChild(forward)


class RecipientField(QWidget):
    """A line edit for the number; below it country and digits, what is wrong, or what the sandbox will answer."""

    def __init__(
        self,
        composer: Composer,
        field_validation: FieldValidation,
        account_service: AccountService,
        endings: Endings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._composer = composer
        self._field_validation = field_validation
        self._account_service = account_service
        self._endings = endings
        self._meant = self._kept = ""
        self.edit = RecipientEdit(composer, RECIPIENT)
        self.edit.setPlaceholderText(self.tr("Number with country code, for example 86 136 …"))
        self.edit.setAccessibleName(self.tr("To: recipient"))
        self.note = Note(caption=True)
        self._arrange_parts()
        account_service.changed.connect(self.show_findings)
        field_validation.numbers_known.connect(self.show_findings)
        composer.restructured.connect(self._end_next)

    def _arrange_parts(self) -> None:
        self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        flat(self._below)
        self.rehearse = LinkButton(self.tr("Rehearse another answer"))
        self.rehearse.clicked.connect(lambda: popup_below(self.rehearsals, self.rehearse))
        self.rehearse.hide()
        self._below.addWidget(self.note)
        self._below.addStretch(0)
        self._below.addWidget(self.rehearse, 0, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        flat(column, gap=HINT_GAP)
        column.addWidget(self.edit)
        column.addLayout(self._below)
        self.setFocusProxy(self.edit)

    @functools.cached_property
    def rehearsals(self) -> RehearsalMenu:
        """The answers of the sandbox."""
        return RehearsalMenu(self._composer, self._endings, self)

    @functools.cached_property
    def link(self) -> LinkButton:
        """The number that is meant."""
        link = LinkButton()
        link.clicked.connect(self._take_meant)
        self._below.insertWidget(1, link, 0, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        QWidget.setTabOrder(self.edit, link)
        return link

    def refresh(self) -> None:
        """Update number and note from the composer."""
        self.edit.refresh()
        self.show_findings()

    def begin_next(self, text: str) -> None:
        """Say below the empty field what the message keeps of the last one; the next Tab leads to its values.

        The latter holds until another message, template or language is chosen.
        """
        self._kept = text
        self.edit.leads_to_values = True
        self.show_findings()

    def _end_next(self) -> None:
        self.edit.leads_to_values = False

    def show_findings(self) -> None:
        """Show the finding if it is due, else country and digits."""
        finding = self._field_validation.shown_finding(RECIPIENT)
        digits = normalise(self._composer.message.recipient)
        if digits:
            self._kept = ""
        self._meant = ""
        if finding is not None:
            show_finding(self.note, finding, self.edit)
            if finding.code in WITHOUT_COUNTRY and self._field_validation.knows_numbers:
                self._offer_country(digits)
        else:
            self._show_number(digits)
        self._show_link()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Arrange note and link for the width."""
        super().resizeEvent(event)
        self._arrange()

    def _show_number(self, digits: str) -> None:
        show_finding(self.note, None, self.edit)
        if not (digits.isascii() and digits.isdecimal() and MIN_DIGITS <= len(digits) <= MAX_DIGITS):
            self.note.show_text(self._kept if not digits else "")
            return
        if self._account_service.in_sandbox:
            ending, answer = self.rehearsals.answer_to(digits)
            if ending:
                self.note.show_text(self.tr("Ends in {0}: answers “{1}”").format(ending, answer))
                return
        sent_as = self.tr("will be sent as {0}").format(isolated(digits))
        if not self._field_validation.knows_numbers:
            self.note.show_text(sent_as)
            return
        number = assess(digits)
        country = country_name(number.country)
        text = self.tr("{0} · {1}").format(country, sent_as) if country else sent_as
        good = number.can_exist
        self.note.show_text(text, drawing="check" if good else "", role="good" if good else "muted")

    def _offer_country(self, digits: str) -> None:
        """Offer the number with the country code of the account, where only that is missing."""
        account = self._account_service.chosen
        found = with_country_of(digits, account.business_phone) if account is not None else None
        if found is None:
            return
        self._meant = found.formatted
        words = self.tr("No country code. Did you mean")
        self.edit.setAccessibleDescription(f"{words} {found.formatted}?")
        self.note.show_text(words, drawing=self.note.drawing, role=self.note.role)

    def _show_link(self) -> None:
        if self._meant or is_built(self, "link"):
            words = isolated(f"{self._meant}?")
            self.link.setText(words)
            self.link.setVisible(bool(self._meant))
            self.link.updateGeometry()
        self.rehearse.setVisible(self._account_service.in_sandbox and not self._meant)
        self._arrange()

    def _arrange(self) -> None:
        """Put note and link on one line, unless the words would be squeezed."""
        meant = bool(self._meant)
        if meant:
            beside = self.note.one_line_width + GAP + self.link.sizeHint().width() <= self.width()
        else:
            beside = self.rehearse.sizeHint().width() <= self.width() // 2
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._below.setDirection(direction)
        self._below.setSpacing(4 if meant else GAP)
        follows = meant and beside
        self.note.set_wrapping(not follows)
        self._below.setStretchFactor(self.note, 0 if follows else 1)
        self._below.setStretch(self._below.count() - 2, 1 if follows else 0)

    def _take_meant(self) -> None:
        self.edit.setFocus()
        self._composer.edit(RECIPIENT, self._meant)
