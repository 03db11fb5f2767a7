"""Notices below the head of every page: the clock, storage errors, an update; and the count of unresolved sends."""

import functools
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QObject, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nxwa_desktop.services.container import ServiceContainer
from nxwa_desktop.services.data_file import DataFile
from nxwa_desktop.storage.errors import DataFileChanged
from nxwa_desktop.ui.i18n.clock_words import clock_words
from nxwa_desktop.ui.i18n.translate import storage_words
from nxwa_desktop.ui.widgets.lazy import is_built

if TYPE_CHECKING:
    from nxwa_desktop.storage.restore import Restored
    from nxwa_desktop.ui.widgets.notices import Notices

CLOCK_MS = 5_000
"""A clock that somebody sets is noticed within that time."""


class NoticeController(QObject):
    """Shows what a service reports, and counts the unresolved sends again when that may have changed."""

    def __init__(self, window: QWidget, place: QVBoxLayout, services: ServiceContainer) -> None:
        """`place`: where on the page the notices stand."""
        super().__init__(window)
        self._window = window
        self._place = place
        self._on_message = True
        self._account_service = services.account_service
        self._unresolved = services.unresolved
        self._drafts = services.drafts
        self._data_file = services.data_file
        self._clock_sync = services.clock_sync
        self._external_changes = services.external_changes
        self._clock = QTimer(self)
        self._clock.setInterval(CLOCK_MS)
        self._clock.timeout.connect(self._look_at_clock)
        self._follow_data_file(services.data_file)
        services.drafts.failing.connect(self._show_unsaved)
        services.drafts.recovered.connect(self._saved_again)
        services.clock_sync.changed.connect(self._look_at_clock)
        self._external_changes.program_replaced.connect(self._show_replaced)
        self._show_present_state()

    @functools.cached_property
    def notices(self) -> "Notices":
        """The notice bars, built for the first notice."""
        from nxwa_desktop.ui.widgets.notices import Notices

        notices = Notices()
        notices.show_message_notices(self._on_message)
        self._place.addWidget(notices)
        return notices

    def show_at(self, place: QVBoxLayout, *, on_message: bool) -> None:
        """Show the notices on the page that `place` is a part of; `on_message`: on that of the message."""
        self._place, self._on_message = place, on_message
        if is_built(self, "notices"):
            place.addWidget(self.notices)
            self.notices.show_message_notices(on_message)

    def copy_state_from(self, other: "NoticeController") -> None:
        """Show the notices of `other`, except those that were dismissed."""
        self.refresh()
        if is_built(other, "notices"):
            for key in other.notices.closed:
                self.notices.close_notice(key)

    def close_shown(self) -> bool:
        """Close the notice that is shown; False where there is none that can be closed."""
        if not is_built(self, "notices") or not self.notices.isVisible():
            return False
        return self.notices.close_shown()

    def refresh(self) -> None:
        """Update the notices after a change of account or the end of a send."""
        account = self._account_service.chosen
        if account is None:
            return  # nor is the database asked before the first picture
        self._unresolved.refresh(account.sandbox)
        self._look_at_clock()
        # A clock that was right may be set wrong at any time.
        self._clock.start()

    def _follow_data_file(self, data_file: DataFile) -> None:
        data_file.changed.connect(self._show_data_file)
        data_file.went_on.connect(self._went_on)
        data_file.failed.connect(self._did_not_go_on)
        data_file.restored.connect(self._show_restored)
        data_file.unwritten.connect(self._show_unwritten)

    def _show_present_state(self) -> None:
        """Show what the services reported before."""
        self._show_data_file()
        if self._drafts.failure is not None:
            self._show_unsaved(self._drafts.failure)
        if self._data_file.last_restored is not None:
            self._show_restored(self._data_file.last_restored)
        if self._data_file.last_unwritten is not None:
            self._show_unwritten(self._data_file.last_unwritten)
        if self._external_changes.replaced:
            self._show_replaced(True)

    def _look_at_clock(self) -> None:
        account = self._account_service.chosen
        offset = 0 if account is None else self._clock_sync.offset_ms(account.url)
        if offset:
            self.notices.show_clock(clock_words(offset))
        elif is_built(self, "notices"):
            from nxwa_desktop.ui.widgets.notices import CLOCK

            self.notices.hide_notice(CLOCK)

    def _show_data_file(self) -> None:
        change = self._data_file.change
        if change is not None:
            from nxwa_desktop.ui.i18n.data_file_words import data_file_choices, data_file_words

            choices = [
                (words, functools.partial(self._data_file.go_on, choice)) for words, choice in data_file_choices(change)
            ]
            self.notices.show_data_file(data_file_words(change), choices)
        elif is_built(self, "notices"):
            from nxwa_desktop.ui.widgets.notices import DATA_FILE

            self.notices.hide_notice(DATA_FILE)

    def _went_on(self) -> None:
        self._drafts.flush()  # at once, not only when it is tried again

    def _did_not_go_on(self, error: BaseException) -> None:
        from nxwa_desktop.ui.widgets import prompts

        prompts.inform(self._window, self.tr("Data file"), storage_words(error))

    def _show_unsaved(self, error: BaseException) -> None:
        if isinstance(error, DataFileChanged):
            return  # a notice of its own says so
        text = self.tr("What you type is not being saved, and nothing can be sent. {0}")
        self.notices.show_unsaved(text.format(storage_words(error)))

    def _saved_again(self) -> None:
        from nxwa_desktop.ui.widgets.notices import DRAFTS

        self.notices.hide_notice(DRAFTS)

    def _show_unwritten(self, error: BaseException | None) -> None:
        """Show why an outcome is not in the history yet; None: it is written now."""
        from nxwa_desktop.ui.widgets.notices import UNWRITTEN

        if error is None:
            self.notices.hide_notice(UNWRITTEN)
            return
        if isinstance(error, DataFileChanged):
            return  # a notice of its own says so
        text = self.tr("How the last message ended could not be written to the history yet; it is tried again. {0}")
        self.notices.show_unwritten(text.format(storage_words(error)))

    def _show_restored(self, restored: "Restored") -> None:
        if restored.backup_made_ms is None:
            text = self.tr(
                "The data file was damaged and is set aside. There was no copy of it: add your accounts anew."
            )
        else:
            made = QDateTime.fromMSecsSinceEpoch(restored.backup_made_ms)
            text = self.tr(
                "The data file was damaged and is set aside; its copy of {0} took its place. What was sent since then"
                " is not in the history, and there is no warning before it is sent again."
            ).format(QLocale().toString(made, QLocale.FormatType.ShortFormat))
        self.notices.show_restored(text, restored.set_aside / "file")

    def _show_replaced(self, replaced: bool) -> None:
        from nxwa_desktop.ui.widgets.notices import REPLACED

        if replaced:
            self.notices.show_replaced()
        else:
            self.notices.hide_notice(REPLACED)
