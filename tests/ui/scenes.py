"""Every window, page, dialog and question of the program in every state that looks its own: to walk, to photograph.

Whoever adds one adds a function here; `test_access` fails on a window that no scene shows.
"""

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QApplication, QInputDialog, QMessageBox, QWidget

from nxwa_desktop.protocol.message import Field, FieldKind, ImageHeader, Message, TextHeader
from nxwa_desktop.protocol.outcome import Accepted, NotSent, NotSentReason, Outcome, Rejected, Unknown, UnknownReason
from nxwa_desktop.sending.send_report import EarlierSend, SendReport
from nxwa_desktop.storage.errors import Change, DataFileChanged
from nxwa_desktop.storage.restore import Restored
from nxwa_desktop.storage.send_records import Filter, Resolution
from nxwa_desktop.ui.accounts.account_dialog import CUSTOM, AccountDialog
from nxwa_desktop.ui.history.delete_history_dialog import DeleteHistoryDialog
from nxwa_desktop.ui.importing.import_choice_dialog import ImportChoiceDialog
from nxwa_desktop.ui.settings.settings_dialog import SettingsDialog
from nxwa_desktop.ui.templates.templates_dialog import TemplatesDialog
from nxwa_desktop.ui.widgets import prompts
from nxwa_desktop.ui.widgets.notices import NOTE
from nxwa_desktop.ui.window.about_dialog import AboutDialog
from nxwa_desktop.ui.window.shortcuts_dialog import ShortcutsDialog
from nxwa_desktop.validation.message_rules import Finding, validate
from tests.ui.workbench import GOOD, RECIPIENT, Bench, account, number_ending_in

TEXT = "Hello {{First Name}}, your parcel to {{Country}} has left. It reaches {{Country}} in two days."
NAMED = Message(
    "+86 136 0000 9759", "order_update", "en_US", TextHeader(("Parcel",)), ("David", "China", "China"), TEXT
)
LONG = "support-for-customers-of-the-whole-of-south-east-asia"

Build = Callable[[Bench], QWidget]


class Scene(NamedTuple):
    """A state of the program, and the widget that is to be looked at in it."""

    build: Build
    first_start: bool

    @property
    def name(self) -> str:
        return self.build.__name__


SCENES: dict[str, Scene] = {}
QUESTIONS: dict[str, Callable[[QWidget], QMessageBox]] = {
    "confirm_warnings": lambda window: prompts.confirm_warnings(window, warnings_of_many_kinds(), list),
    "confirm_repeat": lambda window: prompts.confirm_repeat(window, earlier(), list, list),
    "confirm_signature": lambda window: prompts.confirm_signature(window, list, list),
    "confirm_removal": lambda window: prompts.confirm_removal(window, LONG, list),
    "confirm_replacement": lambda window: prompts.confirm_replacement(window, LONG, list),
    "tell_place": lambda window: prompts.tell_place(
        window, "Log", "The log is here:", Path("/home/anna/.local") / LONG
    ),
    "tell": lambda window: prompts.tell(window, "Export", "2,345 messages were exported. " * 4),
}
"""Every function of `prompts`, asked."""


def scene(build: Build) -> Build:
    """A scene in the sandbox."""
    SCENES[build.__name__] = Scene(build, False)
    return build


def first_start(build: Build) -> Build:
    """A scene of a program that has no account yet, or gets its own."""
    SCENES[build.__name__] = Scene(build, True)
    return build


# what the scenes are made of


def report(outcome: Outcome, *, offset_ms: int = 0, correctable: bool = False) -> SendReport:
    return SendReport(
        send_id="x",
        account_name="Acme",
        url="https://api.nxcloud.com/saas/wa/send",
        recipient="8613600009759",
        outcome=outcome,
        started_at=1_700_000_000_000,
        duration_ms=212,
        clock_offset_ms=offset_ms,
        correctable=correctable,
    )


def ended(bench: Bench, outcome: Outcome, **more: bool) -> QWidget:
    bench.load(NAMED)
    bench.window.result.show_report(report(outcome, offset_ms=90_000, **more))
    return bench.window


