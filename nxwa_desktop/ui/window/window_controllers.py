"""The controllers of the main window, each built when it is first needed."""

import functools
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout

from nxwa_desktop.services.container import ServiceContainer
from nxwa_desktop.ui.accounts.account_menu import AccountMenu
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.window.compose_page import ComposePage
from nxwa_desktop.ui.window.navigation import Navigation

if TYPE_CHECKING:
    from nxwa_desktop.ui.controllers.account_notices import AccountNotices
    from nxwa_desktop.ui.controllers.accounts import AccountController
    from nxwa_desktop.ui.controllers.batch import BatchController
    from nxwa_desktop.ui.controllers.dock import DockController
    from nxwa_desktop.ui.controllers.history import HistoryController
    from nxwa_desktop.ui.controllers.image_check import ImageCheckController
    from nxwa_desktop.ui.controllers.importing import ImportController
    from nxwa_desktop.ui.controllers.notices import NoticeController
    from nxwa_desktop.ui.controllers.request_copy import RequestCopyController
    from nxwa_desktop.ui.controllers.sending import SendController
    from nxwa_desktop.ui.controllers.settings import SettingsController
    from nxwa_desktop.ui.controllers.templates import TemplateController


class WindowControllers(QMainWindow):
    """A window whose controllers are attributes. Reading one builds it and connects it with the others.

    `MainWindow` arranges the widgets, builds those controllers that follow the services once it is painted, and those
    of a page when the person goes there.
    """

    _services: ServiceContainer
    account_menu: AccountMenu
    navigation: Navigation
    pages: QStackedWidget
    workspace: ComposePage
    _data_gone: bool
    """True if the program started without the data file that it used before."""

    @property
    def notice_place(self) -> tuple[QVBoxLayout, bool]:
        """The place of the notices on the current page, and whether that is the page of the message."""
        page = self.pages.currentWidget()
        return getattr(page, "under_head", self.workspace.under_head), page is self.workspace

    def show_message(self) -> None:
        """Switch to the page of the message."""
        raise NotImplementedError

    def ask_for_account(self) -> None:
        """Lead the person to the choice of an account."""
        raise NotImplementedError

    def _show_history_error(self, error: BaseException) -> None:
        self.history.show_error(error)

    def _show_template_error(self, error: BaseException) -> None:
        self.templates.show_error(error)

    def _follow_services(self) -> None:
        """Show what the services report."""
        services = self._services
        for told in (services.history.changed, services.history.grew):
            told.connect(self.notices.refresh)
        services.history.failed.connect(self._show_history_error)
        services.templates.failed.connect(self._show_template_error)
        services.unresolved.changed.connect(self.navigation.show_unresolved)
        services.field_validation.numbers_known.connect(self._show_numbers)
        services.external_changes.changed_elsewhere.connect(self._changed_elsewhere)
        services.data_file.went_on.connect(self._changed_elsewhere)
        services.data_file.restored.connect(self._changed_elsewhere)

    def _show_numbers(self) -> None:
        self.navigation.card.refresh()
        self.workspace.preview.show_account(self._services.account_service.chosen)

    def _changed_elsewhere(self) -> None:
        """Reload after another process has written, or another data file came into use."""
        self._services.account_service.load()
        self._services.templates.load()
        self._services.never_send.load()
        self.notices.refresh()
        if is_built(self, "history"):
            self.history.refresh()

    def follow_batches(self) -> None:
        """Show the progress of a batch, and which ones wait to be continued, on every page."""
        from nxwa_desktop.ui.controllers.batch_progress import BatchProgress
        from nxwa_desktop.ui.controllers.paused_batches import PausedBatches

        services, batches = self._services, self._services.batches
        show_progress, show_count = self.navigation.show_batch_progress, self.navigation.show_paused_batches
        BatchProgress(self, batches, services.history, show_progress=show_progress)
        PausedBatches(
            self,
            batches,
            services.account_service,
            self.notices,
            show=lambda batch: self.batch.show_batch(batch),
            show_count=show_count,
        )

    @functools.cached_property
    def accounts(self) -> "AccountController":
        """The dialogs and errors of accounts."""
        from nxwa_desktop.ui.controllers.accounts import AccountController

        services = self._services
        return AccountController(
            self, self.account_menu, self.navigation.card, services.account_service, services.sender
        )

    @functools.cached_property
    def sending(self) -> "SendController":
        """The questions before a send."""
        from nxwa_desktop.ui.controllers.sending import SendController

        services = self._services
        sending = SendController(
            self,
            services.composer,
            services.field_validation,
            services.account_service,
            services.sender,
            services.never_send,
        )
        sending.field_wanted.connect(self.workspace.go_to)
        sending.account_wanted.connect(self.ask_for_account)
        sending.earlier_wanted.connect(lambda send_id: self.history.show_send(send_id))
        return sending

    @functools.cached_property
    def docking(self) -> "DockController":
        """The dock's states, and the commands that it offers."""
        from nxwa_desktop.ui.controllers.dock import DockController

        return DockController(
            self,
            self.workspace.dock,
            self.workspace.form,
            self.workspace.go_to,
            self._services,
            self.sending,
            self.accounts,
            show_message=self.show_message,
            show_send=lambda send_id: self.history.show_send(send_id),
            update_templates=lambda: self.templates.update_from_nxcloud(),
        )

    @functools.cached_property
    def notices(self) -> "NoticeController":
        """The notices of the services, on every page."""
        from nxwa_desktop.ui.controllers.notices import NoticeController

        place, on_message = self.notice_place
        notices = NoticeController(self, place, self._services)
        notices.show_at(place, on_message=on_message)
        return notices

    @functools.cached_property
    def account_notices(self) -> "AccountNotices":
        """Notices about accounts."""
        from nxwa_desktop.ui.controllers.account_notices import AccountNotices

        services = self._services
        return AccountNotices(
            self.notices,
            self.accounts,
            services.composer,
            services.account_service,
            services.drafts,
            services.data_file,
            services.sender,
            data_gone=self._data_gone,
        )

    @functools.cached_property
    def imports(self) -> "ImportController":
        """Import by dialog, clipboard and drop."""
        from nxwa_desktop.ui.controllers.importing import ImportController

        imports = ImportController(self, self.workspace, self.notices, self._services)
        imports.message_wanted.connect(self.show_message)
        imports.templates_wanted.connect(lambda source: self.templates.import_source(source))
        imports.takes_drop = lambda data: self.templates.take_drop(data) or self.batch.take_drop(data)
        return imports

    @functools.cached_property
    def images(self) -> "ImageCheckController":
        """The check of the header's image."""
        from nxwa_desktop.ui.controllers.image_check import ImageCheckController

        return ImageCheckController(self._services.images, self.workspace.form.header, self.workspace.preview, self)

    @functools.cached_property
    def request_copy(self) -> "RequestCopyController":
        """Copying of the request."""
        from nxwa_desktop.ui.controllers.request_copy import RequestCopyController

        services = self._services
        return RequestCopyController(
            self.workspace.preview, services.composer, services.account_service, services.sender
        )

    @functools.cached_property
    def history(self) -> "HistoryController":
        """The page of the history."""
        from nxwa_desktop.ui.controllers.history import HistoryController

        services = self._services
        history = HistoryController(
            self,
            self.pages,
            services.composer,
            services.account_service,
            services.history,
            services.export,
            services.templates,
        )
        history.back_wanted.connect(self.show_message)
        history.used_again.connect(services.field_validation.hide_until_left)
        history.used_again.connect(self.account_notices.show_owner)
        return history

    @functools.cached_property
    def templates(self) -> "TemplateController":
        """The page of the templates."""
        from nxwa_desktop.ui.controllers.templates import TemplateController

        templates = TemplateController(self, self.pages, self.workspace.form, self._services)
        templates.message_found.connect(self.imports.import_source)
        templates.message_wanted.connect(self.show_message)
        templates.batch_wanted.connect(lambda template: self.batch.use_template(template))
        templates.account_wanted.connect(self.accounts.edit_list_address)
        return templates

    @functools.cached_property
    def batch(self) -> "BatchController":
        """The page of a batch."""
        from nxwa_desktop.ui.controllers.batch import BatchController

        batch = BatchController(self, self.pages, self._services)
        batch.undecided_wanted.connect(lambda: self.history.show_undecided())
        return batch

    @functools.cached_property
    def settings(self) -> "SettingsController":
        """The page of the settings, and the questions of the history that it leads to."""
        from nxwa_desktop.ui.controllers.settings import SettingsController

        _ = self.history
        services = self._services
        settings = SettingsController(
            self,
            self.pages,
            services.settings,
            self.accounts,
            services.account_service,
            services.history,
            services.never_send,
        )
        settings.message_wanted.connect(self.show_message)
        return settings
