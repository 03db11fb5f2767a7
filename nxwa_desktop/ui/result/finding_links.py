"""The things to fix before a message can be sent, each a link to its field."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from nxwa_desktop import texts
from nxwa_desktop.protocol.message import Field
from nxwa_desktop.ui.i18n.plain_text import escape_mnemonics, tip_text
from nxwa_desktop.ui.i18n.translate import render
from nxwa_desktop.ui.widgets.icons import IconLabel
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.link_button import LinkButton
from nxwa_desktop.ui.widgets.tinted_label import TintedLabel
from nxwa_desktop.validation.message_rules import Finding, Severity

MOST = 4
"""Findings that are listed; the last link leads to the first one that is not."""


class _Line(QWidget):
    """An icon and a link."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.icon = IconLabel()
        self.link = LinkButton()
        self.link.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.field: Field | None = None
        self._whole = ""
        row = QHBoxLayout(self)
        flat(row, gap=4)
        row.addWidget(self.icon)
        row.addWidget(self.link)
        row.addStretch(1)

    def show_finding(self, finding: Finding) -> None:
        """Show a finding in short, and all of it to a screen reader and under the mouse."""
        self._whole = render(texts.findings.finding(finding))
        drawing, role = ("problem", "bad") if finding.severity is Severity.PROBLEM else ("warning", "warn")
        self.field = finding.field
        self.icon.show_icon(drawing, role)
        self.link.setText(escape_mnemonics(render(texts.findings.finding_short(finding))))
        self.link.setAccessibleDescription(self._whole)
        if self.underMouse():
            self.link.setToolTip(tip_text(self._whole))

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Set the tool tip: wrapped when it is wanted, not at each key."""
        super().enterEvent(event)
        self.link.setToolTip(tip_text(self._whole))


class FindingLinks(QWidget):
    """A count, and links to the first findings. `chosen(Field)`."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = TintedLabel("text", bold=True)
        self._column = QVBoxLayout(self)
        flat(self._column, gap=1)
        self._column.addWidget(self._count)
        self._lines: list[_Line] = []
        self._shown: tuple[int, tuple[Finding, ...]] = (0, ())

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts of the links that are shown."""
        return tuple(line.link.text().replace("&&", "&") for line in self._lines if not line.isHidden())

    @property
    def text(self) -> str:
        """The count and what comes first, for a screen reader."""
        first = self._lines[0].link.text().replace("&&", "&") if self._lines else ""
        return self.tr("{0}, first: {1}").format(self._count.text(), first)

    def show_findings(self, findings: tuple[Finding, ...]) -> bool:
        """List problems, or warnings; returns True if that made another text."""
        count = len(findings)
        before, self._shown = self._shown, (count, findings[:MOST])
        if self._shown == before:
            return False
        words = (self._count.text(), self.texts)
        self._show(count, findings)
        return words != (self._count.text(), self.texts)

    def _show(self, count: int, findings: tuple[Finding, ...]) -> None:
        one, many = self.tr("1 thing to check"), self.tr("{0} things to check")
        if findings[0].severity is Severity.PROBLEM:
            one, many = self.tr("1 thing to fix"), self.tr("{0} things to fix")
        self._count.setText(one if count == 1 else many.format(count))
        while len(self._lines) < min(count, MOST):
            self._add_line()
        for number, line in enumerate(self._lines):
            line.setVisible(number < count)
            if number < count:
                line.show_finding(findings[number])
        if count > MOST:
            self._lines[-1].link.setText(self.tr("{0} more").format(count - MOST + 1))

    def _add_line(self) -> None:
        line = _Line()
        line.link.clicked.connect(lambda: self.chosen.emit(line.field))
        self._lines.append(line)
        self._column.addWidget(line)
