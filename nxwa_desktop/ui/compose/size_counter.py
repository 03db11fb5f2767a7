"""A counter of the text's length against WhatsApp's limit."""

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from nxwa_desktop.protocol.message import Field, FieldKind
from nxwa_desktop.protocol.message_fields import TEXT_OF_ROWS, rows_of, value_of
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.templates.placeholders import wording_of
from nxwa_desktop.ui.i18n.plain_text import tip_text
from nxwa_desktop.ui.widgets.coloured_frame import tint
from nxwa_desktop.ui.widgets.fonts import CAPTION, ScaledFont
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.palette import colours_of
from nxwa_desktop.validation.message_rules import MAX_BODY, MAX_HEADER


class SizeCounter(QLabel):
    """A label with the length of the filled text, or of the values if the template has no text."""

    def __init__(self, composer: Composer, kind: FieldKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._composer = composer
        self._kind = kind
        ScaledFont(self, CAPTION, bold=False)
        self._longest = MAX_BODY if kind is FieldKind.BODY else MAX_HEADER
        self.refresh()
        composer.edited.connect(self._edited)
        composer.restructured.connect(self.refresh)

    def refresh(self) -> None:
        """Update the count from the composer."""
        values = rows_of(self._composer.message, self._kind)
        text = value_of(self._composer.message, Field(TEXT_OF_ROWS[self._kind]))
        size = wording_of(text).filled_length(values) if text else sum(map(len, values))
        words = self._words(size)
        if len(words) != len(self.text()):
            self._fit(words)
        self.setText(words)
        self.setToolTip(
            tip_text(
                self.tr("The text with its values.")
                if text
                else self.tr("The values alone: the template's text is not known.")
            )
        )
        self.setVisible(bool(text or values))
        colours = colours_of(self.palette())
        tint(self, QPalette.ColorRole.WindowText, colours.warn if size > self._longest else colours.muted)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Re-tint and re-layout on a palette or font change."""
        super().changeEvent(event)
        if not is_built(self, "_longest"):
            return
        if event.type() == QEvent.Type.FontChange:
            self._fit(self.text())
        if event.type() == QEvent.Type.PaletteChange:
            self.refresh()

    def _edited(self, field: Field) -> None:
        if field.kind in {self._kind, TEXT_OF_ROWS[self._kind]}:
            self.refresh()

    def _words(self, size: int) -> str:
        locale = QLocale()
        return self.tr("{0} of {1} characters").format(locale.toString(size), locale.toString(self._longest))

    def _fit(self, words: str) -> None:
        # Of one size while it counts: another number is no reason to lay out the whole form again.
        digit = self.fontMetrics().horizontalAdvance("0")
        self.setFixedSize(self.fontMetrics().horizontalAdvance(words) + digit, self.fontMetrics().height())
