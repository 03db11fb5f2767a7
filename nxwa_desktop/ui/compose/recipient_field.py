"""The editor of the recipient's number, with its country and the digits that are sent."""

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nxwa_desktop.protocol.message import Field, FieldKind
from nxwa_desktop.protocol.recipient import MAX_DIGITS, MIN_DIGITS, assess, normalise
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.field_validation import FieldValidation
from nxwa_desktop.ui.compose.field_edit import FieldEdit
from nxwa_desktop.ui.i18n.plain_text import isolated
from nxwa_desktop.ui.widgets.finding_note import show_finding
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.note import Note

RECIPIENT = Field(FieldKind.RECIPIENT)


def country_name(code: str) -> str:
    """A country's name in the window's language, from its ISO 3166 code."""
    if (translated := QCoreApplication.translate("Countries", code)) != code:
        return translated
    territory = QLocale.codeToTerritory(code)
    return QLocale.territoryToString(territory) if territory != QLocale.Country.AnyTerritory else ""


class RecipientField(QWidget):
    """A line edit for the number, with a note of country and digits below."""

    def __init__(self, composer: Composer, field_validation: FieldValidation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composer = composer
        self._field_validation = field_validation
        self.edit = FieldEdit(composer, RECIPIENT)
        self.edit.setPlaceholderText(self.tr("Country code and number, for example 86 136 0000 9759"))
        self.edit.setAccessibleName(self.tr("Recipient"))
        self.note = Note()
        column = QVBoxLayout(self)
        flat(column, gap=4)
        column.addWidget(self.edit)
        column.addWidget(self.note)
        self.setFocusProxy(self.edit)

    def refresh(self) -> None:
        """Update number and note from the composer."""
        self.edit.refresh()
        self.show_findings()

    def show_findings(self) -> None:
        """Show the finding if it is due, else country and digits."""
        finding = self._field_validation.shown_finding(RECIPIENT)
        show_finding(self.note, finding, self.edit)
        if finding is not None:
            return
        digits = normalise(self._composer.message.recipient)
        if not (digits.isascii() and digits.isdecimal() and MIN_DIGITS <= len(digits) <= MAX_DIGITS):
            self.note.show_text("")
            return
        number = assess(digits)
        sent_as = self.tr("will be sent as {0}").format(isolated(digits))
        country = country_name(number.country)
        text = self.tr("{0} · {1}").format(country, sent_as) if country else sent_as
        self.note.show_text(text, drawing="check" if number.can_exist else "", role="muted")
