"""The main window: arranges the widgets and connects their signals to the controllers."""

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent

from nxwa_desktop.protocol.message import Field, FieldKind, Message
from nxwa_desktop.sending.send_report import SendReport
from nxwa_desktop.services.container import ServiceContainer
from nxwa_desktop.services.undo_stack import EditKind
from nxwa_desktop.ui.accounts.account_menu import AccountMenu
from nxwa_desktop.ui.compose.rehearsal_menu import Endings, RehearsalMenu
from nxwa_desktop.ui.preview.preview_tabs import PreviewPage
from nxwa_desktop.ui.widgets.announcing import announce
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.window.area_focus import focus_next_area
from nxwa_desktop.ui.window.central_widget import SMALLEST, CentralWidget, first_size
from nxwa_desktop.ui.window.compose_page import ComposePage
from nxwa_desktop.ui.window.edit_menu import EditMenu
from nxwa_desktop.ui.window.help_menu import HelpMenu
from nxwa_desktop.ui.window.menu_bar import MenuBar
from nxwa_desktop.ui.window.message_menu import MessageCommands, MessageMenu
from nxwa_desktop.ui.window.navigation import Place
from nxwa_desktop.ui.window.view_menu import ViewMenu
from nxwa_desktop.ui.window.window_controllers import WindowControllers

if TYPE_CHECKING:  # what the first picture does without is imported when it is first needed
    from nxwa_desktop.system.single_instance import ActivationRequest
    from nxwa_desktop.ui.result.result_panel import ResultPanel
    from nxwa_desktop.ui.widgets.after_paint import AfterPaint
    from nxwa_desktop.ui.window.welcome import WelcomePage

SETTLING_MS = 500
"""Longest time in milliseconds from the first paint that the rest of the window waits for the draft."""
_PAGES = {Place.HISTORY: "history", Place.TEMPLATES: "templates", Place.BATCH: "batch", Place.SETTINGS: "settings"}
"""Names of the controllers of the places beside the message."""


