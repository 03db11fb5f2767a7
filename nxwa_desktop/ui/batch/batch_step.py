"""One step of the batch page, and what it puts into the page's foot."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QWidget

from nxwa_desktop.protocol.account import Account


class BatchStep(QWidget):
    """`back_requested()`, `next_requested()`: go to another step.

    `foot_changed()`: words or buttons of the foot are different now.
    """

    back_requested = Signal()
    next_requested = Signal()
    foot_changed = Signal()

    def foot_words(self) -> str:
        """The sentence at the start of the foot."""
        return ""

    def foot_account(self) -> Account | None:
        """The account whose tile stands before the sentence."""
        return None

    def primary(self) -> QAbstractButton | None:
        """The button of the next step, which this step made and connects; the page shows it in the foot."""
        return None

    @property
    def can_go_back(self) -> bool:
        """True if the step before may be shown again."""
        return True

    @property
    def first_field(self) -> QWidget | None:
        """The widget that has the focus when the step is shown; None: the step itself."""
        return None

    def enter(self) -> None:
        """Refresh what may have changed since: the step is shown now."""
