"""The dock under the message: the one place that says ready, what to fix, sending or the outcome."""

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.outcome import NotSent
from nxwa_desktop.sending.send_report import SendReport
from nxwa_desktop.services.field_validation import FieldValidation
from nxwa_desktop.services.last_send import LastSend
from nxwa_desktop.ui.result.ready_state import ReadyState
from nxwa_desktop.ui.result.send_button import SendButton
from nxwa_desktop.ui.widgets.announcing import prepare_to_announce
from nxwa_desktop.ui.widgets.layouts import GAP
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.palette import colours_of

if TYPE_CHECKING:  # what the first picture does without is imported when it is first needed
    from nxwa_desktop.ui.result.folded_line import FoldedLine
    from nxwa_desktop.ui.result.result_panel import ResultPanel
    from nxwa_desktop.ui.result.sending_state import SendingState

RESULT_LINE = 3
"""Height of the line in the outcome's colour, in pixels."""
NO_LIMIT = (1 << 24) - 1


class Dock(QWidget):
    """Shows exactly one state; an older result is one line above it.

    `send_wanted()`, `cancel_wanted()`, `field_wanted(Field)`, `chosen(ResultAction)`. `show_wanted(str)`: show the send
    of this id. `steps_wanted()`: a message is sent before `steps` are done; they come while it is on its way.
    """

    send_wanted = Signal()
    cancel_wanted = Signal()
    field_wanted = Signal(object)
    chosen = Signal(object)
    show_wanted = Signal(str)
    steps_wanted = Signal()

    def __init__(
        self,
        field_validation: FieldValidation,
        last: LastSend,
        awaits_keyring: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        """`awaits_keyring()` returns True while a slow keyring is waited for."""
        super().__init__(parent)
        self._last = last
        self._awaits_keyring = awaits_keyring
        self._most = NO_LIMIT
        self._is_sending = self._is_compact = self._lost_focus = self._is_open = False
        self.ready = ReadyState(field_validation)
        self.ready.send_wanted.connect(self.send_wanted)
        self.ready.field_wanted.connect(self.field_wanted)
        self._shown: QWidget = self.ready
        self._click_guard = QTimer(self)
        self._click_guard.setSingleShot(True)
        self._click_guard.setInterval(QApplication.doubleClickInterval())
        self._click_guard.timeout.connect(self.accept_clicks)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(2 * GAP, GAP + 4, 2 * GAP, GAP + 4)
        self._column.setSpacing(GAP)
        self._column.addWidget(self.ready)
        last.changed.connect(self.refresh)

    @property
    def steps(self) -> tuple[Callable[[], object], ...]:
        """The steps, of some 10 ms each, that build what the first send would have to build all at once."""
        return (
            lambda: self.sending,
            _import_panel,
            lambda: self.result,
            self._build_facts,
            self._rehearse,
            lambda: self.line,
            prepare_to_announce,
        )

    @functools.cached_property
    def sending(self) -> "SendingState":
        """The state of a send under way, built for the first one."""
        from nxwa_desktop.ui.result.sending_state import SendingState

        state = SendingState(self._awaits_keyring)
        state.cancel_wanted.connect(self.cancel_wanted)
        self._add(state)
        return state

    @functools.cached_property
    def result(self) -> "ResultPanel":
        """The current result in full, built for the first one."""
        from nxwa_desktop.ui.result.result_panel import ResultPanel

        panel = ResultPanel()
        panel.chosen.connect(self.chosen)
        self._add(panel)
        panel.fit(self._most - 3 * GAP)
        panel.show_compact(is_compact=self._is_compact)
        return panel

    @functools.cached_property
    def line(self) -> "FoldedLine":
        """The line of a past result."""
        from nxwa_desktop.ui.result.folded_line import FoldedLine

        line = FoldedLine()
        line.send_wanted.connect(self._show_send)
        line.hide()
        self._column.insertWidget(0, line)
        return line

    @property
    def send(self) -> SendButton:
        """The Send button."""
        return self.ready.send

    @property
    def cancel(self) -> QAbstractButton:
        """The Cancel button."""
        return self.sending.cancel

    @property
    def has_result(self) -> bool:
        """True while a result is shown in full: it belongs to the message on screen."""
        return is_built(self, "result") and self._shown is self.result

    @property
    def holds_back(self) -> bool:
        """True while the message on screen was sent, or may have been."""
        report = self._last.report
        return self.has_result and report is not None and not isinstance(report.outcome, NotSent)

    @property
    def ignores_clicks(self) -> bool:
        """True just after one state took the place of another: a click was meant for that one."""
        return self._click_guard.isActive()

    def show_account(self, account: Account | None) -> None:
        """Name the account that Send uses."""
        self.ready.send.show_account(account)

    def show_recipient(self, number: str) -> None:
        """Name the recipient's number on Send; empty for none."""
        self.ready.send.show_recipient(number)

    def show_open(self, *, is_open: bool) -> None:
        """Hold Send back while nobody knows whether an earlier message to the recipient went out."""
        self._is_open = is_open
        self.refresh()

    def show_busy(self, number: str, sender_name: str) -> None:
        """Show that a message goes to this number from the account of this name."""
        self._is_sending = True
        self.sending.start(number, sender_name)
        self.refresh()
        if not is_built(self, "result"):
            self.steps_wanted.emit()

    def show_cancelling(self) -> None:
        """Disable Cancel until the send has ended."""
        self._lost_focus = self.cancel.hasFocus()  # a button that is disabled loses it
        self.cancel.setEnabled(False)

    def show_idle(self) -> None:
        """End the state of a send under way."""
        self._end_sending()
        self.refresh()

    def show_report(self, report: SendReport) -> None:
        """Show the report of a send that has ended, in full or as past."""
        self._end_sending()
        in_sandbox = self._last.account is not None and self._last.account.sandbox
        self.result.show_report(report, self._last.message, in_sandbox=in_sandbox)
        self.refresh()

    def copy_state_from(self, other: "Dock") -> None:
        """Take over result and running send from another window's dock."""
        if is_built(other, "result"):
            self.result.copy_state_from(other.result)
        if other._is_sending:
            self.sending.copy_state_from(other.sending)
        self.refresh()

    def accept_clicks(self) -> None:
        """Accept clicks again: something else was done since the states changed places."""
        if self.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents):
            self._click_guard.stop()
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)

    def limit_height(self, most: int) -> None:
        """Limit a result to `most` pixels; its middle scrolls."""
        if most != self._most:
            self._most = most
            if is_built(self, "result"):
                self.result.fit(most - 3 * GAP)

    def show_compact(self, *, is_compact: bool) -> None:
        """Hide the facts of a result behind a link."""
        if is_compact != self._is_compact:
            self._is_compact = is_compact
            if is_built(self, "result"):
                self.result.show_compact(is_compact=is_compact)

    def refresh(self) -> None:
        """Update from the last send."""
        report, past = self._last.report, self._last.past
        if is_built(self, "result"):
            self.result.show_resolution(self._last.resolution)
        is_folded = report is not None and past and not self._is_sending
        if report is not None and is_folded:
            self.line.show_report(report, self._last.resolution, is_open=self._last.is_open)
        if is_built(self, "line"):
            self.line.setVisible(is_folded)
        is_told = is_folded and self._last.is_open
        self.ready.show_doubt(is_doubtful=is_told or self._is_open, is_told=is_told)
        self._show(self._state(report, past=past))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Block keys that would press a button that has just appeared."""
        return (
            self.ignores_clicks and event.type() in {QEvent.Type.KeyPress, QEvent.Type.KeyRelease} and _presses(event)
        )

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the surface, and the line at its top: in the outcome's colour for a result."""
        colours = colours_of(self.palette())
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(colours.window))
        role, height = (self.result.role, RESULT_LINE) if self.has_result else ("line", 1)
        painter.fillRect(0, 0, self.width(), height, QColor(getattr(colours, role)))

    def _end_sending(self) -> None:
        self._is_sending = False
        if is_built(self, "sending"):
            self.sending.stop()

    def _state(self, report: SendReport | None, *, past: bool) -> QWidget:
        if self._is_sending:
            return self.sending
        # What the panel is filled with may be the send before, for as long as it is not filled anew.
        if report is not None and not past and is_built(self, "result") and self.result.report is report:
            return self.result
        return self.ready

    def _show(self, state: QWidget) -> None:
        self.update()
        if state is self._shown:
            return
        focused = QApplication.focusWidget()
        had_focus = self._lost_focus or (focused is not None and self.isAncestorOf(focused))
        self._lost_focus = False
        before = self.height()
        # One takes the other's place: the second half of a double click must meet neither.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._click_guard.start()
        self._shown.hide()
        self._shown = state
        state.show()
        for button in state.findChildren(QAbstractButton):
            button.installEventFilter(self)
        if had_focus and (main := self._main_button()) is not None:
            main.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.has_result:
            self._rise(before)

    def _main_button(self) -> QAbstractButton | None:
        if self._shown is self.ready:
            return self.ready.send
        return self.result.buttons.primary if self.has_result else self.cancel

    def _rise(self, before: int) -> None:
        """Let the result grow from the height of the state before."""
        from PySide6.QtCore import QEasingCurve, QVariantAnimation

        from nxwa_desktop.ui.widgets import motion

        if not self.isVisible() or not motion.motion_allowed():
            return
        after = self.heightForWidth(self.width())
        if after <= before:
            return
        rising = QVariantAnimation(self)
        rising.setDuration(motion.RISE_MS)
        rising.setEasingCurve(QEasingCurve.Type.OutCubic)
        rising.setStartValue(before)
        rising.setEndValue(after)
        rising.valueChanged.connect(self.setMaximumHeight)
        rising.finished.connect(self._end_rise)
        # At its final height from the start: what has no room yet is cut off at the bottom, and not squeezed.
        margins = self._column.contentsMargins()
        self.result.setMinimumHeight(after - margins.top() - margins.bottom())
        self.setMaximumHeight(before)
        rising.start(QVariantAnimation.DeletionPolicy.DeleteWhenStopped)

    def _end_rise(self) -> None:
        self.setMaximumHeight(NO_LIMIT)
        self.result.setMinimumHeight(0)

    def _build_facts(self) -> None:
        self.result.build_facts()

    def _rehearse(self) -> None:
        self.result.rehearse()

    def _add(self, state: QWidget) -> None:
        state.hide()
        self._column.addWidget(state)

    def _show_send(self) -> None:
        if (report := self._last.report) is not None:
            self.show_wanted.emit(report.send_id)


def _presses(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}


def _import_panel() -> None:
    from nxwa_desktop.ui.result import result_panel  # noqa: F401
