"""Every window, page, dialog and question of the program, in each state with a look of its own.

Add a function for a new one: `test_screen_reader_walk` fails on a window that no state shows.
"""

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QApplication, QWidget

from nxwa_desktop.batch.plan import Column, Columns, Fixed
from nxwa_desktop.protocol.message import Field, FieldKind, ImageHeader, Message, TextHeader
from nxwa_desktop.protocol.outcome import Accepted, NotSent, NotSentReason, Outcome, Rejected, Unknown, UnknownReason
from nxwa_desktop.sending.send_report import EarlierSend, SendReport
from nxwa_desktop.storage.errors import Change, DataFileChanged
from nxwa_desktop.storage.restore import Restored
from nxwa_desktop.storage.send_records import Filter, Resolution
from nxwa_desktop.templates.saved_template import message_of
from nxwa_desktop.ui.accounts.account_dialog import AccountDialog
from nxwa_desktop.ui.accounts.endpoint_edit import CUSTOM
from nxwa_desktop.ui.history.delete_history_dialog import DeleteHistoryDialog
from nxwa_desktop.ui.importing.import_dialog import ImportDialog
from nxwa_desktop.ui.preview.preview_tabs import PreviewPage
from nxwa_desktop.ui.result.send_question import SendQuestion
from nxwa_desktop.ui.templates.save_template_dialog import SaveTemplateDialog
from nxwa_desktop.ui.templates.templates_page import TemplatesPage
from nxwa_desktop.ui.templates.wording_dialog import WordingDialog
from nxwa_desktop.ui.widgets import prompts
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.notices import NOTE
from nxwa_desktop.ui.widgets.question import Question
from nxwa_desktop.ui.widgets.title_dialog import TitleDialog
from nxwa_desktop.ui.window.about_dialog import AboutDialog
from nxwa_desktop.ui.window.shortcuts_dialog import ShortcutsDialog
from nxwa_desktop.validation.message_rules import Finding, validate
from tests.support.batch_harness import NAME, TEMPLATES
from tests.ui.batch_steps import BatchSteps, customer, rehearsed, stored, table_of
from tests.ui.template_steps import keep
from tests.ui.window_driver import GOOD, RECIPIENT, WindowDriver, account, number_ending_in, visible_texts

TEXT = "Hello {{First Name}}, your parcel to {{Country}} has left. It reaches {{Country}} in two days."
NAMED = Message(
    "+86 136 0000 9759", "order_update", "en_US", TextHeader(("Parcel",)), ("David", "China", "China"), TEXT
)
BATCH = Path(__file__).parents[1] / "data" / "batch"
LONG = "support-for-customers-of-the-whole-of-south-east-asia"

Build = Callable[[WindowDriver], QWidget]


class WindowState(NamedTuple):
    """A state of the program, and the widget that is to be looked at in it."""

    build: Build
    first_start: bool

    @property
    def name(self) -> str:
        return self.build.__name__


WINDOW_STATES: dict[str, WindowState] = {}
QUESTIONS: dict[str, Callable[[QWidget], Question]] = {
    "confirm_signature": lambda window: prompts.confirm_signature(window, list, list),
    "confirm_removal": lambda window: prompts.confirm_removal(window, LONG, list),
    "confirm_replacement": lambda window: prompts.confirm_replacement(window, LONG, list),
    "confirm_use": lambda window: prompts.confirm_use(window, LONG, "WhatsApp has paused it", list),
    "inform_with_path": lambda window: prompts.inform_with_path(
        window, "Log", "The log is here:", Path("/home/anna/.local") / LONG
    ),
    "inform": lambda window: prompts.inform(window, "Export", "2,345 messages were exported. " * 4),
}
"""Every function of `prompts`, asked."""


def window_state(build: Build) -> Build:
    """Register a state in the sandbox."""
    WINDOW_STATES[build.__name__] = WindowState(build, False)
    return build


