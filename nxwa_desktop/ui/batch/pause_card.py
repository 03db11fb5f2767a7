"""Why a batch stands still, what to do, and the button that lets it go on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from nxwa_desktop import texts
from nxwa_desktop.storage.batch_records import Pause, PauseReason
from nxwa_desktop.ui.batch.batch_words import number
from nxwa_desktop.ui.batch.card import Card
from nxwa_desktop.ui.i18n.translate import render
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind, set_kind
from nxwa_desktop.ui.widgets.fonts import bold_font
from nxwa_desktop.ui.widgets.icons import IconLabel
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.layouts import flat

_QUIET = frozenset({PauseReason.PERSON, PauseReason.CLOSED})
"""Nothing went wrong."""


class PauseCard(Card):
    """`continue_wanted()`: the batch is to go on."""

    continue_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, ground="warn_soft", edge="")
        self._icon = IconLabel(scale=1.25)
        self._reason = plain_label(wrap=True)
        self._reason.setFont(bold_font())
        self._advice = plain_label(wrap=True)
        self.go_on = set_kind(QPushButton(), ButtonKind.PRIMARY)
        self.go_on.clicked.connect(lambda _=False: self.continue_wanted.emit())
        words = QVBoxLayout()
        flat(words, gap=4)
        words.addWidget(self._reason)
        words.addWidget(self._advice)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addLayout(words, 1)
        row.addWidget(self.go_on)
        self.hide()

    @property
    def words(self) -> str:
        """Reason and advice."""
        return f"{self._reason.text()} {self._advice.text()}".strip()

    def show_pause(self, pause: Pause, unsent: int, to_send: int) -> None:
        """Show why it stands still. `unsent` of `to_send` rows would be sent."""
        quiet = pause.reason in _QUIET
        self._ground = "quiet_soft" if quiet else "warn_soft"
        self._icon.show_icon("pause" if quiet else "warning", "muted" if quiet else "warn")
        self._reason.setText(render(texts.batch.pause_reason(pause)))
        advice = texts.batch.pause_advice(pause)
        said = render(advice) if advice is not None else ""
        if pause.reason is PauseReason.PERSON:
            said = self.tr("Nothing is sent until you continue.")
        self._advice.setText(said)
        self._advice.setVisible(bool(said))
        text = self.tr("Continue with {0} of {1}")
        self.go_on.setText(text.format(number(unsent), number(to_send)))
        self.go_on.setVisible(unsent > 0 and pause.reason is not PauseReason.RESTORED)
        self.update()
        self.show()
