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
    """A label with the length of the filled text, or of the values if the template has no text.

    Whoever knows which field was edited calls `refresh`.
    """

    def __init__(self, composer: Composer, kind: FieldKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._composer = composer
        self._kind = kind
        self._text_field = Field(TEXT_OF_ROWS[kind])
        ScaledFont(self, CAPTION, bold=False)
        self._longest = MAX_BODY if kind is FieldKind.BODY else MAX_HEADER
        self._locale = QLocale()
        self._words = self.tr("{0} of {1} characters").format("{0}", self._locale.toString(self._longest))
        self._has_text: bool | None = None
        self._is_warning = False
        # Opaque: what is around it need not be painted at each key.
        self.setAutoFillBackground(True)
        self.refresh()
        self._colour()
        composer.restructured.connect(self.refresh)

    def refresh(self) -> None:
        """Update the count from the composer."""
        message = self._composer.message
        values = rows_of(message, self._kind)
        text = value_of(message, self._text_field)
        size = wording_of(text).filled_length(values) if text else sum(map(len, values))
        words = self._words.format(self._locale.toString(size))
        if len(words) != len(self.text()):
            self._fit(words)
        self.setText(words)
        self.setVisible(bool(text or values))
        if self._has_text is not bool(text):
            self._has_text = bool(text)
            self._explain()
        if self._is_warning is not (size > self._longest):
            self._is_warning = not self._is_warning
            self._colour()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Re-tint and re-layout on a palette or font change."""
        super().changeEvent(event)
        if not is_built(self, "_is_warning"):
            return
        if event.type() == QEvent.Type.FontChange:
            self._fit(self.text())
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()

    def _explain(self) -> None:
        whole, values = (
            self.tr("The text with its values."),
            self.tr("The values alone: the template's text is not known."),
        )
        self.setToolTip(tip_text(whole if self._has_text else values))

    def _colour(self) -> None:
        colours = colours_of(self.palette())
        tint(self, QPalette.ColorRole.WindowText, colours.warn if self._is_warning else colours.muted)

    def _fit(self, words: str) -> None:
        # Of one size while it counts: another number is no reason to lay out the whole form again.
        digit = self.fontMetrics().horizontalAdvance("0")
        # Chinese comes from a font of its own, which may be taller than the one that is set.
        needed = self.fontMetrics().size(0, words)
        self.setFixedSize(needed.width() + digit, needed.height())