class MainWindow(WindowControllers):
    """`painted()`: the first paint is done; what the form shows next may be read now.

    `completed()`: what follows the services is built. `settled()`: what was composed before the start is painted too,
    with its preview; all the rest may begin.
    """

    painted = Signal()
    completed = Signal()
    settled = Signal()

    def __init__(
        self, services: ServiceContainer, *, endings: Endings, first_start: bool = False, opens_sandbox: bool = False
    ) -> None:
        """`first_start`: nothing has been stored yet, so the window opens with the welcome.

        `opens_sandbox`: the program starts in the sandbox; `endings` gives the answers that can be rehearsed there.
        """
        super().__init__()
        self._services = services
        self._composer = services.composer
        self._account_service = services.account_service
        self._sender, self._endings = services.sender, endings
        self.steps_after_draft: list[Callable[[], object]] = []
        """Run one by one after the draft is painted, or half a second without one; add to it before the first paint."""
        self._has_painted = self._is_complete = self._replaces_another = self._chosen_once = self._knows_accounts = (
            False
        )
        settings = services.settings
        self._data_gone = first_start and bool(settings.last_account or settings.default_account)
        self._arrange(opens_sandbox=opens_sandbox)
        self._build_menus()
        self._connect()
        self.resize(first_size(self.screen().availableSize()))
        self.restoreGeometry(settings.geometry)
        self.pages.setCurrentWidget(self.welcome if first_start else self.workspace)
        self._page_changed()
        (self.welcome.account if first_start else self.form.recipient.edit).setFocus()
        self._account_changed()

    def complete(self) -> None:
        """Build what follows the services, and show what they reported before.

        The draft is shown without it, and waits for nothing else. What belongs to another page is built when the
        person goes there.
        """
        if self._is_complete:
            return
        self._is_complete = True
        from nxwa_desktop.ui.window.screen_reader import ScreenReaderAnnouncer

        _ = self.account_notices, self.docking
        is_first = not self._replaces_another
        ScreenReaderAnnouncer(self, self.sending, self.dock.ready, self._services, announces_draft=is_first)
        self._follow_services()
        if is_first and self._services.data_file.last_restored is not None:
            self._account_service.load()  # from what took the place of the damaged file
        self.notices.refresh()
        self.completed.emit()

    def settle(self) -> None:
        """Build the rest after the next paint, which shows the draft."""
        self._settling.wait()

    @functools.cached_property
    def _settling(self) -> "AfterPaint":
        from nxwa_desktop.ui.widgets.after_paint import AfterPaint

        plans, result = self._services.field_validation.load_numbering_plans, self.dock.steps
        first = (self.complete, self.form.body.build_others, plans, *self.preview.steps, *self.steps_after_draft)
        rest = (lambda: self.imports, *result, self.follow_batches, self.settled.emit)
        self.dock.steps_wanted.connect(lambda: self._settling.begin(plans, *result))
        return AfterPaint(self, *first, *rest, longest_ms=SETTLING_MS)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Emit `painted` once, after the first paint."""
        super().paintEvent(event)
        if not self._has_painted:
            self._has_painted = True
            QTimer.singleShot(0, self._begin_to_settle)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close the notice on Esc, else go back to the message; undo and redo where a field leaves it to the window."""
        if (step := self.edit_menu.step_of(event)) is not None:
            step.trigger()
        elif event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not self.notices.close_shown() and self.place not in {None, Place.COMPOSE}:
            self.show_place(Place.COMPOSE)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Save position and size; ask only where that pauses a batch."""
        if self._runs_batch and not self.batch.may_close():
            event.ignore()
            return
        self._services.settings.geometry = bytes(self.saveGeometry().data())
        super().closeEvent(event)

    def close_at_once(self) -> None:
        """Close without a question: the system asks for it."""
        if self._runs_batch:
            self.batch.let_close()
        self.close()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Refresh what may have changed elsewhere when the window is activated."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self._is_complete:
            self._services.external_changes.watch(self.isActiveWindow())

    def copy_state_from(self, other: "MainWindow") -> None:
        """Take over geometry, page, result and running send of another window of the same services."""
        self._replaces_another = True
        for window in (other, self):
            window._settling.finish()
        if other.windowState() == Qt.WindowState.WindowNoState:
            self.setGeometry(other.geometry())
        else:
            self.restoreGeometry(other.saveGeometry())
        self._chosen_once, self._knows_accounts = other._chosen_once, other._knows_accounts
        self.form.refresh()
        self.sending.copy_state_from(other.sending)
        self._enable_sending()
        self.docking.copy_state_from(other.docking)
        self.notices.copy_state_from(other.notices)
        self.imports.copy_state_from(other.imports)
        self.preview.show_page(other.preview.page)
        if (name := _PAGES.get(other.place or Place.COMPOSE)) is not None:
            getattr(self, name).copy_state_from(getattr(other, name))
        elif other.pages.currentWidget() is not other.workspace:
            self.pages.setCurrentWidget(self.welcome)
        self.account_notices.copy_state_from(other.account_notices)
        self.navigation.show_unresolved(self._services.unresolved.count)

    def new_message(self) -> None:
        """Start an empty message; undo restores the previous one."""
        self.show_message()
        self._composer.load(Message(language=self._services.settings.default_language), EditKind.NEW)
        self._services.field_validation.hide_until_left()
        self.workspace.go_to(Field(FieldKind.RECIPIENT))

    def show_place(self, place: Place) -> None:
        """Go to a place, as the person asked for."""
        (getattr(self, _PAGES[place]).open if place in _PAGES else self.show_message)()
        if self.place is place:
            announce(self, self.navigation.words(place))

    def show_message(self) -> None:
        """Switch to the page of the message."""
        self.pages.setCurrentWidget(self.workspace)
        self._choose_page()

    def send(self) -> None:
        """Send the composed message; where another place is shown, show the message first: nobody sends unseen."""
        if not self._shows_message:
            self.show_message()
            return
        self.complete()
        # Pressed twice is meant once: the send may have ended between the two. A message that has its result is sent
        # again by the button of that, unless nothing of it went out.
        if self.dock.ignores_clicks or self.dock.holds_back:
            return
        # A language still being typed goes out as the one it stands for.
        self.form.language.box.settle()
        self.sending.send()

    def handle_activation(self, request: "ActivationRequest") -> None:
        """Bring this window to the front: the program was started a second time."""
        from nxwa_desktop.ui.window import second_start

        second_start.raise_window(self, request.activation)
        offer, new = self.account_notices.offer_sandbox, self.new_message
        second_start.show_wanted(request.show, self._account_service, offer_sandbox=offer, new_message=new)

    def announce(self, text: str) -> None:
        """Announce `text` to a screen reader, at once."""
        announce(self, text, urgent=True)

    @functools.cached_property
    def welcome(self) -> "WelcomePage":
        """The welcome page, shown while there is no account."""
        from nxwa_desktop.ui.window.welcome import WelcomePage

        page = WelcomePage()
        page.account_wanted.connect(self.accounts.add)
        page.sandbox_wanted.connect(self._account_service.choose_sandbox)
        self.pages.addWidget(page)
        return page

    @property
    def result(self) -> "ResultPanel":
        """The result in the dock."""
        return self.dock.result

    @property
    def report(self) -> SendReport | None:
        """The report that is shown, in full or as past."""
        return self._services.last_send.report

    def _arrange(self, *, opens_sandbox: bool) -> None:
        self.setWindowTitle(self.tr("NXCloud WhatsApp messages"))
        frame = CentralWidget(self._account_service, opens_sandbox=opens_sandbox)
        self.navigation, self.ribbon, self.pages = frame.navigation, frame.ribbon, frame.pages
        self.account_menu = AccountMenu(self._account_service, self)
        self.workspace = page = ComposePage(self._services, endings=self._endings)
        self.form, self.preview, self.dock = page.form, page.preview, page.dock
        self.form.body.begin_with_first()
        self.pages.addWidget(page)
        self.setCentralWidget(frame)
        self.setMinimumSize(SMALLEST)

    def _build_menus(self) -> None:
        self.setMenuBar(MenuBar())
        rehearsals = RehearsalMenu(self._composer, self._endings, self)
        rehearsals.triggered.connect(self.show_message)
        menu = MessageMenu(self, self._composer, self._message_commands(), rehearsals)
        self.send_action, self.cancel_action, self.rehearsals = menu.send, menu.cancel, menu.rehearsals
        self.workspace.head.menu.addActions(menu.of_head)
        self.edit_menu = EditMenu(self, self._composer, self._go_to_change, self._go_to_field)
        self.menuBar().addMenu(self.account_menu)
        ViewMenu(self, self.show_place, self._show_view, self._go_to_area, self._go_to_field)
        self.help_menu = HelpMenu(self, self._services.paths)

    def _message_commands(self) -> MessageCommands:
        return MessageCommands(
            new=self.new_message,
            next_customer=lambda: self.docking.begin_next_customer(),
            clear_values=lambda: self.docking.clear_values(),
            save_template=lambda: self.templates.save(),
            import_file=lambda: self.imports.open(),
            import_copied=lambda: self.imports.paste(),
            undo_import=lambda: self.imports.undo(),
            send=self.send,
            cancel=self._sender.cancel,
            quit=self.close,
        )

    def _connect(self) -> None:
        self.navigation.wanted.connect(self.show_place)
        self.pages.currentChanged.connect(self._page_changed)
        self.workspace.head.new_wanted.connect(self.new_message)
        self.workspace.head.import_wanted.connect(lambda: self.imports.open())
        self.form.template_wanted.connect(lambda template: self.templates.use_chosen(template))
        self.form.update_wanted.connect(lambda: self.templates.update_from_nxcloud())
        self.form.header.image_made.connect(lambda _: self.images)
        self.preview.history_wanted.connect(lambda recipient: self.history.show_recipient(recipient))
        self.preview.page_shown.connect(lambda _: self.request_copy)
        self.dock.send_wanted.connect(self.send)
        self._account_service.changed.connect(self._account_changed)
        self._account_service.removed.connect(self._choose_page)
        self._sender.started.connect(self._enable_sending)
        self._sender.finished.connect(self._send_finished)
        _ = self.accounts

    @property
    def _runs_batch(self) -> bool:
        return any(batches.running is not None for batches in self._services.built("batches"))

    def _begin_to_settle(self) -> None:
        self.painted.emit()
        _ = self._settling

    def _account_changed(self) -> None:
        was_in_form = self.form.isAncestorOf(self.focusWidget())
        self.rehearsals.menuAction().setVisible(self._account_service.in_sandbox)
        self.preview.show_account(self._account_service.chosen)
        # Who waits for the sandbox has an account in a moment, or learns why not.
        is_known = self._account_service.loaded and not self._account_service.opening_sandbox
        if is_known and not self._knows_accounts:
            self._knows_accounts = True
            self._choose_page()
        elif self._account_service.chosen is not None or self._account_service.accounts:
            self._choose_page()
        if is_built(self, "notices"):
            self.notices.refresh()
        if self._account_service.chosen is not None and not self._chosen_once:
            self._chosen_once = True
            # Who has begun to type is left where they are.
            if not was_in_form:
                self.workspace.go_to(Field(FieldKind.RECIPIENT))

    @property
    def place(self) -> Place | None:
        """The place that is shown; None for the welcome page."""
        for place, name in _PAGES.items():
            if is_built(self, name) and getattr(self, name).shown:
                return place
        return Place.COMPOSE if self.pages.currentWidget() is self.workspace else None

    @property
    def _shows_message(self) -> bool:
        """True on the page of the message, and where the welcome stands in its place."""
        return self.place in {None, Place.COMPOSE}

    def _page_changed(self) -> None:
        self.navigation.show_place(self.place)
        self.edit_menu.follow_message(is_shown=self._shows_message)
        if is_built(self, "notices"):
            place, on_message = self.notice_place
            self.notices.show_at(place, on_message=on_message)

    def _go_to_area(self, step: int) -> None:
        page = self.pages.currentWidget()
        focus_next_area((self.navigation, *getattr(page, "areas", (page,))), step)

    def _go_to_field(self, field: Field) -> None:
        """Put the cursor into a field of the message; for the template's name that is the search of the chooser."""
        self.show_message()
        if self.pages.currentWidget() is self.workspace:  # and not the welcome page
            self.workspace.go_to(field)
            if field.kind is FieldKind.TEMPLATE_NAME:
                self.form.template.open("")

    def _show_view(self, page: PreviewPage) -> None:
        self.show_message()
        self.preview.show_page(page)
        self.workspace.show_preview()

    def _choose_page(self) -> None:
        """Show the welcome page without accounts; never replace a message, a send, its result, or another place.

        Accounts removed elsewhere do not change the page either: keys typed there would press the page's buttons.
        """
        if not self._shows_message:
            return
        at_work = self._sender.busy or self.report is not None or not self._services.drafts.blank
        if self._account_service.chosen is not None or self._account_service.accounts:
            self.pages.setCurrentWidget(self.workspace)
        elif self._account_service.empty and not at_work:
            self.pages.setCurrentWidget(self.welcome)

    def ask_for_account(self) -> None:
        """Open the list of accounts, or lead to the welcome page's button."""
        if not self.workspace.isVisible():
            self.welcome.account.setFocus()
            return
        self.accounts.offer()

    def _go_to_change(self) -> None:
        """Show the message and the changed field after an undo or redo."""
        self.show_message()
        if (field := self._composer.changed_field) is not None:
            self.workspace.go_to(field)

    def _enable_sending(self) -> None:
        self.send_action.setEnabled(not self._sender.busy)
        self.cancel_action.setEnabled(self._sender.busy)

    def _send_finished(self) -> None:
        self._enable_sending()
        self.notices.refresh()
        self._services.history.schedule_tidying()
