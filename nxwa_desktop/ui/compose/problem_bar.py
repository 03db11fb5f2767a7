"""One line with the problems that stop the message, each a link to its field, or its state."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from nxwa_desktop import texts
from nxwa_desktop.protocol.outcome import Accepted, Rejected, Unknown
from nxwa_desktop.services.field_validation import FieldValidation
from nxwa_desktop.services.last_send import LastSend
from nxwa_desktop.storage.send_records import Resolution
from nxwa_desktop.ui.i18n.plain_text import escape_mnemonics, tip_text
from nxwa_desktop.ui.i18n.translate import render
from nxwa_desktop.ui.widgets.coloured_frame import tint
from nxwa_desktop.ui.widgets.icons import IconLabel
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.palette import colours_of
from nxwa_desktop.validation.message_rules import Finding

MOST = 4
"""Findings shown as links of their own; the rest is in the menu."""


class ProblemBar(QWidget):
    """A bar with the number of problems, else of warnings, and links to the first ones. `chosen(Field)`."""

    chosen = Signal(object)

    def __init__(self, field_validation: FieldValidation, last: LastSend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field_validation = field_validation
        self._last = last
        self._shown: tuple[Finding, ...] = ()
        self._icon = IconLabel()
        self._count = plain_label()
        self._links = [self._link() for _ in range(MOST)]
        self._more = QToolButton()
        self._more.setAutoRaise(True)
        self._more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._more.setMenu(self._menu)
        row = QHBoxLayout(self)
        flat(row, gap=4)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._count)
        for link in self._links:
            row.addWidget(link)
        row.addWidget(self._more)
        row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        field_validation.changed.connect(self.refresh)
        last.changed.connect(self.refresh)
        self.refresh()

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts of the visible links."""
        return tuple(link.text().replace("&&", "&") for link in self._links if not link.isHidden())

    @property
    def text(self) -> str:
        """The number of problems and the first ones, for a screen reader."""
        first = [render(texts.findings.finding_short(finding)) for finding in self._shown[:MOST]]
        return " ".join((self._count.text(), ", ".join(first))).strip()

    def refresh(self) -> None:
        """Update the bar from the field validation."""
        problems = self._field_validation.problems
        self._shown = problems or self._field_validation.warnings
        count = len(self._shown)
        if problems:
            self._say("problem", self.tr("1 problem:") if count == 1 else self.tr("{0} problems:").format(count), "bad")
        elif count:
            self._say(
                "warning", self.tr("1 warning:") if count == 1 else self.tr("{0} warnings:").format(count), "warn"
            )
        else:
            self._show_state()
        for link, finding in zip(self._links, self._shown, strict=False):
            link.setText(escape_mnemonics(render(texts.findings.finding_short(finding))))
            link.setToolTip(tip_text(render(texts.findings.finding(finding))))
            link.setAccessibleDescription(render(texts.findings.finding(finding)))
        self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A minimal width: links without room move into the menu."""
        hint = super().minimumSizeHint()
        return QSize(self._count.sizeHint().width() + 2 * self._more.sizeHint().width(), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show the links that fit; the menu has the others."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Re-tint on a palette change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and is_built(self, "_menu"):
            self.refresh()

    def _show_state(self) -> None:
        """Show whether the message is ready; never invite to send again what went out or may have."""
        report = None if self._last.past else self._last.report
        match None if report is None else report.outcome, self._last.resolution:
            case Accepted(), _:
                self._say("good", self.tr("This message was accepted"), "muted")
            case Rejected(), _:
                self._say("problem", self.tr("This message was rejected"), "muted")
            case Unknown(), Resolution.WENT_OUT:
                self._say("good", self.tr("This message went out"), "muted")
            case Unknown(), found if found is not Resolution.DID_NOT:
                self._say("question", self.tr("This message may have gone out"), "warn")
            case _:
                self._say("good", self.tr("Ready to send"))

    def _say(self, drawing: str, text: str, role: str = "") -> None:
        self._icon.show_icon(drawing, role or drawing)
        self._count.setText(text)
        self._count.setAccessibleName(text)
        tint(self._count, QPalette.ColorRole.WindowText, getattr(colours_of(self.palette()), role or drawing))

    def _fit(self) -> None:
        room = self.width() - self._icon.sizeHint().width() - self._count.sizeHint().width() - 16
        count = len(self._shown)
        self._more.setText(self.tr("{0} more").format(count))
        reserve = self._more.sizeHint().width() + 4
        fitting = 0
        for link in self._links[:count]:
            room -= link.sizeHint().width() + 4
            last = fitting == count - 1
            if room < (0 if last else reserve):
                break
            fitting += 1
        for number, link in enumerate(self._links):
            link.setVisible(number < fitting)
        rest = count - fitting
        self._more.setVisible(rest > 0)
        if rest and fitting == 0:
            self._more.setText(self.tr("Show"))
        else:
            self._more.setText(self.tr("{0} more").format(rest))

    def _link(self) -> QToolButton:
        link = QToolButton()
        link.setAutoRaise(True)
        link.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        font = link.font()
        font.setUnderline(True)
        link.setFont(font)
        link.setCursor(Qt.CursorShape.PointingHandCursor)
        link.clicked.connect(lambda: self._clicked(link))
        return link

    def _clicked(self, link: QToolButton) -> None:
        number = self._links.index(link)
        if number < len(self._shown):
            self.chosen.emit(self._shown[number].field)

    def _fill_menu(self) -> None:
        self._menu.clear()
        for finding in (*self._field_validation.problems, *self._field_validation.warnings)[:50]:
            entry = self._menu.addAction(escape_mnemonics(render(texts.findings.finding_short(finding))))
            entry.triggered.connect(lambda _=False, field=finding.field: self.chosen.emit(field))