def earlier() -> EarlierSend:
    return EarlierSend("x", "8613600009759", Unknown(UnknownReason.READ_TIMEOUT, ""), time.time_ns() // 1_000_000)


def warnings_of_many_kinds() -> tuple[Finding, ...]:
    doubtful = Message("123456789", "Order Update", "xx_YY", ImageHeader("http://127.0.0.1/a"), ("a  b", "c" * 1100))
    return validate(doubtful)


def send(bench: Bench, ending: str) -> None:
    bench.load()
    bench.app.composer.edit(RECIPIENT, number_ending_in(ending) + " ")
    bench.finished(bench.window.send)


def history(bench: Bench, *endings: str) -> QWidget:
    for ending in endings:
        send(bench, ending)
    bench.window.history.open()
    page = bench.window.history.page
    bench.until(lambda: page.model.counted and (page.details.entry is not None or not endings))
    return bench.window


def keep_template(bench: Bench, message: Message, title: str) -> None:
    with bench.qtbot.waitSignal(bench.app.core.templates.changed):
        bench.app.core.templates.add(message, title)


# the composer


@scene
def an_empty_message(bench: Bench) -> QWidget:
    return bench.window


@scene
def a_text_header_and_named_rows(bench: Bench) -> QWidget:
    bench.load(NAMED)
    bench.app.composer.edit(Field(FieldKind.BODY_TEMPLATE), TEXT)
    return bench.window


@scene
def an_image_header(bench: Bench) -> QWidget:
    bench.load(GOOD)
    return bench.window


@scene
def sixty_rows(bench: Bench) -> QWidget:
    bench.load(Message(body=tuple(f"value {number}" for number in range(60))))
    return bench.window


@scene
def problems_everywhere(bench: Bench) -> QWidget:
    bench.load(Message("12", "", "xx", ImageHeader("http//"), ("", "a\nb", "c  d")))
    bench.app.checker.reveal()
    return bench.window


@scene
def problems_of_a_text_header(bench: Bench) -> QWidget:
    bench.load(Message("12", "Name with spaces", "", TextHeader(("",)), ("x" * 1100,)))
    bench.app.checker.reveal()
    return bench.window


@scene
def the_request(bench: Bench) -> QWidget:
    bench.load(GOOD)
    bench.window.preview.tabs.setCurrentWidget(bench.window.preview._request_page)
    return bench.window


@scene
def a_request_copied(bench: Bench) -> QWidget:
    the_request(bench)
    bench.window.preview.copy_curl.click()
    return bench.window


@scene
def being_sent(bench: Bench) -> QWidget:
    bench.load(GOOD)
    bench.window.send_button.show_busy()
    return bench.window


# how a send ended


@scene
def accepted(bench: Bench) -> QWidget:
    return ended(bench, Accepted("wamid." + "f" * 32, "e" * 32))


@scene
def rejected(bench: Bench) -> QWidget:
    return ended(bench, Rejected(22091, "Not a WhatsApp user", "e" * 32))


@scene
def rejected_for_its_time(bench: Bench) -> QWidget:
    return ended(bench, Rejected(1004, "expired", "e" * 32), correctable=True)


@scene
def not_sent(bench: Bench) -> QWidget:
    return ended(bench, NotSent(NotSentReason.KEYRING_LOCKED, "detail"))


@scene
def unknown(bench: Bench) -> QWidget:
    return ended(bench, Unknown(UnknownReason.READ_TIMEOUT, "detail"))


@scene
def four_notices(bench: Bench) -> QWidget:
    bench.load(NAMED)
    notices = bench.window.notices.notices
    notices.show_clock("This computer's clock is 3 days 0 h slow. Set it right.")
    notices.show_unresolved(3, list)
    notices.show_unsaved("What you type is not being saved, and nothing can be sent. The disk is full.")
    bench.app.core.restored.rung.emit(Restored(Path("/home/anna/.local/share/nxwa-desktop/damaged"), 1_700_000_000_000))
    return bench.window


@scene
def data_file_missing(bench: Bench) -> QWidget:
    bench.load(NAMED)
    change = DataFileChanged(Change.ABSENT, kept=False, copy_made_ms=1_700_000_000_000)
    assert bench.app.storage.on_changed is not None
    bench.app.storage.on_changed(change)
    bench.settle()
    return bench.window


@scene
def notices_and_a_result(bench: Bench) -> QWidget:
    four_notices(bench)
    return rejected_for_its_time(bench)


# accounts


@first_start
def the_welcome(bench: Bench) -> QWidget:
    bench.until(lambda: bench.window.pages.currentWidget() is bench.window.welcome)
    return bench.window


@first_start
def an_account_with_a_long_name(bench: Bench) -> QWidget:
    bench.keep(account(LONG))
    bench.load(NAMED)
    return bench.window


@first_start
def a_new_account(bench: Bench) -> QWidget:
    bench.window.accounts.add()
    return bench.dialog(AccountDialog)


@first_start
def an_account_with_problems(bench: Bench) -> QWidget:
    dialog = bench.window.accounts.add()
    dialog.region.setCurrentIndex(dialog.region.findData(CUSTOM))
    dialog.save_button.click()
    dialog.answer.show_text("The keyring does not answer. " * 6, drawing="problem", role="problem")
    return dialog


@first_start
def an_account_to_edit(bench: Bench) -> QWidget:
    bench.keep(account("Acme"))
    return bench.window.accounts.edit(bench.app.account_service.accounts[0])


# templates


@scene
def no_templates(bench: Bench) -> QWidget:
    bench.window.templates.manage()
    return bench.dialog(TemplatesDialog)


@scene
def templates(bench: Bench) -> QWidget:
    for title in ("Order update", LONG):
        keep_template(bench, NAMED, title)
    bench.window.templates.manage()
    dialog = bench.dialog(TemplatesDialog)
    with bench.qtbot.waitSignal(bench.app.core.templates.changed):
        dialog.remove.click()
    return dialog


@scene
def a_template_to_save(bench: Bench) -> QWidget:
    bench.load(NAMED)
    bench.window.templates.save()
    return bench.dialog(QInputDialog)


@scene
def a_template_to_rename(bench: Bench) -> QWidget:
    keep_template(bench, NAMED, "Order update")
    bench.window.templates.manage()
    bench.dialog(TemplatesDialog).rename.click()
    return bench.dialog(QInputDialog)


# the history and the settings


@scene
def an_empty_history(bench: Bench) -> QWidget:
    return history(bench)


@scene
def a_history(bench: Bench) -> QWidget:
    history(bench, "09759", "90001", "22091")
    bench.window.history.page.filters.day.setCurrentIndex(5)
    return bench.window


@scene
def a_history_that_was_exported(bench: Bench) -> QWidget:
    history(bench, "09759", "90001", "22091")
    # A path of the same length wherever the tests run: the notice shows all of it.
    with tempfile.TemporaryDirectory(prefix="nxwa-a-folder-of-exported-histories-") as folder:
        with bench.qtbot.waitSignal(bench.app.core.export.finished):
            bench.window.history.exports.start(Filter(), Path(folder) / f"{LONG}.csv")
        return bench.window


@scene
def a_history_that_is_being_exported(bench: Bench) -> QWidget:
    history(bench, "09759")
    cancel = ("Cancel", bench.app.core.export.cancel)
    bench.window.history.page.set_exporting(True)
    bench.window.history.page.exporting.say("Exporting… 12,500 of 80,000", NOTE, cancel, closable=False)
    return bench.window


@scene
def a_doubtful_send(bench: Bench) -> QWidget:
    return history(bench, "09759", "90001")


@scene
def a_send_that_was_dealt_with(bench: Bench) -> QWidget:
    history(bench, "90001")
    details = bench.window.history.page.details
    details.did_not.click()
    bench.until(lambda: details.entry is not None and details.entry.resolution is Resolution.DID_NOT)
    return bench.window


@scene
def the_settings(bench: Bench) -> QWidget:
    bench.keep(account("Acme"), account(LONG))
    bench.window.history.open_settings()
    return bench.dialog(SettingsDialog)


@scene
def a_history_to_delete(bench: Bench) -> QWidget:
    dialog = DeleteHistoryDialog(3, bench.window)
    dialog.open()
    return dialog


# importing


def _imported(bench: Bench, text: str) -> QWidget:
    bench.window.imports.import_text(text)
    bench.until(lambda: "notices" in bench.window.notices.__dict__ and bench.window.notices.notices.notice("imported"))
    return bench.window


@scene
def an_import(bench: Bench) -> QWidget:
    unusable = '"recipient":"HK.73374xxxx5265","ttl":5,"priority":"high"'
    components = '[{"type":"button"},{"type":"footer"},{"type":"body","parameters":[{"type":"currency"}]}]'
    return _imported(
        bench,
        f'curl -d \'{{"tenant_id":99,{unusable},"to":8613600009759 // number\n,,'
        f'"template":{{"name":"order_update","components":{components}}}}}\' x',
    )


@scene
def a_refused_import(bench: Bench) -> QWidget:
    return _imported(bench, '{"name":"order_update","components":[{"type":"BODY","text":"Hello"}]}')


@scene
def something_to_import(bench: Bench) -> QWidget:
    QApplication.clipboard().setText("curl -d @body.json https://api.nxcloud.com/saas/wa/send {}")
    dialog = bench.window.imports.open()
    dialog.import_button.click()
    bench.until(lambda: dialog.note.text)
    return dialog


@scene
def templates_to_import_elsewhere(bench: Bench) -> QWidget:
    QApplication.clipboard().setText('{"name":"order_update","components":[{"type":"BODY","text":"Hello"}]}')
    dialog = bench.window.imports.open()
    dialog.import_button.click()
    bench.until(dialog.templates_button.isVisible)
    return dialog


@scene
def messages_to_choose_from(bench: Bench) -> QWidget:
    bodies = (f'{{"to":"8613600009759","template":{{"name":"{name}","language":"en"}}}}' for name in ("order", LONG))
    bench.window.imports.import_text(f'{{"n":[{",".join(bodies)}],"b":{{"to":"1","type":"text","text":{{}}}}}}')
    return bench.dialog(ImportChoiceDialog)


@scene
def a_message_among_the_templates(bench: Bench) -> QWidget:
    bench.window.templates.manage()
    dialog = bench.dialog(TemplatesDialog)
    dialog.import_source('{"to":"8613600009759","template":{"name":"order","language":"en"}}')
    bench.until(dialog.composer_button.isVisible)
    return dialog


@scene
def something_to_drop(bench: Bench) -> QWidget:
    bench.window.imports.drops.hint.setGeometry(bench.window.rect())
    bench.window.imports.drops.hint.show()
    return bench.window


# help


@scene
def an_image_that_was_looked_at(bench: Bench) -> QWidget:
    bench.load(Message(header=ImageHeader("http://127.0.0.1:1/parcel.png")))
    bench.app.core.images.check()
    link = bench.window.form.header.image
    assert link is not None
    bench.until(lambda: bench.app.core.images.state.fetched is not None)
    return bench.window


@scene
def variables_and_their_sizes(bench: Bench) -> QWidget:
    names = ("First Name", "Country", "Country", "a very long name of a variable")
    text = " ".join(f"{{{{{name}}}}}" for name in names)
    bench.load(Message(header=TextHeader(("x" * 61,), "For {{1}}", ("1",)), body=("David\nSmith",)))
    bench.app.composer.edit(Field(FieldKind.BODY_TEMPLATE), text)
    bench.app.checker.reveal()
    bench.settle()
    bench.window.form.body.rows[0].fix.ask.click()
    return bench.window


@scene
def the_keys(bench: Bench) -> QWidget:
    dialog = ShortcutsDialog(bench.window.menuBar(), bench.window)
    dialog.open()
    return dialog


@scene
def about(bench: Bench) -> QWidget:
    dialog = AboutDialog(bench.window)
    dialog.open()
    return dialog


def _questions() -> Iterator[tuple[str, Scene]]:
    for name, ask in QUESTIONS.items():
        yield f"question_{name}", Scene(lambda bench, ask=ask: ask(bench.window), False)  # type: ignore[misc]


SCENES.update(_questions())
