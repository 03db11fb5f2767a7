"""The page of the message: form, preview and dock."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from nxwa_desktop.protocol.message import Field, FieldKind
from nxwa_desktop.services.container import ServiceContainer
from nxwa_desktop.ui.compose.compose_form import ComposeForm
from nxwa_desktop.ui.compose.rehearsal_menu import Endings
from nxwa_desktop.ui.i18n.recipient_words import shown_number
from nxwa_desktop.ui.preview.preview_tabs import PreviewPage, PreviewTabs
from nxwa_desktop.ui.result.dock import Dock
from nxwa_desktop.ui.widgets.heading import VerticalLine
from nxwa_desktop.ui.widgets.layouts import GAP, flat
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.segmented_control import SegmentedControl
from nxwa_desktop.ui.window.compose_head import ComposeHead

PANE, NARROW_PANE = 452, 388
"""Width of the preview and the dock, in pixels of a window with the usual font."""
NARROW, ONE_COLUMN = 1_000, 860
"""Widths of the window, as if its font had the usual size, below which there is less beside the form, or nothing."""
USUAL_FONT = 13
"""Pixels of the usual font."""
NO_LIMIT = (1 << 24) - 1


class ComposePage(QWidget):
    """Arranges what belongs to one message; the main window connects it to the controllers.

    Where there is no room for two columns, the segments of the head choose between the form and the pages of the
    preview.
    """

    def __init__(self, services: ServiceContainer, *, endings: Endings, parent: QWidget | None = None) -> None:
        """`endings` gives the answers that can be rehearsed in the sandbox."""
        super().__init__(parent)
        self._composer = composer = services.composer
        self._field_validation = field_validation = services.field_validation
        self._account_service = account_service = services.account_service
        composer.other_edited.connect(self._edited)
        # Before the form, which lays out at once all that has changed: else Send is painted too narrow for its words.
        for changed in (composer.restructured, account_service.changed, field_validation.numbers_known):
            changed.connect(self._name_send)
        self.form = ComposeForm(composer, field_validation, services.templates, account_service, endings)
        last_send, earlier = services.last_send, services.earlier_messages
        self.preview = PreviewTabs(composer, last_send, earlier, services.templates, waits=True)
        self.dock = Dock(field_validation, last_send, lambda: account_service.awaits_keyring)
        pages = (segment.text() for segment in self.preview.segments.segments)
        self.parts = SegmentedControl(self.tr("Part of the page"), (self.tr("Form"), *pages))
        self.parts.chosen.connect(self._show_part)
        self.preview.page_shown.connect(self._page_shown)
        self.head = ComposeHead(self.parts)
        # The result stands under the message that it belongs to.
        services.sender.started.connect(self.show_message)
        self._one_column = False
        self._arrange()
        self._name_send()

    @property
    def areas(self) -> tuple[QWidget, ...]:
        """The areas that F6 leads to."""
        areas = (self._start, self.preview, self.dock)
        return (self._top, *areas) if self._one_column else areas

    def go_to(self, field: Field) -> None:
        """Put the cursor into a field of the form."""
        self._show_part(0)
        self.form.go_to(field)

    def show_preview(self) -> None:
        """Show the preview, where there is room for one of form and preview only."""
        self._show_part(1 + self.preview.page)

    def show_message(self) -> None:
        """Show the message, where there is room for one of form and preview only."""
        self._show_part(1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Arrange the parts for the width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Arrange the parts for the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and is_built(self, "_line"):
            self._fit()

    def _edited(self, field: Field) -> None:
        if field.kind is FieldKind.RECIPIENT:
            self._name_send()

    def _name_send(self) -> None:
        """Name recipient and account on Send."""
        self.dock.show_account(self._account_service.chosen)
        grouped = self._field_validation.knows_numbers
        self.dock.show_recipient(shown_number(self._composer.message.recipient, grouped=grouped))

    def _arrange(self) -> None:
        self._start = QWidget()
        self._top = QWidget()
        top = QVBoxLayout(self._top)
        flat(top, gap=0)
        top.addWidget(self.head)
        self.under_head = QVBoxLayout()
        top.addLayout(self.under_head)
        self._form_column = QVBoxLayout(self._start)
        flat(self._form_column, gap=0)
        self._form_column.addWidget(self.form, 1)
        self._area = QGridLayout()
        self._area.setContentsMargins(0, 0, 0, 0)
        self._area.setSpacing(0)
        self._area.setRowStretch(0, 1)
        self._column = QVBoxLayout(self)
        flat(self._column, gap=0)
        self._column.addLayout(self._area, 1)
        self._line = VerticalLine()
        self._place(one_column=False)

    def _fit(self) -> None:
        scale = max(1.0, self.fontInfo().pixelSize() / USUAL_FONT)
        effective = self.window().width() / scale
        if (one_column := effective < ONE_COLUMN) != self._one_column:
            self._place(one_column=one_column)
        if not one_column:
            pane = round((NARROW_PANE if effective < NARROW else PANE) * scale)
            for part in (self.preview, self.dock):
                part.setFixedWidth(pane)
        else:
            self.preview.fit_copying(self.width() - self.parts.sizeHint().width() - 12 * GAP)
        self.dock.show_compact(is_compact=one_column)
        # In one column, head and notices stand above it as well.
        below = self.height() - self.head.height()
        self.dock.limit_height(below * 2 // 5 if one_column else self.height() // 2)

    def _place(self, *, one_column: bool) -> None:
        self._one_column = one_column
        for part in (self._start, self._line, self.preview, self.dock):
            self._area.removeWidget(part)
        self._area.addWidget(self._start, 0, 0, 1 if one_column else 2, 1)
        self._area.addWidget(self._line, 0, 1, 2, 1)
        self._area.addWidget(self.preview, 0, 2)
        self._area.addWidget(self.dock, 1, 0 if one_column else 2, 1, 3 if one_column else 1)
        self._area.setColumnStretch(0, 0 if one_column else 1)
        self._line.setVisible(not one_column)
        (self._column if one_column else self._form_column).insertWidget(0, self._top)
        self.preview.lend_copying(self.head.row if one_column else None, self.head.row.count() - 1)
        self.head.show_parts(one_column)
        if one_column:
            for part in (self.preview, self.dock):
                part.setMinimumWidth(0)
                part.setMaximumWidth(NO_LIMIT)
        self._show_part(self.parts.choice)

    def _show_part(self, part: int) -> None:
        self.parts.show_choice(part)
        if part and self._one_column:
            self.preview.show_page(PreviewPage(part - 1))
        focused = QApplication.focusWidget()
        self._start.setVisible(part == 0 or not self._one_column)
        self.preview.setVisible(part > 0 or not self._one_column)
        self.preview.copying.setVisible(part > 0 or not self._one_column)
        if focused is not None and self.isAncestorOf(focused) and not focused.isVisible():
            # And not Send, which Qt takes for the next one.
            self.parts.segments[part].setFocus(Qt.FocusReason.OtherFocusReason)

    def _page_shown(self, page: int) -> None:
        if self._one_column and self.parts.choice:
            self.parts.show_choice(1 + page)
