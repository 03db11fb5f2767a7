"""The dock's state while a message is being sent."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from nxwa_desktop.ui.widgets.announcing import announce
from nxwa_desktop.ui.widgets.layouts import GAP, flat
from nxwa_desktop.ui.widgets.spinner import Spinner
from nxwa_desktop.ui.widgets.tinted_label import TintedLabel

TICK_MS = 100


class SendingState(QWidget):
    """The recipient, the elapsed time and Cancel. `cancel_wanted()`."""

    cancel_wanted = Signal()

    def __init__(self, awaits_keyring: Callable[[], bool], parent: QWidget | None = None) -> None:
        """`awaits_keyring()` returns True while a slow keyring is waited for."""
        super().__init__(parent)
        self._awaits_keyring = awaits_keyring
        self._announced_keyring = False
        self._sender_name = ""
        self.since = QElapsedTimer()
        self._spinner = Spinner()
        self._title = TintedLabel("text", size=1.0, bold=True, wrap=True)
        self._elapsed = TintedLabel(wrap=True)
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.clicked.connect(self.cancel_wanted)
        self._ticks = QTimer(self)
        self._ticks.setInterval(TICK_MS)
        self._ticks.timeout.connect(self._tick)
        words = QVBoxLayout()
        flat(words, gap=2)
        words.addWidget(self._title)
        words.addWidget(self._elapsed)
        row = QHBoxLayout(self)
        flat(row, gap=GAP)
        row.addWidget(self._spinner, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignVCenter)

    @property
    def text(self) -> str:
        """The text that is shown."""
        return f"{self._title.text()} {self._elapsed.text()}"

    def start(self, number: str, sender_name: str) -> None:
        """Count from now for a message to this number, sent from the account of this name; both to be shown."""
        self._sender_name = sender_name
        self._title.setText(self.tr("Sending to {0}").format(number) if number else self.tr("Sending"))
        self.cancel.setEnabled(True)
        self.since.start()
        self._tick()
        self._ticks.start()

    def copy_state_from(self, other: "SendingState") -> None:
        """Go on counting where another window's state is."""
        self.since = other.since
        self.cancel.setEnabled(other.cancel.isEnabled())
        self._tick()

    def stop(self) -> None:
        """Count no further."""
        self._ticks.stop()

    def _tick(self) -> None:
        seconds = self.tr("{0} s").format(f"{self.since.elapsed() / 1000:.1f}")
        text = self.tr("{0} · from {1}").format(seconds, self._sender_name)
        if waiting := self._awaits_keyring():
            text = self.tr("Waiting for the keyring: look for its question")
        if waiting and not self._announced_keyring:
            announce(self, text)
        self._announced_keyring = waiting
        self._elapsed.setText(text)
