"""The country of the numbers that are written without a country code; asked only where there are such."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nxwa_desktop.services.recipient_count import RecipientCount
from nxwa_desktop.ui.batch.batch_words import number
from nxwa_desktop.ui.batch.two_tone_box import TwoToneBox
from nxwa_desktop.ui.i18n.countries import country_name
from nxwa_desktop.ui.i18n.plain_text import isolated, plain_line
from nxwa_desktop.ui.widgets.label_column import HINT_GAP
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.note import Note


class CountryBox(QWidget):
    """`chosen(str)`: by the person; the ISO 3166 code, or empty for none."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = TwoToneBox(self.tr("Default country"))
        self.box.setPlaceholderText(self.tr("Choose a country"))
        self.note = Note(caption=True)
        column = QVBoxLayout(self)
        flat(column, gap=HINT_GAP)
        column.addWidget(self.box)
        column.addWidget(self.note)
        self.setFocusProxy(self.box)
        self.box.activated.connect(lambda _: self.chosen.emit(self.box.currentData() or ""))

    def show_country(self, country: str, count: RecipientCount | None) -> None:
        """Show the choice, and the numbers that it is for."""
        if not self.box.count():
            self._fill()
        self.box.select(country or None)
        if count is None or country or not count.without_code:
            self.note.show_text("")
            return
        text = (
            self.tr("{0} number has no country code: {1}. Without a country its row stays out.")
            if count.without_code == 1
            else self.tr("{0} numbers have no country code, such as {1}. Without a country their rows stay out.")
        )
        self.note.show_text(
            text.format(number(count.without_code), plain_line(count.example, 30)), drawing="warning", role="warn"
        )

    def _fill(self) -> None:
        import phonenumbers

        self.box.add(self.tr("None"), self.tr("numbers have their country code"), "")
        codes = [(country_name(code) or code, code) for code in phonenumbers.SUPPORTED_REGIONS]
        locale = QLocale()
        for name, code in sorted(codes, key=lambda pair: locale.toLower(pair[0])):
            prefix = isolated(f"+{phonenumbers.country_code_for_region(code)}")
            self.box.add(f"{name} {prefix}", self.tr("for numbers without a country code"), code)