def first_start(build: Build) -> Build:
    """Register a state of a program that has no account yet, or gets its own."""
    WINDOW_STATES[build.__name__] = WindowState(build, True)
    return build


# what the states are made of


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


def ended(driver: WindowDriver, outcome: Outcome, **more: bool) -> QWidget:
    driver.load(NAMED)
    driver.end_send(report(outcome, offset_ms=90_000, **more))
    return driver.window


def earlier() -> EarlierSend:
    return EarlierSend("x", "8613600009759", Unknown(UnknownReason.READ_TIMEOUT, ""), time.time_ns() // 1_000_000)


def warnings_of_many_kinds() -> tuple[Finding, ...]:
    doubtful = Message("123456789", "Order Update", "xx_YY", ImageHeader("http://127.0.0.1/a"), ("a  b", "c" * 1100))
    return validate(doubtful)


def send(driver: WindowDriver, ending: str) -> None:
    driver.load()
    driver.app.composer.edit(RECIPIENT, number_ending_in(ending) + " ")
    driver.finished(driver.window.send)


def history(driver: WindowDriver, *endings: str) -> QWidget:
    for ending in endings:
        send(driver, ending)
    driver.window.history.open()
    page = driver.window.history.page
    driver.until(lambda: page.model.counted and (page.details.entry is not None or not endings))
    return driver.window


def keep_template(driver: WindowDriver, message: Message, title: str) -> None:
    with driver.qtbot.waitSignal(driver.app.services.templates.changed):
        driver.app.services.templates.add(message, title)


# the composer


@window_state
def an_empty_message(driver: WindowDriver) -> QWidget:
    return driver.window


@window_state
def a_text_header_and_named_rows(driver: WindowDriver) -> QWidget:
    driver.load(NAMED)
    driver.app.composer.edit(Field(FieldKind.BODY_TEMPLATE), TEXT)
    return driver.window


@window_state
def an_image_header(driver: WindowDriver) -> QWidget:
    driver.load(GOOD)
    return driver.window


@window_state
def sixty_rows(driver: WindowDriver) -> QWidget:
    driver.load(Message(body=tuple(f"value {number}" for number in range(60))))
    return driver.window


@window_state
def problems_everywhere(driver: WindowDriver) -> QWidget:
    driver.load(Message("12", "", "xx", ImageHeader("http//"), ("", "a\nb", "c  d")))
    driver.app.field_validation.show_all()
    return driver.window


@window_state
def problems_of_a_text_header(driver: WindowDriver) -> QWidget:
    driver.load(Message("12", "Name with spaces", "", TextHeader(("",)), ("x" * 1100,)))
    driver.app.field_validation.show_all()
    return driver.window


@window_state
def the_request(driver: WindowDriver) -> QWidget:
    driver.load(GOOD)
    driver.window.preview.show_page(PreviewPage.REQUEST)
    return driver.window


@window_state
def a_request_copied(driver: WindowDriver) -> QWidget:
    the_request(driver)
    driver.window.preview.copy_curl.click()
    return driver.window


@window_state
def being_sent(driver: WindowDriver) -> QWidget:
    driver.load(GOOD)
    driver.window.dock.show_busy("+86 136 0000 9759", "Acme")
    return driver.window


# how a send ended


@window_state
def accepted(driver: WindowDriver) -> QWidget:
    return ended(driver, Accepted("wamid." + "f" * 32, "e" * 32))


@window_state
def rejected(driver: WindowDriver) -> QWidget:
    return ended(driver, Rejected(22091, "Not a WhatsApp user", "e" * 32))


@window_state
def rejected_for_its_time(driver: WindowDriver) -> QWidget:
    return ended(driver, Rejected(1004, "expired", "e" * 32), correctable=True)


@window_state
def not_sent(driver: WindowDriver) -> QWidget:
    return ended(driver, NotSent(NotSentReason.KEYRING_LOCKED, "detail"))


@window_state
def unknown(driver: WindowDriver) -> QWidget:
    return ended(driver, Unknown(UnknownReason.READ_TIMEOUT, "detail"))


@window_state
def a_past_result(driver: WindowDriver) -> QWidget:
    unknown(driver)
    driver.app.composer.edit(RECIPIENT, "+86 136 0002 2091")
    return driver.window


@window_state
def a_question_before_a_send(driver: WindowDriver) -> QWidget:
    question = SendQuestion(NAMED, warnings_of_many_kinds(), earlier(), driver.window, agree=list)
    question.open()
    return question


@window_state
def four_notices(driver: WindowDriver) -> QWidget:
    driver.load(NAMED)
    notices = driver.window.notices.notices
    notices.show_clock("This computer's clock is 3 days 0 h slow. Set it right.")
    notices.show_unsaved("What you type is not being saved, and nothing can be sent. The disk is full.")
    assert driver.app.storage.on_restored is not None
    driver.app.storage.on_restored(Restored(Path("/home/anna/.local/share/nxwa-desktop/damaged"), 1_700_000_000_000))
    driver.settle()
    return driver.window


@window_state
def data_file_missing(driver: WindowDriver) -> QWidget:
    driver.load(NAMED)
    change = DataFileChanged(Change.ABSENT, kept=False, copy_made_ms=1_700_000_000_000)
    assert driver.app.storage.on_changed is not None
    driver.app.storage.on_changed(change)
    driver.settle()
    return driver.window


@window_state
def notices_and_a_result(driver: WindowDriver) -> QWidget:
    four_notices(driver)
    return rejected_for_its_time(driver)


# accounts


@first_start
def the_welcome(driver: WindowDriver) -> QWidget:
    driver.until(lambda: driver.window.pages.currentWidget() is driver.window.welcome)
    return driver.window


@first_start
def an_account_with_a_long_name(driver: WindowDriver) -> QWidget:
    driver.keep(account(LONG))
    driver.load(NAMED)
    return driver.window


@first_start
def a_new_account(driver: WindowDriver) -> QWidget:
    driver.window.accounts.add()
    return driver.dialog(AccountDialog)


@first_start
def an_account_with_problems(driver: WindowDriver) -> QWidget:
    dialog = driver.window.accounts.add()
    dialog.region.setCurrentIndex(dialog.region.findData(CUSTOM))
    dialog.save_button.click()
    dialog.answer.show_text("The keyring does not answer. " * 6, drawing="problem", role="bad")
    return dialog


@first_start
def an_account_to_edit(driver: WindowDriver) -> QWidget:
    driver.keep(account("Acme"))
    return driver.window.accounts.edit(driver.app.account_service.accounts[0])


@first_start
def an_account_without_an_address_of_its_list(driver: WindowDriver) -> QWidget:
    driver.keep(account("Acme", endpoint="https://proxy.example.com/send"))
    return driver.window.accounts.edit_list_address(driver.app.account_service.accounts[0])


# templates


@window_state
def no_templates(driver: WindowDriver) -> QWidget:
    driver.window.templates.open()
    return driver.window


def _templates(driver: WindowDriver) -> TemplatesPage:
    for title in ("Order update", LONG):
        keep_template(driver, NAMED, title)
    driver.window.templates.open()
    return driver.window.templates.page


@window_state
def templates(driver: WindowDriver) -> QWidget:
    page = _templates(driver)
    with driver.qtbot.waitSignal(driver.app.services.templates.changed):
        page.details.delete.trigger()
    return driver.window


@window_state
def templates_of_nxcloud(driver: WindowDriver) -> QWidget:
    driver.window.templates.open()
    with driver.qtbot.waitSignal(driver.app.services.templates.changed, timeout=15_000):
        driver.window.templates.page.updates.start()
    driver.window.templates.page.list.show_name("video_hello")
    return driver.window


@window_state
def a_template_to_use_anyway(driver: WindowDriver) -> QWidget:
    templates_of_nxcloud(driver)
    driver.window.templates.page.list.show_name("parcel_promo")
    driver.window.templates.page.details.use()
    return driver.question()


@window_state
def a_template_to_save(driver: WindowDriver) -> QWidget:
    keep_template(driver, NAMED, LONG)
    driver.load(NAMED)
    driver.window.templates.save()
    return driver.dialog(SaveTemplateDialog)


@window_state
def a_template_to_rename(driver: WindowDriver) -> QWidget:
    _templates(driver).details.rename.trigger()
    return driver.dialog(TitleDialog)


@window_state
def a_message_of_a_template(driver: WindowDriver) -> QWidget:
    wording = "Hello {{First Name}}, your order has left our warehouse and reaches {{City}} within {{Days}} days."
    keep(driver, Message(template_name="order_left", language="en_US", body_text=wording), "Order left")
    driver.window.templates.open()
    found = driver.app.services.templates.find("order_left", "en_US")
    assert found is not None
    driver.load(message_of(found, Message(number_ending_in("09759"))))
    driver.window.show_message()
    assert driver.window.form.wording.quote.isVisible()
    return driver.window


@window_state
def a_wording_to_edit(driver: WindowDriver) -> QWidget:
    _templates(driver).details.edit.trigger()
    return driver.dialog(WordingDialog)


@window_state
def a_new_template(driver: WindowDriver) -> QWidget:
    driver.window.templates.open()
    driver.window.templates.page.head.new.trigger()
    dialog = driver.dialog(WordingDialog)
    dialog.save_button.click()
    return dialog


# the history and the settings


@window_state
def an_empty_history(driver: WindowDriver) -> QWidget:
    return history(driver)


@window_state
def a_history(driver: WindowDriver) -> QWidget:
    history(driver, "09759", "90001", "22091")
    driver.window.history.page.filters.day.setCurrentIndex(5)
    return driver.window


@window_state
def a_history_that_was_exported(driver: WindowDriver) -> QWidget:
    history(driver, "09759", "90001", "22091")
    # A path of the same length wherever the tests run: the notice shows all of it.
    with tempfile.TemporaryDirectory(prefix="nxwa-a-folder-of-exported-histories-") as folder:
        with driver.qtbot.waitSignal(driver.app.services.export.finished):
            driver.window.history.exports.start(Filter(), Path(folder) / f"{LONG}.csv")
        return driver.window


@window_state
def a_history_that_is_being_exported(driver: WindowDriver) -> QWidget:
    history(driver, "09759")
    cancel = ("Cancel", driver.app.services.export.cancel)
    driver.window.history.page.set_exporting(True)
    driver.window.history.page.exporting.show_notice("Exporting… 12,500 of 80,000", NOTE, cancel, closable=False)
    return driver.window


@window_state
def a_doubtful_send(driver: WindowDriver) -> QWidget:
    return history(driver, "09759", "90001")


@window_state
def the_details_of_a_doubtful_send(driver: WindowDriver) -> QWidget:
    history(driver, "09759", "90001")
    driver.window.history.page.show_details()
    return driver.window


@window_state
def the_answer_to_a_send(driver: WindowDriver) -> QWidget:
    history(driver, "22091")
    page = driver.window.history.page
    page.details.head.segments.segments[2].click()
    page.show_details()
    return driver.window


@window_state
def a_send_that_was_dealt_with(driver: WindowDriver) -> QWidget:
    history(driver, "90001")
    details = driver.window.history.page.details
    details.card.did_not.click()
    driver.until(lambda: details.entry is not None and details.entry.resolution is Resolution.DID_NOT)
    return driver.window


@window_state
def the_settings(driver: WindowDriver) -> QWidget:
    driver.keep(account("Acme"), account(LONG))
    driver.window.settings.open()
    return driver.window.settings.page


@window_state
def a_history_to_delete(driver: WindowDriver) -> QWidget:
    dialog = DeleteHistoryDialog(3, driver.window)
    dialog.open()
    return dialog


# importing


def _imported(driver: WindowDriver, text: str) -> QWidget:
    driver.window.imports.import_text(text)
    driver.until(
        lambda: is_built(driver.window.notices, "notices") and driver.window.notices.notices.notice("imported")
    )
    return driver.window


@window_state
def an_import(driver: WindowDriver) -> QWidget:
    unusable = '"recipient":"HK.73374xxxx5265","ttl":5,"priority":"high"'
    components = '[{"type":"button"},{"type":"footer"},{"type":"body","parameters":[{"type":"currency"}]}]'
    return _imported(
        driver,
        f'curl -d \'{{"tenant_id":99,{unusable},"to":8613600009759 // number\n,,'
        f'"template":{{"name":"order_update","components":{components}}}}}\' x',
    )


@window_state
def a_refused_import(driver: WindowDriver) -> QWidget:
    return _imported(driver, '{"name":"order_update","components":[{"type":"BODY","text":"Hello"}]}')


@window_state
def something_to_import(driver: WindowDriver) -> QWidget:
    QApplication.clipboard().setText("curl -d @body.json https://api.nxcloud.com/saas/wa/send {}")
    dialog = driver.window.imports.open()
    driver.until(lambda: dialog.card.heading.role == "bad")
    return dialog


@window_state
def templates_to_import(driver: WindowDriver) -> QWidget:
    QApplication.clipboard().setText('{"name":"order_update","components":[{"type":"BODY","text":"Hello"}]}')
    dialog = driver.window.imports.open()
    driver.until(dialog.import_button.isEnabled)
    return dialog


@window_state
def messages_to_choose_from(driver: WindowDriver) -> QWidget:
    bodies = (
        f'{{"to":"8613600009759","template":{{"name":"{name}","language":"en_US"}}}}' for name in ("order_update", LONG)
    )
    driver.window.imports.import_text(f'{{"n":[{",".join(bodies)}],"b":{{"to":"1","type":"text","text":{{}}}}}}')
    return driver.dialog(ImportDialog)


@window_state
def a_message_among_the_templates(driver: WindowDriver) -> QWidget:
    driver.window.templates.open()
    page = driver.window.templates.page
    page.import_source('{"to":"8613600009759","template":{"name":"order","language":"en"}}')
    driver.until(page.notice.isVisible)
    return driver.window


@window_state
def something_to_drop(driver: WindowDriver) -> QWidget:
    driver.window.imports.drops.overlay.setGeometry(driver.window.rect())
    driver.window.imports.drops.overlay.show()
    return driver.window


# help


@window_state
def an_image_that_was_looked_at(driver: WindowDriver) -> QWidget:
    driver.load(Message(header=ImageHeader("http://127.0.0.1:1/parcel.png")))
    driver.app.services.images.check()
    link = driver.window.form.header.image
    assert link is not None
    driver.until(lambda: driver.app.services.images.state.fetched is not None)
    return driver.window


@window_state
def variables_and_their_sizes(driver: WindowDriver) -> QWidget:
    names = ("First Name", "Country", "Country", "a very long name of a variable")
    text = " ".join(f"{{{{{name}}}}}" for name in names)
    driver.load(Message(header=TextHeader(("x" * 61,), "For {{1}}", ("1",)), body=("David\nSmith",)))
    driver.app.composer.edit(Field(FieldKind.BODY_TEMPLATE), text)
    driver.app.field_validation.show_all()
    driver.settle()
    driver.window.form.body.rows[0].fix.ask.click()
    return driver.window


@window_state
def what_differs_from_the_list_of_nxcloud(driver: WindowDriver) -> QWidget:
    account = driver.app.account_service.chosen
    assert account is not None
    with driver.qtbot.waitSignal(driver.app.services.templates.changed, timeout=15_000):
        driver.app.services.template_update.update(account)
    driver.load(Message("+86 136 0000 9759", "order_update", "en_US", TextHeader(("Parcel",)), ("David",)))
    driver.app.field_validation.show_all()
    return driver.window


# a list of customers


@window_state
def the_first_step_of_a_batch(driver: WindowDriver) -> QWidget:
    driver.window.batch.open()
    return driver.window


@window_state
def a_list_in_an_unknown_encoding(driver: WindowDriver) -> QWidget:
    file = driver.paths.database_file.parent / "customers.csv"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes("1,2\n8613600009759,李雷\n".encode("gb18030"))
    driver.window.batch.open_file(file)
    driver.until(lambda: driver.window.batch.reading.last.is_guess)
    return driver.window


@window_state
def a_workbook_whose_formats_are_to_be_confirmed(driver: WindowDriver) -> QWidget:
    driver.window.batch.open_file(BATCH / "workbook-formats-hidden-merged.xlsx")
    driver.until(lambda: driver.window.batch.reading.table is not None)
    return driver.window


@window_state
def the_columns_of_a_batch(driver: WindowDriver) -> QWidget:
    steps = BatchSteps(driver)
    steps.preparation.open(table_of(customer(0), ("0811 1234 567", "Budi", "id")), "customers.csv")
    steps.preparation.choose_template(TEMPLATES)
    steps.preparation.set_columns(Columns(Column(0), Column(2), ((NAME, Fixed("David")),)))
    driver.app.storage.submit(lambda _: None).result(10)
    driver.settle()
    steps.page.show_step(1, frozenset({0}))
    driver.until(lambda: any("0811 1234 567" in text for text in visible_texts(steps.page)))
    return driver.window


@window_state
def the_earlier_batches(driver: WindowDriver) -> QWidget:
    stored(driver, "customers.csv")
    stored(driver, f"{LONG}.xlsx", at=2)
    driver.window.batch.open()
    dialog = driver.window.batch.show_earlier()
    driver.until(lambda: dialog.model.rowCount() == 2)
    return dialog


@window_state
def a_question_before_closing(driver: WindowDriver) -> QWidget:
    steps = BatchSteps(driver)
    steps.open(*(customer(number) for number in range(50)))
    steps.start(rate=0.2)
    driver.window.close()
    return driver.question()


def _checked_batch(driver: WindowDriver) -> BatchSteps:
    steps = BatchSteps(driver)
    rows = (customer(0), rehearsed("90001"), customer(1, ""), customer(2, language="pt_BR"), customer(0), customer(3))
    steps.open(*rows)
    return steps


@window_state
def a_batch_that_was_checked(driver: WindowDriver) -> QWidget:
    _checked_batch(driver)
    return driver.window


@window_state
def a_question_before_a_batch(driver: WindowDriver) -> QWidget:
    return _checked_batch(driver).ask()


@window_state
def a_batch_that_is_paused(driver: WindowDriver) -> QWidget:
    steps = BatchSteps(driver)
    steps.open(customer(0), rehearsed("22089"), customer(1))
    steps.start()
    driver.until(steps.send.pause_card.isVisible)
    return driver.window


@window_state
def a_batch_that_is_done(driver: WindowDriver) -> QWidget:
    steps = _checked_batch(driver)
    steps.start()
    steps.until_done()
    driver.until(steps.done.card.decide.isVisible)
    return driver.window


@window_state
def the_keys(driver: WindowDriver) -> QWidget:
    dialog = ShortcutsDialog(driver.window.menuBar(), driver.window)
    dialog.open()
    return dialog


@window_state
def about(driver: WindowDriver) -> QWidget:
    dialog = AboutDialog(driver.window)
    dialog.open()
    return dialog


def _questions() -> Iterator[tuple[str, WindowState]]:
    for name, ask in QUESTIONS.items():
        yield f"question_{name}", WindowState(lambda driver, ask=ask: ask(driver.window), False)  # type: ignore[misc]


WINDOW_STATES.update(_questions())
