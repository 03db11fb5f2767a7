"""The page of a batch: one step at a time, from the file to the results."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from nxwa_desktop.ui.batch.batch_foot import BatchFoot
from nxwa_desktop.ui.batch.batch_head import BatchHead
from nxwa_desktop.ui.batch.batch_step import BatchStep
from nxwa_desktop.ui.batch.steps_bar import StepsBar
from nxwa_desktop.ui.widgets.announcing import announce
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.lone_notice import LoneNotice


class BatchPage(QWidget):
    """Head, steps, and foot. `step_wanted(int)`: the person wants to go to that step."""

    step_wanted = Signal(int)

    def __init__(self, steps: Sequence[BatchStep]) -> None:
        super().__init__()
        self.head = BatchHead()
        self.bar = StepsBar()
        self.foot = BatchFoot()
        self.under_head = QVBoxLayout()
        self.notice = LoneNotice("batch")
        self._steps = tuple(steps)
        self._reachable: frozenset[int] = frozenset()
        self._stack = QStackedWidget()
        for number, step in enumerate(self._steps):
            self._stack.addWidget(step)
            step.foot_changed.connect(self._show_foot)
            step.back_requested.connect(lambda at=number: self.step_wanted.emit(at - 1))
            step.next_requested.connect(lambda at=number: self.step_wanted.emit(at + 1))
        self.bar.step_wanted.connect(self.step_wanted)
        self.foot.back_wanted.connect(lambda: self.step_wanted.emit(self.shown_step - 1))
        column = QVBoxLayout(self)
        flat(column, gap=0)
        column.addWidget(self.head)
        column.addLayout(self.under_head)
        column.addWidget(self.notice)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        column.addWidget(self.foot)
        self.show_step(0)

    @property
    def areas(self) -> tuple[QWidget, ...]:
        """The parts that F6 goes to in turn."""
        return (self.head, self.bar, self._stack, self.foot)

    @property
    def shown_step(self) -> int:
        """The number of the step that is shown, from 0."""
        return self._stack.currentIndex()

    def show_step(self, number: int, reachable: frozenset[int] = frozenset()) -> None:
        """Show a step, and let the person go from it to those in `reachable`."""
        is_other = number != self.shown_step
        self._reachable = reachable
        self._stack.setCurrentIndex(number)
        self.bar.show_step(number, reachable)
        self._steps[number].enter()
        self._show_foot()
        if is_other and self.isVisible():
            self.focus_step()
            announce(self, self.bar.items[number].text())

    def focus_step(self) -> None:
        """Put the focus into the step that is shown."""
        step = self._steps[self.shown_step]
        (step.first_field or step).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_foot(self) -> None:
        number = self.shown_step
        step = self._steps[number]
        self.foot.show_account(step.foot_account())
        self.foot.show_step(
            step.foot_words(),
            step.primary(),
            back=number > 0 and step.can_go_back,
            can_go_back=number - 1 in self._reachable,
        )
