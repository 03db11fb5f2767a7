"""What a message is brought back by: undo, drafts, and what is said while the disk refuses."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from nxwa_desktop.protocol.message import Field, FieldKind, Message
from nxwa_desktop.services.undo_stack import EditKind
from nxwa_desktop.storage.errors import DatabaseFull
from nxwa_desktop.storage.retried_writes import RetriedWrites
from nxwa_desktop.storage.sqlite import Database
from nxwa_desktop.ui.compose.text_edit import TextEdit
from nxwa_desktop.ui.i18n.clock_words import clock_words
from nxwa_desktop.ui.widgets.lazy import is_built
from tests.ui.template_steps import NAMED
from tests.ui.window_driver import GOOD, WindowDriver, account


def test_the_edit_menu_names_its_steps(driver: WindowDriver) -> None:
    menu = driver.window.edit_menu
    driver.load(GOOD)
    driver.window.new_message()
    assert (menu.undo.text(), driver.message) == ("&Undo new message", Message())
    menu.undo.trigger()
    assert (menu.redo.text(), driver.message) == ("&Redo new message", GOOD)
    driver.app.composer.remove(FieldKind.BODY, 0)
    assert menu.undo.text() == "&Undo remove variable"
    for step in EditKind:
        assert menu._words(step)


def test_undo_in_a_field_is_the_field_s_own_first(driver: WindowDriver) -> None:
    driver.load(GOOD)
    driver.app.composer.remove(FieldKind.BODY, 1)
    driver.focus(driver.window.form.recipient.edit)
    driver.write("x")
    driver.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert driver.message.recipient == GOOD.recipient
    assert len(driver.message.body) == 1
    driver.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert driver.message == GOOD


def test_the_text_names_the_rows(driver: WindowDriver) -> None:
    text = driver.window.form.text
    driver.load(Message())
    driver.focus(text)
    driver.write("Hi {{name}} of {{town}}")
    rows = driver.window.form.body.rows
    assert [row.label for row in rows] == ["name", "town"]
    assert rows[0].edit.accessibleName() == "Body variable 1, name"
    driver.key(Qt.Key.Key_Tab)
    assert not text.hasFocus()
    low = text.height()
    driver.app.composer.edit(Field(FieldKind.BODY_TEMPLATE), "line\n" * 9)
    assert low < text.height() < 3 * low + 40
    driver.focus(text)
    driver.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert driver.message.body_text == "Hi {{name}} of {{town}}"
    assert isinstance(text, TextEdit)


def test_the_text_is_back_when_the_window_is(make_driver: Callable[..., WindowDriver]) -> None:
    first = make_driver(sandbox=True)
    first.until(lambda: first.app.account_service.in_sandbox)
    first.load(NAMED)
    first.close()
    second = make_driver(sandbox=True)
    second.until(lambda: second.message == NAMED)
    second.window.edit_menu.undo.trigger()


def test_each_account_has_its_own_message(driver: WindowDriver) -> None:
    driver.keep(account("A"), account("B"))
    account_service = driver.app.account_service
    account_service.choose_sandbox()
    driver.load(GOOD)
    one, two = account_service.accounts
    account_service.choose(one)
    assert driver.message == GOOD  # a copy goes along where nothing waits
    assert driver.app.composer.undo_step is EditKind.ACCOUNT
    account_service.choose(two)
    driver.load(NAMED)
    account_service.choose_sandbox()
    assert driver.message == GOOD
    driver.load(Message("1"))
    account_service.choose(two)
    assert driver.message == NAMED
    account_service.choose_sandbox()
    assert driver.message == Message("1")


def test_a_disk_that_refuses_is_told_and_typing_goes_on(driver: WindowDriver) -> None:
    driver.load(GOOD)
    driver.app.services.drafts.flush()
    driver.app.storage.submit(lambda _: None).result(5)
    notices = driver.window.notices
    with Database(driver.paths.database_file) as other:
        other.execute("BEGIN IMMEDIATE")
        driver.load(NAMED)
        driver.until(lambda: is_built(notices, "notices") and notices.notices.notice("drafts") is not None)
        driver.app.composer.edit(Field(FieldKind.TEMPLATE_NAME), "typed_on")
        assert driver.message.template_name == "typed_on"
        other.execute("ROLLBACK")
    driver.until(lambda: notices.notices.notice("drafts") is None)
    drafts = driver.app.storage.submit(lambda repos: repos.drafts.adopt()).result(5)
    assert [draft.message.template_name for draft in drafts] == ["typed_on"]


def test_an_outcome_that_does_not_reach_the_disk_is_told_until_it_does(driver: WindowDriver) -> None:
    driver.app.storage.retried = RetriedWrites(driver.app.storage.submit, again=0.05)
    driver.app.storage.retried.on_waiting = driver.app.services.data_file.unwritten.emit
    notices = driver.window.notices
    full = Gate()
    driver.app.storage.retried.write(full)
    driver.until(lambda: is_built(notices, "notices") and notices.notices.notice("unwritten") is not None)
    notice = notices.notices.notice("unwritten")
    assert notice is not None
    assert "could not be written to the history yet" in notice.text
    assert "The disk is full" in notice.text
    full.open = True
    driver.until(lambda: notices.notices.notice("unwritten") is None)


class Gate:
    """A write that a full disk refuses, until it is open."""

    open = False

    def __call__(self, _: object) -> None:
        if not self.open:
            raise DatabaseFull("database or disk is full")


def test_how_far_the_clock_is_off() -> None:
    assert clock_words(0) == ""
    assert "is 10 min 3 s slow." in clock_words(603_000)
    assert "is 9 s fast." in clock_words(-9_000)
    assert "is 2 h 5 min slow." in clock_words(7_500_000)
    assert "is 1 day 2 h fast." in clock_words(-93_600_000)
    assert "is 3 days 0 h slow." in clock_words(259_200_000)
